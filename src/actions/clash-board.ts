// The pairs that clash, as members see them on the board: with both activities, their dates, what is agreed, and whom to
// call about it.
import { type Activity, hostsOf } from '../calendar/activity.ts';
import type { Slug } from '../calendar/association.ts';
import { gatheredReasons, type Reason, type Severity, severityAmong } from '../calendar/clash.ts';
import { type ClashDate, type ClashPair, clashDates, clashPairs } from '../calendar/clash-pairs.ts';
import type { OccurrenceIndex } from '../calendar/occurrence-index.ts';
import { pairIdOf, type Settlement } from '../calendar/settlement.ts';
import type { Window } from '../calendar/time.ts';
import { type ClashState, countOccurrences, draftWithin } from '../calendar/verdict.ts';
import { allPeople } from '../store/people.ts';
import { type Actor, requireMember, seenBy } from './actor.ts';
import type { Desk } from './desk.ts';
import { foundPairs } from './found-pairs.ts';
import { neighbourOf } from './neighbour.ts';
import { findPair, mayEditSide } from './settled-pair.ts';

/** One of the two, as the member may see it. */
export interface BoardSide {
  readonly activity: Activity;
  /** What the neighbouring network is called that it comes from; null for one of ours. */
  readonly neighbour: string | null;
  /** Not cancelled, in the window. */
  readonly occurrences: number;
  readonly maySettle: boolean;
}

export interface BoardPair {
  readonly id: string;
  readonly first: BoardSide;
  readonly second: BoardSide;
  readonly reasons: readonly Reason[];
  /** Null for a pair that does not clash in the window. */
  readonly severity: Severity | null;
  readonly state: ClashState;
  readonly settlement: Settlement | null;
  readonly dates: readonly ClashDate[];
}

export interface AskedBoard {
  readonly window: Window;
  /** Pairs of this one, as host or co-host; null for everybody's. */
  readonly association: Slug | null;
  readonly severity: Severity | null;
  readonly state: ClashState | null;
  readonly skip: number;
  readonly limit: number;
}

export interface Board {
  readonly pairs: readonly BoardPair[];
  /** Over all pages. */
  readonly total: number;
}

/** The pairs asked for, worst and most frequent first. @throws CalendarError `unauthenticated` */
export function clashBoard(desk: Desk, actor: Actor, asked: AskedBoard): Board {
  requireMember(actor);
  const { activities } = desk.network;
  const { window, association, severity, state, skip, limit } = asked;
  const index = desk.occurrences.indexFor(window, desk.clock());
  const own = (activity: Activity): boolean =>
    association === null || hostsOf(activity).includes(association);
  const only = association === null ? null : [...activities.values()].filter(own).map(({ id }) => id);
  const found = only === null ? foundPairs(desk, window) : clashPairs(index, window, only);
  const stateOf = pairStates(desk);
  const pairs = found.filter((pair) => {
    if (severity !== null && pair.severity !== severity) return false;
    return state === null || stateOf(pair) === state;
  });
  const page = pairs.slice(skip, skip + limit);
  return {
    pairs: page.map(({ one, other }) => boardPair(desk, actor, index, window, one, other)),
    total: pairs.length,
  };
}

/** One pair, whether it clashes in the window or not. @throws CalendarError `unauthenticated` or `not_found` */
export function pairOnBoard(desk: Desk, actor: Actor, id: string, window: Window): BoardPair {
  const { first, second } = findPair(desk, actor, id);
  const index = desk.occurrences.indexFor(window, desk.clock());
  return boardPair(desk, actor, index, window, first, second);
}

/** How many pairs of the window are in each state. */
export function countPairs(desk: Desk, window: Window) {
  const counts: Record<ClashState, number> = { open: 0, talked: 0, settled: 0 };
  const stateOf = pairStates(desk);
  const index = desk.occurrences.indexFor(window, desk.clock());
  for (const pair of clashPairs(index, window, null)) counts[stateOf(pair)]++;
  return counts;
}

/** Somebody to call or write to. */
export interface Contact {
  readonly name: string;
  readonly email: string;
}

/** The editors of each association by its slug, for members. @throws CalendarError `unauthenticated` */
export async function contactsOf(
  { store }: Desk,
  actor: Actor,
): Promise<ReadonlyMap<Slug, readonly Contact[]>> {
  requireMember(actor);
  const contacts = new Map<Slug, Contact[]>();
  for (const { name, email, roles } of await allPeople(store.read)) {
    if (email === null) continue;
    for (const [slug, role] of roles) {
      if (role !== 'editor') continue;
      const known = contacts.get(slug) ?? [];
      known.push({ name, email });
      contacts.set(slug, known);
    }
  }
  return contacts;
}

function boardPair(
  { network }: Desk,
  actor: Actor,
  index: OccurrenceIndex,
  window: Window,
  one: Activity,
  other: Activity,
): BoardPair {
  const id = pairIdOf(one.id, other.id);
  const sideOf = (activity: Activity): BoardSide => ({
    activity: seenBy(actor, activity) ?? activity,
    neighbour: neighbourOf(activity, network),
    occurrences: countOccurrences(draftWithin(index, activity, window)),
    maySettle: mayEditSide(actor, activity),
  });
  const dates = clashDates(index, window, one.id, other.id);
  const reasons = gatheredReasons(dates.map((date) => date.reasons));
  const settlement = network.settlements.get(id) ?? null;
  return {
    ...{ id, first: sideOf(one), second: sideOf(other), reasons, dates, settlement },
    severity: severityAmong(reasons),
    state: settlement?.state ?? 'open',
  };
}

/** Tells how far people have come with a pair. Most are of activities about which nobody has said anything. */
function pairStates({ network: { settlements } }: Desk): (pair: ClashPair) => ClashState {
  const spokenOf = new Set([...settlements.values()].map(({ first }) => first));
  return ({ one, other }) =>
    (spokenOf.has(one.id) && settlements.get(pairIdOf(one.id, other.id))?.state) || 'open';
}
