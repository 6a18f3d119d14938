// Writing what is known of a member, with its line in the history. The history has names and roles and no addresses,
// so that nothing of an address is left once somebody has been removed.
import { CalendarError } from '../calendar/errors.ts';
import { appendChanges } from '../store/changes.ts';
import type { Writing } from '../store/handles.ts';
import { findPerson, type Person, savePerson } from '../store/people.ts';
import { deedTime } from './commit-activities.ts';
import type { Desk } from './desk.ts';

/**
 * Runs `work` in one transaction, as `Store.transaction` does, in which members are written. Whoever remembers what they
 * may see has heard of it when this is over.
 */
export async function writingPeople<Result>(
  { store, network }: Desk,
  work: (trx: Writing) => Promise<Result>,
): Promise<Result> {
  const result = await store.transaction(work);
  await network.catchUpWithOwn();
  return result;
}

/** Writes the person and the deed, in the transaction of `writingPeople`. @param actor by name */
export async function writePerson(
  trx: Writing,
  { clock }: Desk,
  actor: string,
  deed: string,
  before: Person | null,
  after: Person,
): Promise<void> {
  await savePerson(trx, after);
  const subject = { kind: 'person', id: after.id } as const;
  const detail = { before: before && toldInHistory(before), after: toldInHistory(after) };
  await appendChanges(trx, [{ at: deedTime(clock), actor, deed, subject, detail }]);
}

/**
 * Changes a person to what `change` makes of what is known of them at that moment.
 * @throws CalendarError `not_found` where there is none or they have been removed, and whatever `change` throws
 */
export async function changePerson(
  desk: Desk,
  actor: string,
  deed: string,
  id: string,
  change: (before: Person, trx: Writing) => Person | Promise<Person>,
): Promise<Person> {
  return writingPeople(desk, async (trx) => {
    const before = await knownPerson(trx, id);
    const after = await change(before, trx);
    if (after !== before) await writePerson(trx, desk, actor, deed, before, after);
    return after;
  });
}

/** @throws CalendarError `not_found` where there is none or they have been removed */
export async function knownPerson(trx: Writing, id: string): Promise<Person> {
  const person = await findPerson(trx, id);
  if (person?.removed === null) return person;
  throw new CalendarError('not_found', 'There is no such member; look at the list of members again.');
}

function toldInHistory({ name, language, isCoordinator, letters, removed, roles }: Person) {
  return {
    name,
    language,
    isCoordinator,
    letters,
    isRemoved: removed !== null,
    roles: Object.fromEntries(roles),
  };
}
