// PostgreSQL at a URL. Its driver is loaded only when it is asked for.
import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Client, CustomTypesConfig, Pool } from 'pg';
import { CannotOpen } from './cannot-open.ts';
import { latestVersion } from './changes.ts';
import { copyRows } from './copy-rows.ts';
import type { Database, Reading, Writing } from './handles.ts';
import { migrate } from './migrate.ts';
import { openSqlite } from './sqlite.ts';
import type { Tables } from './tables.ts';

const BIGINT = 20;
/** Names of our advisory locks: any two numbers no other program on the same database uses. */
const WRITE_LOCK = 4_152_011;
const MIGRATION_LOCK = 4_152_012;

export async function openPostgres(url: string): Promise<Database> {
  const { default: pg } = await import('pg');
  // Versions and instants are far below 2^53, so numbers serve; the driver's own choice is text.
  const types: CustomTypesConfig = {
    getTypeParser: (type, format) =>
      type === BIGINT && format !== 'binary' ? Number : pg.types.getTypeParser(type, format),
  };
  const settings = {
    connectionString: url,
    types,
    application_name: 'faelleskalender',
    connectionTimeoutMillis: 10_000,
  };
  // A process that hangs inside a transaction must not keep the write lock from all others.
  const pool = new pg.Pool({ ...settings, max: 10, idle_in_transaction_session_timeout: 60_000 });
  // An idle connection that breaks is dropped by the pool, and the next question opens another.
  pool.on('error', () => {});
  try {
    (await pool.connect()).release();
  } catch (error) {
    await pool.end();
    const { hostname, port, pathname } = new URL(url);
    const where = `${pathname.slice(1)} at ${hostname}:${port || 5432}`;
    const why = error instanceof Error ? error.message || error.name : String(error);
    throw new CannotOpen(`PostgreSQL does not let us in (${where}: ${why}); check DATABASE_URL.`, {
      cause: error,
    });
  }
  return new PostgresDatabase(pool, () => new pg.Client(settings));
}

class PostgresDatabase implements Database {
  readonly dialect = 'postgres';
  readonly read: Reading;
  readonly #pool: Pool;
  readonly #lockClient: () => Client;
  #lastWrite: Promise<unknown> = Promise.resolve();

  constructor(pool: Pool, lockClient: () => Client) {
    this.#pool = pool;
    this.read = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
    this.#lockClient = lockClient;
  }

  transaction<Result>(work: (trx: Writing) => Promise<Result>): Promise<Result> {
    // Writers of this process queue here: waiting for the lock, each would keep a connection that the one who has the
    // lock may need for a question of its own.
    const done = this.#lastWrite.then(() => this.#write(work));
    this.#lastWrite = done.catch(() => {});
    return done;
  }

  /**
   * Every write waits for one lock, held until its commit is done. Without it a transaction that took version 7 could
   * commit after version 8: whoever had read up to 8 by then would never see 7. The isolation stays at read committed
   * for the same reason: a snapshot would be taken before the lock is given, and would miss what the last holder wrote.
   */
  #write<Result>(work: (trx: Writing) => Promise<Result>): Promise<Result> {
    return this.read
      .transaction()
      .setIsolationLevel('read committed')
      .execute(async (trx) => {
        await sql`select pg_advisory_xact_lock(${sql.lit(WRITE_LOCK)})`.execute(trx);
        return work(trx);
      });
  }

  snapshot<Result>(work: (db: Reading) => Promise<Result>): Promise<Result> {
    return this.read
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(work);
  }

  /** The lock belongs to a connection of its own, so it ends with the process whatever happens. */
  async alone(work: (db: Kysely<unknown>) => Promise<void>): Promise<void> {
    const client = this.#lockClient();
    await client.connect();
    try {
      await client.query(`select pg_advisory_lock(${MIGRATION_LOCK})`);
      await work(new Kysely<unknown>({ dialect: new PostgresDialect({ pool: this.#pool }) }));
    } finally {
      await client.end();
    }
  }

  latestVersion(): Promise<number> {
    return latestVersion(this.read);
  }

  async copyTo(file: string): Promise<void> {
    const copy = await openSqlite(file);
    try {
      await migrate(copy);
      await this.snapshot((rows) =>
        copy.transaction((trx) =>
          copyRows({ dialect: this.dialect, db: rows }, { dialect: copy.dialect, db: trx }),
        ),
      );
    } finally {
      await copy.close();
    }
  }

  close(): Promise<void> {
    return this.read.destroy();
  }
}
