// Writing the network's own observances, each with its line in the history.
import type { Observance } from '../calendar/observance.ts';
import { appendChanges, type NewChange } from '../store/changes.ts';
import { removeObservance, saveObservances } from '../store/observances.ts';
import type { Member } from './actor.ts';
import { deedTime } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { canonicalJson } from './forms/json-lines.ts';
import { viewObservance } from './forms/observance-form.ts';

/** Adds the observances or puts them in the place of those with their ids, all or none, and takes them into memory. */
export async function writeObservances(
  desk: Desk,
  by: Member,
  observances: readonly Observance[],
): Promise<void> {
  const changes = observances.map((after) => {
    const before = desk.network.observances.get(after.id) ?? null;
    return change(desk, by, 'save-observance', before, after);
  });
  await desk.store.transaction(async (trx) => {
    await saveObservances(trx, observances);
    await appendChanges(trx, changes);
  });
  await desk.network.catchUpWithOwn();
}

/** Removes the observance from the database and from memory. @returns whether it was there */
export async function eraseObservance(desk: Desk, by: Member, before: Observance): Promise<boolean> {
  const wasThere = await desk.store.transaction(async (trx) => {
    if (!(await removeObservance(trx, before.id))) return false;
    await appendChanges(trx, [change(desk, by, 'remove-observance', before, null)]);
    return true;
  });
  await desk.network.catchUpWithOwn();
  return wasThere;
}

/** Whether two observances say the same. */
export function sameObservance(a: Observance, b: Observance): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

function change(
  { clock }: Desk,
  by: Member,
  deed: string,
  before: Observance | null,
  after: Observance | null,
): NewChange {
  const told = (one: Observance | null) => one && viewObservance(one, false);
  return {
    at: deedTime(clock),
    actor: by.name,
    deed,
    subject: { kind: 'observance', id: (after ?? before)?.id ?? '' },
    detail: { before: told(before), after: told(after) },
  };
}
