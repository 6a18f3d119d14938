// How an outside calendar is doing, in words: how old what is here of it is, and why nothing newer has come.
import { dayOf, type Instant, type TimeZoneId } from '../../calendar/time.ts';
import { toWallClock } from '../../calendar/zone.ts';
import type { Words } from './words.ts';

export interface SourceStanding {
  /** When it was last fetched; null where it never was. */
  readonly fetched: Instant | null;
  /** Attempts in a row that came to nothing, and why the last did. */
  readonly failures: number;
  readonly fault: string | null;
}

/** When what is here was fetched. @param now to say the year only where it is another */
export function ageWords(
  { fetched }: Pick<SourceStanding, 'fetched'>,
  words: Words,
  { now, timeZone }: { readonly now: Instant; readonly timeZone: TimeZoneId },
): string {
  if (fetched === null) return words.say('source.never');
  const wall = toWallClock(timeZone, fetched);
  const date = words.dates.weekdayDate(dayOf(wall), dayOf(toWallClock(timeZone, now)));
  return words.say('source.fetched', { time: words.say('date.at', { date, time: words.dates.clock(wall) }) });
}

export function failureWords({ failures, fault }: Omit<SourceStanding, 'fetched'>, words: Words): string {
  return words.say('source.failures', { count: failures, fault: (fault ?? '').replaceAll('-', '_') });
}
