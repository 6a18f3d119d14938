// What a member plans by: everything they may see, holds among it, each activity with what it clashes with from today on.
import { type Activity, hostsOf } from '../calendar/activity.ts';
import { type ClashPair, clashPairs } from '../calendar/clash-pairs.ts';
import { isNeighbours } from '../calendar/source.ts';
import { DAY, dayOf, type Instant, instant, type Window, wallClock } from '../calendar/time.ts';
import { toInstant, toWallClock } from '../calendar/zone.ts';
import { type Actor, seenBy } from './actor.ts';
import type { Desk } from './desk.ts';
import { stateOf } from './settlements.ts';

/** So far ahead clashes are told of. */
const AHEAD = 366 * DAY;

/** A pair that clashes, as the one of the two sees it. */
export interface PlannedClash extends Pick<ClashPair, 'reasons' | 'severity' | 'count'> {
  /** As the member may see it. */
  readonly other: Activity;
}

/** The clashes that are not settled, worst and most frequent first, by the ids of either activity. */
export type ClashesById = ReadonlyMap<string, readonly ClashPair[]>;

export interface PlannedActivity {
  /** As the member may see it. */
  readonly seen: Activity;
  readonly clashes: readonly PlannedClash[];
}

/** When the day began, in the network's zone: what is over by then counts no more. */
export function planningWindow({ settings: { timeZone } }: Desk, now: Instant): Window {
  const start = toInstant(timeZone, wallClock(dayOf(toWallClock(timeZone, now)) * DAY));
  return { start, end: instant(start + AHEAD) };
}

/** The open clashes of the whole network; the same for every member. */
export function openClashes(desk: Desk, window: Window): ClashesById {
  const state = stateOf(desk);
  const byId = new Map<string, ClashPair[]>();
  for (const pair of clashPairs(desk.occurrences.indexFor(window, desk.clock()), window, null)) {
    if (state(pair.one, pair.other) === 'settled') continue;
    for (const { id } of [pair.one, pair.other]) {
      const its = byId.get(id);
      if (its) its.push(pair);
      else byId.set(id, [pair]);
    }
  }
  return byId;
}

/**
 * The activity as a member plans by it; null where it is none of theirs, or another network's, whose own feed tells of
 * it.
 */
export function plannedActivity(
  desk: Desk,
  actor: Actor,
  activity: Activity,
  clashes: ClashesById,
): PlannedActivity | null {
  const visible = isNeighbours(desk.network.origins.get(activity.id)) ? null : seenBy(actor, activity);
  if (!visible) return null;
  // One's own is told whole, also where it is hidden from others.
  const isOwn = visible === activity && activity.visibility === 'busy';
  const seen: Activity = isOwn ? { ...activity, visibility: 'network' } : visible;
  const told = (clashes.get(activity.id) ?? []).flatMap((pair): PlannedClash[] => {
    const { one, other: two, reasons, severity, count } = pair;
    const other = seenBy(actor, one.id === activity.id ? two : one);
    return other ? [{ other, reasons, severity, count }] : [];
  });
  return { seen, clashes: told };
}

/**
 * Whether an association's busy feed shows that it is taken: what is by it and not for everybody. Holds are for members
 * alone, and what is transparent takes nobody's time.
 */
export function isTakenBy(association: string, activity: Activity): boolean {
  const { visibility, status, transparent } = activity;
  const isClosed = visibility !== 'public' && status === 'confirmed' && !transparent;
  return isClosed && hostsOf(activity).includes(association);
}
