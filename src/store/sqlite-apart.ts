// Writing much to SQLite in a thread of its own. SQLite does its work while the process waits, and a large commit, with
// the bringing of its pages from the log to the file after it, takes longer than any request may wait for.
import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { startThread } from '../threads/start-thread.ts';
import { patiently, rolledBack } from './sqlite-immediate.ts';
import type { FromThread, ToWriteWith } from './sqlite-thread.ts';

const THREAD = new URL('./sqlite-thread.ts', import.meta.url);

/** Kysely's SQLite dialect, its one connection in a thread that lives until the dialect is destroyed. */
export function apartSqliteDialect(file: string): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new ApartDriver(file),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

class ApartDriver implements Driver {
  readonly #connection: ApartConnection;

  constructor(file: string) {
    this.#connection = new ApartConnection(file);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {}

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await patiently(() => connection.executeQuery(CompiledQuery.raw('begin immediate')));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await rolledBack(() => connection.executeQuery(CompiledQuery.raw('rollback')));
  }

  destroy(): Promise<void> {
    return this.#connection.close();
  }
}

interface Awaited {
  done(result: QueryResult<never>): void;
  failed(error: unknown): void;
}

class ApartConnection implements DatabaseConnection {
  readonly #thread: Worker;
  readonly #ended: Promise<unknown>;
  readonly #awaited: Awaited[] = [];
  #failure: unknown = null;

  constructor(file: string) {
    const workerData: ToWriteWith = { file };
    this.#thread = startThread(THREAD, workerData);
    this.#thread.on('message', (said: FromThread) => this.#hear(said));
    this.#thread.on('error', (error) => this.#fail(error));
    this.#thread.on('exit', () =>
      this.#fail(new Error('The writing thread ended before it had written everything.')),
    );
    this.#ended = once(this.#thread, 'exit').catch(() => {});
  }

  executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.#failure !== null) return Promise.reject(this.#failure);
    return new Promise((done, failed) => {
      this.#awaited.push({ done, failed });
      this.#thread.postMessage({ sql, parameters });
    });
  }

  streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('Nothing is streamed out of the writing thread.');
  }

  async close(): Promise<void> {
    if (this.#failure === null) this.#thread.postMessage('close');
    await this.#ended;
  }

  #hear(said: FromThread): void {
    const awaited = this.#awaited.shift();
    if ('failure' in said)
      awaited?.failed(Object.assign(new Error(said.failure.message), { code: said.failure.code }));
    else
      awaited?.done({
        rows: said.rows as never[],
        ...(said.changes !== null && { numAffectedRows: said.changes }),
      });
  }

  #fail(error: unknown): void {
    this.#failure ??= error;
    for (const { failed } of this.#awaited.splice(0)) failed(error);
  }
}
