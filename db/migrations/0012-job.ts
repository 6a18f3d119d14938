// How each of the jobs that are done beside serving went the last time, whichever process did it.
import { type Kysely, sql } from 'kysely';
import { columnWords } from './dialect.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  const { key, integer, strict } = columnWords(db);

  // "succeeded" is the last time that it went well; "next" is when whoever did it means to do it again.
  await sql`
    create table job (
      name ${key} not null primary key,
      ended ${integer} not null,
      outcome text not null check (outcome in ('done', 'failed')),
      succeeded ${integer},
      next ${integer}
    ) ${strict}`.execute(db);
}
