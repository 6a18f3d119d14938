// A SQLite file that nobody is using: a backup, or what is about to become a database.
import { rm } from 'node:fs/promises';
import { CannotOpen } from './cannot-open.ts';
import { sqlite } from './kept-statements.ts';

/**
 * Looks the file through, and leaves it as one file that needs no log beside it.
 * @param named what people know it by, where that is another file that it is a copy of
 * @returns what is wrong with it, a line each
 * @throws CannotOpen where it is none of ours
 */
export async function soundnessOf(file: string, named = file): Promise<string[]> {
  const open = await sqlite();
  const connection = open(file, { fileMustExist: true });
  try {
    connection.exec('pragma journal_mode = delete');
    const faults = connection.prepare('pragma integrity_check').pluck().all().map(String);
    const ours = "select 1 from sqlite_schema where name = 'kysely_migration'";
    if (connection.prepare(ours).get() === undefined) throw notOurs(named);
    const orphans = connection.prepare('pragma foreign_key_check').all();
    return [
      ...faults.filter((line) => line !== 'ok'),
      ...(orphans.length > 0 ? [`${orphans.length} rows name rows that are not there`] : []),
    ];
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'SQLITE_NOTADB') throw notOurs(named, error);
    if (code.startsWith('SQLITE_CORRUPT')) return [(error as Error).message];
    throw error;
  } finally {
    connection.close();
  }
}

function notOurs(file: string, cause?: unknown): CannotOpen {
  return new CannotOpen(`${file} is no backup of Fælleskalender: name one that "backup" has written.`, {
    cause,
  });
}

/** Removes a SQLite file with what SQLite keeps beside it. */
export async function removeFileAndLogs(file: string): Promise<void> {
  for (const end of ['', '-journal', '-wal', '-shm']) await rm(file + end, { force: true });
}
