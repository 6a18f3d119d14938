// Removing an observance of the network's own.
import { CalendarError } from '../calendar/errors.ts';
import type { Observance } from '../calendar/observance.ts';
import { type Actor, requireCoordinator } from './actor.ts';
import type { Desk } from './desk.ts';
import { refuseShipped } from './observances.ts';
import { eraseObservance } from './write-observances.ts';

/**
 * @returns what it was
 * @throws CalendarError `not_found`, `unauthenticated`, or `forbidden`, also for what ships with the calendar
 */
export async function removeObservance(desk: Desk, actor: Actor, id: string): Promise<Observance> {
  const by = requireCoordinator(actor);
  refuseShipped(id);
  const before = desk.network.observances.get(id);
  if (!before || !(await eraseObservance(desk, by, before))) {
    throw new CalendarError('not_found', `There is no observance ${id}.`);
  }
  return before;
}
