// The words in which SQLite and PostgreSQL differ, so that one migration serves both. Migrations that have shipped
// stand on these: add words, never change one.
import { type Kysely, PostgresAdapter, type RawBuilder, sql } from 'kysely';

export interface ColumnWords {
  /** Text compared byte by byte, so that both databases sort alike. */
  readonly key: RawBuilder<unknown>;
  /** Milliseconds since 1970, and other whole numbers. */
  readonly integer: RawBuilder<unknown>;
  readonly real: RawBuilder<unknown>;
  readonly bytes: RawBuilder<unknown>;
  /** A primary key that rises with every row and never comes back. */
  readonly rising: RawBuilder<unknown>;
  /** Closes a `create table`: SQLite otherwise stores any type in any column. */
  readonly strict: RawBuilder<unknown>;
}

const SQLITE: ColumnWords = {
  key: sql`text`,
  integer: sql`integer`,
  real: sql`real`,
  bytes: sql`blob`,
  rising: sql`integer primary key autoincrement`,
  strict: sql`strict`,
};

const POSTGRES: ColumnWords = {
  key: sql`text collate "C"`,
  integer: sql`bigint`,
  real: sql`double precision`,
  bytes: sql`bytea`,
  rising: sql`bigint generated always as identity primary key`,
  strict: sql``,
};

/** The column words of the database that a migration runs on. */
export function columnWords(db: Kysely<unknown>): ColumnWords {
  return db.getExecutor().adapter instanceof PostgresAdapter ? POSTGRES : SQLITE;
}
