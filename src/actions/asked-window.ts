// The stretch of time a question is about, and its bounds.
import { type Issue, invalid } from '../calendar/errors.ts';
import {
  civilFromDay,
  DAY,
  dayFromCivil,
  dayOf,
  daysInMonth,
  type Instant,
  parseInstant,
  parseLocalDate,
  parseLocalDateTime,
  type TimeZoneId,
  type Window,
  wallClock,
} from '../calendar/time.ts';
import { toInstant, toWallClock } from '../calendar/zone.ts';

const LONGEST = 400 * DAY;

/** The same time of the same day a year later, in the zone; of 29 February, the day before 1 March. */
export function twelveMonthsAfter(at: Instant, timeZone: TimeZoneId): Instant {
  const wall = toWallClock(timeZone, at);
  const today = dayOf(wall);
  const { year, month, day } = civilFromDay(today);
  const then = dayFromCivil(year + 1, month, Math.min(day, daysInMonth(year + 1, month)));
  return toInstant(timeZone, wallClock(wall + (then - today) * DAY));
}

/** In milliseconds, whichever is the shorter: by the clock on the wall, or as time goes by. */
function lengthOf(start: Instant, end: Instant, timeZone: TimeZoneId): number {
  return Math.min(end - start, toWallClock(timeZone, end) - toWallClock(timeZone, start));
}

/** About when somebody asks for: an instant, or a local date or time as if it were in UTC; null for anything else. */
export function parseAsked(text: string): number | null {
  return readInstant(text, 'UTC' as TimeZoneId);
}

/** An instant asked for: RFC 3339, or a local date or time in the network's zone; null for anything else. */
function readInstant(text: string, timeZone: TimeZoneId): Instant | null {
  // In a query a plus sign means a space, and few people write %2B.
  const at = parseInstant(text.replace(/ (\d{2}:?\d{2})$/, '+$1'));
  if (at !== null) return at;
  const day = parseLocalDate(text);
  const wall = day === null ? parseLocalDateTime(text) : wallClock(day * DAY);
  return wall === null ? null : toInstant(timeZone, wall);
}

/**
 * The window from `from` (else `now`) to `to` (else twelve months on, or as `usual` says), the end exclusive, at most 400
 * days: a day on which the clock is set back is one as well.
 * @throws CalendarError `invalid` naming `from` or `to`
 */
export function readWindow(
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
  now: Instant,
  timeZone: TimeZoneId,
  usual: (start: Instant) => Instant = (start) => twelveMonthsAfter(start, timeZone),
): Window {
  const issues: Issue[] = [];
  const read = (field: 'from' | 'to', otherwise: (at: Instant) => Instant, base: Instant): Instant => {
    const text = asked[field];
    if (text === undefined) return otherwise(base);
    const at = readInstant(text, timeZone);
    if (at === null)
      issues.push({ field, message: 'Give a date as 2026-12-01 or a time as 2026-12-01T00:00:00+01:00.' });
    return at ?? base;
  };
  const start = read('from', (at) => at, now);
  const end = read('to', usual, start);
  if (issues.length === 0 && end <= start) issues.push({ field: 'to', message: 'Give a time after from.' });
  if (issues.length === 0 && lengthOf(start, end, timeZone) > LONGEST) {
    issues.push({ field: 'to', message: 'Ask for at most 400 days at a time.' });
  }
  if (issues.length > 0) throw invalid(issues);
  return { start, end };
}
