// The days that matter to this network besides those that ship with the calendar: school breaks, closures of a venue.
import { type Kysely, sql } from 'kysely';
import { columnWords } from './dialect.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  const { key, integer, strict } = columnWords(db);

  // Days as YYYY-MM-DD, the last one exclusive; "name" is JSON by language.
  await sql`
    create table observance (
      id ${key} not null primary key,
      kind text not null,
      name text not null,
      first_day ${key} not null,
      end_day ${key} not null,
      approximate ${integer} not null check (approximate in (0, 1)),
      venue ${key} references venue (slug),
      check (first_day < end_day)
    ) ${strict}`.execute(db);
}
