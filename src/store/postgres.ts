// PostgreSQL at a URL. Its driver is loaded only when it is asked for.
import { Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Client, CustomTypesConfig, Pool, PoolClient } from 'pg';
import { CannotOpen } from './cannot-open.ts';
import { copyRows } from './copy-rows.ts';
import type { Database, Reading, Writing } from './handles.ts';
import { migrate } from './migrate.ts';
import { inWords, isAway, unsure } from './no-room.ts';
import { listenForCommits } from './postgres-commits.ts';
import { openSqlite } from './sqlite.ts';
import type { Tables } from './tables.ts';

const BIGINT = 20;
/** What PostgreSQL itself says of a lock that it has been waiting for too long. */
const LOCK_NOT_AVAILABLE = '55P03';
/** Where every commit is told of. */
const CHANNEL = 'faelleskalender';
/** Names of our advisory locks: any two numbers no other program on the same database uses. */
const WRITE_LOCK = 4_152_011;
const MIGRATION_LOCK = 4_152_012;

/** What tells a change from every other, also from one that has been given its version again after a crash. */
const MARK = "md5(concat_ws(' ', at, deed, subject_kind, subject, detail))";
/** A session that is in the middle of its commit ends once that is done. */
const FATE = `
  select pg_xact_status($1::xid8) as fate,
    exists (select from change where version = $2::bigint and ${MARK} = $3) as kept,
    (select count(pg_terminate_backend(pid)) from pg_stat_activity where pid = $4 and backend_xid = $1::xid8::xid)`;
/** What PostgreSQL says of the number of a transaction that it has not given to any, as far as it remembers. */
const OF_THE_FUTURE = '22023';

/** A transaction by what tells later whether it was committed. */
interface ReadyToCommit {
  readonly id: string;
  readonly pid: number;
  /** Its last change; null where it wrote none. */
  readonly version: number | null;
  readonly mark: string | null;
}

/** Milliseconds. */
interface Patience {
  /** How long a connection may say nothing while it is asked something: then it hangs, and is given up. */
  readonly quiet: number;
  /** How long to wait for others to finish writing: those of this process, and then those of others. */
  readonly lock: number;
  /** How long to ask what has become of a commit whose answer was lost. */
  readonly answer: number;
}

const PATIENCE: Patience = { quiet: 30_000, lock: 20_000, answer: 10_000 };
/** How long a question may take that somebody waits for, and the time between two. */
const LATEST_MS = 2_000;
const AGAIN_MS = 100;

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
  pool.on('error', ignore);
  // One that breaks in use fails its question; it also says so, and what nobody hears would end the process.
  pool.on('connect', (client) => inPlainWords(client).on('error', ignore));
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

function ignore(): void {}

/** Waits for the writers before, but no longer than so many milliseconds. */
function inTime(turn: Promise<void>, milliseconds: number): Promise<void> {
  return new Promise((done, failed) => {
    const tooLate = Object.assign(new Error('Others have not finished writing.'), {
      code: LOCK_NOT_AVAILABLE,
    });
    const timer = setTimeout(() => failed(tooLate), milliseconds);
    void turn.then(() => {
      clearTimeout(timer);
      done();
    });
  });
}

class PostgresDatabase implements Database {
  readonly dialect = 'postgres';
  readonly read: Reading;
  readonly #pool: Pool;
  readonly #patience: Patience;
  readonly #client: () => Client;
  readonly #patientPool: () => Pool;
  #lastWrite: Promise<void> = Promise.resolve();

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
    const turn = this.#lastWrite;
    const done = inTime(turn, this.#patience.lock).then(() => this.#write(work));
    // Who has given up waiting lets nobody go ahead of those before.
    this.#lastWrite = done.then(ignore, ignore).then(() => turn);
    return done;
  }

  /**
   * Every write waits for one lock, held until its commit is done. Without it a transaction that took version 7 could
   * commit after version 8: whoever had read up to 8 by then would never see 7. The isolation stays at read committed
   * for the same reason: a snapshot would be taken before the lock is given, and would miss what the last holder wrote.
   */
  async #write<Result>(work: (trx: Writing) => Promise<Result>): Promise<Result> {
    let readyToCommit: { readonly told: ReadyToCommit; readonly result: Result } | null = null;
    try {
      return await this.read
        .transaction()
        .setIsolationLevel('read committed')
        .execute(async (trx) => {
          await sql`select set_config('lock_timeout', ${String(this.#patience.lock)}, true)`.execute(trx);
          await sql`select pg_advisory_xact_lock(${sql.lit(WRITE_LOCK)})`.execute(trx);
          const result = await work(trx);
          // Told to the others when this is committed, and not at all where it is undone.
          const telling = sql<ReadyToCommit>`
            select pg_current_xact_id()::text as id, pg_backend_pid() as pid, version, mark, pg_notify(${CHANNEL}, '')
            from (select) as one left join lateral (
              select version, ${sql.raw(MARK)} as mark, xmin = pg_current_xact_id()::xid as own
              from change order by version desc limit 1
            ) as last on own`;
          const { rows } = await telling.execute(trx);
          const [told] = rows;
          readyToCommit = told ? { told, result } : null;
          return result;
        });
    } catch (error) {
      const ready = readyToCommit as { readonly told: ReadyToCommit; readonly result: Result } | null;
      if (ready === null || !isAway(inWords(error))) throw error;
      if (await this.#isCommitted(ready.told, error)) return ready.result;
      throw error;
    }
  }

  /**
   * What has become of a transaction whose commit was asked for and not answered: PostgreSQL remembers. One that still
   * waits for a commit that never reached it is ended, so that it keeps the lock from nobody. After a crash PostgreSQL may
   * give the number of a transaction that is lost to somebody else's, so what was written has to be there too.
   * @throws CalendarError `unsure` where nobody tells in time, or nothing can be looked for since no change was written
   */
  async #isCommitted({ id, pid, version, mark }: ReadyToCommit, cause: unknown): Promise<boolean> {
    const givenUpAt = performance.now() + this.#patience.answer;
    const question = { text: FATE, values: [id, version, mark, pid], query_timeout: LATEST_MS };
    let missing = 0;
    do {
      const { fate, kept } = await this.#pool.query<{ fate: string | null; kept: boolean }>(question).then(
        ({ rows: [row] }) => row ?? { fate: null, kept: false },
        ({ code }) => ({ fate: code === OF_THE_FUTURE ? 'aborted' : null, kept: false }),
      );
      if (fate === 'aborted') return false;
      if (fate === 'committed' && version === null) throw unsure(cause);
      if (fate === 'committed' && kept) return true;
      // It may have been committed between the looking and the answer: only the next time it has to be there.
      if (fate === 'committed' && ++missing > 1) return false;
      await pause(AGAIN_MS);
    } while (performance.now() < givenUpAt);
    throw unsure(cause);
  }

  transactionApart<Result>(work: (trx: Writing) => Promise<Result>): Promise<Result> {
    return this.transaction(work);
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
    const client = this.#client().on('error', ignore);
    await client.connect();
    // Changing a large table takes its time, in which nothing is said.
    const pool = this.#patientPool().on('error', ignore);
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
