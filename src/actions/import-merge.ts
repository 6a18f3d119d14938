// What a source says put into what is here.
import type { Activity } from '../calendar/activity.ts';
import type { Change, Schedule } from '../calendar/schedule.ts';
import type { Text } from '../calendar/text.ts';
import type { ReadActivity } from '../ical/reading/read-activity.ts';
import { mergedSchedule } from './import-dates.ts';
import { type EarlierImport, type ImportHistory, isSame, lastSaid } from './import-history.ts';
import type { VenueNames } from './import-places.ts';

/** As much of an activity as a calendar file says. */
export type Said = Pick<
  Activity,
  | 'title'
  | 'description'
  | 'categories'
  | 'venue'
  | 'place'
  | 'online'
  | 'link'
  | 'status'
  | 'visibility'
  | 'transparent'
  | 'schedule'
>;

/** What a read activity says, its places as venues where they name one. */
export function saidBy(read: ReadActivity, venues: VenueNames): Said {
  const { title, description, categories, online, link, status, visibility, transparent } = read;
  const { venue, place } = placed(read.place, venues);
  const schedule = placedDates(read.schedule, venues);
  return {
    title,
    description,
    categories,
    venue,
    place,
    online,
    link,
    status,
    visibility,
    transparent,
    schedule,
  };
}

function placedDates(schedule: Schedule, venues: VenueNames): Schedule {
  const changes = Object.entries(schedule.changed);
  if (changes.length === 0) return schedule;
  const changed = Object.fromEntries(changes.map(([id, change]) => [id, placedChange(change, venues)]));
  return { ...schedule, changed };
}

function placed(place: Text | null, venues: VenueNames): Pick<Activity, 'venue' | 'place'> {
  const venue = place && venues.venueOf(place);
  return venue === null ? { venue, place } : { venue, place: null };
}

/** A changed date that is elsewhere says so of both, or the activity's own venue would go on holding there. */
function placedChange(change: Change, venues: VenueNames): Change {
  return change.place === undefined ? change : { ...change, ...placed(change.place, venues) };
}

/**
 * The activity with what the source says now. Title and description are the source's in the languages it has, and so
 * is the schedule; other languages, audiences, languages spoken, needs, visibility and categories are people's here.
 * Status, place and single dates are the source's where it has changed them since the last import, else as they are
 * here: what was called off here stays called off, and a place that was given its venue keeps it. What was withdrawn as
 * the same as another stays so, whatever the source says.
 */
export function mergedActivity(
  before: Activity,
  said: Said,
  { imports, isWithdrawn }: ImportHistory,
): Activity {
  return {
    ...overwrittenActivity(before, said),
    ...mergedPlace(before, said, imports),
    status: isWithdrawn ? before.status : mergedStatus(before, said, imports),
    schedule: mergedSchedule(before.schedule, said.schedule, imports),
  };
}

/** The activity as `mergedActivity` would have it if nothing of the source's had been changed here. */
export function overwrittenActivity(before: Activity, said: Said): Activity {
  const { title, description, venue, place, status, schedule } = said;
  return {
    ...before,
    title: { ...before.title, ...title },
    description: description === null ? before.description : { ...before.description, ...description },
    categories: before.categories.length > 0 ? before.categories : said.categories,
    online: said.online ?? before.online,
    link: said.link ?? before.link,
    transparent: before.schedule.allDay === schedule.allDay ? before.transparent : said.transparent,
    ...{ venue, place, status, schedule },
  };
}

function mergedPlace(
  before: Activity,
  { venue, place }: Said,
  imports: readonly EarlierImport[],
): Pick<Activity, 'venue' | 'place'> {
  const last = lastSaid(imports, (view) => ({ venue: view.venue, place: view.place }));
  const isUnchanged = isSame(last ?? { venue: null, place: null }, { venue, place });
  return isUnchanged ? { venue: before.venue, place: before.place } : { venue, place };
}

function mergedStatus(before: Activity, said: Said, imports: readonly EarlierImport[]): Activity['status'] {
  const last = lastSaid(imports, ({ status }) => status);
  if (last === undefined) return before.status === 'cancelled' ? before.status : said.status;
  return last === said.status ? before.status : said.status;
}
