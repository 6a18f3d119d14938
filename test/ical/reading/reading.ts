// Calendars to read, and what came of them in lines short enough for a table.
import { readFileSync } from 'node:fs';
import { viewSchedule } from '../../../src/actions/forms/schedule-view.ts';
import type { Change } from '../../../src/calendar/schedule.ts';
import type { Text } from '../../../src/calendar/text.ts';
import { formatDuration, type Instant, instant, type TimeZoneId } from '../../../src/calendar/time.ts';
import { calendarText } from '../../../src/ical/reading/decoding.ts';
import type { ReadActivity } from '../../../src/ical/reading/read-activity.ts';
import { type ReadCalendar, readCalendar } from '../../../src/ical/reading/read-calendar.ts';
import type { ReadingContext } from '../../../src/ical/reading/reading-context.ts';

export const CORPUS = new URL('../../fixtures/ics/', import.meta.url);

const COPENHAGEN = 'Europe/Copenhagen' as TimeZoneId;

const at = (text: string): Instant => instant(Date.parse(text));

/** A network in Denmark in November 2026; what is written out date by date is so from August 2026 to May 2028. */
export const CONTEXT: ReadingContext = {
  timeZone: COPENHAGEN,
  language: 'da',
  now: at('2026-11-20T12:00Z'),
  window: { start: at('2026-08-01T00:00Z'), end: at('2028-06-01T00:00Z') },
};

/** A file of the corpus, as `rules/hourly`. */
export function corpusText(name: string): string {
  return calendarText(readFileSync(new URL(`${name}.ics`, CORPUS)));
}

export function readCorpus(name: string): Promise<ReadCalendar> {
  return readCalendar(corpusText(name), CONTEXT);
}

/** A calendar with one VEVENT of these lines, besides a UID. */
function aCalendar(...lines: readonly string[]): string {
  const all = [
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'UID:a@example.org',
    ...lines,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${all.join('\r\n')}\r\n`;
}

/** The one activity of such a calendar. */
export async function readOne(...lines: readonly string[]): Promise<ReadActivity> {
  const { activities } = await readCalendar(aCalendar(...lines), CONTEXT);
  const [activity, ...others] = activities;
  if (!activity || others.length > 0) throw new Error(`expected one activity, read ${activities.length}`);
  return activity;
}

/**
 * What is worth telling of an activity, in the order `start zone duration rule`; `+` and `-` are added and excluded
 * dates, `~` changed ones. What is as in most calendars is left out: Copenhagen, two hours, `Sprogcafé`, confirmed.
 */
function told(activity: ReadActivity): string {
  const { start, timeZone, duration, rule, excluded, added } = viewSchedule(activity.schedule);
  const isAllDay = activity.schedule.allDay;
  const parts = [
    start,
    timeZone === COPENHAGEN ? '' : timeZone,
    duration === 'PT2H' ? '' : duration,
    rule ?? '',
    ...added.map((id) => `+${id}`),
    ...excluded.map((id) => `-${id}`),
    ...Object.entries(activity.schedule.changed).map(([id, change]) => `~${id} ${toldChange(change)}`),
    toldText('', activity.title) === 'Sprogcafé' ? '' : toldText('', activity.title),
    toldText('description', activity.description),
    toldText('place', activity.place),
    activity.online === null ? '' : `online ${activity.online}`,
    activity.link === null ? '' : `link ${activity.link}`,
    activity.categories.length > 0 ? `categories ${activity.categories.join('|')}` : '',
    activity.status === 'confirmed' ? '' : activity.status,
    activity.visibility === 'public' ? '' : activity.visibility,
    activity.transparent === isAllDay ? '' : `transparent ${activity.transparent}`,
    activity.sequence === 0 ? '' : `sequence ${activity.sequence}`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function toldChange({ start, duration, title, place, online, status, note }: Change): string {
  const parts = [
    start === undefined ? '' : `to ${start}`,
    duration === undefined ? '' : formatDuration(duration),
    title === undefined ? '' : toldText('title', title),
    place === undefined ? '' : place === null ? 'nowhere' : toldText('place', place),
    online === undefined ? '' : `online ${online}`,
    status ?? '',
    note === undefined ? '' : toldText('note', note),
  ];
  return `(${parts.filter((part) => part !== '').join(' ')})`;
}

/** Words in Danish as they are, others with their language. */
function toldText(name: string, text: Text | null): string {
  const words = Object.entries(text ?? {}).map(([language, said]) =>
    language === 'da' ? said : `${language}: ${said}`,
  );
  return words.length === 0 ? '' : `${name === '' ? '' : `${name} `}${words.join(' / ')}`;
}

/** All that came of a calendar: activities, what was skipped, warnings. The UID is left out where it is the usual one. */
export function account({ activities, skipped, warnings, isCalendar }: ReadCalendar): readonly string[] {
  return [
    ...(isCalendar ? [] : ['no calendar']),
    ...activities.map((activity) =>
      activity.uid === 'a@example.org' ? told(activity) : `${activity.uid} ${told(activity)}`,
    ),
    ...skipped.map(({ uid, reason }) => `skipped ${uid}: ${reason}`),
    ...warnings.map((sentence) => `warning: ${sentence}`),
  ];
}
