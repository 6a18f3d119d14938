// Write transactions that take SQLite's write lock when they begin. One that begins by reading and asks for the lock
// later fails at once (SQLITE_BUSY_SNAPSHOT) when another process has written in between, however long it may wait.
import { setTimeout as pause } from 'node:timers/promises';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely';

const PATIENCE_MS = 15_000;
const LONGEST_PAUSE_MS = 20;

/**
 * What `attempt` gives, tried again while the database is locked by another connection. Waits between tries instead of
 * letting SQLite wait: that would stop the whole process, and with it the holder of the lock if it is this process.
 */
export async function patiently<Result>(attempt: () => Result | Promise<Result>): Promise<Result> {
  let waited = 0;
  for (let wait = 1; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
    try {
      return await attempt();
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (waited >= PATIENCE_MS) {
        const told = new Error('Another program keeps the database locked; stop it and try again.', {
          cause: error,
        });
        throw Object.assign(told, { code: 'SQLITE_BUSY' });
      }
    }
    await pause(wait);
    waited += wait;
  }
}

function isBusy(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' && code.startsWith('SQLITE_BUSY');
}

/** Kysely's SQLite dialect, with BEGIN IMMEDIATE. */
export class ImmediateSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new ImmediateSqliteDriver(this.#config);
  }
}

class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await patiently(async () => connection.executeQuery(CompiledQuery.raw('begin immediate')));
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await rolledBack(() => super.rollbackTransaction(connection));
  }
}

/** On a full disk SQLite has undone the transaction already; complaining of that would hide why. */
export async function rolledBack(rollBack: () => Promise<unknown>): Promise<void> {
  try {
    await rollBack();
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes('no transaction is active')) throw error;
  }
}
