// Who coordinates: taking somebody on, stepping down, handing over. A network never loses its last coordinator.
import { CalendarError } from '../calendar/errors.ts';
import type { Writing } from '../store/handles.ts';
import { countCoordinators, type Person } from '../store/people.ts';
import { type Actor, requireCoordinator, requirePerson } from './actor.ts';
import type { Desk } from './desk.ts';
import { changePerson, knownPerson, writePerson, writingPeople } from './write-person.ts';

/**
 * Makes a member a coordinator, or no coordinator any more.
 * @param id of the member
 * @throws CalendarError `unauthenticated`, `forbidden`, also for the last coordinator, or `not_found`
 */
export async function changeCoordinator(
  desk: Desk,
  actor: Actor,
  id: string,
  isCoordinator: boolean,
): Promise<Person> {
  const by = requireCoordinator(actor);
  const deed = isCoordinator ? 'make-coordinator' : 'end-coordinator';
  return changePerson(desk, by.name, deed, id, async (before, trx) => {
    if (before.isCoordinator === isCoordinator) return before;
    if (!isCoordinator) await requireAnotherCoordinator(trx);
    return { ...before, isCoordinator };
  });
}

/**
 * Makes a member coordinator in the place of whoever is signed in.
 * @param to the member's id
 * @throws CalendarError `unauthenticated`, `forbidden`, also for oneself, or `not_found`
 */
export async function handOver(desk: Desk, actor: Actor, to: string): Promise<void> {
  const by = requireCoordinator(actor);
  const own = requirePerson(actor);
  if (to === own) throw new CalendarError('forbidden', 'You are the coordinator; choose somebody else.');
  await writingPeople(desk, async (trx) => {
    const [next, last] = [await knownPerson(trx, to), await knownPerson(trx, own)];
    await writePerson(trx, desk, by.name, 'hand-over', next, { ...next, isCoordinator: true });
    await writePerson(trx, desk, by.name, 'hand-over', last, { ...last, isCoordinator: false });
  });
}

/** @throws CalendarError `forbidden` where there is only one */
export async function requireAnotherCoordinator(trx: Writing): Promise<void> {
  if ((await countCoordinators(trx)) > 1) return;
  throw new CalendarError('forbidden', 'This is the only coordinator: make somebody else coordinator first.');
}
