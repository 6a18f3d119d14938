// Links by which whoever runs the server becomes coordinator, by their hashes alone.
import { type Kysely, sql } from 'kysely';
import { columnWords } from './dialect.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  const { key, integer, strict } = columnWords(db);

  await sql`
    create table start_link (
      hash ${key} not null primary key check (length(hash) = 64),
      expires ${integer} not null,
      used ${integer}
    ) ${strict}`.execute(db);
}
