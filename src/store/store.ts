// What must be remembered, for as long as the process lives: opened once, closed at the end.
import { type DatabaseAddress, openDatabase } from './database.ts';
import type { Database, Dialect, Reading, Writing } from './handles.ts';
import { migrate } from './migrate.ts';

export class Store implements AsyncDisposable {
  readonly #database: Database;

  private constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Opens the database and brings its tables up to date.
   * @throws CannotOpen with a sentence saying what to do
   */
  static async open(address: DatabaseAddress): Promise<Store> {
    const database = await openDatabase(address);
    try {
      await migrate(database);
    } catch (error) {
      await database.close();
      throw error;
    }
    return new Store(database);
  }

  get dialect(): Dialect {
    return this.#database.dialect;
  }

  /** For questions. Not for writing: SQLite refuses, and nobody would hear of it. */
  get read(): Reading {
    return this.#database.read;
  }

  /**
   * Runs `work` in one write transaction: all of it is kept, or nothing where it throws. One runs at a time over all
   * processes, so what it reads stays true until it commits. Transactions do not nest.
   */
  transaction<Result>(work: (trx: Writing) => Promise<Result>): Promise<Result> {
    return this.#database.transaction(work);
  }

  /** Runs `work` on one unchanging state of the database, without keeping anybody from writing. */
  snapshot<Result>(work: (db: Reading) => Promise<Result>): Promise<Result> {
    return this.#database.snapshot(work);
  }

  /** The version of the last committed change of any process, 0 before the first. Microseconds on SQLite. */
  latestVersion(): Promise<number> {
    return this.#database.latestVersion();
  }

  /** Fills an empty file with one unchanging state of the database, as SQLite, without keeping anybody from writing. */
  copyTo(file: string): Promise<void> {
    return this.#database.copyTo(file);
  }

  close(): Promise<void> {
    return this.#database.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
