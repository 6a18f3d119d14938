import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as otherWork } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { instant } from '../../src/calendar/time.ts';
import { writeBackup } from '../../src/store/backup.ts';
import { appendChanges } from '../../src/store/changes.ts';
import { type DatabaseAddress, openDatabase } from '../../src/store/database.ts';
import { sqlite } from '../../src/store/kept-statements.ts';
import { migrate } from '../../src/store/migrate.ts';
import { restoreBackup } from '../../src/store/restore.ts';
import { findSetting, saveSetting } from '../../src/store/settings.ts';
import { Store } from '../../src/store/store.ts';
import { onBothDatabases } from '../support/databases.ts';
import { aDesk } from '../support/desks.ts';
import { allRows, fillEveryTable } from '../support/every-table.ts';
import { newFolder } from '../support/program.ts';
import { appendEdit } from './examples.ts';

const NOW = '2026-11-20T12:00:00Z';

onBothDatabases('a backup', (database) => {
  test('holds every row of every table, and gives each back to either database', async () => {
    const desk = await aDesk(await database.address(), NOW);
    await fillEveryTable(desk);
    const before = await allRows(desk.store.read);
    expect(Object.entries(before).filter(([, rows]) => rows.length === 0)).toEqual([]);
    const file = join(newFolder(), 'backup.db');
    await writeBackup(desk.store, file);
    for (const address of [aFile(), await database.another()]) {
      await restoreBackup(address, file, newFolder());
      await using store = await Store.open(address);
      expect(await allRows(store.read)).toEqual(before);
      await store.transaction((trx) => appendEdit(trx, 'venue', 'v'));
      expect(await store.latestVersion()).toBe((await desk.store.latestVersion()) + 1);
    }
  });

  test('is one file, for its owner alone', async () => {
    const folder = newFolder();
    await writeBackup(await database.open(), join(folder, 'backup.db'));
    expect(readdirSync(folder)).toEqual(['backup.db']);
    expect(statSync(join(folder, 'backup.db')).mode & 0o777).toBe(0o600);
  });

  test('takes the place of no file', async () => {
    const file = join(newFolder(), 'backup.db');
    writeFileSync(file, 'dear to somebody');
    await expect(writeBackup(await database.open(), file)).rejects.toThrow(
      `${file} is there already: name another file.`,
    );
    expect(readFileSync(file, 'utf8')).toBe('dear to somebody');
  });

  test('that cannot be finished leaves nothing behind', async () => {
    const folder = newFolder();
    const failing = { copyTo: () => Promise.reject(new Error('no room')) };
    await expect(writeBackup(failing, join(folder, 'backup.db'))).rejects.toThrow('no room');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('holds one state that the database had while others were writing', async () => {
    const store = await database.open();
    const write = async (n: number): Promise<void> =>
      store.transaction(async (trx) => {
        const at = instant(n);
        const subject = { kind: 'setting', id: 'count' } as const;
        await appendChanges(trx, [{ at, actor: 'a', deed: 'write', subject, detail: {} }]);
        await saveSetting(trx, 'count', String(n));
      });
    for (let n = 1; n <= 50; n++) await write(n);
    let written = 50;
    let isCopying = true;
    const file = join(newFolder(), 'backup.db');
    const copied = writeBackup(store, file).finally(() => {
      isCopying = false;
    });
    while (isCopying) {
      await write(++written);
      await otherWork();
    }
    await copied;
    expect(written).toBeGreaterThan(50);
    await using copy = await Store.open({ file });
    const count = Number(await findSetting(copy.read, 'count'));
    expect(count).toBe(await copy.latestVersion());
    expect(count).toBeGreaterThanOrEqual(50);
  });

  test('is restored into no database that has something in it', async () => {
    const store = await database.open();
    const file = join(newFolder(), 'backup.db');
    await writeBackup(store, file);
    await store.transaction((trx) => appendEdit(trx, 'venue', 'v'));
    await expect(restoreBackup(await database.address(), file, newFolder())).rejects.toThrow(
      /is there already: move it away|is in use already \(change has rows\): name an empty one/,
    );
    expect(await store.latestVersion()).toBe(1);
  });
});

const NO_BACKUPS: [sentence: string, bytes: Buffer, told: string][] = [
  ['a text', Buffer.from('BEGIN:VCALENDAR\r\n'.repeat(100)), 'is no backup of Fælleskalender'],
  ['an empty file', Buffer.alloc(0), 'is no backup of Fælleskalender'],
];

describe('what is no backup is not restored:', () => {
  test.each(NO_BACKUPS)('%s', async (_sentence, bytes, told) => {
    const folder = newFolder();
    writeFileSync(join(folder, 'backup.db'), bytes);
    const address = { file: join(folder, 'data/calendar.db') };
    const backup = join(folder, 'backup.db');
    await expect(restoreBackup(address, backup, newFolder())).rejects.toThrow(`${backup} ${told}`);
    expect(readdirSync(join(folder, 'data'))).toEqual(['calendar.db.serving']);
  });

  test('a backup with a page written over', async () => {
    const address = aFile();
    const desk = await aDesk(address, NOW);
    await fillEveryTable(desk);
    const file = join(newFolder(), 'backup.db');
    await writeBackup(desk.store, file);
    const bytes = readFileSync(file);
    for (let page = 10; page < 30; page++) bytes.fill(0xff, page * 4_096, page * 4_096 + 2_000);
    writeFileSync(file, bytes);
    const elsewhere = aFile();
    await expect(restoreBackup(elsewhere, file, newFolder())).rejects.toThrow(
      /is damaged \(.+\): restore an older backup/,
    );
    await expect(Store.open(elsewhere).then((store) => store.close())).resolves.toBeUndefined();
  });

  test('one that a newer program has written', async () => {
    const file = join(newFolder(), 'backup.db');
    const database = await openDatabase({ file });
    await migrate(database);
    await database.close();
    const raw = (await sqlite())(file);
    raw.exec("insert into kysely_migration values ('9999-the-future', '2030-01-01')");
    raw.close();
    await expect(restoreBackup(aFile(), file, newFolder())).rejects.toThrow(
      'A newer version of Fælleskalender',
    );
  });
});

function aFile(): DatabaseAddress & { readonly file: string } {
  return { file: join(newFolder(), 'calendar.db') };
}
