// What people have agreed about two activities that clash, and whether it still holds.
import type { Activity } from './activity.ts';
import type { Slug, Venue } from './association.ts';
import { type ClashDate, clashDates } from './clash-pairs.ts';
import { type NetworkRules, OccurrenceIndex } from './occurrence-index.ts';
import type { Text } from './text.ts';
import type { Instant, Window } from './time.ts';
import type { ClashState } from './verdict.ts';

/** One is moved out of the way, both become one, or the two may well be at once. */
export type Outcome = 'moved' | 'joined' | 'fine';

export interface Settlement {
  /** The activity with the lower id. */
  readonly first: string;
  readonly second: string;
  readonly state: ClashState;
  readonly outcome: Outcome;
  readonly note: Text | null;
  /** Who said so, by the name that the history shows. */
  readonly by: string;
  readonly at: Instant;
  /** Who has said yes to joining for either side; null where nobody has. */
  readonly agreed: { readonly first: string | null; readonly second: string | null };
  /** Rises by one each time it is written, from 1. */
  readonly version: number;
}

/** The name of a pair, whichever of the two comes first. */
export function pairIdOf(one: string, other: string): string {
  return one < other ? `${one}~${other}` : `${other}~${one}`;
}

/** Two activities and the venues they are at, as they are at one time. */
export interface PairState {
  /** The one with the lower id. */
  readonly first: Activity;
  readonly second: Activity;
  readonly venues: Venues;
}

type Venues = ReadonlyMap<Slug, Venue>;

/** The dates on which the two clash, of which at least one is in the window (at most some two years long). */
export function datesBetween(pair: PairState, window: Window, rules: NetworkRules): readonly ClashDate[] {
  const { first, second, venues } = pair;
  const index = indexOfSome({ activities: [first, second], venues }, window, rules);
  return clashDates(index, window, first.id, second.id);
}

/** Whether the pair clashes, as it is to be, on dates on which it does not as it was. */
export function clashesAnew(was: PairState, is: PairState, window: Window, rules: NetworkRules): boolean {
  const { first, second } = was;
  const before = { activities: [first, second], venues: was.venues };
  const after = { activities: [is.first, is.second], venues: is.venues };
  return pairsClashingAnew([{ first: first.id, second: second.id }], before, after, window, rules).length > 0;
}

/** Some activities and the venues they are at, as they are at one time. */
export interface ActivitiesState {
  readonly activities: readonly Activity[];
  readonly venues: Venues;
}

/**
 * Those of the pairs, given by the ids of their activities, that come to clash on dates on which they did not.
 * @param before every activity of the pairs
 * @param after what has changed of them
 */
export function pairsClashingAnew<Pair extends Pick<Settlement, 'first' | 'second'>>(
  pairs: readonly Pair[],
  before: ActivitiesState,
  after: ActivitiesState,
  window: Window,
  rules: NetworkRules,
): readonly Pair[] {
  const index = indexOfSome(before, window, rules);
  const datesOf = ({ first, second }: Pair): readonly string[] =>
    clashDates(index, window, first, second).map(nameOf);
  const known = pairs.map(datesOf);
  for (const venue of venuesOf([...before.activities, ...after.activities], after.venues))
    index.putVenue(venue);
  for (const activity of after.activities) index.put(activity);
  return pairs.filter((pair, i) => datesOf(pair).some((date) => !known[i]?.includes(date)));
}

/** Activities alone, ready to be compared with each other in the window. */
function indexOfSome({ activities, venues }: ActivitiesState, window: Window, rules: NetworkRules) {
  return new OccurrenceIndex(window, venuesOf(activities, venues), activities, rules);
}

function nameOf({ first, second }: ClashDate): string {
  return `${first} ${second}`;
}

/** Those of the venues that the activities are ever at. */
function venuesOf(activities: readonly Activity[], venues: Venues): Venue[] {
  const slugs = activities.flatMap(({ venue, schedule }) => [
    venue,
    ...Object.values(schedule.changed).map((change) => change.venue),
  ]);
  return [...new Set(slugs)].flatMap((slug) => (slug ? (venues.get(slug) ?? []) : []));
}
