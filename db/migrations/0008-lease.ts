// Who is doing a job that is to be done once, however many processes serve the network.
import { type Kysely, sql } from 'kysely';
import { columnWords } from './dialect.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  const { key, integer, strict } = columnWords(db);

  // "holder" has the job until "until" at the latest, so that one who is killed keeps nobody waiting for ever.
  await sql`
    create table lease (
      name ${key} not null primary key,
      holder text not null,
      until ${integer} not null
    ) ${strict}`.execute(db);
}
