// The stretch of whole weeks that an index reaches over. Its weeks are UTC's, so that a week is always as long as any
// other.
import { DAY, type Instant, instant, WEEK, type Window } from './time.ts';
import { MAX_WEEKS } from './week-bits.ts';

export interface WeekSpan {
  /** Midnight UTC of a Monday. */
  readonly start: Instant;
  readonly weeks: number;
}

/** The Monday before 1970-01-01. */
const FIRST_MONDAY = -3 * DAY;

/** The weeks that hold the window, with one to spare on either side, but no more than `MAX_WEEKS`. */
export function spanOf(window: Window): WeekSpan {
  const first = Math.floor((window.start - FIRST_MONDAY) / WEEK) - 1;
  const last = Math.ceil((window.end - FIRST_MONDAY) / WEEK) + 1;
  return { start: instant(FIRST_MONDAY + first * WEEK), weeks: Math.min(last - first, MAX_WEEKS) };
}

/** Exclusive. */
export function endOfSpan(span: WeekSpan): Instant {
  return instant(span.start + span.weeks * WEEK);
}

/** Whether the window lies in the span with a week to spare on either side. */
export function isWellInside(window: Window, span: WeekSpan): boolean {
  return window.start >= span.start + WEEK && window.end <= endOfSpan(span) - WEEK;
}
