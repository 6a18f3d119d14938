// Reopening by hand what had been settled, or was talked about.
import { CalendarError } from '../calendar/errors.ts';
import { appendChanges } from '../store/changes.ts';
import { saveSettlement } from '../store/settlements.ts';
import type { Actor } from './actor.ts';
import { deedTime, stale } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { reopenedOf, reopening } from './reopen-pairs.ts';
import { pairToSettle } from './settled-pair.ts';

/**
 * What had been said stays to be read, a co-host stays a co-host. Reopening what is open changes nothing.
 * @param isCurrent whether the version of the settlement, 0 for none, is still the one that was read
 * @throws CalendarError `unauthenticated`, `not_found` where nothing was ever settled, `forbidden` or `stale`
 */
export async function reopenClash(
  desk: Desk,
  actor: Actor,
  id: string,
  isCurrent: (version: number) => boolean,
): Promise<void> {
  const { settlement, by } = pairToSettle(desk, actor, id);
  if (!isCurrent(settlement?.version ?? 0)) throw stale();
  if (!settlement) throw new CalendarError('not_found', 'Nothing is settled between these two.');
  if (settlement.state === 'open') return;
  await desk.store.transaction(async (trx) => {
    if (!(await saveSettlement(trx, reopenedOf(settlement)))) throw stale();
    await appendChanges(trx, [reopening(settlement, by.name, deedTime(desk.clock))]);
  });
  await desk.network.catchUpWithOwn();
}
