// What people have agreed about pairs of activities that clash.
import { type Kysely, sql } from 'kysely';
import { columnWords } from './dialect.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  const { key, integer, strict } = columnWords(db);

  // "note" is JSON by language; the names in the agreed columns are of those who said yes to joining.
  await sql`
    create table settlement (
      first ${key} not null references activity (id),
      second ${key} not null references activity (id),
      state text not null check (state in ('open', 'talked', 'settled')),
      outcome text not null check (outcome in ('moved', 'joined', 'fine')),
      note text,
      settled_by text not null,
      at ${integer} not null,
      first_agreed text,
      second_agreed text,
      version ${integer} not null check (version > 0),
      primary key (first, second),
      check (first < second)
    ) ${strict}`.execute(db);
  await sql`create index settlement_by_second on settlement (second)`.execute(db);
}
