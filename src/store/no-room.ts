// What becomes of writes where the disk is full or the database is away: an error that says what to do, and a note of
// it, so that readers are told before they write.
import { CalendarError } from '../calendar/errors.ts';

/** SQLite's codes for a full disk, the system's own, and PostgreSQL's disk_full. */
const FULL = /^(SQLITE_FULL|SQLITE_IOERR_(WRITE|FSYNC|SHMSIZE|TRUNCATE)|ENOSPC|EDQUOT|53100)$/;
/** What there is to be reached is not reached. */
const UNREACHED =
  /^(ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|E(HOST|NET)(UNREACH|DOWN)|ENOTFOUND|EAI_AGAIN)$/;
/**
 * Class 08 (connections), 57P01 to 57P05 (it is shut down or starts), 25P03 (it has given us up), 53200 to 53400 (it has
 * no memory or no connection to spare), 25006 (it is a copy that takes no writes), 28000, 28P01 and 3D000 (it lets us in
 * no more), and a lock that nobody lets go of.
 */
const AWAY = /^(08...|57P0[1-5]|25P03|53[234]00|25006|28000|28P01|3D000|55P03|SQLITE_BUSY(_\w+)?)$/;
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
  if (UNREACHED.test(code) || AWAY.test(code) || LOST.test(message)) {
    return withCause('away', 'The database does not answer: try again in a minute.', error);
  }
  return error;
}

/** For a write that may be kept and may not be: nobody has said. Whoever does it again unseen may do it twice. */
export function unsure(cause: unknown): CalendarError {
  return withCause(
    'unsure',
    'The database went away before it said whether this is kept: look whether it is there before you try again.',
    cause,
  );
}

/** Whether the database could not be asked. */
export function isAway(error: unknown): boolean {
  return error instanceof CalendarError && error.code === 'away';
}

function withCause(code: 'full' | 'away' | 'unsure', message: string, cause: unknown): CalendarError {
  return Object.assign(new CalendarError(code, message), { cause });
}
