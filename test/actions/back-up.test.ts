import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backUp, lastBackup } from '../../src/actions/back-up.ts';
import { DAY, formatInstant, instant } from '../../src/calendar/time.ts';
import { Store } from '../../src/store/store.ts';
import { onBothDatabases } from '../support/databases.ts';
import { aDesk, instantOf } from '../support/desks.ts';
import { newFolder } from '../support/program.ts';

onBothDatabases('the night’s backup', (database) => {
  test('is made once, by whichever process is first', async () => {
    const desks = [];
    for (let n = 0; n < 3; n++) desks.push(await aDesk(await database.address(), '2026-11-20T02:20:00Z'));
    const folder = newFolder();
    const made = await Promise.all(desks.map((desk) => backUp(desk, folder)));
    expect(made.filter((file) => file !== null)).toEqual([join(folder, 'calendar-2026-11-20.db')]);
    expect(await Promise.all(desks.map((desk) => backUp(desk, folder)))).toEqual([null, null, null]);
    await using copy = await Store.open({ file: join(folder, 'calendar-2026-11-20.db') });
    expect(await copy.latestVersion()).toBe(0);
  });

  test('begins at three in Denmark, and is made up for where the computer was off', async () => {
    const desk = await aDesk(await database.address(), '2026-11-20T02:20:00Z');
    const folder = newFolder();
    await backUp(desk, folder);
    desk.at('2026-11-21T01:59:00Z');
    expect(await backUp(desk, folder)).toBe(null);
    desk.at('2026-11-21T15:20:00Z');
    expect(await backUp(desk, folder)).toBe(join(folder, 'calendar-2026-11-21.db'));
    expect(await lastBackup(desk.store.read)).toBe(instantOf('2026-11-21T15:20:00Z'));
  });

  test('is tried again where it came to nothing', async () => {
    const desk = await aDesk(await database.address(), '2026-11-20T02:20:00Z');
    const folder = newFolder();
    writeFileSync(join(folder, 'backups'), 'a file in the way');
    await expect(backUp(desk, join(folder, 'backups'))).rejects.toThrow('EEXIST');
    expect(await lastBackup(desk.store.read)).toBe(null);
    expect(await backUp(desk, join(folder, 'elsewhere'))).not.toBe(null);
  });

  test('lets go of all but seven nights and the last of each of four weeks before', async () => {
    const desk = await aDesk(await database.address(), '2026-11-20T02:20:00Z');
    const folder = join(newFolder(), 'backups');
    mkdirSync(folder);
    for (let days = 1; days <= 60; days++) {
      const at = formatInstant(instant(instantOf('2026-11-20T12:00:00Z') - days * DAY)).slice(0, 10);
      writeFileSync(join(folder, `calendar-${at}.db`), '');
    }
    writeFileSync(join(folder, 'my own.db'), '');
    await backUp(desk, folder);
    expect(readdirSync(folder).sort()).toEqual([
      'calendar-2026-10-25.db',
      'calendar-2026-11-01.db',
      'calendar-2026-11-08.db',
      'calendar-2026-11-14.db',
      'calendar-2026-11-15.db',
      'calendar-2026-11-16.db',
      'calendar-2026-11-17.db',
      'calendar-2026-11-18.db',
      'calendar-2026-11-19.db',
      'calendar-2026-11-20.db',
      'my own.db',
    ]);
  });
});
