// What becomes of writes where the disk is full or the database is away: an error that says what to do, and a note of
// it, so that readers are told before they write.
import { CalendarError } from '../calendar/errors.ts';

/** SQLite's codes for a full disk, the system's own, and PostgreSQL's disk_full. */
const FULL = /^(SQLITE_FULL|SQLITE_IOERR_(WRITE|FSYNC|SHMSIZE|TRUNCATE)|ENOSPC|53100)$/;
/** Class 08, 57P01 to 57P05 (it is being shut down), 53300 (too many connections), and a lock that nobody lets go of. */
const AWAY = /^(08...|57P0[1-5]|53300|55P03|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH)$/;
/** What the driver says without a code. */
const LOST =
  /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client (has encountered a connection|was closed))/;

/** The same error for people, where it is one of these two; else as it is. */
export function inWords(error: unknown): unknown {
  const { code = '', message = '' } = error as NodeJS.ErrnoException;
  if (FULL.test(code)) {
    return withCause(
      'full',
      'The disk is full, so nothing can be written: make room on it, then try again. Everything can still be read.',
      error,
    );
  }
  if (AWAY.test(code) || LOST.test(message)) {
    return withCause('away', 'The database does not answer: try again in a minute.', error);
  }
  return error;
}

function withCause(code: 'full' | 'away', message: string, cause: unknown): CalendarError {
  return Object.assign(new CalendarError(code, message), { cause });
}
