// When an activity happens: a local start, a zone, a duration, a rule, and the dates that differ. The model of
// JSCalendar (RFC 8984 §4.3): never UTC plus offset, so "Tuesday at seven" survives every clock change.
import type { Rule } from './rule.ts';
import type { Text } from './text.ts';
import type { Duration, LocalDate, LocalDateTime, TimeZoneId } from './time.ts';

/** The rule's own local start of an occurrence, also where a missing hour has shifted it (RFC 5545 §3.8.4.4). */
export type RecurrenceId = LocalDateTime | LocalDate;

/** What is different about one occurrence. An absent key means "as the activity says". */
export interface Change {
  /** Of the same kind as the schedule's start: with a time, or a plain date. */
  readonly start?: RecurrenceId;
  readonly duration?: Duration;
  readonly title?: Text;
  readonly venue?: string | null;
  readonly place?: Text | null;
  readonly online?: string | null;
  readonly status?: 'confirmed' | 'cancelled';
  /** Why, in words, for the public. */
  readonly note?: Text;
}

interface ScheduleBase {
  readonly timeZone: TimeZoneId;
  /** Null for a single occurrence (and those added). */
  readonly rule: Rule | null;
  /** Sorted, each one once; an excluded date that is also added or changed stays away. */
  readonly excluded: readonly RecurrenceId[];
  readonly added: readonly RecurrenceId[];
  readonly changed: Readonly<Record<string, Change>>;
}

/** With clock times. The duration's days are nominal, its seconds elapsed. */
export interface TimedSchedule extends ScheduleBase {
  readonly allDay: false;
  readonly start: LocalDateTime;
  readonly duration: Duration;
}

/** Whole days, without a clock; as an interval, from midnight to midnight in `timeZone`. */
export interface AllDaySchedule extends ScheduleBase {
  readonly allDay: true;
  readonly start: LocalDate;
  /** Only `days`, at least 1. */
  readonly duration: Duration;
}

export type Schedule = TimedSchedule | AllDaySchedule;
