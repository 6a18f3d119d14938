// A backup becomes the database, all of it or nothing: whatever ends the program on the way leaves a database that is
// as empty as it was.
import { chmod, copyFile, mkdir, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { toDisk } from './backup.ts';
import { CannotOpen } from './cannot-open.ts';
import { copyRows, tableInUse } from './copy-rows.ts';
import { type DatabaseAddress, openDatabase } from './database.ts';
import { removeFileAndLogs, soundnessOf } from './database-file.ts';
import { migrate } from './migrate.ts';
import { partOf } from './part-file.ts';
import { claimServing } from './serving-claim.ts';
import { Store } from './store.ts';

/**
 * Restores the backup of any schema up to ours into a database that has nothing in it.
 * @param folder where a copy may be made of it meanwhile; what a restoring has left there that was cut off is removed
 * @throws CannotOpen with a sentence saying what to do
 */
export async function restoreBackup(address: DatabaseAddress, backup: string, folder: string): Promise<void> {
  await stat(backup);
  if ('file' in address) await restoreFile(address.file, backup);
  else await restoreRows(address, backup, folder);
}

async function restoreFile(file: string, backup: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  // A server that started meanwhile would begin a database of its own.
  await using _claim = await claimServing({ file });
  if (await isThere(file)) {
    throw new CannotOpen(`${file} is there already: move it away, or restore into another DATA_DIR.`);
  }
  const part = partOf(file);
  try {
    await adopt(backup, part);
    await soundnessOf(part);
    await toDisk(part);
    await removeFileAndLogs(file);
    await rename(part, file);
    await toDisk(dirname(file));
  } finally {
    await removeFileAndLogs(part);
  }
}

async function restoreRows(address: DatabaseAddress, backup: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const copy = partOf(join(folder, 'restored.db'));
  try {
    await adopt(backup, copy);
    const [from, to] = [await openDatabase({ file: copy }), await openDatabase(address)];
    try {
      await migrate(to);
      await to.transaction(async (db) => {
        const target = { dialect: to.dialect, db };
        const table = await tableInUse(target);
        if (table !== null) {
          throw new CannotOpen(
            `The database that DATABASE_URL names is in use already (${table} has rows): name an empty one. A restoring that was cut off is there whole, or not at all.`,
          );
        }
        await from.snapshot((rows) => copyRows({ dialect: from.dialect, db: rows }, target));
      });
    } finally {
      await from.close();
      await to.close();
    }
  } finally {
    await removeFileAndLogs(copy);
  }
}

/** Makes a copy of the backup that is sound and has our own schema; the backup stays as it is. */
async function adopt(backup: string, copy: string): Promise<void> {
  await removeFileAndLogs(copy);
  await copyFile(backup, copy);
  await chmod(copy, 0o600);
  const faults = await soundnessOf(copy, backup);
  if (faults.length > 0) {
    throw new CannotOpen(`${backup} is damaged (${faults[0]}): restore an older backup.`);
  }
  await (await Store.open({ file: copy })).close();
}

function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
