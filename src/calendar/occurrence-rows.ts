// Occurrences as rows: all those of one activity that stand at the same point of the (UTC) week, with the set of weeks
// they stand in. A weekly series is two or three rows, and two series are compared at once instead of date by date.
import type { Activity } from './activity.ts';
import { type CompiledSchedule, recurrenceIdOf } from './compiled-schedule.ts';
import type { Change, RecurrenceId } from './schedule.ts';
import { type Instant, type Interval, instant, overlaps, WEEK, type Window, wallClock } from './time.ts';
import { addWeek, listWeeks, noWeeks, type WeekBits } from './week-bits.ts';
import type { WeekSpan } from './week-span.ts';

/** An activity in an index, with what the clash search asks of it as small numbers. */
export interface Member {
  readonly activity: Activity;
  readonly compiled: CompiledSchedule;
  readonly number: number;
  readonly hosts: readonly number[];
  readonly audiences: readonly number[];
  readonly needs: readonly number[];
  /** The same as bits; see `bitsOf`. */
  readonly audienceBits: number;
  readonly needBits: number;
  /** Takes part in clashes: opaque and not cancelled. */
  readonly clashes: boolean;
  rows: readonly Row[];
}

export interface Row {
  readonly member: Member;
  /** Milliseconds from the start of its UTC week to its start; negative for what began before the span does. */
  readonly slot: number;
  /** Milliseconds. */
  readonly length: number;
  /** Recurrence id (as wall clock) less start: the zone's offset, or whatever a changed date makes of it. */
  readonly delta: number;
  /** Day of the start in the network's zone, counted from the Monday its UTC week begins on. */
  readonly day: number;
  /** Places' number of the venue, NOWHERE without one. */
  readonly venue: number;
  /** Near everything: online, or at a place nobody knows. */
  readonly anywhere: boolean;
  readonly cancelled: boolean;
  readonly change: Change | null;
  /** What began before the span stands in its first week. */
  readonly weeks: WeekBits;
}

/** When the row's occurrence of that week starts. */
export function rowStart(span: WeekSpan, row: Row, week: number): Instant {
  return instant(span.start + week * WEEK + row.slot);
}

/** The recurrence id of the row's occurrence of that week. */
export function rowRecurrenceId(span: WeekSpan, row: Row, week: number): RecurrenceId {
  return recurrenceIdOf(row.member.compiled.allDay, wallClock(rowStart(span, row, week) + row.delta));
}

/** Whether the row's occurrence of that week is in the window; see `isInside`. */
export function isRowInside(span: WeekSpan, row: Row, week: number, window: Window): boolean {
  const start = rowStart(span, row, week);
  return isInside({ start, end: instant(start + row.length) }, window);
}

/** The row with those of its weeks alone in which its occurrence is in the window. */
export function rowWithin(span: WeekSpan, row: Row, window: Window): Row {
  const weeks = noWeeks();
  for (const week of listWeeks(row.weeks)) {
    if (isRowInside(span, row, week, window)) addWeek(weeks, week);
  }
  return { ...row, weeks };
}

/** Whether an occurrence is in a window: it overlaps the window or, having no length, starts in it. */
export function isInside(occurrence: Interval, window: Window): boolean {
  const { start, end } = occurrence;
  return start === end ? start >= window.start && start < window.end : overlaps(occurrence, window);
}
