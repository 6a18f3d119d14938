// SQLite in a file. Three connections, since one would make readers wait for writers: one writes, one reads, and one
// watches for commits by any of them and by other processes.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { CannotOpen } from './cannot-open.ts';
import type { Database, Reading, Writing } from './handles.ts';
import { keepStatements } from './kept-statements.ts';
import { ImmediateSqliteDialect, patiently } from './sqlite-immediate.ts';
import type { Tables } from './tables.ts';

/** Earlier ones can corrupt a write-ahead log that is reset while another connection writes (3.7.0 to 3.51.2). */
const OLDEST = [3, 51, 3] as const;
const BUSY_MS = 5_000;
/** About a millisecond's work for a copy, between which others get theirs done. */
const PAGES_AT_A_TIME = 500;
/** So that a large import need not write the same pages of the indexes to the log again and again. */
const WRITE_CACHE_KIB = 16_384;

type Connection = BetterSqlite3.Database;

export async function openSqlite(file: string): Promise<Database> {
  const connect = await connector(file);
  const watch = await patiently(connect);
  refuseOld(watch);
  const write = connect();
  const read = connect();
  // Waiting for the write lock is done without blocking the process; see sqlite-immediate.ts.
  write.exec('pragma busy_timeout = 0');
  write.exec(`pragma cache_size = -${WRITE_CACHE_KIB}`);
  read.exec('pragma query_only = on');
  return new SqliteDatabase(connect, watch, write, read);
}

/** A function that opens one more connection to the file. */
async function connector(file: string): Promise<() => Connection> {
  const { default: Sqlite } = await import('better-sqlite3').catch((error) => cannotOpen(file, error));
  return () => {
    let connection: Connection | undefined;
    try {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      connection = keepStatements(new Sqlite(file, { timeout: BUSY_MS }));
      // The timeout comes before this pragma, which needs the file to itself for a moment.
      connection.exec('pragma journal_mode = wal');
      connection.exec('pragma synchronous = full');
      connection.exec('pragma foreign_keys = on');
      return connection;
    } catch (error) {
      connection?.close();
      return cannotOpen(file, error);
    }
  };
}

const NATIVE_PART = /^(ERR_DLOPEN_FAILED|(ERR_)?MODULE_NOT_FOUND)$/;
const OUR_PROGRAM = 'The SQLite part of the program is missing or was built for another Node';

/** Tells what to do about the common reasons, and passes on the others. */
export function cannotOpen(file: string, cause: unknown): never {
  const { code = '', message } = cause as NodeJS.ErrnoException;
  if (NATIVE_PART.test(code) || message.includes('bindings file')) {
    throw new CannotOpen(`${OUR_PROGRAM}: run "npm rebuild better-sqlite3".`, { cause });
  }
  if (code === 'SQLITE_NOTADB') {
    throw new CannotOpen(`${file} is not a SQLite database; move it away or restore a backup.`, { cause });
  }
  if (
    code === 'SQLITE_CANTOPEN' ||
    code === 'SQLITE_READONLY' ||
    /^E(ACCES|PERM|ROFS|NOTDIR|EXIST)$/.test(code)
  ) {
    throw new CannotOpen(
      `${file} cannot be written (${message}); give the program a folder of its own in DATA_DIR.`,
      {
        cause,
      },
    );
  }
  throw cause;
}

function refuseOld(connection: Connection): void {
  const version = String(connection.prepare('select sqlite_version()').pluck().get());
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const [a, b, c] = OLDEST;
  if (major * 1e6 + minor * 1e3 + patch >= a * 1e6 + b * 1e3 + c) return;
  connection.close();
  throw new CannotOpen(
    `SQLite ${version} can corrupt a database; version ${OLDEST.join('.')} or newer is needed: run "npm install better-sqlite3".`,
  );
}

class SqliteDatabase implements Database {
  readonly dialect = 'sqlite';
  readonly read: Reading;
  readonly #connect: () => Connection;
  readonly #watch: Connection;
  readonly #connections: readonly Connection[];
  readonly #write: Kysely<Tables>;
  #commits: BetterSqlite3.Statement | null = null;
  #seenCommits: unknown = null;
  #latest: BetterSqlite3.Statement | null = null;
  #latestSeen = 0;

  constructor(connect: () => Connection, watch: Connection, write: Connection, read: Connection) {
    this.#connect = connect;
    this.#watch = watch;
    this.#connections = [watch, write, read];
    this.#write = new Kysely<Tables>({ dialect: new ImmediateSqliteDialect({ database: write }) });
    this.read = new Kysely<Tables>({ dialect: new SqliteDialect({ database: read }) });
  }

  transaction<Result>(work: (trx: Writing) => Promise<Result>): Promise<Result> {
    return this.#write.transaction().execute(work);
  }

  snapshot<Result>(work: (db: Reading) => Promise<Result>): Promise<Result> {
    return this.read.transaction().execute(work);
  }

  /** The write lock is the lock: all of `work` is one transaction, and a crash on the way leaves nothing behind. */
  async alone(work: (db: Kysely<unknown>) => Promise<void>): Promise<void> {
    const connection = this.#connect();
    connection.exec('pragma busy_timeout = 0');
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: connection }) });
    try {
      await patiently(() => connection.exec('begin immediate'));
      await work(db);
      connection.exec('commit');
    } finally {
      if (connection.inTransaction) connection.exec('rollback');
      await db.destroy();
    }
  }

  /** Asks SQLite's counter of commits by other connections first: 20 times cheaper than the question itself. */
  async latestVersion(): Promise<number> {
    this.#commits ??= this.#watch.prepare('pragma data_version').pluck();
    const commits = this.#commits.get();
    if (commits !== this.#seenCommits) {
      this.#latest ??= this.#watch.prepare('select coalesce(max(version), 0) from change').pluck();
      this.#latestSeen = Number(this.#latest.get());
      this.#seenCommits = commits;
    }
    return this.#latestSeen;
  }

  onCommit(): () => Promise<void> {
    return async () => {};
  }

  /** Read from within one transaction, so that nothing begins anew when somebody commits meanwhile. */
  async copyTo(file: string): Promise<void> {
    const connection = this.#connect();
    try {
      connection.exec('begin');
      connection.prepare('select 1 from sqlite_schema').get();
      await connection.backup(file, { progress: () => PAGES_AT_A_TIME });
    } finally {
      connection.close();
    }
  }

  async close(): Promise<void> {
    await this.read.destroy();
    await this.#write.destroy();
    // Kysely closes none that it has never used, and a file with a connection keeps its log beside it.
    for (const connection of this.#connections) connection.close();
  }
}
