// Opening a SQLite file, and what to do where that cannot be done.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { CannotOpen } from './cannot-open.ts';
import { type Connection, sqlite } from './kept-statements.ts';

const BUSY_MS = 5_000;
/** So that a large import need not write the same pages of the indexes to the log again and again. */
const WRITE_CACHE_KIB = 16_384;

/** A function that opens one more connection to the file. */
export async function connector(file: string): Promise<() => Connection> {
  const open = await sqlite().catch((error) => cannotOpen(file, error));
  return () => {
    let connection: Connection | undefined;
    try {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      connection = open(file, { timeout: BUSY_MS });
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

/** Makes a connection one that writes. It waits for nobody: how that is done without blocking is in sqlite-immediate.ts. */
export function forWriting(connection: Connection): Connection {
  connection.exec('pragma busy_timeout = 0');
  connection.exec(`pragma cache_size = -${WRITE_CACHE_KIB}`);
  return connection;
}
