// Writing many activities at once: all or nothing, but in portions, because rendering takes time that others need too.
import { setImmediate as otherWork } from 'node:timers/promises';
import type { Instant } from '../calendar/time.ts';
import type { Writing } from '../store/handles.ts';
import { type Revision, writeActivities } from './commit-activities.ts';
import type { Desk } from './desk.ts';

/** So many activities are written before other work gets its turn. */
const PORTION = 20;

/** As `writeActivities`, for any number of them. */
export async function writeInPortions(
  trx: Writing,
  desk: Desk,
  actor: string,
  revisions: readonly Revision[],
  now: Instant,
): Promise<void> {
  for (let first = 0; first < revisions.length; first += PORTION) {
    await writeActivities(trx, desk, actor, revisions.slice(first, first + PORTION), desk.network, now);
    await otherWork();
  }
}
