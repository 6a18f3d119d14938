// A schedule made ready to expand: its zone, its rule's days and its dates that differ, as numbers.
import { ExcludedDates } from './excluded-dates.ts';
import { compileRuleDays, type RuleDays } from './rule-days.ts';
import type { Change, RecurrenceId, Schedule } from './schedule.ts';
import {
  DAY,
  type Duration,
  dayOf,
  formatLocalDate,
  formatLocalDateTime,
  type Instant,
  instant,
  parseLocalDate,
  parseLocalDateTime,
  SECOND,
  type TimeZoneId,
  type WallClock,
  wallClock,
} from './time.ts';
import { toInstant, toInstants, toWallClock } from './zone.ts';

/** One of the changed dates: where the rule puts it, and what is said of it. */
export interface CompiledChange {
  readonly id: WallClock;
  readonly start: WallClock;
  readonly days: number;
  /** Elapsed milliseconds after the nominal days. */
  readonly elapsed: number;
  readonly change: Change;
}

export interface CompiledSchedule {
  readonly allDay: boolean;
  readonly zone: TimeZoneId;
  readonly start: WallClock;
  /** Milliseconds from midnight to the start. */
  readonly timeOfDay: number;
  readonly days: number;
  readonly elapsed: number;
  readonly rule: RuleDays | null;
  /** The days that the rule's first and last start fall on, or the single start; exclusions aside. */
  readonly firstDay: number;
  readonly lastDay: number;
  /** By wall clock, as are all recurrence ids here. */
  readonly excluded: ExcludedDates;
  readonly added: ReadonlySet<number>;
  readonly changed: ReadonlyMap<number, CompiledChange>;
  /** No occurrence is longer, in milliseconds; a nominal day may have 25 hours or more. */
  readonly longest: number;
}

const NOTHING_EXCLUDED = new ExcludedDates([]);
const NOTHING_ADDED: ReadonlySet<number> = new Set();
const UNCHANGED: ReadonlyMap<number, CompiledChange> = new Map();
const LONGEST_DAY = DAY + DAY / 8;
/** No occurrence lasts longer. */
export const MAX_LENGTH_DAYS = 366;

/** The wall clock that a recurrence id or a start names. The text is valid: a Schedule cannot hold another. */
export function wallOf(id: RecurrenceId): WallClock {
  const wall =
    id.length === 10 ? (parseLocalDate(id) ?? Number.NaN) * DAY : (parseLocalDateTime(id) ?? Number.NaN);
  return wallClock(wall);
}

/** The recurrence id for a wall clock, in the schedule's own form. */
export function recurrenceIdOf(allDay: boolean, wall: WallClock): RecurrenceId {
  return allDay ? formatLocalDate(dayOf(wall)) : formatLocalDateTime(wall);
}

export function compileSchedule(schedule: Schedule): CompiledSchedule {
  const { allDay, rule, duration, excluded, added } = schedule;
  const zone = schedule.timeZone;
  const start = wallOf(schedule.start);
  const startDay = dayOf(start);
  const timeOfDay = start - startDay * DAY;
  const { days, elapsed } = lengthOf(duration);
  const changed = compileChanges(schedule);
  let longest = lengthLimit(days, elapsed);
  for (const change of changed.values())
    longest = Math.max(longest, lengthLimit(change.days, change.elapsed));
  const ruleDays = rule ? compileRuleDays(rule, startDay, lastDayOf(schedule, timeOfDay)) : null;
  return {
    allDay,
    zone,
    start,
    timeOfDay,
    days,
    elapsed,
    rule: ruleDays,
    firstDay: startDay,
    lastDay: ruleDays ? ruleDays.last : startDay,
    excluded: excluded.length ? new ExcludedDates(excluded.map(wallOf)) : NOTHING_EXCLUDED,
    added: added.length ? new Set(added.map(wallOf)) : NOTHING_ADDED,
    changed,
    longest,
  };
}

function compileChanges({ changed, duration }: Schedule): ReadonlyMap<number, CompiledChange> {
  let compiled: Map<number, CompiledChange> | null = null;
  for (const key in changed) {
    const change = changed[key];
    if (!change) continue;
    const id = wallOf(key as RecurrenceId);
    const { days, elapsed } = lengthOf(change.duration ?? duration);
    const start = change.start === undefined ? id : wallOf(change.start);
    compiled ??= new Map();
    compiled.set(id, { id, start, days, elapsed, change });
  }
  return compiled ?? UNCHANGED;
}

/** Nominal days and elapsed milliseconds, neither less than nothing nor more than the calendar holds. */
function lengthOf(duration: Duration): { days: number; elapsed: number } {
  const days = Math.min(Math.max(duration.days, 0), MAX_LENGTH_DAYS);
  const elapsed = Math.min(Math.max(duration.seconds * SECOND, 0), (MAX_LENGTH_DAYS - days) * DAY);
  return { days, elapsed };
}

