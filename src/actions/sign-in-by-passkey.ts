// Signing in by a passkey alone: the device knows whose it is, and has made sure that it is they who hold it.
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import { z } from 'zod';
import { CalendarError } from '../calendar/errors.ts';
import { findPasskey, usePasskey } from '../store/passkeys.ts';
import { findPerson } from '../store/people.ts';
import type { Desk } from './desk.ts';
import { newChallenge, PASSKEY_TIMEOUT, takeChallenge } from './passkey-challenge.ts';
import type { PasskeySite } from './passkeys.ts';
import { beginSession } from './sessions.ts';
import type { Newcomer } from './sign-in.ts';

/** What the browser needs to ask its owner for a passkey, within five minutes. */
export async function askToSignInByPasskey(
  desk: Desk,
  { origin }: PasskeySite,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({
    rpID: new URL(origin).hostname,
    challenge: await newChallenge(desk, null),
    timeout: PASSKEY_TIMEOUT,
    userVerification: 'required',
  });
}

const answerShape = z.object({ id: z.string() });

/**
 * Signs in whoever's passkey has answered a challenge of ours.
 * @param text the browser's answer, as JSON text
 * @returns what the browser's cookie holds
 * @throws CalendarError `not_found` for everything else
 */
export async function signInByPasskey(
  desk: Desk,
  { origin }: PasskeySite,
  text: string,
  { device, secret }: Newcomer,
): Promise<string> {
  const used = await usedPasskey(desk, origin, text);
  const cookie =
    used &&
    (await desk.store.transaction(async (trx) => {
      const person = await findPerson(trx, used.person);
      if (person?.removed !== null) return null;
      await usePasskey(trx, used.id, used.counter, desk.clock());
      return beginSession(trx, desk.clock, person, 'passkey', device, secret);
    }));
  if (cookie) return cookie;
  throw new CalendarError('not_found', 'Nobody is known by this passkey here. Sign in by e-mail instead.');
}

async function usedPasskey(
  desk: Desk,
  origin: string,
  text: string,
): Promise<{ readonly id: string; readonly person: string; readonly counter: number } | null> {
  try {
    const response = answerShape.loose().parse(JSON.parse(text)) as unknown as AuthenticationResponseJSON;
    const known = await findPasskey(desk.store.read, response.id);
    if (!known) return null;
    const { id, person, publicKey, counter } = known;
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: (challenge) => takeChallenge(desk, challenge, null),
      expectedOrigin: origin,
      expectedRPID: new URL(origin).hostname,
      credential: { id, publicKey: new Uint8Array(publicKey), counter },
      requireUserVerification: true,
    });
    return verified ? { id, person, counter: authenticationInfo.newCounter } : null;
  } catch {
    // The library throws at whatever is not as it should be, and what it says is for programmers.
    return null;
  }
}
