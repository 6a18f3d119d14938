// How an occurrence says when it ends: DTEND where clients cannot misread it, else DURATION.
import { wallOf } from '../calendar/compiled-schedule.ts';
import type { RecurrenceId, Schedule } from '../calendar/schedule.ts';
import {
  DAY,
  type Duration,
  formatDuration,
  instant,
  SECOND,
  type WallClock,
  wallClock,
} from '../calendar/time.ts';
import { toInstant, toWallClock } from '../calendar/zone.ts';

export interface TimeSpan {
  readonly start: WallClock;
  /** DTEND, exclusive, or null. */
  readonly end: WallClock | null;
  /** The DURATION line, or none. */
  readonly lines: readonly string[];
}

/**
 * The start and end of one date. With DTEND every date of a series has the same exact length, with DURATION the same
 * nominal one (RFC 5545 §3.8.5.3), so nominal days need DURATION. So does a first date across a clock change, which a
 * reader that takes one clock reading from the other would make an hour too long for the whole series, and an end in a
 * repeated hour, which DTEND cannot say. A date without length has neither (§3.6.1).
 */
export function timeSpan({ allDay, timeZone }: Schedule, id: RecurrenceId, duration: Duration): TimeSpan {
  const start = wallOf(id);
  const { days, seconds } = duration;
  if (allDay) return { start, end: wallClock(start + days * DAY), lines: [] };
  if (days === 0 && seconds === 0) return { start, end: null, lines: [] };
  const end = wallClock(start + seconds * SECOND);
  const endInstant = instant(toInstant(timeZone, start) + seconds * SECOND);
  const isPlain = toWallClock(timeZone, endInstant) === end && toInstant(timeZone, end) === endInstant;
  if (days === 0 && isPlain) return { start, end, lines: [] };
  return { start, end: null, lines: [`DURATION:${formatDuration(duration)}`] };
}
