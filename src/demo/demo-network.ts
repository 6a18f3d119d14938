// The invented network of `npm run demo`: eight associations in three towns, with every shape of schedule.
import type { Instant, TimeZoneId } from '../calendar/time.ts';
import { Days } from './days.ts';
import { monthlyActivities } from './monthly-activities.ts';
import { ASSOCIATIONS, VENUES } from './places.ts';
import { singleActivities } from './single-activities.ts';
import { weeklyActivities } from './weekly-activities.ts';

/** The network as JSON Lines, with its dates around `now`. */
export function demoNetwork(now: Instant, timeZone: TimeZoneId): string[] {
  const days = new Days(now, timeZone);
  const activities = [...weeklyActivities(days), ...monthlyActivities(days), ...singleActivities(days)];
  return [
    ...ASSOCIATIONS.map((association) => ({ association })),
    ...VENUES.map((venue) => ({ venue })),
    ...activities.map((activity) => ({ activity })),
  ].map((line) => JSON.stringify(line));
}
