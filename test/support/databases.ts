// Runs the same tests on SQLite and on PostgreSQL, each test on a database without a row in it.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, describe, inject } from 'vitest';
import type { DatabaseAddress } from '../../src/store/database.ts';
import { Store } from '../../src/store/store.ts';

export interface TestDatabase {
  readonly dialect: 'sqlite' | 'postgres';
  /** Where the current test's own database is. */
  address(): Promise<DatabaseAddress>;
  /** Opens a store on the current test's database; it is closed after the test. */
  open(): Promise<Store>;
  /** One more database, new and without tables. Slower than the test's own. */
  another(): Promise<DatabaseAddress>;
}

/** A describe block for each database; the tests ask `database` for their stores. */
export function onBothDatabases(name: string, tests: (database: TestDatabase) => void): void {
  describe(`${name}, on SQLite`, () => tests(testDatabase('sqlite', sqliteFiles())));
  describe(`${name}, on PostgreSQL`, () => tests(testDatabase('postgres', postgresDatabases())));
}

/** A describe block for what only PostgreSQL can do. */
export function onPostgres(name: string, tests: (database: TestDatabase) => void): void {
  describe(name, () => tests(testDatabase('postgres', postgresDatabases())));
}

interface Source {
  another(): Promise<DatabaseAddress>;
  /** The database of the next test, given that of the one before. */
  afresh(last: DatabaseAddress): Promise<DatabaseAddress>;
}

function testDatabase(dialect: TestDatabase['dialect'], { another, afresh }: Source): TestDatabase {
  let last: DatabaseAddress | undefined;
  let current: Promise<DatabaseAddress> | undefined;
  let opened: Store[] = [];
  const address = (): Promise<DatabaseAddress> => {
    current ??= last ? afresh(last) : another();
    return current;
  };
  afterEach(async () => {
    const closing = opened;
    opened = [];
    await Promise.all(closing.map((store) => store.close()));
    last = (await current) ?? last;
    current = undefined;
  });
  const open = async (): Promise<Store> => {
    const store = await Store.open(await address());
    opened.push(store);
    return store;
  };
  return { dialect, address, open, another };
}

function sqliteFiles(): Source {
  let folder: string | undefined;
  afterAll(() => {
    if (folder) rmSync(folder, { recursive: true });
  });
  const another = async (): Promise<DatabaseAddress> => {
    folder ??= mkdtempSync(join(tmpdir(), 'faelleskalender-sqlite-'));
    return { file: join(folder, randomUUID(), 'calendar.db') };
  };
  return { another, afresh: another };
}

/** Databases on the run's own server, which is thrown away after it, and they with it. */
function postgresDatabases(): Source {
  let admin: Promise<pg.Client> | undefined;
  afterAll(async () => {
    await (await admin)?.end();
  });
  return {
    async another() {
      admin ??= connect(`${await postgresUrl()}/postgres`);
      const name = `test_${randomUUID().replaceAll('-', '')}`;
      await (await admin).query(`create database ${name}`);
      return { url: `${await postgresUrl()}/${name}` };
    },
    /** Empties the tables instead of making a database: a fifth of the time. */
    async afresh(last) {
      if (!('url' in last)) throw new Error('This is no address of a PostgreSQL database.');
      const client = await connect(last.url);
      const tables = await client.query<{ tablename: string }>(
        "select tablename from pg_tables where schemaname = 'public' and tablename not like 'kysely%'",
      );
      const names = tables.rows.map(({ tablename }) => client.escapeIdentifier(tablename));
      if (names.length > 0) await client.query(`truncate ${names.join(', ')} restart identity cascade`);
      await client.end();
      return last;
    },
  };
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}

let url: Promise<string> | undefined;

/** The address of the run's PostgreSQL server, without a database; starts it where nobody has yet. */
function postgresUrl(): Promise<string> {
  url ??= fetch(inject('postgresOnDemand')).then(async (response) => {
    const text = await response.text();
    if (!response.ok) throw new Error(text);
    return text;
  });
  return url;
}
