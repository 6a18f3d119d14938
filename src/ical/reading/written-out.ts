// A pattern of days and hours written out as single starts, within a window and within a budget of steps.
import { compileRuleDays } from '../../calendar/rule-days.ts';
import { DAY, dayOf, type TimeZoneId, type WallClock, type Window, wallClock } from '../../calendar/time.ts';
import { toInstant, toWallClock } from '../../calendar/zone.ts';
import type { Pattern } from './rule-reading.ts';

/** Steps left for following the rules of one file. */
export interface Budget {
  steps: number;
}

export const FILE_BUDGET = 100_000_000;
const PATTERN_BUDGET = 200_000;
const STRETCH = 512;

/**
 * The starts of a pattern in the window, by the clock of the zone, ascending; at most `limit`. COUNT counts from the
 * start on, the starts before the window too. Null where it takes too many steps to find them.
 */
export function writtenOut(
  pattern: Pattern,
  start: WallClock,
  timeZone: TimeZoneId,
  window: Window,
  limit: number,
  budget: Budget,
): readonly WallClock[] | null {
  const found: WallClock[] = [];
  const { count, until, days, times } = pattern;
  const startDay = dayOf(start);
  const firstDay =
    count === null ? Math.max(startDay, dayOf(toWallClock(timeZone, window.start)) - 1) : startDay;
  const lastDay = dayOf(toWallClock(timeZone, window.end));
  const { fill } = compileRuleDays(days, startDay, Number.POSITIVE_INFINITY);
  const stretch = new Int32Array(STRETCH);
  let left = count ?? Number.POSITIVE_INFINITY;
  let steps = Math.min(PATTERN_BUDGET, budget.steps);
  const limitSteps = steps;
  try {
    for (let from = firstDay; from <= lastDay && left > 0; from += STRETCH) {
      const filled = fill(from, Math.min(from + STRETCH - 1, lastDay), stretch);
      steps -= STRETCH;
      for (let i = 0; i < filled; i++) {
        const day = stretch[i] as number;
        for (const time of times(day)) {
          const wall = wallClock(day * DAY + time);
          if (--steps < 0) return null;
          if (wall < start) continue;
          if (left-- <= 0 || isPast(until, wall, timeZone)) return found;
          const at = toInstant(timeZone, wall);
          if (at >= window.start && at < window.end) found.push(wall);
          if (found.length >= limit) return found;
        }
      }
      if (steps < 0) return null;
    }
    return found;
  } finally {
    budget.steps -= limitSteps - Math.max(steps, 0);
  }
}

function isPast(until: Pattern['until'], wall: WallClock, timeZone: TimeZoneId): boolean {
  if (until === null) return false;
  if (until.form === 'date') return dayOf(wall) > until.day;
  return until.form === 'local' ? wall > until.wall : toInstant(timeZone, wall) > until.at;
}
