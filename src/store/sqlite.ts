// SQLite in a file. Three connections, since one would make readers wait for writers: one writes, one reads, and one
// watches for commits by any of them and by other processes.
import { Kysely, SqliteDialect, sql } from 'kysely';
import { CannotOpen } from './cannot-open.ts';
import type { Database, Reading, Writing } from './handles.ts';
import type { Connection, Statement } from './kept-statements.ts';
import { apartSqliteDialect } from './sqlite-apart.ts';
import { connector, forWriting } from './sqlite-connection.ts';
import { ImmediateSqliteDialect, patiently } from './sqlite-immediate.ts';
import type { Tables } from './tables.ts';

/** Earlier ones can corrupt a write-ahead log that is reset while another connection writes (3.7.0 to 3.51.2). */
const OLDEST = [3, 51, 3] as const;

export async function openSqlite(file: string): Promise<Database> {
  const connect = await connector(file);
  const watch = await patiently(connect);
  refuseOld(watch);
  const write = forWriting(connect());
  const read = connect();
  read.exec('pragma query_only = on');
  return new SqliteDatabase(file, connect, watch, write, read);
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
  readonly #file: string;
  readonly #connect: () => Connection;
  readonly #watch: Connection;
  readonly #connections: readonly Connection[];
  readonly #write: Kysely<Tables>;
  #commits: Statement | null = null;
  #seenCommits: unknown = null;
  #latest: Statement | null = null;
  #latestSeen = 0;
  /** Over when nobody writes in a thread. */
  #writingApart: Promise<unknown> = Promise.resolve();
  /** Threads that have done their work and have not ended yet. */
  readonly #ending = new Set<Promise<void>>();

  constructor(
    file: string,
    connect: () => Connection,
    watch: Connection,
    write: Connection,
    read: Connection,
  ) {
    this.#file = file;
    this.#connect = connect;
    this.#watch = watch;
    this.#connections = [watch, write, read];
    this.#write = new Kysely<Tables>({ dialect: new ImmediateSqliteDialect({ database: write }) });
    this.read = new Kysely<Tables>({ dialect: new SqliteDialect({ database: read }) });
  }

  async transaction<Result>(work: (trx: Writing) => Promise<Result>): Promise<Result> {
    await this.#writingApart;
    return this.#write.transaction().execute(work);
  }

  transactionApart<Result>(work: (trx: Writing) => Promise<Result>): Promise<Result> {
    const writing = this.#writingApart.then(() => this.#inThread((db) => db.transaction().execute(work)));
    this.#writingApart = writing.catch(() => {});
    return writing;
  }

  async #inThread<Result>(work: (db: Kysely<Tables>) => Promise<Result>): Promise<Result> {
    const db = new Kysely<Tables>({ dialect: apartSqliteDialect(this.#file) });
    try {
      return await work(db);
    } finally {
      const ending = db.destroy().finally(() => this.#ending.delete(ending));
      this.#ending.add(ending);
    }
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

  /** One statement reads one state of the database; better-sqlite3's own way of copying makes what is not kept. */
  async copyTo(file: string): Promise<void> {
    await this.#inThread((db) => patiently(() => sql`vacuum into ${file}`.execute(db)));
  }

  async close(): Promise<void> {
    await this.#writingApart;
    await Promise.all(this.#ending);
    await this.read.destroy();
    await this.#write.destroy();
    // Kysely closes none that it has never used, and a file with a connection keeps its log beside it.
    for (const connection of this.#connections) connection.close();
  }
}
