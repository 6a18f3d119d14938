// Who is signed in where: sessions, known here by the hashes of their secrets alone.
import type { Instant } from '../calendar/time.ts';
import type { Reading, Writing } from './handles.ts';

export interface Session {
  /** SHA-256 of the session's secret, in lower-case hexadecimal. */
  readonly hash: string;
  /** The id of whoever is signed in. */
  readonly person: string;
  readonly created: Instant;
  readonly lastUsed: Instant;
  /** From then on it is good for nothing. */
  readonly expires: Instant;
  /** What its owner knows the browser by, as `Firefox, Android`. */
  readonly device: string;
}

export async function insertSession(trx: Writing, session: Session): Promise<void> {
  const { lastUsed, ...rest } = session;
  await trx
    .insertInto('session')
    .values({ ...rest, last_used: lastUsed })
    .execute();
}

/** The session with this hash; null where there is none that is still good at `now`. */
export async function findSession(db: Reading, hash: string, now: Instant): Promise<Session | null> {
  const row = await db
    .selectFrom('session')
    .selectAll()
    .where('hash', '=', hash)
    .where('expires', '>', now)
    .executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** A person's sessions that are good at `now`, the one used last first. */
export async function sessionsOf(db: Reading, person: string, now: Instant): Promise<Session[]> {
  const rows = await db
    .selectFrom('session')
    .selectAll()
    .where('person', '=', person)
    .where('expires', '>', now)
    .orderBy('last_used', 'desc')
    .orderBy('hash')
    .execute();
  return rows.map(fromRow);
}

/** Takes note that the session is in use, and lets it live on until `expires`. */
export async function prolongSession(
  trx: Writing,
  hash: string,
  now: Instant,
  expires: Instant,
): Promise<void> {
  await trx.updateTable('session').set({ last_used: now, expires }).where('hash', '=', hash).execute();
}

/** Ends one session of a person. @returns whether there was one to end */
export async function endSession(trx: Writing, person: string, hash: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('session')
    .where('hash', '=', hash)
    .where('person', '=', person)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Ends every session of a person. @returns how many there were */
export async function endSessionsOf(trx: Writing, person: string): Promise<number> {
  const { numDeletedRows } = await trx.deleteFrom('session').where('person', '=', person).executeTakeFirst();
  return Number(numDeletedRows);
}

/** Forgets the sessions that are good for nothing at `now`. */
export async function forgetSessions(trx: Writing, now: Instant): Promise<void> {
  await trx.deleteFrom('session').where('expires', '<=', now).execute();
}

interface Row extends Omit<Session, 'lastUsed'> {
  readonly last_used: Instant;
}

function fromRow({ last_used, ...row }: Row): Session {
  return { ...row, lastUsed: last_used };
}
