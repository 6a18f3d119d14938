// Calendars for whoever knows their address: a member's planning feed, and the busy feed of an association.
import { type Kysely, sql } from 'kysely';
import { columnWords } from './dialect.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  const { key, integer, strict } = columnWords(db);

  // Of a person or of an association, and of each at most one, so that a new address is the end of the old one.
  await sql`
    create table private_feed (
      hash ${key} not null primary key check (length(hash) = 64),
      person ${key} unique references person (id),
      association ${key} unique references association (slug),
      created ${integer} not null,
      last_used ${integer},
      check ((person is null) <> (association is null))
    ) ${strict}`.execute(db);
}
