// The names that associations have had in addresses, so that whatever was told of them once leads on for ever.
import { type Kysely, sql } from 'kysely';
import { columnWords } from './dialect.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  const { key, strict } = columnWords(db);

  // "slug" is the name given up, "association" the one that it has now.
  await sql`
    create table former_slug (
      slug ${key} not null primary key,
      association ${key} not null references association (slug),
      check (slug <> association)
    ) ${strict}`.execute(db);
  await sql`create index former_slug_by_association on former_slug (association)`.execute(db);
}
