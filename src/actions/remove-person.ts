// Removing a member. What they have done stays in the history, under the name it was done by; their address goes, and
// with it every way of signing in.
import { appendChanges } from '../store/changes.ts';
import { removePasskeysOf } from '../store/passkeys.ts';
import { savePerson } from '../store/people.ts';
import { removePrivateFeed } from '../store/private-feeds.ts';
import { endSessionsOf } from '../store/sessions.ts';
import { forgetSignInsOf } from '../store/sign-ins.ts';
import { type Actor, requireCoordinator, requireMember } from './actor.ts';
import { deedTime } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { requireAnotherCoordinator } from './hand-over.ts';
import { knownPerson, writingPeople } from './write-person.ts';

const NAME_OF_THE_REMOVED = 'former member';

/**
 * Removes a member: the coordinator's to do, and everybody's own.
 * @param id of the member
 * @throws CalendarError `unauthenticated`, `forbidden`, also for the last coordinator, or `not_found`
 */
export async function removePerson(desk: Desk, actor: Actor, id: string): Promise<void> {
  const by = requireMember(actor);
  if (by.person !== id) requireCoordinator(actor);
  const now = deedTime(desk.clock);
  await writingPeople(desk, async (trx) => {
    const before = await knownPerson(trx, id);
    if (before.isCoordinator) await requireAnotherCoordinator(trx);
    await endSessionsOf(trx, id);
    await removePasskeysOf(trx, id);
    await removePrivateFeed(trx, { kind: 'planning', person: id });
    if (before.email !== null) await forgetSignInsOf(trx, before.email);
    await savePerson(trx, {
      ...before,
      email: null,
      name: NAME_OF_THE_REMOVED,
      isCoordinator: false,
      letters: 'never',
      removed: now,
      roles: new Map(),
    });
    // By their own hand they leave under no name.
    const actorName = by.person === id ? NAME_OF_THE_REMOVED : by.name;
    const subject = { kind: 'person', id } as const;
    await appendChanges(trx, [{ at: now, actor: actorName, deed: 'remove-person', subject, detail: {} }]);
  });
}