/** No occurrence of so many nominal days and elapsed milliseconds is longer than this, in milliseconds. */
export function lengthLimit(days: number, elapsed: number): number {
  return days * LONGEST_DAY + elapsed;
}

/**
 * The last day whose start UNTIL lets through, the start being so many milliseconds after midnight; Infinity without
 * UNTIL. It is inclusive: a date covers its whole day, a local time is compared by the clock, UTC on the time line.
 */
export function lastDayOf({ rule, timeZone, allDay }: Schedule, timeOfDay: number): number {
  const until = rule?.until;
  if (!until) return Number.POSITIVE_INFINITY;
  if (until.form === 'date') return until.day;
  if (until.form === 'local') return Math.floor((until.wall - timeOfDay) / DAY);
  const wall = toWallClock(timeZone, until.at);
  if (allDay) return dayOf(wall);
  // Where the clock is changed, the instants of a day tell more than its clock readings.
  let day = Math.floor((wall - timeOfDay) / DAY) + 1;
  while (toInstant(timeZone, wallClock(day * DAY + timeOfDay)) > until.at) day--;
  return day;
}

const oneDay = new Int32Array(1);

/** Whether a wall clock is a start of the rule (or the single start), exclusions and additions aside. */
export function isRuleStart(compiled: CompiledSchedule, wall: WallClock): boolean {
  const { rule, start, timeOfDay } = compiled;
  if (!rule) return wall === start;
  const day = dayOf(wall);
  if (wall - day * DAY !== timeOfDay || day < rule.first || day > rule.last) return false;
  return rule.fill(day, day, oneDay) === 1;
}

/**
 * The added dates that stand as they are: not excluded, not changed, and not the rule's own. By the clock within
 * [from, to], in no order.
 */
export function extraStarts(
  compiled: CompiledSchedule,
  from = Number.NEGATIVE_INFINITY,
  to = Number.POSITIVE_INFINITY,
): readonly WallClock[] {
  const { added, excluded, changed } = compiled;
  const extra: WallClock[] = [];
  for (const date of added) {
    if (date < from || date > to || excluded.has(date) || changed.has(date)) continue;
    const wall = wallClock(date);
    if (!isRuleStart(compiled, wall)) extra.push(wall);
  }
  return extra;
}

/** Whether a recurrence id, as a wall clock, names an occurrence: of the rule or added, and not excluded. */
export function isOccurrence(compiled: CompiledSchedule, id: WallClock): boolean {
  return !compiled.excluded.has(id) && (isRuleStart(compiled, id) || compiled.added.has(id));
}

/** The end of an occurrence that starts at `wall` by the clock and `start` on the time line; exclusive. */
export function endOf(
  zone: TimeZoneId,
  wall: WallClock,
  start: Instant,
  days: number,
  elapsed: number,
): Instant {
  if (days === 0) return instant(start + elapsed);
  return instant(toInstant(zone, wallClock(wall + days * DAY)) + elapsed);
}

let scratch = new Int32Array(1_024);

/** Room for so many days. Valid until the next call: expansion never suspends and never nests. */
function scratchDays(size: number): Int32Array {
  if (scratch.length < size) scratch = new Int32Array(size * 2);
  return scratch;
}

/**
 * Writes the days of the rule's own starts between the two days, both inclusive, into `days` and returns how many.
 * Excluded dates are left out; changed and added ones are not seen to.
 */
function fillDays(compiled: CompiledSchedule, from: number, to: number, days: Int32Array): number {
  const { rule, timeOfDay, excluded } = compiled;
  let count = 1;
  if (rule) count = rule.fill(from, to, days);
  else days[0] = from;
  return excluded.takeFrom(days, count, timeOfDay);
}

/**
 * Writes the rule's own starts between the two days, both inclusive, by the clock into `walls` and as instants into
 * `starts`, both ascending, and returns how many. Excluded dates are left out; changed and added ones are not seen to.
 * Both arrays must hold `to - from + 1` numbers.
 */
export function fillStarts(
  compiled: CompiledSchedule,
  from: number,
  to: number,
  walls: Float64Array,
  starts: Float64Array,
): number {
  const first = Math.max(from, compiled.firstDay);
  const last = Math.min(to, compiled.lastDay);
  if (first > last) return 0;
  const days = scratchDays(last - first + 1);
  const count = fillDays(compiled, first, last, days);
  toInstants(compiled.zone, compiled.timeOfDay, days, count, walls, starts);
  return count;
}

/** As `fillStarts`, by the clock alone. */
export function fillWalls(compiled: CompiledSchedule, from: number, to: number, walls: Float64Array): number {
  const first = Math.max(from, compiled.firstDay);
  const last = Math.min(to, compiled.lastDay);
  if (first > last) return 0;
  const days = scratchDays(last - first + 1);
  const count = fillDays(compiled, first, last, days);
  for (let i = 0; i < count; i++) walls[i] = (days[i] as number) * DAY + compiled.timeOfDay;
  return count;
}
