// Asking for a letter that signs one in. Nothing in the answer, nor in the time it takes, tells whether the address is a
// member's: nobody looks until the letter is written, and that is later.
import { HOUR, instant, MINUTE } from '../calendar/time.ts';
import { findPersonByEmail, type Person } from '../store/people.ts';
import { countSignIns, forgetSignIns, insertSignIn } from '../store/sign-ins.ts';
import { deedTime } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { readEmail } from './forms/person-form.ts';
import { hashOf } from './secret-hash.ts';

/** How long a letter can be used, in milliseconds. */
const GOOD_FOR = 10 * MINUTE;
/** So many an hour to one address. */
const MOST_LETTERS = 3;

/** What a letter is to be made of; none of it is kept. */
export interface SignInSecrets {
  /** 32 random bytes. */
  readonly link: Buffer;
  /** Six digits. */
  readonly code: string;
  /** What the cookie of the browser that asks holds; the code counts there alone. */
  readonly browser: string;
}

/** What a letter will have in it, should the address be a member's. */
export interface AskedLetter {
  readonly email: string;
  /** The last part of the link's address. */
  readonly link: string;
  readonly code: string;
}

/** A letter to send. */
export interface SignInLetter extends AskedLetter {
  readonly person: Person;
}

/**
 * Remembers that somebody wants to sign in.
 * @param said the address as it was typed
 * @returns the letter that is asked for; null where the address has had its letters for this hour
 * @throws CalendarError `invalid` for what is no address
 */
export async function askToSignIn(
  { store, clock }: Desk,
  said: string,
  secrets: SignInSecrets,
): Promise<AskedLetter | null> {
  const email = readEmail(said);
  const now = deedTime(clock);
  const link = secrets.link.toString('base64url');
  const { code, browser } = secrets;
  return store.transaction(async (trx) => {
    const hourAgo = instant(now - HOUR);
    await forgetSignIns(trx, hourAgo, now);
    if ((await countSignIns(trx, email, hourAgo)) >= MOST_LETTERS) return null;
    await insertSignIn(trx, {
      linkHash: hashOf(link),
      code: { hash: codeHash(browser, code), browserHash: hashOf(browser) },
      ...{ email, created: now, expires: instant(now + GOOD_FOR) },
    });
    return { email, link, code };
  });
}

/** The letter that was asked for; null where the address is nobody's. */
export async function letterAskedFor({ store }: Desk, asked: AskedLetter): Promise<SignInLetter | null> {
  const person = await findPersonByEmail(store.read, asked.email);
  return person && { ...asked, person };
}

/** Six digits are soon tried out, so they are hashed together with a secret that only the browser has. */
export function codeHash(browser: string, code: string): string {
  return hashOf(`${browser} ${code}`);
}
