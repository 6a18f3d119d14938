// How much of something dear may be done at once, and how soon again: it fills as time passes.
import type { Instant } from '../calendar/time.ts';

/** Parts of one add up to a little less than it. */
const TINY = 1e-9;

export interface Allowance {
  /** Takes so much of it, where it is there. @returns 0, or the milliseconds until it will be */
  readonly take: (cost: number, now: Instant) => number;
}

/**
 * @param most what there is at first, and never more
 * @param pace milliseconds until one more is there
 */
export function allowance(most: number, pace: number): Allowance {
  let left = most;
  let seen: number | null = null;
  return {
    take(cost, now) {
      // A clock that is set back takes nothing away.
      left = Math.min(most, left + Math.max(0, now - (seen ?? now)) / pace);
      seen = now;
      if (left < cost - TINY) return Math.ceil((Math.min(cost, most) - left) * pace);
      left -= cost;
      return 0;
    },
  };
}
