// What there is to know of the database itself, for those who look after it.
import { sql } from 'kysely';
import { SCHEMA } from './migrate.ts';
import type { Store } from './store.ts';

export interface DatabaseFacts {
  /** As `SQLite 3.53.2`. */
  readonly kind: string;
  readonly bytes: number;
  /** The last migration that it has had. */
  readonly schema: string;
}

export async function databaseFacts({
  dialect,
  read,
}: Pick<Store, 'dialect' | 'read'>): Promise<DatabaseFacts> {
  const asked =
    dialect === 'sqlite'
      ? sql<Answer>`
          select sqlite_version() as version, page_count * page_size as bytes
          from pragma_page_count(), pragma_page_size()`
      : sql<Answer>`
          select current_setting('server_version') as version, pg_database_size(current_database()) as bytes`;
  const { rows } = await asked.execute(read);
  const { version = '', bytes = 0 } = rows[0] ?? {};
  return { kind: `${dialect === 'sqlite' ? 'SQLite' : 'PostgreSQL'} ${version}`, bytes, schema: SCHEMA };
}

interface Answer {
  readonly version: string;
  readonly bytes: number;
}
