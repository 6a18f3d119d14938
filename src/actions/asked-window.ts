// The stretch of time a question is about, and its bounds.
import { type Issue, invalid } from '../calendar/errors.ts';
import {
  DAY,
  type Instant,
  instant,
  parseInstant,
  parseLocalDate,
  parseLocalDateTime,
  type TimeZoneId,
  type Window,
  wallClock,
} from '../calendar/time.ts';
import { toInstant } from '../calendar/zone.ts';

const TWELVE_MONTHS = 366 * DAY;
const LONGEST = 400 * DAY;

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
 * The window from `from` (else `now`) to `to` (else so many milliseconds on), the end exclusive, at most 400 days.
 * @throws CalendarError `invalid` naming `from` or `to`
 */
export function readWindow(
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
  now: Instant,
  timeZone: TimeZoneId,
  usual: number = TWELVE_MONTHS,
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
  const end = read('to', (at) => instant(at + usual), start);
  if (issues.length === 0 && end <= start) issues.push({ field: 'to', message: 'Give a time after from.' });
  if (issues.length === 0 && end - start > LONGEST) {
    issues.push({ field: 'to', message: 'Ask for at most 400 days at a time.' });
  }
  if (issues.length > 0) throw invalid(issues);
  return { start, end };
}
