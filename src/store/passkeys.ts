// Passkeys: the public halves of the keys that members' own devices hold, and the challenges under way.
import type { Instant } from '../calendar/time.ts';
import type { Reading, Writing } from './handles.ts';
import type { PasskeyRow } from './tables.ts';

export interface Passkey {
  /** The credential's id in base64url. */
  readonly id: string;
  /** The id of its owner. */
  readonly person: string;
  /** COSE. */
  readonly publicKey: Buffer;
  /** How often its device says it has been used; 0 where the device does not count. */
  readonly counter: number;
  /** How browsers reach it, as they told. */
  readonly transports: readonly string[];
  readonly name: string;
  readonly created: Instant;
  readonly lastUsed: Instant | null;
}

/** @returns false where a passkey with this id is known already */
export async function insertPasskey(trx: Writing, passkey: Passkey): Promise<boolean> {
  const { publicKey, transports, lastUsed, ...rest } = passkey;
  const told = { public_key: publicKey, transports: JSON.stringify(transports), last_used: lastUsed };
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('passkey')
    .values({ ...rest, ...told })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function findPasskey(db: Reading, id: string): Promise<Passkey | null> {
  const row = await db.selectFrom('passkey').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** A person's passkeys, oldest first. */
export async function passkeysOf(db: Reading, person: string): Promise<Passkey[]> {
  const rows = await db
    .selectFrom('passkey')
    .selectAll()
    .where('person', '=', person)
    .orderBy('created')
    .orderBy('id')
    .execute();
  return rows.map(fromRow);
}

export async function usePasskey(trx: Writing, id: string, counter: number, now: Instant): Promise<void> {
  await trx.updateTable('passkey').set({ counter, last_used: now }).where('id', '=', id).execute();
}

/** @returns the name of the one that was removed; null where the person has none with this id */
export async function removePasskey(trx: Writing, person: string, id: string): Promise<string | null> {
  const row = await trx
    .deleteFrom('passkey')
    .where('id', '=', id)
    .where('person', '=', person)
    .returning('name')
    .executeTakeFirst();
  return row?.name ?? null;
}

export async function removePasskeysOf(trx: Writing, person: string): Promise<void> {
  await trx.deleteFrom('passkey_challenge').where('person', '=', person).execute();
  await trx.deleteFrom('passkey').where('person', '=', person).execute();
}

/**
 * Remembers a challenge.
 * @param hash SHA-256 of the challenge, in lower-case hexadecimal
 * @param person who adds a passkey; null where somebody is about to sign in by one
 */
export async function insertChallenge(
  trx: Writing,
  hash: string,
  person: string | null,
  expires: Instant,
): Promise<void> {
  await trx.insertInto('passkey_challenge').values({ hash, person, expires }).execute();
}

/** Uses the challenge up. @returns whether it was made for this and is still good at `now` */
export async function consumeChallenge(
  trx: Writing,
  hash: string,
  person: string | null,
  now: Instant,
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('passkey_challenge')
    .where('hash', '=', hash)
    .where('person', person === null ? 'is' : '=', person)
    .where('expires', '>', now)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

export async function forgetChallenges(trx: Writing, now: Instant): Promise<void> {
  await trx.deleteFrom('passkey_challenge').where('expires', '<=', now).execute();
}

function fromRow({ public_key, transports, last_used, ...row }: PasskeyRow): Passkey {
  return {
    ...row,
    publicKey: public_key,
    transports: JSON.parse(transports) as string[],
    lastUsed: last_used,
  };
}
