// The whole database as one SQLite file, whichever database it is: one form for backups of both, so that what was kept
// on SQLite can be restored into PostgreSQL and the other way round.
import { open, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CalendarError } from '../calendar/errors.ts';
import { removeFileAndLogs, soundnessOf } from './database-file.ts';
import { faultOfFile, partOf } from './part-file.ts';
import type { Store } from './store.ts';

/**
 * Writes a backup while others go on writing; it holds one state that the database had. The file is for its owner
 * alone, and stands under its name only once it is whole and has been looked through.
 * @throws CalendarError `taken` where the file is there already
 */
export async function writeBackup(store: Pick<Store, 'copyTo'>, file: string): Promise<void> {
  await refuseExisting(file);
  const part = partOf(file);
  await removeFileAndLogs(part);
  try {
    await (await open(part, 'wx', 0o600)).close();
    await store.copyTo(part);
    const faults = await soundnessOf(part);
    if (faults.length > 0) throw new Error(`The backup is not sound: ${faults.join('; ')}`);
    await toDisk(part);
    await refuseExisting(file);
    await rename(part, file);
    await toDisk(dirname(file));
  } catch (error) {
    throw faultOfFile(error, file);
  } finally {
    await removeFileAndLogs(part);
  }
}

async function refuseExisting(file: string): Promise<void> {
  const isThere = await stat(file).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
  if (isThere) throw new CalendarError('taken', `${file} is there already: name another file.`);
}

/** Makes what has been written to a file, or to the list of names that a folder is, outlast a power cut. */
export async function toDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
