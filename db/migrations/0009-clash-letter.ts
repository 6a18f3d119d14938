// News that members are written letters about: noted once, sent later, remembered so that nobody hears it twice a day.
import { type Kysely, sql } from 'kysely';
import { columnWords } from './dialect.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  const { key, integer, strict } = columnWords(db);

  // "subject" is a pair, a hold or a source; "detail" is JSON. Nothing in it says whom the letter is to but "person".
  await sql`
    create table letter (
      id ${key} not null primary key,
      person ${key} not null references person (id),
      kind text not null check (kind in ('clash', 'hold-ends', 'hold-released', 'source-fails')),
      subject ${key} not null,
      detail text not null,
      due ${integer} not null,
      sent ${integer}
    ) ${strict}`.execute(db);
  await sql`create index letter_by_person on letter (person, kind, subject)`.execute(db);
  await sql`create index letter_by_sent on letter (sent, due)`.execute(db);
  // What was done before there were letters is no news.
  await sql`
    insert into setting (key, value)
    select 'letters-noted', cast(latest as text) from (select max(version) as latest from change) as history
    where latest is not null`.execute(db);
}
