// The members: who they are, what they may write for, and how they sign in. Secrets are known by their hashes alone.
import { type Kysely, sql } from 'kysely';
import { columnWords } from './dialect.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  const { key, integer, bytes, strict } = columnWords(db);

  // Whoever is removed stays for the history, without an address and under no name of their own.
  await sql`
    create table person (
      id ${key} not null primary key,
      email ${key} unique,
      name text not null,
      language ${key} not null,
      is_coordinator ${integer} not null check (is_coordinator in (0, 1)),
      letters text not null check (letters in ('once', 'daily', 'never')),
      created ${integer} not null,
      removed ${integer},
      check ((email is null) = (removed is not null)),
      check (removed is null or is_coordinator = 0)
    ) ${strict}`.execute(db);

  await sql`
    create table membership (
      person ${key} not null references person (id),
      association ${key} not null references association (slug),
      role text not null check (role in ('editor', 'reader')),
      primary key (person, association)
    ) ${strict}`.execute(db);
  await sql`create index membership_by_association on membership (association)`.execute(db);

  await sql`
    create table session (
      hash ${key} not null primary key check (length(hash) = 64),
      person ${key} not null references person (id),
      created ${integer} not null,
      last_used ${integer} not null,
      expires ${integer} not null,
      device text not null
    ) ${strict}`.execute(db);
  await sql`create index session_by_person on session (person)`.execute(db);

  // An invitation has a link alone: no code, and no browser that asked.
  await sql`
    create table sign_in (
      link_hash ${key} not null primary key check (length(link_hash) = 64),
      code_hash ${key} check (length(code_hash) = 64),
      browser_hash ${key} check (length(browser_hash) = 64),
      email ${key} not null,
      created ${integer} not null,
      expires ${integer} not null,
      tries ${integer} not null check (tries >= 0),
      used ${integer},
      check ((code_hash is null) = (browser_hash is null))
    ) ${strict}`.execute(db);
  await sql`create index sign_in_by_email on sign_in (email, created)`.execute(db);
  await sql`create index sign_in_by_browser on sign_in (browser_hash)`.execute(db);

  await sql`
    create table passkey (
      id ${key} not null primary key,
      person ${key} not null references person (id),
      public_key ${bytes} not null,
      counter ${integer} not null check (counter >= 0),
      transports text not null,
      name text not null,
      created ${integer} not null,
      last_used ${integer}
    ) ${strict}`.execute(db);
  await sql`create index passkey_by_person on passkey (person)`.execute(db);

  // "person" is whoever adds a passkey; null where somebody is about to show by one who they are.
  await sql`
    create table passkey_challenge (
      hash ${key} not null primary key check (length(hash) = 64),
      person ${key} references person (id),
      expires ${integer} not null
    ) ${strict}`.execute(db);
}
