import { describe, expect, test } from 'vitest';
import { CalendarError } from '../../src/calendar/errors.ts';
import { inWords } from '../../src/store/no-room.ts';

const AWAY: [sentence: string, error: Error][] = [
  ['a connection that PostgreSQL breaks because it is shut down', withCode('57P01')],
  ['one that it breaks because another process of it has crashed', withCode('57P02')],
  ['a PostgreSQL that is starting up', withCode('57P03')],
  ['a connection that does not exist any more', withCode('08003')],
  ['one that fails', withCode('08006')],
  ['one that cannot be made', withCode('08001')],
  ['a session that it has given up because we said nothing', withCode('25P03')],
  ['a PostgreSQL that has as many connections as it may', withCode('53300')],
  ['one that has no memory to spare', withCode('53200')],
  ['a copy of it that takes no writes', withCode('25006')],
  ['a lock that nobody lets go of', withCode('55P03')],
  ['a port at which nobody listens', withCode('ECONNREFUSED')],
  ['a connection that is reset', withCode('ECONNRESET')],
  ['one that is closed while we write', withCode('EPIPE')],
  ['a computer that does not answer', withCode('ETIMEDOUT')],
  ['a computer to which there is no way', withCode('EHOSTUNREACH')],
  ['a name that nobody knows just now', withCode('EAI_AGAIN')],
  ['what the driver says of a broken connection', new Error('Connection terminated unexpectedly')],
  ['what it says of one that hangs', new Error('Connection terminated: it hangs')],
  ['what it says of the next question on it', new Error('Client was closed and is not queryable')],
  ['and of the same', new Error('Client has encountered a connection error and is not queryable')],
  ['what it says of an answer that does not come', new Error('Query read timeout')],
  [
    'what it says of a connection that is not to be had',
    new Error('timeout exceeded when trying to connect'),
  ],
  ['a SQLite file that another program keeps locked', withCode('SQLITE_BUSY')],
];

const FULL: [sentence: string, error: Error][] = [
  ['SQLite on a full disk', withCode('SQLITE_FULL')],
  ['SQLite where nothing more can be written', withCode('SQLITE_IOERR_WRITE')],
  ['PostgreSQL on a full disk', withCode('53100')],
  ['a file of our own on a full disk', withCode('ENOSPC')],
  ['somebody who has used what they may use of it', withCode('EDQUOT')],
];

describe('what a write fails with', () => {
  test.each(AWAY)('is the database being away: %s', (_, error) => {
    expect(inWords(error)).toMatchObject({ code: 'away', cause: error });
  });

  test.each(FULL)('is the disk being full: %s', (_, error) => {
    expect(inWords(error)).toMatchObject({ code: 'full', cause: error });
  });

  test.each([
    ['a rule that the database keeps', withCode('23505')],
    ['a fault of ours in SQL', withCode('42601')],
    ['a damaged file', withCode('SQLITE_CORRUPT')],
    ['what is told in words already', new CalendarError('stale', 'It has changed.')],
  ])('is passed on as it is: %s', (_, error) => {
    expect(inWords(error)).toBe(error);
  });
});

function withCode(code: string): Error {
  return Object.assign(new Error('It failed.'), { code });
}
