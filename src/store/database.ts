// A database to remember in: SQLite in a file, or PostgreSQL at an address.
import type { Database } from './handles.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';

/** A SQLite file (made where it is missing), or a `postgres://` URL. */
export type DatabaseAddress = { readonly file: string } | { readonly url: string };

/**
 * Opens the database as it is; see migrate.ts for what brings its tables up to date.
 * @throws CannotOpen with a sentence saying what to do
 */
export function openDatabase(address: DatabaseAddress): Promise<Database> {
  return 'file' in address ? openSqlite(address.file) : openPostgres(address.url);
}
