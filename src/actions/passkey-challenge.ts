// What a passkey must sign to show that it is there now: made for one occasion, good for five minutes, used once.
import { randomBytes } from 'node:crypto';
import { instant, MINUTE } from '../calendar/time.ts';
import { consumeChallenge, forgetChallenges, insertChallenge } from '../store/passkeys.ts';
import type { Desk } from './desk.ts';
import { hashOf } from './secret-hash.ts';

/** Milliseconds. */
export const PASSKEY_TIMEOUT = 5 * MINUTE;

/** @param person who adds a passkey; null where somebody is about to sign in by one */
export async function newChallenge(
  { store, clock }: Desk,
  person: string | null,
): Promise<Uint8Array<ArrayBuffer>> {
  const challenge = new Uint8Array(randomBytes(32));
  const now = clock();
  await store.transaction(async (trx) => {
    await forgetChallenges(trx, now);
    const hash = hashOf(Buffer.from(challenge).toString('base64url'));
    await insertChallenge(trx, hash, person, instant(now + PASSKEY_TIMEOUT));
  });
  return challenge;
}

/** Uses a challenge up. @param challenge in base64url @returns whether it was made for this person and is still good */
export function takeChallenge(
  { store, clock }: Desk,
  challenge: string,
  person: string | null,
): Promise<boolean> {
  return store.transaction((trx) => consumeChallenge(trx, hashOf(challenge), person, clock()));
}
