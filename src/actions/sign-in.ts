// Signing in by a letter: by its link, or by its code in the browser that asked for it. Each counts once.
import { CalendarError } from '../calendar/errors.ts';
import type { Writing } from '../store/handles.ts';
import { passkeysOf } from '../store/passkeys.ts';
import { findPersonByEmail } from '../store/people.ts';
import { consumeCode, consumeLink, emailOfLink } from '../store/sign-ins.ts';
import { codeHash } from './ask-to-sign-in.ts';
import type { Desk } from './desk.ts';
import { hashOf } from './secret-hash.ts';
import { beginSession, type Proof } from './sessions.ts';

/** What a letter has led to: a session, or that the coordinator's passkey is wanted besides. */
export type SignInOutcome =
  | { readonly kind: 'signed-in'; readonly cookie: string }
  | { readonly kind: 'passkey-wanted' };

/** The browser that signs in. */
export interface Newcomer {
  /** What its owner will know it by, as `Firefox, Android`. */
  readonly device: string;
  /** 32 random bytes for the session. */
  readonly secret: Buffer;
}

/** The address that a link would sign in; null where it is good for nothing. Asking uses nothing up. */
export async function whoseLink({ store, clock }: Desk, link: string): Promise<string | null> {
  return emailOfLink(store.read, hashOf(link), clock());
}

/** Uses a letter's link up. @throws CalendarError `not_found` for one that is unknown, used or too old */
export async function signInByLink(desk: Desk, link: string, newcomer: Newcomer): Promise<SignInOutcome> {
  return signIn(desk, 'link', newcomer, (trx) => consumeLink(trx, hashOf(link), desk.clock()));
}

/**
 * Uses a letter up by its code.
 * @param browser what the cookie of the browser that asked holds
 * @throws CalendarError `not_found` for a code that is wrong, used, too old, of another browser, or the sixth tried
 */
export async function signInByCode(
  desk: Desk,
  browser: string,
  code: string,
  newcomer: Newcomer,
): Promise<SignInOutcome> {
  const hashes = { hash: codeHash(browser, code), browserHash: hashOf(browser) };
  return signIn(desk, 'code', newcomer, (trx) => consumeCode(trx, hashes, desk.clock()));
}

async function signIn(
  { store, clock }: Desk,
  proof: Proof,
  { device, secret }: Newcomer,
  consume: (trx: Writing) => Promise<string | null>,
): Promise<SignInOutcome> {
  // Nothing is thrown inside, since a wrong code must be remembered.
  const outcome = await store.transaction(async (trx): Promise<SignInOutcome | null> => {
    const email = await consume(trx);
    const person = email === null ? null : await findPersonByEmail(trx, email);
    if (!person) return null;
    if (person.isCoordinator && (await passkeysOf(trx, person.id)).length > 0) {
      return { kind: 'passkey-wanted' };
    }
    return { kind: 'signed-in', cookie: await beginSession(trx, clock, person, proof, device, secret) };
  });
  if (outcome) return outcome;
  throw new CalendarError('not_found', 'This is wrong, used or too old. Ask for a new letter.');
}
