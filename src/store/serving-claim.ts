// One server at a time on a SQLite file. Commands beside it may read and write; a second server would do the nightly
// work a second time, and neither would hear at once of what the other does.
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CannotOpen } from './cannot-open.ts';
import type { DatabaseAddress } from './database.ts';
import { type Connection, sqlite } from './kept-statements.ts';
import { cannotOpen } from './sqlite-connection.ts';

/**
 * Claims the database for this process until the claim is disposed of. The claim is a lock that SQLite holds on an
 * empty file beside the database: the system lets go of it whatever ends the process. PostgreSQL needs none.
 * @throws CannotOpen where another process serves the file
 */
export async function claimServing(address: DatabaseAddress): Promise<AsyncDisposable> {
  if (!('file' in address)) return { async [Symbol.asyncDispose]() {} };
  const { file } = address;
  let lock: Connection | undefined;
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const open = await sqlite();
    lock = open(`${file}.serving`, { timeout: 0 });
    lock.exec('begin exclusive');
  } catch (error) {
    lock?.close();
    if ((error as NodeJS.ErrnoException).code !== 'SQLITE_BUSY') return cannotOpen(file, error);
    throw new CannotOpen(
      `${file} is being served by another process: stop that one, or take PostgreSQL (DATABASE_URL) to serve it from several.`,
      { cause: error },
    );
  }
  return {
    async [Symbol.asyncDispose]() {
      lock.close();
    },
  };
}
