// When one date of an activity is, as a page says it.
import type { Happening } from '../../calendar/occurrence-index.ts';
import { DAY, dayOf, type WallClock } from '../../calendar/time.ts';
import { toWallClock } from '../../calendar/zone.ts';
import { dateAndTimes, isOfOneDay } from '../words/time-words.ts';
import type { Reader } from './reader.ts';

export interface Times {
  /** For machines. */
  readonly datetime: string;
  /** `19.00` or `all day`; null where it began on a day before. */
  readonly start: string | null;
  /** Null where there is none, or not on this day. */
  readonly end: string | null;
  /** From when to when in full, for what goes on for several days. */
  readonly span: string | null;
}

/** When a happening is, under the heading of a day on which it is on. */
export function timesOf(happening: Happening, day: number, reader: Reader): Times {
  const { allDay, start, end } = clockReadings(happening, reader);
  const { words, today } = reader;
  const isLong = allDay ? end - start > DAY : !isOfOneDay(start, end);
  const span = isLong ? words.capital(dateAndTimes(start, end, allDay, today, words)) : null;
  if (allDay) {
    const datetime = happening.recurrenceId.slice(0, 10);
    return { datetime, start: words.say('date.allDay'), end: null, span };
  }
  const datetime = new Date(happening.start).toISOString();
  if (dayOf(start) < day) return { datetime, start: null, end: null, span };
  const hasEnd = !isLong && end > start;
  return {
    datetime,
    start: words.dates.clock(start),
    end: hasEnd ? words.dates.clock(end) : null,
    span,
  };
}

/** One date in full: `Tirsdag 1. december kl. 19-21`. */
export function dateOf(happening: Happening, reader: Reader): string {
  const { allDay, start, end } = clockReadings(happening, reader);
  return reader.words.capital(dateAndTimes(start, end, allDay, reader.today, reader.words));
}

/** From when to when by the network's clocks; plain dates are the same everywhere. */
function clockReadings(
  { activity, start, end }: Happening,
  { clockAt }: Reader,
): { allDay: boolean; start: WallClock; end: WallClock } {
  const { allDay, timeZone } = activity.schedule;
  return allDay
    ? { allDay, start: toWallClock(timeZone, start), end: toWallClock(timeZone, end) }
    : { allDay, start: clockAt(start), end: clockAt(end) };
}
