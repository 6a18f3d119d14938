// Rows carried from one database to another of the same tables, whichever kinds the two are.
import { sql } from 'kysely';
import type { Dialect, Reading, Writing } from './handles.ts';

type Row = Readonly<Record<string, unknown>>;

const PORTION = 500;

/** What a table is refilled with by itself, so that a database that has only been looked at counts as empty. */
const NOT_WORTH_KEEPING: ReadonlySet<string> = new Set(['job', 'lease', 'setting', 'start_link']);

/** One side of the copying, on one unchanging state of its database. */
export interface Side<Handle extends Reading> {
  readonly dialect: Dialect;
  readonly db: Handle;
}

/** Carries every row of every table. Rows that others refer to come first. */
export async function copyRows(from: Side<Reading>, to: Side<Writing>): Promise<void> {
  for (const table of await tablesOf(from)) {
    for await (const rows of portionsOf(from, table)) await insertRows(to, table, rows);
  }
  if (to.dialect === 'postgres') await continueVersions(to.db);
}

/**
 * Makes room for `copyRows`: forgets what a server leaves behind that has only been started.
 * @returns the name of a table in which somebody has kept something; null where nobody has
 */
export async function tableInUse(side: Side<Writing>): Promise<string | null> {
  for (const table of await tablesOf(side)) {
    if (NOT_WORTH_KEEPING.has(table)) await sql`delete from ${sql.table(table)}`.execute(side.db);
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(side.db);
    if (rows.length > 0) return table;
  }
  return null;
}

/** In the order in which they were made: a table can refer only to one that is there. */
async function tablesOf({ dialect, db }: Side<Reading>): Promise<string[]> {
  const made =
    dialect === 'sqlite'
      ? sql<{ name: string }>`select name from sqlite_schema where type = 'table' order by rowid`
      : sql<{ name: string }>`
          select relname as name from pg_class
          where relkind = 'r' and relnamespace = current_schema()::regnamespace order by oid`;
  const { rows } = await made.execute(db);
  return rows.map(({ name }) => name).filter((name) => !/^(kysely_|sqlite_)/.test(name));
}

async function* portionsOf({ dialect, db }: Side<Reading>, table: string): AsyncGenerator<Row[]> {
  if (dialect === 'postgres') {
    await sql`declare portions no scroll cursor for select * from ${sql.table(table)}`.execute(db);
    const fetchNext = sql<Row>`fetch ${sql.lit(PORTION)} from portions`;
    for (let { rows } = await fetchNext.execute(db); rows.length > 0; { rows } = await fetchNext.execute(db))
      yield rows;
    await sql`close portions`.execute(db);
    return;
  }
  for (let last = -1; ; ) {
    const next = sql<Row & { of_row: number }>`
      select rowid as of_row, * from ${sql.table(table)} where rowid > ${last} order by rowid limit ${PORTION}`;
    const { rows } = await next.execute(db);
    const newest = rows.at(-1);
    if (!newest) return;
    last = newest.of_row;
    yield rows.map(({ of_row: _, ...row }) => row);
  }
}

async function insertRows(
  { dialect, db }: Side<Writing>,
  table: string,
  rows: readonly Row[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const names = sql.join(columns.map((column) => sql.ref(column)));
  // PostgreSQL gives versions out itself unless it is told that these are to stay as they are.
  const kept = dialect === 'postgres' ? sql`overriding system value` : sql``;
  const values = sql.join(rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`));
  await sql`insert into ${sql.table(table)} (${names}) ${kept} values ${values}`.execute(db);
}

/** The next change gets a version after those that were carried over. SQLite sees to that by itself. */
async function continueVersions(trx: Writing): Promise<void> {
  await sql`
    select setval(pg_get_serial_sequence('change', 'version'), max(version)) from change having count(*) > 0`.execute(
    trx,
  );
}
