// PostgreSQL at a URL. Its driver is loaded only when it is asked for.
import { Socket } from 'node:net';
import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Client, CustomTypesConfig, Pool, PoolClient } from 'pg';
import { CannotOpen } from './cannot-open.ts';
import { copyRows } from './copy-rows.ts';
import type { Database, Reading, Writing } from './handles.ts';
import { migrate } from './migrate.ts';
import { inWords } from './no-room.ts';
import { listenForCommits } from './postgres-commits.ts';
import { openSqlite } from './sqlite.ts';
import type { Tables } from './tables.ts';

const BIGINT = 20;
/** Where every commit is told of. */
const CHANNEL = 'faelleskalender';
/** Names of our advisory locks: any two numbers no other program on the same database uses. */
const WRITE_LOCK = 4_152_011;
const MIGRATION_LOCK = 4_152_012;

/** Milliseconds. */
interface Patience {
  /** How long a connection may say nothing while it is asked something: then it hangs, and is given up. */
  readonly quiet: number;
  /** How long to wait for others to finish writing. */
  readonly lock: number;
}

const PATIENCE: Patience = { quiet: 30_000, lock: 20_000 };
/** How long the question may take that requests wait for. */
const LATEST_MS = 2_000;

export async function openPostgres(url: string, patience = PATIENCE): Promise<Database> {
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
  const pool = new pg.Pool({
    ...settings,
    max: 10,
    idle_in_transaction_session_timeout: 60_000,
    stream: () => givenUpAfter(patience.quiet),
  });
  // An idle connection that breaks is dropped by the pool, and the next question opens another.
  pool.on('error', () => {});
  // One that breaks in use fails its question; it also says so, and what nobody hears would end the process.
  pool.on('connect', (client) => inPlainWords(client).on('error', () => {}));
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
  const patientPool = (): Pool => new pg.Pool({ ...settings, max: 2 });
  return new PostgresDatabase(pool, patience, () => new pg.Client(settings), patientPool);
}

/** What it fails with because the database is away or its disk is full is told in words, whoever asked. */
function inPlainWords(client: PoolClient): PoolClient {
  const query = client.query.bind(client) as (...given: unknown[]) => unknown;
  const asked = (...given: unknown[]): unknown => {
    const answer = query(...given);
    return answer instanceof Promise ? answer.catch(tellInWords) : answer;
  };
  return Object.assign(client, { query: asked });
}

function tellInWords(error: unknown): never {
  throw inWords(error);
}

/** A connection that has said nothing for so long is lost: a network may drop it without a word to either end. */
function givenUpAfter(milliseconds: number): Socket {
  const socket = new Socket();
  return socket.setTimeout(milliseconds, () => socket.destroy(new Error('Connection terminated: it hangs')));
}

class PostgresDatabase implements Database {
  readonly dialect = 'postgres';
  readonly read: Reading;
  readonly #pool: Pool;
  readonly #patience: Patience;
  readonly #client: () => Client;
  readonly #patientPool: () => Pool;
  #lastWrite: Promise<unknown> = Promise.resolve();

  constructor(pool: Pool, patience: Patience, client: () => Client, patientPool: () => Pool) {
    this.#pool = pool;
    this.#patience = patience;
    const connect = (): Promise<PoolClient> => pool.connect().catch(tellInWords);
    const spoken = { connect, end: () => pool.end() };
    this.read = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: spoken }) });
    this.#client = client;
    this.#patientPool = patientPool;
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
        await sql`select set_config('lock_timeout', ${String(this.#patience.lock)}, true)`.execute(trx);
        await sql`select pg_advisory_xact_lock(${sql.lit(WRITE_LOCK)})`.execute(trx);
        const result = await work(trx);
        // Told to the others when this is committed, and not at all where it is undone.
        await sql`select pg_notify(${CHANNEL}, '')`.execute(trx);
        return result;
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
    const client = this.#client();
    await client.connect();
    // Changing a large table takes its time, in which nothing is said.
    const pool = this.#patientPool();
    try {
      await client.query(`select pg_advisory_lock(${MIGRATION_LOCK})`);
      await work(new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) }));
    } finally {
      await pool.end();
      await client.end();
    }
  }

  async latestVersion(): Promise<number> {
    const question = {
      text: 'select coalesce(max(version), 0) as latest from change',
      query_timeout: LATEST_MS,
    };
    const { rows } = await this.#pool.query<{ latest: number }>(question).catch(tellInWords);
    return rows[0]?.latest ?? 0;
  }

  onCommit(heard: () => void): () => Promise<void> {
    return listenForCommits(this.#client, CHANNEL, heard);
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
