// A pair of activities as people settle it: who may, and what they are told of it.
import type { Activity } from '../calendar/activity.ts';
import { hostsOf } from '../calendar/activity.ts';
import { gatheredReasons, type Reason, type Severity, severityAmong } from '../calendar/clash.ts';
import { type ClashDate, clashDates } from '../calendar/clash-pairs.ts';
import { CalendarError } from '../calendar/errors.ts';
import { pairIdOf, type Settlement } from '../calendar/settlement.ts';
import type { Window } from '../calendar/time.ts';
import type { ClashState } from '../calendar/verdict.ts';
import { type Actor, type Member, mayEdit, requireMember } from './actor.ts';
import type { Party } from './browse-clashes.ts';
import { partyOf } from './browse-clashes.ts';
import type { Desk } from './desk.ts';
import { type SettlementView, viewSettlement } from './settlements.ts';

export interface Pair {
  readonly first: Activity;
  readonly second: Activity;
  readonly settlement: Settlement | null;
}

/** A pair, which need not clash any more, with its dates in the window. */
export interface PairTold {
  readonly id: string;
  readonly first: Party;
  readonly second: Party;
  readonly reasons: readonly Reason[];
  readonly severity: Severity | null;
  readonly count: number;
  readonly state: ClashState;
  readonly settlement: SettlementView | null;
  readonly dates: readonly ClashDate[];
}

export interface ToldPair {
  readonly pair: PairTold;
  /** Of the settlement, 0 where there is none. */
  readonly version: number;
}

/** @throws CalendarError `unauthenticated`, or `not_found` where the id names no pair */
export function findPair({ network }: Desk, actor: Actor, id: string): Pair {
  requireMember(actor);
  const [one = '', other = ''] = id.split('~');
  const [first, second] = [network.activities.get(one), network.activities.get(other)];
  if (!first || !second || one === other || pairIdOf(one, other) !== id) {
    throw new CalendarError('not_found', `There is no pair of activities ${id}; take its id from the list.`);
  }
  return { first, second, settlement: network.settlements.get(id) ?? null };
}

/**
 * The pair, where the actor may settle what is between the two.
 * @throws CalendarError `unauthenticated`, `not_found`, or `forbidden` for whoever edits neither side
 */
export function pairToSettle(desk: Desk, actor: Actor, id: string): Pair & { readonly by: Member } {
  const pair = findPair(desk, actor, id);
  if (!mayEditSide(actor, pair.first) && !mayEditSide(actor, pair.second)) {
    throw new CalendarError('forbidden', 'Only the editors of either side and the coordinator may do this.');
  }
  return { ...pair, by: requireMember(actor) };
}

/** Whether the actor edits one of those the activity is by. */
export function mayEditSide(actor: Actor, activity: Activity): boolean {
  return hostsOf(activity).some((slug) => mayEdit(actor, slug));
}

/**
 * The pair as the actor may see it, whether it clashes in the window or not.
 * @throws CalendarError `unauthenticated` or `not_found`
 */
export function tellPair(desk: Desk, actor: Actor, id: string, window: Window): ToldPair {
  const { first, second, settlement } = findPair(desk, actor, id);
  const index = desk.occurrences.indexFor(window, desk.clock());
  const dates = clashDates(index, window, first.id, second.id);
  const reasons = gatheredReasons(dates.map((date) => date.reasons));
  const pair = {
    id,
    first: partyOf(desk, actor, first),
    second: partyOf(desk, actor, second),
    reasons,
    severity: severityAmong(reasons),
    count: dates.length,
    state: settlement?.state ?? 'open',
    settlement: settlement && viewSettlement(settlement),
    dates,
  };
  return { pair, version: settlement?.version ?? 0 };
}
