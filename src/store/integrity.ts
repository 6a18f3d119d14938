// Whether the database file is sound, as far as the database itself can tell.
import { sql } from 'kysely';
import type { Store } from './store.ts';

/** What SQLite finds wrong with its file, a line each; nothing where it is sound. PostgreSQL watches over itself. */
export async function integrityFaults({ dialect, read }: Store): Promise<string[]> {
  if (dialect !== 'sqlite') return [];
  const { rows: faults } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(read);
  const { rows: orphans } = await sql<{ table: string; parent: string }>`pragma foreign_key_check`.execute(
    read,
  );
  return [
    ...faults.map((row) => row.integrity_check).filter((line) => line !== 'ok'),
    ...orphans.map(({ table, parent }) => `a row of ${table} names a row of ${parent} that is not there`),
  ];
}
