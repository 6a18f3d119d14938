// When something comes next that a reader wants to see: asked where a page of the agenda has nothing. Few activities
// are left to look at then, so each is asked for its own next dates.
import type { Wanted } from '../../actions/browse-occurrences.ts';
import type { Desk } from '../../actions/desk.ts';
import type { Activity } from '../../calendar/activity.ts';
import { type Occurrence, occurrencesFrom } from '../../calendar/recurrence.ts';
import { DAY, dayOf, type Instant, wallClock } from '../../calendar/time.ts';
import { toInstant, toWallClock } from '../../calendar/zone.ts';
import { publicNetwork } from './public-network.ts';

/** Days. */
const HORIZON = 400;
/** So many of an activity's next dates are looked at; only those at another venue than usual can differ. */
const MOST_DATES = 20;

/** The first day from `day` on, within a year or so, on which something is on that the reader wants to see. */
export function nextDay(desk: Desk, wanted: Wanted, day: number): number | null {
  const { timeZone } = desk.settings;
  const from = toInstant(timeZone, wallClock(day * DAY));
  let next = Number.POSITIVE_INFINITY;
  for (const activity of wanted.among ?? publicNetwork(desk).comingActivities) {
    if (!mayBeWanted(activity, desk, wanted)) continue;
    const found = nextWanted(activity, desk, wanted, from);
    if (found) next = Math.min(next, dayOf(toWallClock(timeZone, found.start)));
  }
  return next < day + HORIZON ? Math.max(day, next) : null;
}

function nextWanted(activity: Activity, desk: Desk, wanted: Wanted, from: Instant): Occurrence | undefined {
  return occurrencesFrom(activity.schedule, from, MOST_DATES).find(({ change }) =>
    isWanted(activity, change?.venue === undefined ? activity.venue : change.venue, desk, wanted),
  );
}

/** Whether it is wanted at its own venue or at one of those it moves to. */
function mayBeWanted(activity: Activity, desk: Desk, wanted: Wanted): boolean {
  if (isWanted(activity, activity.venue, desk, wanted)) return true;
  const { changed } = activity.schedule;
  for (const id in changed) {
    const venue = changed[id]?.venue;
    if (venue !== undefined && isWanted(activity, venue, desk, wanted)) return true;
  }
  return false;
}

function isWanted(activity: Activity, slug: string | null, { network }: Desk, wanted: Wanted): boolean {
  const venue = slug === null ? null : (network.venues.get(slug) ?? null);
  return wanted.accepts(activity, venue, network.associations.get(activity.association) ?? null);
}
