// One's own passkeys: adding one, naming it, taking it away.
import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { CalendarError, invalid } from '../calendar/errors.ts';
import { appendChanges, type NewChange } from '../store/changes.ts';
import { insertPasskey, type Passkey, passkeysOf, removePasskey } from '../store/passkeys.ts';
import { type Actor, requireMember, requirePerson } from './actor.ts';
import { deedTime } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { wordsOrNull } from './forms/text-field.ts';
import { newChallenge, PASSKEY_TIMEOUT, takeChallenge } from './passkey-challenge.ts';
import { ownAccount } from './people.ts';

export type { Passkey } from '../store/passkeys.ts';

const MAX_NAME = 100;
const MOST_PASSKEYS = 20;

/** Where passkeys count: the calendar's own address, and its name. */
export interface PasskeySite {
  /** As https://kalender.example.dk. */
  readonly origin: string;
  readonly name: string;
}

/** @throws CalendarError `unauthenticated`, or `forbidden` for the holder of a token */
export async function ownPasskeys({ store }: Desk, actor: Actor): Promise<readonly Passkey[]> {
  return passkeysOf(store.read, requirePerson(actor));
}

/** What the browser needs to make a passkey for whoever is signed in, within five minutes. @throws as `ownPasskeys` */
export async function askForPasskey(
  desk: Desk,
  actor: Actor,
  { origin, name }: PasskeySite,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const person = await ownAccount(desk, actor);
  const known = await passkeysOf(desk.store.read, person.id);
  return generateRegistrationOptions({
    rpName: name,
    rpID: new URL(origin).hostname,
    userName: person.email ?? person.name,
    userDisplayName: person.name,
    userID: new Uint8Array(Buffer.from(person.id)),
    challenge: await newChallenge(desk, person.id),
    timeout: PASSKEY_TIMEOUT,
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports: [...transports] })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/**
 * Adds the passkey that the browser has made.
 * @param response what it answered, as JSON text
 * @throws CalendarError as `ownPasskeys`, and `invalid` for what answers no challenge of ours
 */
export async function addPasskey(
  desk: Desk,
  actor: Actor,
  { origin }: PasskeySite,
  name: string,
  response: string,
): Promise<void> {
  const person = requirePerson(actor);
  const made = await verified(desk, person, origin, response);
  if (!made) throw unusable();
  const { id, publicKey, counter, transports = [] } = made;
  const now = deedTime(desk.clock);
  const passkey: Passkey = {
    ...{ id, person, publicKey: Buffer.from(publicKey), counter, transports },
    name: nameOf(name) ?? '1',
    created: now,
    lastUsed: null,
  };
  await desk.store.transaction(async (trx) => {
    const known = await passkeysOf(trx, person);
    if (known.length >= MOST_PASSKEYS || !(await insertPasskey(trx, passkey))) throw unusable();
    await appendChanges(trx, [changeBy(desk, actor, 'add-passkey', passkey.name)]);
  });
}

/**
 * Takes a passkey away: what is left on the device opens nothing any more.
 * @throws CalendarError as `ownPasskeys`, and `not_found` where there is none with this id
 */
export async function forgetPasskey(desk: Desk, actor: Actor, id: string): Promise<void> {
  const person = requirePerson(actor);
  await desk.store.transaction(async (trx) => {
    const name = await removePasskey(trx, person, id);
    if (name === null) {
      throw new CalendarError('not_found', 'This passkey is gone already; look at the list again.');
    }
    await appendChanges(trx, [changeBy(desk, actor, 'remove-passkey', name)]);
  });
}

async function verified(desk: Desk, person: string, origin: string, text: string) {
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: JSON.parse(text) as RegistrationResponseJSON,
      expectedChallenge: (challenge) => takeChallenge(desk, challenge, person),
      expectedOrigin: origin,
      expectedRPID: new URL(origin).hostname,
      requireUserVerification: true,
    });
    return registrationInfo?.credential ?? null;
  } catch {
    // The library throws at whatever is not as it should be, and what it says is for programmers.
    return null;
  }
}

function nameOf(said: string): string | null {
  return wordsOrNull(said.replace(/\p{C}/gu, '').trim().slice(0, MAX_NAME));
}

function changeBy({ clock }: Desk, actor: Actor, deed: string, name: string): NewChange {
  const subject = { kind: 'person', id: requirePerson(actor) } as const;
  return { at: deedTime(clock), actor: requireMember(actor).name, deed, subject, detail: { name } };
}

function unusable(): CalendarError {
  return invalid([{ field: 'passkey', message: 'The passkey could not be read; try again.' }]);
}
