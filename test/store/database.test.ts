import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as otherWork } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Kysely, sql } from 'kysely';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { type DatabaseAddress, openDatabase } from '../../src/store/database.ts';
import type { Database } from '../../src/store/handles.ts';
import { saveSetting } from '../../src/store/settings.ts';
import { Store } from '../../src/store/store.ts';
import { onBothDatabases } from '../support/databases.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'faelleskalender-database-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

async function opened(address: DatabaseAddress): Promise<Database> {
  const database = await openDatabase(address);
  onTestFinished(() => database.close());
  return database;
}

test('a SQLite file is made where it is missing, in a folder that only its owner may enter', async () => {
  const file = join(folder, 'data', 'network', 'calendar.db');
  await opened({ file });
  expect(statSync(file).isFile()).toBe(true);
  expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, 'data', 'network')).mode & 0o777).toBe(0o700);
});

test.each([
  ['journal_mode', 'wal'],
  ['synchronous', 2],
  ['foreign_keys', 1],
])('SQLite writes with %s = %s', async (pragma, value) => {
  const database = await opened({ file: join(folder, 'calendar.db') });
  const { rows } = await database.transaction((trx) =>
    sql<Record<string, unknown>>`select * from ${sql.raw(`pragma_${pragma}`)}`.execute(trx),
  );
  expect(rows).toEqual([{ [pragma]: value }]);
});

test('SQLite takes no writes outside a transaction', async () => {
  const store = await Store.open({ file: join(folder, 'calendar.db') });
  onTestFinished(() => store.close());
  const writing = store.read.insertInto('setting').values({ key: 'a', value: 'b' }).execute();
  await expect(writing).rejects.toThrow('readonly');
});

// A wait inside SQLite itself would stop this process, and the holder of the lock with it, for longer than that.
test('a transaction on SQLite waits for another without stopping the process', {
  timeout: 4_000,
}, async () => {
  const address = { file: join(folder, 'calendar.db') };
  const [first, second] = [await Store.open(address), await Store.open(address)];
  onTestFinished(async () => void (await Promise.all([first.close(), second.close()])));
  const order: string[] = [];
  let finish = (): void => {};
  const wanted = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const holding = first.transaction(async (trx) => {
    await saveSetting(trx, 'a', '1');
    await wanted;
    order.push('first');
  });
  const waiting = second.transaction(async (trx) => {
    await saveSetting(trx, 'a', '2');
    order.push('second');
  });
  for (let round = 0; round < 10; round++) await otherWork();
  finish();
  await Promise.all([holding, waiting]);
  expect(order).toEqual(['first', 'second']);
});

test('what is no SQLite database is refused as such', async () => {
  const file = join(folder, 'calendar.db');
  writeFileSync(file, 'Sprogcafé hver tirsdag. '.repeat(100));
  await expect(openDatabase({ file })).rejects.toThrow(
    `${file} is not a SQLite database; move it away or restore a backup.`,
  );
});

test('a folder that cannot be made is named, and where to choose another', async () => {
  writeFileSync(join(folder, 'data'), 'in the way');
  const file = join(folder, 'data', 'network', 'calendar.db');
  await expect(openDatabase({ file })).rejects.toThrow(/calendar\.db cannot be written .* in DATA_DIR\.$/);
});

test('a missing native part is one sentence with its cure', async () => {
  const script = fileURLToPath(new URL('../support/broken-native.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--import',
    'tsx',
    script,
    join(folder, 'a.db'),
  ]);
  expect(stdout).toBe(
    'CannotOpen: The SQLite part of the program is missing or was built for another Node: run "npm rebuild better-sqlite3".',
  );
});

test('a PostgreSQL that does not answer is named, without its password', async () => {
  const opening = openDatabase({ url: 'postgres://kalender:hemmelig@127.0.0.1:1/network' });
  await expect(opening).rejects.toThrow(
    /^PostgreSQL does not let us in \(network at 127\.0\.0\.1:1: .*\); check DATABASE_URL\.$/,
  );
  await expect(opening).rejects.not.toThrow('hemmelig');
});

onBothDatabases('a database', (database) => {
  test('runs work alone, one after the other, over all that have it open', async () => {
    const address = await database.another();
    const both = [await opened(address), await opened(address)];
    let inside = 0;
    const counts = both.map(
      (one) =>
        new Promise<number>((resolve, reject) => {
          const work = async (db: Kysely<unknown>): Promise<void> => {
            inside += 1;
            for (let round = 0; round < 100; round++) await sql`select 1`.execute(db).then(() => otherWork());
            resolve(inside);
            inside -= 1;
          };
          one.alone(work).catch(reject);
        }),
    );
    expect(await Promise.all(counts)).toEqual([1, 1]);
  });
});
