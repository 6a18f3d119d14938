// Telling of an observance of the network's own, or changing what is said of it.
import type { Observance } from '../calendar/observance.ts';
import { type Actor, requireCoordinator } from './actor.ts';
import type { Desk } from './desk.ts';
import { readObservanceForm } from './forms/observance-form.ts';
import { observanceContext, refuseShipped } from './observances.ts';
import { sameObservance, writeObservances } from './write-observances.ts';

/** @throws CalendarError `invalid`, `unauthenticated`, or `forbidden`, also for what ships with the calendar */
export async function saveObservance(
  desk: Desk,
  actor: Actor,
  id: string,
  input: unknown,
): Promise<{ readonly observance: Observance; readonly isNew: boolean }> {
  const by = requireCoordinator(actor);
  refuseShipped(id);
  const observance = readObservanceForm(id, input, observanceContext(desk));
  const before = desk.network.observances.get(id) ?? null;
  if (!before || !sameObservance(before, observance)) await writeObservances(desk, by, [observance]);
  return { observance, isNew: before === null };
}
