// Who may write: tokens, known here by their hashes alone, so that nobody can use one they read in the database.
import type { Slug } from '../calendar/association.ts';
import type { Instant } from '../calendar/time.ts';
import type { Reading, Writing } from './handles.ts';

export interface Token {
  /** SHA-256 of the token, in lower-case hexadecimal. */
  readonly hash: string;
  readonly role: 'coordinator' | 'editor';
  /** The association that an editor writes for. */
  readonly association: Slug | null;
  /** What people call it, to know which one to revoke. */
  readonly name: string;
  readonly created: Instant;
  readonly revoked: Instant | null;
}

/** The token with this hash; null where there is none or it has been revoked. */
export async function findToken(db: Reading, hash: string): Promise<Token | null> {
  const row = await db
    .selectFrom('token')
    .selectAll()
    .where('hash', '=', hash)
    .where('revoked', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** Every token, the revoked too, oldest first. */
export async function allTokens(db: Reading): Promise<Token[]> {
  return db.selectFrom('token').selectAll().orderBy('created').orderBy('hash').execute();
}

export async function insertToken(trx: Writing, token: Token): Promise<void> {
  await trx.insertInto('token').values(token).execute();
}

/** Ends a token from now on. @returns whether there was one to end */
export async function revokeToken(trx: Writing, hash: string, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('token')
    .set({ revoked: now })
    .where('hash', '=', hash)
    .where('revoked', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
