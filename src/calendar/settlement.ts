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
  return clashDates(indexOfPair(pair, window, rules), window, pair.first.id, pair.second.id);
}

/** Whether the pair clashes, as it is to be, on dates on which it does not as it was. */
export function clashesAnew(was: PairState, is: PairState, window: Window, rules: NetworkRules): boolean {
  const [before, after] = [indexOfPair(was, window, rules), indexOfPair(is, window, rules)];
  return clashesAnewIn(before, after, window, is.first.id, is.second.id);
}

/** Whether two activities clash in one index on dates on which they do not in another; both cover the window. */
export function clashesAnewIn(
  before: OccurrenceIndex,
  after: OccurrenceIndex,
  window: Window,
  first: string,
  second: string,
): boolean {
  const dates = clashDates(after, window, first, second);
  if (dates.length === 0) return false;
  const known = new Set(clashDates(before, window, first, second).map(nameOf));
  return dates.some((date) => !known.has(nameOf(date)));
}

/** Some activities alone, at venues as they are at one time, ready to be compared with each other in the window. */
export function indexOfSome(
  activities: readonly Activity[],
  venues: Venues,
  window: Window,
  rules: NetworkRules,
): OccurrenceIndex {
  return new OccurrenceIndex(window, venuesOf(activities, venues), activities, rules);
}

function indexOfPair({ first, second, venues }: PairState, window: Window, rules: NetworkRules) {
  return indexOfSome([first, second], venues, window, rules);
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
