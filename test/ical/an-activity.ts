// Activities to render: one plain weekly language café, and ways to make it different.
import type { Activity } from '../../src/calendar/activity.ts';
import type { Association, Venue } from '../../src/calendar/association.ts';
import { parseRule } from '../../src/calendar/rule.ts';
import type { Change, RecurrenceId, Schedule } from '../../src/calendar/schedule.ts';
import {
  type Instant,
  type LocalDate,
  type LocalDateTime,
  parseDuration,
  parseInstant,
  type Window,
} from '../../src/calendar/time.ts';
import { timeZoneId } from '../../src/calendar/zone.ts';
import { FOOTER, renderHeader } from '../../src/ical/calendar-text.ts';
import { type RenderContext, renderActivity, zonesOf } from '../../src/ical/vevent.ts';

export function at(text: string): Instant {
  const found = parseInstant(text);
  if (found === null) throw new Error(`${text} is no instant`);
  return found;
}

export interface ScheduleInput {
  readonly start: string;
  readonly timeZone?: string;
  readonly duration?: string;
  readonly rule?: string;
  readonly excluded?: readonly string[];
  readonly added?: readonly string[];
  readonly changed?: Readonly<Record<string, Change>>;
}

/** A schedule as the API would take it; a start without a time is all-day. */
export function aSchedule(input: ScheduleInput): Schedule {
  const timeZone = timeZoneId(input.timeZone ?? 'Europe/Copenhagen');
  const allDay = input.start.length === 10;
  const duration = parseDuration(input.duration ?? (allDay ? 'P1D' : 'PT2H'));
  if (!timeZone || !duration) throw new Error('no such time zone or duration');
  const base = {
    timeZone,
    duration,
    rule: input.rule === undefined ? null : parseRule(input.rule),
    excluded: (input.excluded ?? []) as RecurrenceId[],
    added: (input.added ?? []) as RecurrenceId[],
    changed: input.changed ?? {},
  };
  return allDay
    ? { ...base, allDay, start: input.start as LocalDate }
    : { ...base, allDay, start: input.start as LocalDateTime };
}

export const WEEKLY: ScheduleInput = { start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY;BYDAY=TU' };

export function anActivity(different: Partial<Activity> = {}, schedule: ScheduleInput = WEEKLY): Activity {
  return {
    id: '0b9a2a8e-8a6f-4d3e-9a51-6d7e5f0c1a11',
    uid: 'sprogcafe@kalender.example',
    association: 'sprogcafeen',
    coHosts: [],
    title: { da: 'Sprogcafé' },
    description: null,
    categories: [],
    audiences: [],
    languages: [],
    needs: [],
    venue: null,
    place: null,
    online: null,
    link: null,
    status: 'confirmed',
    expires: null,
    visibility: 'public',
    transparent: false,
    schedule: aSchedule(schedule),
    sequence: 3,
    created: at('2026-11-01T08:00:00Z'),
    updated: at('2026-11-20T09:30:00Z'),
    ...different,
  };
}

export const ASSOCIATION: Association = {
  slug: 'sprogcafeen',
  name: 'Sprogcaféen',
  colour: null,
  area: null,
  link: null,
  languages: [],
};

export function aVenue(different: Partial<Venue> = {}): Venue {
  return {
    slug: 'holte-bibliotek',
    name: 'Holte Bibliotek',
    address: 'Rønnebærvej 12, 2840 Holte',
    area: 'Holte',
    latitude: 55.8121,
    longitude: 12.4671,
    severalAtOnce: true,
    addressForMembersOnly: false,
    ...different,
  };
}

const WINDOW: Window = { start: at('2026-09-01T00:00Z'), end: at('2028-12-01T00:00Z') };

export function aContext(different: Partial<RenderContext> = {}): RenderContext {
  const venues = new Map(
    [aVenue(), aVenue({ slug: 'ny-hal', name: 'Ny Hal', address: null })].map((v) => [v.slug, v]),
  );
  return {
    association: ASSOCIATION,
    venue: (slug) => venues.get(slug),
    language: 'da',
    networkLanguage: 'da',
    window: WINDOW,
    ...different,
  };
}

/** A whole calendar with the activity in it, as a subscriber receives it. */
export function aFeed(activity: Activity, context: RenderContext = aContext()): string {
  const header = renderHeader({
    name: 'Alle foreninger',
    colour: null,
    zones: zonesOf(activity),
    refreshHours: 6,
  });
  return header + renderActivity(activity, context) + FOOTER;
}
