// Being signed in: whose session a browser's secret is, where else somebody is signed in, and the end of it.
import { CalendarError } from '../calendar/errors.ts';
import { DAY, HOUR, type Instant, instant } from '../calendar/time.ts';
import { appendChanges } from '../store/changes.ts';
import type { Writing } from '../store/handles.ts';
import { findPerson, type Person } from '../store/people.ts';
import {
  endSession,
  endSessionsOf,
  findSession,
  forgetSessions,
  insertSession,
  prolongSession,
  type Session,
  sessionsOf,
} from '../store/sessions.ts';
import { type Actor, requireMember, requirePerson } from './actor.ts';
import { deedTime } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { actorOf } from './people.ts';
import { hashOf } from './secret-hash.ts';

export type { Session } from '../store/sessions.ts';

/** How long a session lasts since it was used last, in milliseconds. */
export const SESSION_LASTS = 30 * DAY;
/** Use is noted no more often, so that looking around writes next to nothing. */
const NOTED_EVERY = HOUR;
const MAX_DEVICE = 100;

/** Somebody who is signed in. */
export interface SignedIn {
  readonly actor: Actor;
  readonly person: Person;
  /** The hash of the session's secret, by which lists of sessions know it. */
  readonly session: string;
  /** Whether the session has just been given another 30 days, so that its cookie needs them too. */
  readonly isProlonged: boolean;
}

/** Whose session the secret is, prolonged by being asked for; null where it is nobody's. */
export async function personOf({ store, clock }: Desk, secret: string): Promise<SignedIn | null> {
  const now = clock();
  const session = await findSession(store.read, hashOf(secret), now);
  const person = session && (await findPerson(store.read, session.person));
  if (!session || person?.removed !== null) return null;
  const isProlonged = now - session.lastUsed >= NOTED_EVERY;
  if (isProlonged) {
    await store
      .transaction((trx) => prolongSession(trx, session.hash, now, instant(now + SESSION_LASTS)))
      .catch(passWhereUnwritable);
  }
  return { actor: actorOf(person), person, session: session.hash, isProlonged };
}

/** Where nothing can be written, members still read; the session is prolonged the next time. */
function passWhereUnwritable(error: unknown): void {
  if (error instanceof CalendarError && (error.code === 'full' || error.code === 'away')) return;
  throw error;
}

/** How somebody showed who they are. */
export type Proof = 'link' | 'code' | 'passkey' | 'start-link';

/**
 * Signs somebody in, in the caller's transaction.
 * @param secret 32 random bytes
 * @returns what the browser's cookie holds, 43 characters; it is not kept
 */
export async function beginSession(
  trx: Writing,
  clock: () => Instant,
  { id, name }: Person,
  proof: Proof,
  device: string,
  secret: Buffer,
): Promise<string> {
  const cookie = secret.toString('base64url');
  const now = deedTime(clock);
  await forgetSessions(trx, now);
  await insertSession(trx, {
    ...{ hash: hashOf(cookie), person: id, created: now, lastUsed: now },
    expires: instant(now + SESSION_LASTS),
    device: device.slice(0, MAX_DEVICE),
  });
  const subject = { kind: 'person', id } as const;
  await appendChanges(trx, [{ at: now, actor: name, deed: 'sign-in', subject, detail: { proof } }]);
  return cookie;
}

/** Where whoever is signed in is signed in, the session used last first. @throws CalendarError as `requirePerson` */
export async function ownSessions({ store, clock }: Desk, actor: Actor): Promise<readonly Session[]> {
  return sessionsOf(store.read, requirePerson(actor), clock());
}

/**
 * Signs out: ends one of one's own sessions.
 * @param session its hash
 * @throws CalendarError as `requirePerson`, and `not_found` where there is none
 */
export async function revokeSession(desk: Desk, actor: Actor, session: string): Promise<void> {
  await endOwn(desk, actor, 'sign-out', (trx, person) => endSession(trx, person, session));
}

/** Signs out everywhere. @throws CalendarError as `requirePerson` */
export async function revokeSessions(desk: Desk, actor: Actor): Promise<void> {
  await endOwn(
    desk,
    actor,
    'sign-out-everywhere',
    async (trx, person) => (await endSessionsOf(trx, person)) > 0,
  );
}

async function endOwn(
  { store, clock }: Desk,
  actor: Actor,
  deed: string,
  end: (trx: Writing, person: string) => Promise<boolean>,
): Promise<void> {
  const person = requirePerson(actor);
  const { name } = requireMember(actor);
  await store.transaction(async (trx) => {
    if (!(await end(trx, person))) {
      throw new CalendarError('not_found', 'This has ended already; look at the list again.');
    }
    const subject = { kind: 'person', id: person } as const;
    await appendChanges(trx, [{ at: deedTime(clock), actor: name, deed, subject, detail: {} }]);
  });
}
