// The pairs of activities that clash, for members.
import { type Activity, hostsOf } from '../calendar/activity.ts';
import type { Slug } from '../calendar/association.ts';
import type { Reason, Severity } from '../calendar/clash.ts';
import { type ClashDate, clashDates, clashPairs } from '../calendar/clash-pairs.ts';
import { invalid } from '../calendar/errors.ts';
import { pairIdOf } from '../calendar/settlement.ts';
import type { Text } from '../calendar/text.ts';
import type { Window } from '../calendar/time.ts';
import type { ClashState } from '../calendar/verdict.ts';
import { type Actor, requireMember, seenBy } from './actor.ts';
import type { Desk } from './desk.ts';
import { neighbourOf } from './neighbour.ts';
import { type SettlementView, stateOf, viewSettlement } from './settlements.ts';

export interface Party {
  readonly id: string;
  readonly title: Text;
  readonly association: Slug;
  /** What the neighbouring network is called that it comes from; left out for one of ours. */
  readonly neighbour?: string;
}

export interface PairAnswer {
  readonly id: string;
  /** The one with the lower id. */
  readonly first: Party;
  readonly second: Party;
  readonly reasons: readonly Reason[];
  readonly severity: Severity;
  readonly count: number;
  readonly state: ClashState;
  /** What was agreed; where the pair is open again, what had been. */
  readonly settlement: SettlementView | null;
  readonly dates: readonly ClashDate[];
}

export interface AskedClashes {
  readonly window: Window;
  /** Clashes of these associations, as hosts or co-hosts; of all where there are none. */
  readonly associations: ReadonlySet<Slug>;
  readonly state: ClashState | null;
  readonly limit: number;
  /** The `next` of the page before. */
  readonly cursor: string | undefined;
}

/** Worst and most frequent first. */
export function browseClashes(
  desk: Desk,
  actor: Actor,
  asked: AskedClashes,
): { readonly clashes: readonly PairAnswer[]; readonly next: string | null } {
  const member = requireMember(actor);
  const skip = readSkip(asked.cursor);
  const index = desk.occurrences.indexFor(asked.window, desk.clock());
  const state = stateOf(desk);
  const pairs = clashPairs(
    index,
    asked.window,
    asked.associations.size === 0 ? null : hostedBy(desk, asked.associations),
  ).filter(({ one, other }) => asked.state === null || state(one, other) === asked.state);
  const page = pairs.slice(skip, skip + asked.limit).map((pair): PairAnswer => {
    const { one: first, other: second } = pair;
    const id = pairIdOf(first.id, second.id);
    const settlement = desk.network.settlements.get(id);
    return {
      id,
      first: partyOf(desk, member, first),
      second: partyOf(desk, member, second),
      reasons: pair.reasons,
      severity: pair.severity,
      count: pair.count,
      state: state(first, second),
      settlement: settlement ? viewSettlement(settlement) : null,
      dates: clashDates(index, asked.window, first.id, second.id),
    };
  });
  const next = skip + asked.limit;
  return { clashes: page, next: next < pairs.length ? String(next) : null };
}

function hostedBy({ network }: Desk, associations: ReadonlySet<Slug>): string[] {
  return [...network.activities.values()]
    .filter((activity) => hostsOf(activity).some((host) => associations.has(host)))
    .map((activity) => activity.id);
}

export function partyOf({ network }: Desk, actor: Actor, activity: Activity): Party {
  const { id, title, association } = seenBy(actor, activity) ?? activity;
  const neighbour = neighbourOf(activity, network);
  return { id, title, association, ...(neighbour !== null && { neighbour }) };
}

function readSkip(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^\d{1,9}$/.test(cursor)) {
    throw invalid([{ field: 'cursor', message: 'Send the cursor that the page before gave as next.' }]);
  }
  return Number(cursor);
}
