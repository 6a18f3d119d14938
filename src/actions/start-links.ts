// Becoming coordinator of a network that knows nobody yet: whoever can run the command line on the server gets a link
// that makes one coordinator, once, within half an hour.
import { CalendarError } from '../calendar/errors.ts';
import { instant, MINUTE } from '../calendar/time.ts';
import { appendChanges } from '../store/changes.ts';
import { countCoordinators, findPersonByEmail } from '../store/people.ts';
import { forgetStartLinks, insertStartLink, isStartLinkGood, useStartLink } from '../store/start-links.ts';
import { allTokens } from '../store/tokens.ts';
import { deedTime } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { readIdentityForm } from './forms/person-form.ts';
import { newPerson } from './invite-person.ts';
import { hashOf } from './secret-hash.ts';
import { beginSession } from './sessions.ts';
import type { Newcomer } from './sign-in.ts';
import { issueToken } from './tokens.ts';
import { writePerson, writingPeople } from './write-person.ts';

const GOOD_FOR = 30 * MINUTE;
const SECRET_LENGTH = 43;

/**
 * Makes a link and remembers its hash.
 * @param secret 32 random bytes
 * @returns the last part of the link's address, 43 characters; it is not kept and cannot be shown again
 */
export async function makeStartLink({ store, clock }: Desk, secret: Buffer): Promise<string> {
  const link = secret.toString('base64url');
  const hash = hashOf(link);
  const now = deedTime(clock);
  await store.transaction(async (trx) => {
    await forgetStartLinks(trx, now);
    await insertStartLink(trx, hash, instant(now + GOOD_FOR));
    const subject = { kind: 'token', id: hash } as const;
    await appendChanges(trx, [
      { at: now, actor: 'Command line', deed: 'make-start-link', subject, detail: {} },
    ]);
  });
  return link;
}

/** Whether the link would still make somebody coordinator. Asking does not use it up. */
export async function isGoodStartLink({ store, clock }: Desk, link: string): Promise<boolean> {
  return link.length === SECRET_LENGTH && isStartLinkGood(store.read, hashOf(link), clock());
}

/**
 * Uses the link up and makes a coordinator's token.
 * @param secret 32 random bytes for the token
 * @returns the token; it is not kept and cannot be shown again
 * @throws CalendarError `not_found` for a link that is unknown, used or expired
 */
export async function becomeCoordinator(desk: Desk, link: string, secret: Buffer): Promise<string> {
  const now = desk.clock();
  const wasGood = await desk.store.transaction((trx) => useStartLink(trx, hashOf(link), now));
  if (!wasGood) throw unusable();
  return issueToken(desk, { role: 'coordinator', association: null, name: 'Coordinator' }, secret);
}

/**
 * Uses the link up, makes somebody a coordinator and signs them in. Whoever can run commands on the server needs no
 * passkey, so this is also the way back in for a coordinator who has lost theirs.
 * @param input their email, name and language; for a member's address the name stays as it is
 * @returns what the browser's cookie holds
 * @throws CalendarError `invalid`, which leaves the link as it was, or `not_found` for one that is unknown, used or
 * expired
 */
export async function beginCoordinator(
  desk: Desk,
  link: string,
  input: unknown,
  { device, secret }: Newcomer,
): Promise<string> {
  const identity = readIdentityForm(input);
  return writingPeople(desk, async (trx) => {
    if (!(await useStartLink(trx, hashOf(link), desk.clock()))) throw unusable();
    const before = await findPersonByEmail(trx, identity.email);
    const person = { ...(before ?? newPerson(desk, identity)), isCoordinator: true };
    await writePerson(trx, desk, person.name, 'become-coordinator', before, person);
    return beginSession(trx, desk.clock, person, 'start-link', device, secret);
  });
}

/** Whether there is a coordinator: a member, or the holder of a coordinator's token. */
export async function hasCoordinator({ store }: Desk): Promise<boolean> {
  if ((await countCoordinators(store.read)) > 0) return true;
  const tokens = await allTokens(store.read);
  return tokens.some(({ role, revoked }) => role === 'coordinator' && revoked === null);
}

function unusable(): CalendarError {
  return new CalendarError(
    'not_found',
    'This link has been used or is more than 30 minutes old. Make a new one on the server: npm run cli -- admin-link',
  );
}
