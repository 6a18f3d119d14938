import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, Migrator, PostgresDialect } from 'kysely';
import pg from 'pg';
import { expect, test } from 'vitest';
import { migrations } from '../../db/migrations/index.ts';
import { checkNetwork } from '../../src/actions/check-network.ts';
import { rollRenderings } from '../../src/actions/roll-renderings.ts';
import type { DatabaseAddress } from '../../src/store/database.ts';
import { sqlite } from '../../src/store/kept-statements.ts';
import { anApp } from '../support/app.ts';
import { onPostgres } from '../support/databases.ts';
import { newFolder } from '../support/program.ts';

const FIXTURES = new URL('../fixtures/databases/', import.meta.url);
const SCHEMAS = readdirSync(FIXTURES)
  .filter((name) => name.endsWith('.sql'))
  .sort();

test('there is a database of every schema', () => {
  expect(SCHEMAS).toEqual(
    Object.keys(migrations)
      .sort()
      .map((name) => `${name}.sql`),
  );
});

test.each(SCHEMAS)('a SQLite file of the schema %s is brought up to date and served', async (name) => {
  const file = join(newFolder(), 'calendar.db');
  const old = (await sqlite())(file);
  old.exec(readFileSync(new URL(name, FIXTURES), 'utf8'));
  old.close();
  await expectServed({ file });
});

onPostgres('a PostgreSQL database', (database) => {
  test.each(SCHEMAS)('of the schema %s is brought up to date and served', async (name) => {
    const address = await database.another();
    if (!('url' in address)) throw new Error('This is no PostgreSQL.');
    const pool = new pg.Pool({ connectionString: address.url });
    const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
    const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
    expect((await migrator.migrateTo(name.replace('.sql', ''))).error).toBeUndefined();
    for (const line of rowsOf(readFileSync(new URL(name, FIXTURES), 'utf8'))) await pool.query(line);
    await pool.query(
      "select setval(pg_get_serial_sequence('change', 'version'), (select max(version) from change))",
    );
    await db.destroy();
    await expectServed(address);
  });
});

/** The rows of a fixture, as PostgreSQL is told of them. */
function rowsOf(fixture: string): string[] {
  return fixture
    .split('\n')
    .filter((line) => line.startsWith('insert into ') && !line.startsWith('insert into "kysely_'))
    .map((line) =>
      line
        .replaceAll(/\bX'([0-9A-F]*)'/g, String.raw`'\x$1'`)
        .replace(/^(insert into "change" \(.*?\)) values/, '$1 overriding system value values'),
    );
}

async function expectServed(address: DatabaseAddress): Promise<void> {
  const calendar = await anApp({ address });
  const feed = await calendar.ask('GET', '/calendar.ics');
  expect(feed.text.match(/^SUMMARY:Sprogcafé [12]\r$/gm)).toHaveLength(2);
  expect((await calendar.ask('GET', '/')).status).toBe(200);
  expect((await calendar.api('GET', '/clashes', { as: 'coordinator' })).status).toBe(200);
  await rollRenderings(calendar.desk);
  const found: string[] = [];
  await checkNetwork(calendar.desk, { found: (sentence) => found.push(sentence) });
  expect(found).toEqual([]);
  // The next change comes after those that there were.
  const put = await calendar.api('PUT', '/venues/nyt', { as: 'coordinator', body: { name: 'Nyt sted' } });
  expect(put.status).toBe(201);
}
