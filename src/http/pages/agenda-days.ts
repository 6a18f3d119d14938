// Which days one page of the agenda shows, and where the pages before and after it begin. Pages hold whole days, as
// many as fit; only a day that is too much for a page is continued on the next.
import { ANYBODY } from '../../actions/actor.ts';
import { browseOccurrences, type HappeningsPage, type Wanted } from '../../actions/browse-occurrences.ts';
import type { Desk } from '../../actions/desk.ts';
import type { Happening } from '../../calendar/occurrence-index.ts';
import {
  DAY,
  dayOf,
  FIRST_DAY,
  type Instant,
  instant,
  LAST_DAY,
  type TimeZoneId,
  type Window,
  wallClock,
} from '../../calendar/time.ts';
import { toInstant, toWallClock } from '../../calendar/zone.ts';
import { isOfOneDay } from '../words/time-words.ts';

/** Which page is asked for: from a day on (behind a cursor of that day), or up to a day, which is not on it. */
export type AskedDays =
  | { readonly from: number; readonly cursor?: string | undefined }
  | { readonly before: number };

export interface AgendaDay {
  readonly day: number;
  /** Whole days and what has begun before come first, then by start. */
  readonly happenings: readonly Happening[];
}

export interface AgendaDays {
  /** Those on which something is on. */
  readonly days: readonly AgendaDay[];
  /** The days the page covers, the end exclusive. */
  readonly from: number;
  readonly to: number;
  /** What to ask for next, without end in both directions; null at the ends of the calendar itself. */
  readonly earlier: AskedDays | null;
  readonly later: AskedDays | null;
}

const MOST = 60;
const LONGEST = 31;
/** Days at both ends of the calendar that are left out of it. */
const EDGE = 400;

/** @param wanted what the reader wants to see */
export function agendaDays(desk: Desk, wanted: Wanted, asked: AskedDays): AgendaDays {
  return 'before' in asked
    ? daysBefore(desk, wanted, inCalendar(asked.before))
    : daysFrom(desk, wanted, inCalendar(asked.from), asked.cursor);
}

function daysFrom(desk: Desk, wanted: Wanted, from: number, cursor?: string): AgendaDays {
  const { timeZone } = desk.settings;
  const end = inCalendar(from + LONGEST);
  const { happenings, next } = readPage(desk, wanted, from, end, MOST, cursor);
  const last = happenings.at(-1);
  if (next === null || !last) return pageOf(desk, happenings, from, end, { from: end });
  const lastDay = Math.max(from, dayOf(toWallClock(timeZone, last.start)));
  if (lastDay === from) return pageOf(desk, happenings, from, from + 1, { from, cursor: next });
  const whole = happenings.filter(({ start }) => dayOf(toWallClock(timeZone, start)) < lastDay);
  return pageOf(desk, whole, from, lastDay, { from: lastDay });
}

/** A page's happenings between two days, without what is left over from the evening before. */
export function readPage(
  desk: Desk,
  wanted: Wanted,
  from: number,
  to: number,
  most: number,
  cursor?: string,
): HappeningsPage {
  const { timeZone } = desk.settings;
  const window = windowOf(timeZone, from, to);
  const now = desk.clock();
  const found: Happening[] = [];
  let next = cursor ?? null;
  do {
    const page = browseOccurrences(desk, ANYBODY, window, wanted, most, next ?? undefined);
    found.push(
      ...page.happenings.filter((one) => one.start >= window.start || !isLeftOver(one, timeZone, now)),
    );
    next = page.next;
  } while (next !== null && found.length < most);
  return { happenings: found, next };
}

/** As many whole days before `end` as fit; found by doubling, since occurrences are read from their start on. */
function daysBefore(desk: Desk, wanted: Wanted, end: number): AgendaDays {
  let best: AgendaDays | null = null;
  for (let length = 1; ; length = Math.min(LONGEST, length * 2)) {
    const from = inCalendar(end - length);
    const { happenings, next } = readPage(desk, wanted, from, end, MOST);
    if (next !== null) return best ?? daysFrom(desk, wanted, from);
    best = pageOf(desk, happenings, from, end, { from: end });
    if (length === LONGEST) return best;
  }
}

function pageOf(
  desk: Desk,
  happenings: readonly Happening[],
  from: number,
  to: number,
  later: AskedDays,
): AgendaDays {
  return {
    days: groupedByDay(happenings, from, desk.settings.timeZone),
    from,
    to,
    earlier: from > FIRST_DAY + EDGE ? { before: from } : null,
    later: to < LAST_DAY - EDGE ? later : null,
  };
}

/** What is on from a day on, each under the first of its days there. */
export function groupedByDay(
  happenings: readonly Happening[],
  from: number,
  timeZone: TimeZoneId,
): readonly AgendaDay[] {
  const days = new Map<number, Happening[]>();
  for (const happening of happenings) {
    const shown = Math.max(dayOfHappening(happening, timeZone), from);
    const those = days.get(shown);
    if (those) those.push(happening);
    else days.set(shown, [happening]);
  }
  return [...days]
    .map(([day, those]) => ({ day, happenings: inOrder(those, day, timeZone) }))
    .sort((a, b) => a.day - b.day);
}

/** A day's happenings: whole days and what has begun before come first, then by start. */
export function inOrder(
  happenings: readonly Happening[],
  day: number,
  timeZone: TimeZoneId,
): readonly Happening[] {
  const rank = ({ activity, start }: Happening): number => {
    const began = activity.schedule.allDay || dayOf(toWallClock(timeZone, start)) < day;
    return began ? Number.NEGATIVE_INFINITY : start;
  };
  return happenings.toSorted((a, b) => Math.sign(rank(a) - rank(b)) || 0);
}

/** The end of an evening before is no part of the day, unless it is still going on. */
function isLeftOver({ activity, start, end }: Happening, timeZone: TimeZoneId, now: Instant): boolean {
  if (activity.schedule.allDay || (start <= now && end > now)) return false;
  return isOfOneDay(toWallClock(timeZone, start), toWallClock(timeZone, end));
}

/** The day something begins: a plain date's own, an instant's in the network's zone. */
export function dayOfHappening({ activity, start }: Happening, timeZone: TimeZoneId): number {
  const { schedule } = activity;
  return dayOf(toWallClock(schedule.allDay ? schedule.timeZone : timeZone, start));
}

export function windowOf(timeZone: TimeZoneId, from: number, to: number): Window {
  const midnight = (day: number): Instant => instant(toInstant(timeZone, wallClock(day * DAY)));
  return { start: midnight(from), end: midnight(to) };
}

function inCalendar(day: number): number {
  return Math.min(LAST_DAY - EDGE, Math.max(FIRST_DAY + EDGE, day));
}
