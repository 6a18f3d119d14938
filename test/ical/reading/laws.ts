// What must hold of every calendar that is read, however bent.
import { readActivityForm } from '../../../src/actions/forms/activity-form.ts';
import { viewSchedule } from '../../../src/actions/forms/schedule-view.ts';
import { CalendarError } from '../../../src/calendar/errors.ts';
import type { ReadActivity } from '../../../src/ical/reading/read-activity.ts';
import type { ReadCalendar } from '../../../src/ical/reading/read-calendar.ts';
import { CONTEXT } from './reading.ts';

const FORM = {
  networkLanguage: CONTEXT.language,
  timeZone: CONTEXT.timeZone,
  associationCalled: (slug: string) => slug,
  venueExists: () => true,
  identity: true,
};

/** How many VEVENTs the calendar tells the fate of. */
export function accountedFor({ activities, skipped }: ReadCalendar): number {
  return activities.reduce((sum, { vevents }) => sum + vevents, skipped.length);
}

/** What is wrong with the activities that were read: whatever the form would not take from a person, and markup. */
export function faultsOf({ activities, skipped, warnings }: ReadCalendar): readonly string[] {
  const uids = new Set(activities.map(({ uid }) => uid));
  const sentences = [...warnings, ...skipped.map(({ reason }) => reason)];
  return [
    ...activities.flatMap(faultsOfOne),
    ...(uids.size === activities.length ? [] : ['two activities have one UID']),
    ...sentences.filter((sentence) => !/^\p{Lu}.*\.$/su.test(sentence) || /\p{Cc}/u.test(sentence)),
  ];
}

function faultsOfOne(read: ReadActivity): readonly string[] {
  const { uid, sequence, title, description, categories, place, online, link } = read;
  const { status, visibility, transparent } = read;
  const words = { title, description, categories, place, online, link };
  const input = {
    ...{ association: 'a', uid, sequence, ...words, status, visibility, transparent },
    schedule: viewSchedule(read.schedule),
  };
  const said = [...Object.values(title), ...Object.values(description ?? {}), ...Object.values(place ?? {})];
  const markup = said.filter((text) => /<[a-z!/?]/i.test(text)).map((text) => `markup: ${text}`);
  try {
    const { schedule } = readActivityForm(input, FORM);
    const isSame = JSON.stringify(viewSchedule(schedule)) === JSON.stringify(input.schedule);
    return isSame ? markup : [...markup, 'the form makes another schedule of it'];
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    return [...markup, ...error.issues.map(({ field, message }) => `${field}: ${message}`)];
  }
}
