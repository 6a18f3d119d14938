// Commands that write much, killed on the way, as by a machine that has no memory left: what is there afterwards is all or
// nothing, and doing it again is all it takes.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import type { DatabaseAddress } from '../../src/store/database.ts';
import { Store } from '../../src/store/store.ts';
import { onPostgres } from '../support/databases.ts';
import { aDesk } from '../support/desks.ts';
import { allRows, fillEveryTable } from '../support/every-table.ts';
import { DIST, environmentFor, newFolder, Program, runProgram, type Started } from '../support/program.ts';

/** What is refilled by itself. */
const OF_NO_ACCOUNT = ['job', 'lease', 'setting', 'start_link'];

onPostgres('a restoring into PostgreSQL that is killed', (database) => {
  test('leaves all of the backup or nothing, wherever it was, and can be done again', async () => {
    const { file, rows } = await aBackup();
    const address = await database.address();
    const [folder, temporary] = [newFolder(), newFolder()];
    const environment = { ...environmentFor(address), DATA_DIR: folder, TMPDIR: temporary };
    const left = await leftByEachKill(['restore', file], { environment }, () => countOf(address));
    expect(left.length).toBeGreaterThan(5);
    expect(new Set(left)).toEqual(new Set([0]));
    expect(await kept(address)).toEqual(rows);
    expect(await runProgram(['check'], { environment })).toMatchObject({ code: 0 });
    // No copy of anybody's data is left where it was made.
    expect([readdirSync(folder), readdirSync(temporary)]).toEqual([[], []]);
  }, 120_000);

  test('at its very end has restored all or nothing, and says so when it is done again', async () => {
    const { file, rows } = await aBackup();
    const address = await database.address();
    const environment = environmentFor(address);
    const killed = await new Program(['restore', file], { environment, before: KILLED_AT_COMMIT }).ended();
    expect(killed.code).toBe(null);
    const again = await runProgram(['restore', file], { environment });
    if (again.code !== 0) {
      expect(again.notes).toMatch(
        /^The database that DATABASE_URL names is in use already \(.+ has rows\): .+ A restoring that was cut off .+\n$/,
      );
    }
    expect(await kept(address)).toEqual(rows);
    expect(await runProgram(['check'], { environment })).toMatchObject({ code: 0 });
  }, 60_000);
});

onPostgres('a loading into PostgreSQL that is killed', (database) => {
  const exportOf = async (environment: Record<string, string>): Promise<string> =>
    (await runProgram(['export', '-'], { environment })).output;

  test('leaves all of the file or nothing, wherever it was, and can be done again', async () => {
    const { exported } = await aBackup();
    const address = await database.address();
    const environment = environmentFor(address);
    const left = await leftByEachKill(['load', '-'], { environment, input: exported }, () =>
      countOf(address),
    );
    expect(left.length).toBeGreaterThan(5);
    // One that was killed at its end may have loaded all of it.
    expect(left.filter((count) => count !== 0 && count !== left.at(-1))).toEqual([]);
    expect(await exportOf(environment)).toBe(exported);
    expect(await runProgram(['check'], { environment })).toMatchObject({ code: 0 });
  }, 120_000);

  test('has given no association another name where nothing else of the file is there', async () => {
    const line = (association: object) => `${JSON.stringify({ association })}\n`;
    const before = line({ slug: 'spiren', name: 'Spiren' }) + line({ slug: 'kilden', name: 'Kilden' });
    const input =
      line({ slug: 'spiren-holte', name: 'Spiren', formerSlugs: ['spiren'] }) +
      line({ slug: 'kilden-holte', name: 'Kilden i Holte', formerSlugs: ['kilden'] }) +
      line({ slug: 'roden', name: 'Roden' });
    const address = await database.address();
    const environment = environmentFor(address);
    await runProgram(['load', '-'], { environment, input: before });
    const slugs = async () =>
      (await kept(address))['association']?.map((row) => /"slug","([^"]+)"/.exec(row)?.[1]);
    const old = await slugs();
    const left = await leftByEachKill(['load', '-'], { environment, input }, slugs, (n) => n + 5);
    const renamed = await slugs();
    expect([old, renamed]).toEqual(
      [
        ['kilden', 'spiren'],
        ['kilden-holte', 'roden', 'spiren-holte'],
      ].map((all) => expect.arrayContaining(all)),
    );
    expect(left.filter((now) => !isDeepStrictEqual(now, old) && !isDeepStrictEqual(now, renamed))).toEqual(
      [],
    );
    expect(left.length).toBeGreaterThan(5);
  }, 120_000);
});

/**
 * Runs a command again and again, killed later each time, until it comes to its end.
 * @param look at what is there after each kill
 * @param later the statement at which it is killed next
 */
async function leftByEachKill<Left>(
  words: readonly string[],
  started: Started,
  look: () => Promise<Left>,
  later = (n: number) => Math.ceil(n * 1.5),
): Promise<Left[]> {
  const left: Left[] = [];
  for (let n = 1; ; n = later(n)) {
    const { code, notes } = await new Program(words, { ...started, before: killedAtStatement(n) }).ended();
    if (code !== null) {
      expect({ code, notes }).toEqual({ code: 0, notes: '' });
      return left;
    }
    left.push(await look());
  }
}

/** A network with something in every table: its backup, its rows, and what is exported of it. */
async function aBackup() {
  const address = { file: join(newFolder(), 'calendar.db') };
  await fillEveryTable(await aDesk(address, new Date().toISOString()));
  const environment = environmentFor(address);
  const file = join(newFolder(), 'backup.db');
  expect(await runProgram(['backup', file], { environment })).toMatchObject({ code: 0 });
  const { output: exported } = await runProgram(['export', '-'], { environment });
  return { file, exported, rows: await kept(address) };
}

async function kept(address: DatabaseAddress): Promise<Record<string, string[]>> {
  const store = await Store.open(address);
  try {
    const rows = Object.entries(await allRows(store.read));
    return Object.fromEntries(rows.filter(([table]) => !OF_NO_ACCOUNT.includes(table)));
  } finally {
    await store.close();
  }
}

async function countOf(address: DatabaseAddress): Promise<number> {
  return Object.values(await kept(address)).flat().length;
}

/** A module that makes the process end without a word as soon as it has sent so many statements to PostgreSQL. */
function killedAtStatement(n: number): string {
  return killedWhen(`++sent === ${n}`);
}

const KILLED_AT_COMMIT = killedWhen(`/^commit$/i.test(String(statement.text ?? statement))`);

function killedWhen(isNow: string): string {
  const main = pathToFileURL(join(DIST, 'src/main.js'));
  return `
    import { createRequire } from 'node:module';
    const { Client } = createRequire(${JSON.stringify(main)})('pg');
    const { query } = Client.prototype;
    let sent = 0;
    Client.prototype.query = function (statement, ...more) {
      const answer = query.call(this, statement, ...more);
      if (${isNow}) process.kill(process.pid, 'SIGKILL');
      return answer;
    };`;
}
