// A database as the rest of the store sees it, whichever it is.
import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** What functions that only read take: the store's `read`, a snapshot or a transaction. */
export type Reading = Kysely<Tables>;

/** What functions that write take: a transaction, so that no write goes without its line in the change log. */
export type Writing = Transaction<Tables>;

export type Dialect = 'sqlite' | 'postgres';

export interface Database {
  readonly dialect: Dialect;
  readonly read: Reading;
  /** Runs `work` in a write transaction; one at a time over all processes, so the change log's order is commit order. */
  transaction<Result>(work: (trx: Writing) => Promise<Result>): Promise<Result>;
  /** The same for a transaction that writes much: on SQLite in a thread, so that its commit holds up nobody. */
  transactionApart<Result>(work: (trx: Writing) => Promise<Result>): Promise<Result>;
  /** Runs `work` on one unchanging state of the database. */
  snapshot<Result>(work: (db: Reading) => Promise<Result>): Promise<Result>;
  /** Runs `work` while no other process does the same, on a handle that may change the tables themselves. */
  alone(work: (db: Kysely<unknown>) => Promise<void>): Promise<void>;
  /** The version of the last committed change, 0 before the first. */
  latestVersion(): Promise<number>;
  /**
   * Calls `heard` soon after each commit of any process, and after each time in which some may have been missed; never
   * on SQLite, where asking costs next to nothing. @returns what ends that
   */
  onCommit(heard: () => void): () => Promise<void>;
  /** Fills an empty file with one unchanging state of the database, as SQLite. */
  copyTo(file: string): Promise<void>;
  close(): Promise<void>;
}
