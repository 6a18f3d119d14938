// Brings a database's tables up to date, also when several processes start on it at once.
import { type Kysely, Migrator, sql } from 'kysely';
import { migrations } from '../../db/migrations/index.ts';
import { CannotOpen } from './cannot-open.ts';
import type { Database } from './handles.ts';

const KNOWN = Object.keys(migrations).sort();

/** The last of them: what the tables look like that this program works on. */
export const SCHEMA = KNOWN.at(-1) ?? '';

/**
 * Runs the migrations that this database has not had, and does nothing where it has had them all.
 * @throws CannotOpen when a newer version of the program has migrated it further
 */
export async function migrate(database: Database): Promise<void> {
  if (await isUpToDate(database.read)) return;
  await database.alone(async (db) => {
    if (await isUpToDate(db)) return;
    const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
    const { error, results } = await migrator.migrateToLatest();
    if (error === undefined) return;
    const name = results?.find(({ status }) => status === 'Error')?.migrationName ?? 'its first step';
    throw new CannotOpen(
      `The database could not be brought up to date (${name}); nothing was changed. Report this error.`,
      {
        cause: error,
      },
    );
  });
}

/** Whether the database has had every migration we know. */
async function isUpToDate<Tables>(db: Kysely<Tables>): Promise<boolean> {
  const had = await executed(db);
  const unknown = had.filter((name) => !KNOWN.includes(name)).sort();
  if (unknown.length === 0) return had.length === KNOWN.length;
  throw new CannotOpen(
    `A newer version of Fælleskalender has used this database (it has ${unknown.join(', ')}); start that version, or restore a backup from before.`,
  );
}

async function executed<Tables>(db: Kysely<Tables>): Promise<string[]> {
  try {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
    return rows.map(({ name }) => name);
  } catch (error) {
    if (isMissingTable(error)) return [];
    throw error;
  }
}

function isMissingTable(error: unknown): boolean {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === '42P01' || (code === 'SQLITE_ERROR' && message.startsWith('no such table'));
}
