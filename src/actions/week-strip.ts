// One week as a strip of evenings by area: what is on where, so that a crowded evening is seen.
import type { Happening } from '../calendar/occurrence-index.ts';
import { DAY, dayOf, HOUR, instant, wallClock } from '../calendar/time.ts';
import { toInstant, toWallClock } from '../calendar/zone.ts';
import { type Actor, requireMember } from './actor.ts';
import { browseOccurrences } from './browse-occurrences.ts';
import type { Desk } from './desk.ts';

/** What begins at this hour or later is in the evening. */
const EVENING_FROM = 16;

export interface AreaEvenings {
  /** Null for what is nowhere in particular. */
  readonly area: string | null;
  /** What begins on each evening of the week, Monday first, by start. */
  readonly evenings: readonly (readonly Happening[])[];
}

const MOST = 20_000;

/**
 * The evenings of the week that begins on a Monday, for each area where anything is on.
 * @throws CalendarError `unauthenticated`
 */
export function weekStrip(desk: Desk, actor: Actor, monday: number): readonly AreaEvenings[] {
  requireMember(actor);
  const { timeZone } = desk.settings;
  const start = toInstant(timeZone, wallClock(monday * DAY));
  const window = { start, end: instant(toInstant(timeZone, wallClock((monday + 7) * DAY))) };
  const everything = { accepts: () => true, among: null };
  const { happenings } = browseOccurrences(desk, actor, window, everything, MOST);
  const areas = new Map<string | null, Happening[][]>();
  for (const happening of happenings) {
    const wall = toWallClock(timeZone, happening.start);
    const isEvening = wall - dayOf(wall) * DAY >= EVENING_FROM * HOUR;
    const { activity, cancelled, start: at } = happening;
    if (cancelled || activity.schedule.allDay || !isEvening || at < window.start) continue;
    const area = areaOf(desk, happening);
    const evenings = areas.get(area) ?? Array.from({ length: 7 }, () => []);
    areas.set(area, evenings);
    evenings[dayOf(wall) - monday]?.push(happening);
  }
  return [...areas].map(([area, evenings]) => ({ area, evenings }));
}

/** The venue's; of what is at none, that of whose it is. */
function areaOf({ network }: Desk, { activity, change }: Happening): string | null {
  const venue = change?.venue === undefined ? activity.venue : change.venue;
  const place = venue === null ? null : network.venues.get(venue)?.area;
  return place ?? network.associations.get(activity.association)?.area ?? null;
}
