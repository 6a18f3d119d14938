// A settlement is about the dates that clashed when it was made: a revision that brings new ones reopens it.
import type { Activity } from '../calendar/activity.ts';
import { pairIdOf, pairsClashingAnew, type Settlement } from '../calendar/settlement.ts';
import type { Instant } from '../calendar/time.ts';
import { findActivities } from '../store/activities.ts';
import { appendChanges } from '../store/changes.ts';
import type { Writing } from '../store/handles.ts';
import { saveSettlement, settledAbout } from '../store/settlements.ts';
import type { Desk } from './desk.ts';
import type { Register } from './renderings.ts';
import type { Revision } from './revision.ts';
import { toldInHistory, windowOfSettlements } from './settlements.ts';

/**
 * Reopens the settled pairs that, by these revisions and this register, come to clash on dates on which they did not,
 * in the transaction that writes them. Dates that merely come nearer as time goes by are no such dates.
 */
export async function reopenPairs(
  trx: Writing,
  desk: Desk,
  actor: string,
  revisions: readonly Revision[],
  register: Register,
  now: Instant,
): Promise<void> {
  const before = new Map<string, Activity>();
  const after: Activity[] = [];
  for (const revision of revisions) {
    if (!revision.before) continue;
    before.set(revision.after.id, revision.before);
    after.push(revision.after);
  }
  const settled = await settledAbout(trx, [...before.keys()]);
  if (settled.length === 0) return;
  const partners = settled.flatMap(({ first, second }) => [first, second]).filter((id) => !before.has(id));
  for (const partner of await findActivities(trx, [...new Set(partners)])) before.set(partner.id, partner);
  const reopened = pairsClashingAnew(
    settled,
    { activities: [...before.values()], venues: desk.network.venues },
    { activities: after, venues: register.venues },
    windowOfSettlements(now),
    desk.settings,
  );
  for (const settlement of reopened) await saveSettlement(trx, reopenedOf(settlement));
  await appendChanges(
    trx,
    reopened.map((settlement) => reopening(settlement, actor, now)),
  );
}

/** The settlement once it no longer holds: what had been said stays to be read. */
export function reopenedOf(settlement: Settlement): Settlement {
  const { version } = settlement;
  return { ...settlement, state: 'open', agreed: { first: null, second: null }, version: version + 1 };
}

/** The line in the history that tells of a reopening. */
export function reopening(settlement: Settlement, actor: string, at: Instant) {
  const subject = { kind: 'settlement', id: pairIdOf(settlement.first, settlement.second) } as const;
  const detail = { before: toldInHistory(settlement), after: toldInHistory(reopenedOf(settlement)) };
  return { at, actor, deed: 'reopen', subject, detail };
}
