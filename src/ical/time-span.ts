// How a VEVENT says when it begins and ends: in such a way that clients cannot misread it.
import { endOf, wallOf } from '../calendar/compiled-schedule.ts';
import type { RecurrenceId, Schedule } from '../calendar/schedule.ts';
import {
  DAY,
  type Duration,
  formatDuration,
  instant,
  SECOND,
  type TimeZoneId,
  type WallClock,
  wallClock,
} from '../calendar/time.ts';
import { kindOfLocalTime, toInstant, toWallClock } from '../calendar/zone.ts';
import { isUtc } from './recurrence-lines.ts';

export interface TimeSpan {
  /** Whose clock start and end are read from; null is UTC, or none for whole days. */
  readonly zone: TimeZoneId | null;
  readonly start: WallClock;
  /** DTEND, exclusive, or null. */
  readonly end: WallClock | null;
  /** The DURATION line, or none. */
  readonly lines: readonly string[];
}

/**
 * The start and end of the first date of a series. With DTEND every date has the same exact length, with DURATION the
 * same nominal one (RFC 5545 §3.8.5.3), so nominal days need DURATION. So does a first date across a clock change, which
 * a reader that takes one clock reading from the other would make an hour too long for the whole series, and an end in a
 * repeated hour, which DTEND cannot say. A date without length has neither (§3.6.1).
 */
export function spanOfSeries(schedule: Schedule, id: RecurrenceId, duration: Duration): TimeSpan {
  const { timeZone } = schedule;
  const start = wallOf(id);
  const { days, seconds } = duration;
  if (schedule.allDay || (days === 0 && seconds === 0)) return spanOfDate(schedule, id, duration);
  const zone = isUtc(timeZone) ? null : timeZone;
  const end = wallClock(start + seconds * SECOND);
  const endInstant = instant(toInstant(timeZone, start) + seconds * SECOND);
  const isPlain = toWallClock(timeZone, endInstant) === end && toInstant(timeZone, end) === endInstant;
  if (days === 0 && isPlain) return { zone, start, end, lines: [] };
  return { zone, start, end: null, lines: [`DURATION:${formatDuration(duration)}`] };
}

/**
 * The start and end of one date, both as they come about: what is in a missing hour when it happens, and in UTC what is
 * or ends in a repeated one, of which readers take either pass.
 */
export function spanOfDate(schedule: Schedule, id: RecurrenceId, { days, seconds }: Duration): TimeSpan {
  const { allDay, timeZone } = schedule;
  const start = wallOf(id);
  if (allDay) return { zone: null, start, end: wallClock(start + days * DAY), lines: [] };
  const begins = toInstant(timeZone, start);
  const hasLength = days > 0 || seconds > 0;
  const ends = endOf(timeZone, start, begins, days, seconds * SECOND);
  const clocks = [begins, ends].map((at) => toWallClock(timeZone, at));
  if (isUtc(timeZone) || clocks.some((clock) => kindOfLocalTime(timeZone, clock) !== 'plain')) {
    return { zone: null, start: wallClock(begins), end: hasLength ? wallClock(ends) : null, lines: [] };
  }
  const [from = start, to = start] = clocks;
  return { zone: timeZone, start: from, end: hasLength ? to : null, lines: [] };
}
