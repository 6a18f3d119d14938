// When a source is asked again.
import type { Source } from '../calendar/source.ts';
import { HOUR, type Instant, instant, MINUTE } from '../calendar/time.ts';

/** However often it fails, once a day it is tried. */
const LONGEST = 24 * HOUR;
/** So much later, at most, so that many sources at one address are not asked at one moment. */
const SPREAD = 0.2;

/**
 * After its interval where the last attempt was good; after twice, four times as long and so on, up to a day, where it
 * came to nothing. A little later by chance, and never sooner.
 * @param failures in a row
 * @param chance from 0 to 1, drawn anew each time
 */
export function nextDue({ minutes }: Source, failures: number, now: Instant, chance: number): Instant {
  const interval = minutes * MINUTE;
  const wait = failures === 0 ? interval : Math.max(interval, Math.min(interval * 2 ** failures, LONGEST));
  return instant(Math.round(now + wait * (1 + SPREAD * chance)));
}
