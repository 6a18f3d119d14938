// Whom letters about an activity are to, and when each of them wants to hear of it.
import { type Activity, hostsOf } from '../calendar/activity.ts';
import type { Slug } from '../calendar/association.ts';
import { DAY, dayOf, HOUR, type Instant, instant, type TimeZoneId, wallClock } from '../calendar/time.ts';
import { toInstant, toWallClock } from '../calendar/zone.ts';
import type { Person } from '../store/people.ts';

/** In the morning, in the network's zone, those who want one letter a day get it. */
const MORNING = 8 * HOUR;

/** The editors of the association; where it has none, the coordinators, who type for it. */
export function readersOf(people: readonly Person[], associations: readonly Slug[]): readonly Person[] {
  const editors = people.filter(({ roles }) => associations.some((slug) => roles.get(slug) === 'editor'));
  return editors.length > 0 ? editors : people.filter(({ isCoordinator }) => isCoordinator);
}

/** Those of both sides, each once. */
export function readersOfBoth(
  people: readonly Person[],
  [one, other]: readonly [Activity, Activity],
): readonly Person[] {
  return [...new Set([...readersOf(people, hostsOf(one)), ...readersOf(people, hostsOf(other))])];
}

/** When somebody who is to hear of something now gets a letter. */
export function dueFor({ letters }: Person, now: Instant, timeZone: TimeZoneId): Instant {
  if (letters !== 'daily') return now;
  const today = dayOf(toWallClock(timeZone, now));
  const morningOf = (day: number): Instant => instant(toInstant(timeZone, wallClock(day * DAY + MORNING)));
  return morningOf(today) > now ? morningOf(today) : morningOf(today + 1);
}
