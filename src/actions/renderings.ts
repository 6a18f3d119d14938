// An activity's VEVENTs in each language it has words in, as feeds will carry them.
import type { Activity } from '../calendar/activity.ts';
import type { Association, Slug, Venue } from '../calendar/association.ts';
import type { Language } from '../calendar/text.ts';
import {
  civilFromDay,
  DAY,
  dayFromCivil,
  dayOf,
  type Instant,
  type TimeZoneId,
  type Window,
  wallClock,
} from '../calendar/time.ts';
import { toInstant, toWallClock } from '../calendar/zone.ts';
import { mayMeetClockChanges } from '../ical/clock-changes.ts';
import { goesOutAsSeries } from '../ical/outlook.ts';
import { renderActivity } from '../ical/vevent.ts';
import type { NetworkSettings } from './desk.ts';

type RenderSettings = Pick<NetworkSettings, 'language' | 'timeZone'>;

/** The associations and venues that a rendering names. */
export interface Register {
  readonly associations: ReadonlyMap<Slug, Association>;
  readonly venues: ReadonlyMap<Slug, Venue>;
}

const MONTHS_BEFORE = 3;
const MONTHS_AFTER = 18;

/**
 * The window in which a rule that goes out date by date has its dates, and a series those at clock changes: whole
 * months, so that a feed changes with the month and not with the minute.
 */
export function renderWindow(timeZone: TimeZoneId, now: Instant): Window {
  const { year, month } = civilFromDay(dayOf(toWallClock(timeZone, now)));
  const firstOf = (months: number): Instant => {
    const index = year * 12 + month - 1 + months;
    const day = dayFromCivil(Math.floor(index / 12), (index % 12) + 1, 1);
    return toInstant(timeZone, wallClock(day * DAY));
  };
  return { start: firstOf(-MONTHS_BEFORE), end: firstOf(MONTHS_AFTER) };
}

/** Whether the activity's renderings change with the render window. */
export function rollsWithTime({ schedule }: Activity): boolean {
  return schedule.rule !== null && (!goesOutAsSeries(schedule) || mayMeetClockChanges(schedule));
}

/** The renderings by text language; '' is the network's own. */
export function renderingsOf(
  activity: Activity,
  register: Register,
  settings: RenderSettings,
  now: Instant,
): ReadonlyMap<Language, Buffer> {
  const texts = renderedTexts(activity, register, settings, now);
  return new Map(texts.map(([language, text]) => [language, Buffer.from(text)]));
}

/** The same before they are bytes. */
export function renderedTexts(
  activity: Activity,
  register: Register,
  settings: RenderSettings,
  now: Instant,
): readonly (readonly [Language, string])[] {
  const association = register.associations.get(activity.association);
  if (!association)
    throw new Error(`Activity ${activity.id} is of ${activity.association}, which is not registered.`);
  const window = renderWindow(settings.timeZone, now);
  const render = (language: Language): string =>
    renderActivity(activity, {
      association,
      venue: (slug) => register.venues.get(slug),
      language,
      networkLanguage: settings.language,
      window,
    });
  const languages = new Set([...Object.keys(activity.title), ...Object.keys(activity.description ?? {})]);
  languages.delete(settings.language);
  return [['', render(settings.language)], ...[...languages].sort().map((l) => [l, render(l)] as const)];
}
