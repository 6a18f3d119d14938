// Letters that let somebody sign in, once: their links and codes, known here by their hashes alone.
import type { Instant } from '../calendar/time.ts';
import type { Reading, Writing } from './handles.ts';

export interface SignIn {
  /** SHA-256 of the link's secret, in lower-case hexadecimal, as are the other hashes. */
  readonly linkHash: string;
  /** The code that the letter has beside its link, and the browser it counts in; null for an invitation. */
  readonly code: { readonly hash: string; readonly browserHash: string } | null;
  /** In lower case. */
  readonly email: string;
  readonly created: Instant;
  /** From then on it is good for nothing. */
  readonly expires: Instant;
}

/** How many wrong codes are heard out before the right one counts for nothing either. */
const TRIES = 5;

export async function insertSignIn(trx: Writing, signIn: SignIn): Promise<void> {
  const { linkHash, code, ...rest } = signIn;
  await trx
    .insertInto('sign_in')
    .values({
      ...rest,
      link_hash: linkHash,
      code_hash: code?.hash ?? null,
      browser_hash: code?.browserHash ?? null,
      tries: TRIES,
      used: null,
    })
    .execute();
}

/** The address that the link signs in at `now`; null where it is good for nothing. Asking does not use it up. */
export async function emailOfLink(db: Reading, linkHash: string, now: Instant): Promise<string | null> {
  const row = await db
    .selectFrom('sign_in')
    .select('email')
    .where('link_hash', '=', linkHash)
    .where('used', 'is', null)
    .where('expires', '>', now)
    .executeTakeFirst();
  return row?.email ?? null;
}

/** Uses the link up, in one statement so that of many who try only one succeeds. @returns whose it was, or null */
export async function consumeLink(trx: Writing, linkHash: string, now: Instant): Promise<string | null> {
  const row = await trx
    .updateTable('sign_in')
    .set({ used: now })
    .where('link_hash', '=', linkHash)
    .where('used', 'is', null)
    .where('expires', '>', now)
    .returning('email')
    .executeTakeFirst();
  return row?.email ?? null;
}

/**
 * Uses the letter up that this browser asked for and that has this code. A wrong code is one try less for every letter
 * that the browser has asked for. @returns whose it was, or null
 */
export async function consumeCode(
  trx: Writing,
  code: { readonly hash: string; readonly browserHash: string },
  now: Instant,
): Promise<string | null> {
  const row = await trx
    .updateTable('sign_in')
    .set({ used: now })
    .where('browser_hash', '=', code.browserHash)
    .where('code_hash', '=', code.hash)
    .where('used', 'is', null)
    .where('expires', '>', now)
    .where('tries', '>', 0)
    .returning('email')
    .executeTakeFirst();
  if (row) return row.email;
  await trx
    .updateTable('sign_in')
    .set((eb) => ({ tries: eb('tries', '-', 1) }))
    .where('browser_hash', '=', code.browserHash)
    .where('tries', '>', 0)
    .execute();
  return null;
}

/** How many letters with codes the address has been sent since `from`. */
export async function countSignIns(db: Reading, email: string, from: Instant): Promise<number> {
  const row = await db
    .selectFrom('sign_in')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('email', '=', email)
    .where('created', '>', from)
    .where('code_hash', 'is not', null)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** Forgets what was created before `created` and is good for nothing at `now`. */
export async function forgetSignIns(trx: Writing, created: Instant, now: Instant): Promise<void> {
  await trx.deleteFrom('sign_in').where('created', '<', created).where('expires', '<=', now).execute();
}

/** Forgets every letter to an address. */
export async function forgetSignInsOf(trx: Writing, email: string): Promise<void> {
  await trx.deleteFrom('sign_in').where('email', '=', email).execute();
}
