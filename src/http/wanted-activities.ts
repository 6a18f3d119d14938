// The public activities that a filter lets through, found once and kept until the network changes: a search for a rare
// word then looks at the dates of a handful of activities instead of at everybody's.
import { ANYBODY, seenBy } from '../actions/actor.ts';
import type { Desk } from '../actions/desk.ts';
import type { Activity } from '../calendar/activity.ts';
import type { LiveNetwork } from '../store/live-network.ts';
import { accepts, type Filter, toQuery } from './filter.ts';

/** So many filters are remembered; the longest unused is forgotten first. */
const MOST_FILTERS = 64;

interface Kept {
  readonly version: number;
  readonly found: Map<string, readonly Activity[]>;
}

const kept = new WeakMap<LiveNetwork, Kept>();

/** Those that the filter lets through at their own venue or at one that a date is moved to. */
export function wantedActivities(desk: Desk, filter: Filter): readonly Activity[] {
  const { network } = desk;
  let known = kept.get(network);
  if (known?.version !== network.version) {
    known = { version: network.version, found: new Map() };
    kept.set(network, known);
  }
  const query = toQuery(filter);
  const found = known.found.get(query) ?? search(desk, filter);
  known.found.delete(query);
  known.found.set(query, found);
  const [oldest] = known.found.keys();
  if (known.found.size > MOST_FILTERS && oldest !== undefined) known.found.delete(oldest);
  return found;
}

function search({ network }: Desk, filter: Filter): readonly Activity[] {
  const { associations, venues } = network;
  const found: Activity[] = [];
  for (const stored of network.activities.values()) {
    const activity = seenBy(ANYBODY, stored);
    if (!activity) continue;
    const association = associations.get(activity.association) ?? null;
    const isWantedAt = (slug: string | null): boolean =>
      accepts(filter, activity, slug === null ? null : (venues.get(slug) ?? null), association);
    if (isWantedAt(activity.venue) || otherVenues(activity).some(isWantedAt)) found.push(activity);
  }
  return found;
}

function otherVenues({ schedule }: Activity): readonly (string | null)[] {
  return Object.values(schedule.changed).flatMap(({ venue }) => (venue === undefined ? [] : [venue]));
}
