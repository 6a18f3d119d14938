// The network: who publishes, where, what, its rendered words, who may write, and the log of every change.
import { type Kysely, sql } from 'kysely';
import { columnWords } from './dialect.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  const { key, integer, real, bytes, rising, strict } = columnWords(db);

  await sql`
    create table association (
      slug ${key} not null primary key,
      name text not null,
      colour text,
      area text,
      link text,
      languages text not null
    ) ${strict}`.execute(db);

  await sql`
    create table venue (
      slug ${key} not null primary key,
      name text not null,
      address text,
      area text,
      latitude ${real},
      longitude ${real},
      several_at_once ${integer} not null check (several_at_once in (0, 1)),
      address_for_members_only ${integer} not null check (address_for_members_only in (0, 1)),
      check ((latitude is null) = (longitude is null))
    ) ${strict}`.execute(db);

  // "document" holds what people said, in the form the API takes; the columns beside it repeat what is asked for often.
  await sql`
    create table activity (
      id ${key} not null primary key,
      uid ${key} not null unique,
      association ${key} not null references association (slug),
      co_hosts text not null,
      status text not null check (status in ('confirmed', 'tentative', 'cancelled')),
      visibility text not null check (visibility in ('public', 'network', 'busy')),
      sequence ${integer} not null check (sequence >= 0),
      created ${integer} not null,
      updated ${integer} not null,
      document text not null
    ) ${strict}`.execute(db);
  await sql`create index activity_by_association on activity (association)`.execute(db);

  await sql`
    create table rendering (
      activity ${key} not null references activity (id) on delete cascade,
      language ${key} not null,
      vevent ${bytes} not null,
      primary key (activity, language)
    ) ${strict}`.execute(db);

  // No check on deeds and kinds: later migrations bring new ones, and SQLite can change no check without a copy.
  await sql`
    create table change (
      version ${rising},
      at ${integer} not null,
      actor text not null,
      deed text not null,
      subject_kind ${key} not null,
      subject ${key} not null,
      detail text not null
    ) ${strict}`.execute(db);
  await sql`create index change_by_subject on change (subject_kind, subject, version)`.execute(db);

  await sql`
    create table token (
      hash ${key} not null primary key check (length(hash) = 64),
      role text not null check (role in ('coordinator', 'editor')),
      association ${key} references association (slug),
      name text not null,
      created ${integer} not null,
      revoked ${integer}
    ) ${strict}`.execute(db);

  await sql`
    create table setting (
      "key" ${key} not null primary key,
      value text not null
    ) ${strict}`.execute(db);
}
