// Failures that can happen to anybody, in a sentence that says what to do. What is none of them is a fault of ours.
import { CalendarError } from '../calendar/errors.ts';
import { Misconfigured } from '../config.ts';
import { CannotListen } from '../http/server.ts';
import { CannotOpen } from '../store/cannot-open.ts';
import { inWords } from '../store/no-room.ts';

/** What to tell people of the error; null where nobody expected it. */
export function toldOf(error: unknown): string | null {
  if (error instanceof Misconfigured)
    return `The environment has to be mended first:\n${indent(error.message)}`;
  if (error instanceof CalendarError) return toldOfCalendar(error);
  if (error instanceof CannotOpen || error instanceof CannotListen) return error.message;
  if (!(error instanceof Error)) return null;
  const { code = '', path } = error as NodeJS.ErrnoException;
  if (code === 'SQLITE_BUSY') return 'Another program keeps the database locked: stop it and try again.';
  const told = inWords(error);
  if (told instanceof CalendarError) {
    return told.code === 'full' ? 'The disk is full: make room, then try again.' : told.message;
  }
  if (code.startsWith('SQLITE_CORRUPT')) return 'The database is damaged: restore a backup.';
  const said = FILES[code];
  return said ? `${path ?? 'What was named'} ${said}` : null;
}

const FILES: Readonly<Record<string, string>> = {
  ENOENT: 'is not there: check the name.',
  EACCES: 'is not ours to read or write: check who owns it.',
  EPERM: 'is not ours to read or write: check who owns it.',
  EROFS: 'is on a disk that takes no writing: choose another place.',
  EISDIR: 'is a folder: name a file.',
  ENOTDIR: 'is not in a folder: check the name.',
};

/** A file can have many faults; each is told of. One of the whole file is told without naming where. */
function toldOfCalendar({ message, issues }: CalendarError): string {
  const [first, second] = issues;
  if (!first || !second) return first?.field === 'body' ? first.message : message;
  return `There is more than one thing to mend:\n${indent(issues.map((one) => `${one.field}: ${one.message}`).join('\n'))}`;
}

function indent(lines: string): string {
  return lines.replaceAll(/^/gm, '  ');
}
