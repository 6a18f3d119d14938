import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { restoreBackup } from '../../src/store/restore.ts';
import { onBothDatabases } from '../support/databases.ts';
import { aDesk } from '../support/desks.ts';
import { fillEveryTable } from '../support/every-table.ts';
import { environmentFor, newFolder, ownEnvironment, Program, runProgram } from '../support/program.ts';

const FEEDS = ['/calendar.ics', '/calendar.ics?lang=ar', '/calendar.ics?category=sprogcafe'];

onBothDatabases('a calendar that is restored elsewhere', (database) => {
  test('serves the same feeds, byte for byte and under the same ETags', async () => {
    const address = await database.address();
    await fillEveryTable(await aDesk(address, new Date().toISOString()));
    const environment = environmentFor(address);
    const server = new Program(['serve'], { environment });
    const original = await feedsOf(await server.address());
    expect(original.every(({ etag, length }) => etag !== null && length > 1_000)).toBe(true);
    const file = join(newFolder(), 'backup.db');
    const made = await runProgram(['backup', file], { environment });
    expect(made).toEqual({
      code: 0,
      output: `Everything is in ${file}; it is for nobody else's eyes.\n`,
      notes: '',
    });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const again = await runProgram(['backup', file], { environment });
    expect(again).toMatchObject({ code: 1, notes: `${file} is there already: name another file.\n` });
    for (const to of [ownEnvironment(), environmentFor(await database.another())]) {
      const { code, notes } = await runProgram(['restore', file], { environment: to });
      expect({ code, notes }).toEqual({ code: 0, notes: '' });
      const restored = new Program(['serve'], { environment: to });
      expect(await feedsOf(await restored.address())).toEqual(original);
      restored.stop();
      expect((await restored.ended()).code).toBe(0);
      expect(await runProgram(['check'], { environment: to })).toMatchObject({ code: 0 });
    }
  });
});

describe('a restoring that is killed', () => {
  test('leaves nothing that looks like a calendar, and can be done again', async () => {
    const address = { file: join(newFolder(), 'calendar.db') };
    const desk = await aDesk(address, new Date().toISOString());
    await fillEveryTable(desk);
    const file = join(newFolder(), 'backup.db');
    await runProgram(['backup', file], { environment: environmentFor(address) });
    const environment = ownEnvironment();
    const calendar = join(environment['DATA_DIR'] ?? '', 'calendar.db');
    // Ends the program, as kill -9 does, at each of its last steps in turn.
    for (const step of ['copyFile', 'chmod', 'rename']) {
      const restoring = new Program(['restore', file], { environment, before: killedAt(step) });
      expect((await restoring.ended()).code).toBe(null);
      expect(existsSync(calendar)).toBe(false);
    }
    expect((await runProgram(['restore', file], { environment })).code).toBe(0);
    expect(existsSync(calendar)).toBe(true);
    expect(readdirSync(environment['DATA_DIR'] ?? '').sort()).toEqual(['calendar.db', 'calendar.db.serving']);
    expect((await runProgram(['check'], { environment })).code).toBe(0);
  });
});

describe('a restoring beside a server', () => {
  test('is refused, whatever there is in its database', async () => {
    const environment = ownEnvironment();
    const server = new Program(['serve'], { environment });
    await server.address();
    const file = join(newFolder(), 'backup.db');
    await runProgram(['backup', file], { environment });
    const address = { file: join(environment['DATA_DIR'] ?? '', 'calendar.db') };
    await expect(restoreBackup(address, file, newFolder())).rejects.toThrow(
      'is being served by another process',
    );
  });
});

/** A module that makes the process end without a word when it is about to take the step. */
function killedAt(step: string): string {
  return `
    import promises from 'node:fs/promises';
    import { syncBuiltinESMExports } from 'node:module';
    promises[${JSON.stringify(step)}] = () => process.kill(process.pid, 'SIGKILL');
    syncBuiltinESMExports();`;
}

async function feedsOf(address: string): Promise<{ etag: string | null; length: number; hash: string }[]> {
  return Promise.all(
    FEEDS.map(async (path) => {
      const response = await fetch(`${address}${path}`);
      const text = await response.text();
      const hash = createHash('sha256').update(text).digest('hex');
      return { etag: response.headers.get('ETag'), length: text.length, hash };
    }),
  );
}
