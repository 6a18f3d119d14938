// Outside calendars that are followed, what has come from them, and which activities are the same one twice.
import { type Kysely, sql } from 'kysely';
import { columnWords } from './dialect.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  const { key, integer, strict } = columnWords(db);

  // "lease_holder" is the process that is fetching it, until "lease_until" at the latest.
  await sql`
    create table source (
      association ${key} not null references association (slug),
      name ${key} not null,
      kind text not null check (kind in ('own', 'neighbour')),
      url text not null,
      minutes ${integer} not null check (minutes >= 15),
      busy_only ${integer} not null check (busy_only in (0, 1)),
      shown ${integer} not null check (shown in (0, 1)),
      etag text,
      last_modified text,
      tried ${integer},
      fetched ${integer},
      failures ${integer} not null check (failures >= 0),
      fault text,
      told ${integer},
      due ${integer} not null,
      lease_until ${integer} not null,
      lease_holder text,
      primary key (association, name)
    ) ${strict}`.execute(db);
  await sql`create index source_by_due on source (due)`.execute(db);

  // "uid" is the source's own; "missing" counts the good fetches in a row that were without it.
  await sql`
    create table origin (
      activity ${key} not null primary key references activity (id) on delete cascade,
      association ${key} not null,
      source ${key} not null,
      uid ${key} not null,
      kind text not null check (kind in ('own', 'neighbour')),
      visibility text not null check (visibility in ('public', 'network', 'busy')),
      missing ${integer} not null check (missing >= 0),
      unique (association, source, uid)
    ) ${strict}`.execute(db);

  await sql`
    create table likeness (
      first ${key} not null references activity (id),
      second ${key} not null references activity (id),
      outcome text not null check (outcome in ('same', 'different')),
      decided_by text not null,
      at ${integer} not null,
      primary key (first, second),
      check (first < second)
    ) ${strict}`.execute(db);
}
