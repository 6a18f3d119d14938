// The rules about clashes applied literally, occurrence by occurrence: slow, plain, and by another road than the
// product's own. What the index and its search say is held against this.
import { type Activity, hostsOf } from '../../src/calendar/activity.ts';
import type { Venue } from '../../src/calendar/association.ts';
import type { Reason, Severity } from '../../src/calendar/clash.ts';
import { type Occurrence, occurrencesOf } from '../../src/calendar/recurrence.ts';
import { dayOf, HOUR, type TimeZoneId, type Window } from '../../src/calendar/time.ts';
import { toWallClock } from '../../src/calendar/zone.ts';

export interface OracleNetwork {
  readonly activities: readonly Activity[];
  readonly venues: readonly Venue[];
  readonly rules: { readonly timeZone: TimeZoneId; readonly nearKm: number };
  /** Nothing outside it is known. */
  readonly horizon: Window;
}

/** Two occurrences that clash. */
export interface OracleClash {
  readonly mine: Occurrence;
  readonly other: Occurrence;
  readonly reasons: readonly Reason[];
}

/** Every clash of two activities within the horizon. */
export function clashesBetween(mine: Activity, other: Activity, network: OracleNetwork): OracleClash[] {
  const shareHost = hostsOf(mine).some((host) => hostsOf(other).includes(host));
  const takeTime = [mine, other].every((one) => !one.transparent && one.status !== 'cancelled');
  if (mine.id === other.id || shareHost || !takeTime) return [];
  const found: OracleClash[] = [];
  for (const a of occurrencesOf(mine.schedule, network.horizon)) {
    for (const b of occurrencesOf(other.schedule, network.horizon)) {
      const reasons = a.cancelled || b.cancelled ? [] : reasonsOf(mine, a, other, b, network);
      if (reasons.length > 0) found.push({ mine: a, other: b, reasons });
    }
  }
  return found;
}

function reasonsOf(
  mine: Activity,
  a: Occurrence,
  other: Activity,
  b: Occurrence,
  { venues, rules }: OracleNetwork,
): Reason[] {
  const [hereSlug, thereSlug] = [venueOf(mine, a), venueOf(other, b)];
  const venueNamed = (slug: string | null) => venues.find((venue) => venue.slug === slug);
  const [here, there] = [venueNamed(hereSlug), venueNamed(thereSlug)];
  const sameVenue = hereSlug !== null && hereSlug === thereSlug;
  const sameArea = here !== undefined && here.area !== null && here.area === there?.area;
  const anywhere = isAnywhere(mine, a) || isAnywhere(other, b);
  const near = anywhere || sameVenue || sameArea || kilometres(here, there) <= rules.nearKm;
  const audiencesMeet = meet(mine.audiences, other.audiences) || !mine.audiences[0] || !other.audiences[0];

  if (a.start < b.end && b.start < a.end) {
    const reasons: Reason[] = [];
    if (sameVenue && here?.severalAtOnce !== true) reasons.push('venue');
    if (audiencesMeet && near) reasons.push('audience');
    if (meet(mine.needs, other.needs)) reasons.push('helpers');
    return reasons;
  }
  const between = Math.max(a.start, b.start) - Math.min(a.end, b.end);
  const localDay = (at: Occurrence) => dayOf(toWallClock(rules.timeZone, at.start));
  const sameEvening = localDay(a) === localDay(b) && between <= 2 * HOUR;
  return sameEvening && audiencesMeet && near ? ['evening'] : [];
}

function venueOf(activity: Activity, { change }: Occurrence): string | null {
  return change?.venue === undefined ? activity.venue : change.venue;
}

function isAnywhere(activity: Activity, occurrence: Occurrence): boolean {
  const online = occurrence.change?.online === undefined ? activity.online : occurrence.change.online;
  return online !== null || venueOf(activity, occurrence) === null;
}

function meet(some: readonly string[], others: readonly string[]): boolean {
  return some.some((one) => others.includes(one));
}

/** By the angle between the two as seen from the middle of the earth; infinitely far where nobody knows. */
function kilometres(a: Venue | undefined, b: Venue | undefined): number {
  if (!a || !b || a.latitude === null || b.latitude === null) return Number.POSITIVE_INFINITY;
  const direction = ({ latitude, longitude }: Venue): number[] => {
    const [north, east] = [((latitude ?? 0) * Math.PI) / 180, ((longitude ?? 0) * Math.PI) / 180];
    return [Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north)];
  };
  const [from, to] = [direction(a), direction(b)];
  const cosine = from.reduce((sum, part, i) => sum + part * (to[i] ?? 0), 0);
  return 6_371 * Math.acos(Math.min(1, cosine));
}

const GRAVEST_FIRST: readonly Reason[] = ['venue', 'audience', 'helpers', 'evening'];

/** All reasons among clashes, gravest first. */
export function allReasons(clashes: readonly OracleClash[]): readonly Reason[] {
  return GRAVEST_FIRST.filter((reason) => clashes.some((clash) => clash.reasons.includes(reason)));
}

export function severityOf(reasons: readonly Reason[]): Severity {
  return reasons.includes('venue') || reasons.includes('audience') ? 'high' : 'medium';
}

/** Whether an occurrence is in a window: overlaps it or, having no length, starts in it. */
export function isInside(window: Window, { start, end }: Occurrence): boolean {
  return start === end
    ? start >= window.start && start < window.end
    : start < window.end && end > window.start;
}
