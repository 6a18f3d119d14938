// What must be remembered, for as long as the process lives: opened once, closed at the end.
import { randomBytes } from 'node:crypto';
import { CalendarError } from '../calendar/errors.ts';
import { type DatabaseAddress, openDatabase } from './database.ts';
import type { Database, Dialect, Reading, Writing } from './handles.ts';
import { migrate } from './migrate.ts';
import { inWords } from './no-room.ts';
import { saveSetting } from './settings.ts';

/** More bytes than a page of the database holds, and of a kind that nothing makes smaller, so that they take room. */
const ENOUGH_TO_TELL = 20_000;

export class Store implements AsyncDisposable {
  readonly #database: Database;
  #isFull = false;

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
   * @throws CalendarError `full` where the disk is, `away` where the database does not answer
   */
  transaction<Result>(work: (trx: Writing) => Promise<Result>): Promise<Result> {
    return this.#told(this.#database.transaction(work));
  }

  /** As `transaction`, for one that writes much: others are held up no longer than by one that writes little. */
  transactionApart<Result>(work: (trx: Writing) => Promise<Result>): Promise<Result> {
    return this.#told(this.#database.transactionApart(work));
  }

  async #told<Result>(writing: Promise<Result>): Promise<Result> {
    try {
      const result = await writing;
      this.#isFull = false;
      return result;
    } catch (error) {
      const told = inWords(error);
      if (told instanceof CalendarError && told.code === 'full') this.#isFull = true;
      throw told;
    }
  }

  /** Whether the last write found the disk full. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /** Finds out, where the disk was full, whether there is room again. */
  async lookForRoom(): Promise<void> {
    if (!this.#isFull) return;
    await this.transaction(async (trx) => {
      await saveSetting(trx, 'room', randomBytes(ENOUGH_TO_TELL).toString('base64'));
      await trx.deleteFrom('setting').where('key', '=', 'room').execute();
    });
  }

  /** Runs `work` on one unchanging state of the database, without keeping anybody from writing. */
  snapshot<Result>(work: (db: Reading) => Promise<Result>): Promise<Result> {
    return this.#database.snapshot(work);
  }

  /** The version of the last committed change of any process, 0 before the first. Microseconds on SQLite. */
  latestVersion(): Promise<number> {
    return this.#database.latestVersion();
  }

  /** Calls `heard` soon after each commit of any process; on PostgreSQL alone, see handles.ts. @returns what ends that */
  onCommit(heard: () => void): () => Promise<void> {
    return this.#database.onCommit(heard);
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
