// Whether a schedule's dates agree with its rule, and which of its hours a clock change swallows.
import {
  type CompiledSchedule,
  compileSchedule,
  extraStarts,
  fillWalls,
  isOccurrence,
  isRuleStart,
  lastDayOf,
  MAX_LENGTH_DAYS,
  wallOf,
} from './compiled-schedule.ts';
import type { Issue } from './errors.ts';
import type { FillDays, Rule } from './rule.ts';
import { compileRuleDays } from './rule-days.ts';
import type { RecurrenceId, Schedule } from './schedule.ts';
import {
  DAY,
  type Duration,
  dayOf,
  FIRST_DAY,
  formatLocalDate,
  LAST_DAY,
  type WallClock,
  type Window,
  wallClock,
} from './time.ts';
import { zoneChanges } from './zone.ts';

/** Of excluded, added and changed dates each: one a week for twenty years. */
const MAX_DATES = 1_000;
/** Nobody corrects more at once. */
const MAX_ISSUES = 100;
const FIRST_STRETCH = 64;
const LONGEST_STRETCH = 16_384;

/**
 * The faults of a schedule as a whole, each with its field within the schedule: too many dates, an end before the
 * start, a start its own rule would not produce (with the nearest date that fits) unless it is added too, excluded or
 * changed dates that are none of its occurrences.
 */
export function scheduleIssues(schedule: Schedule): readonly Issue[] {
  const tooMany = countIssues(schedule);
  if (tooMany.length) return tooMany;
  const compiled = compileSchedule(schedule);
  const start = startIssue(schedule, compiled);
  const issues = durationIssues(schedule);
  return start ? [...issues, start] : [...issues, ...dateIssues(schedule, compiled)];
}

function countIssues({ excluded, added, changed }: Schedule): Issue[] {
  const counts = { excluded: excluded.length, added: added.length, changed: Object.keys(changed).length };
  return Object.entries(counts)
    .filter(([, count]) => count > MAX_DATES)
    .map(([field, count]) => ({ field, message: `has ${count} dates; give at most ${MAX_DATES}` }));
}

function durationIssues({ allDay, duration, changed }: Schedule): Issue[] {
  const issues: Issue[] = [];
  const check = (field: string, { days, seconds }: Duration): void => {
    const total = days * DAY + seconds * 1_000;
    if (days < 0 || seconds < 0) issues.push({ field, message: 'the end is before the start' });
    else if (allDay && (days < 1 || seconds > 0))
      issues.push({ field, message: 'must be whole days, as P1D' });
    else if (total > MAX_LENGTH_DAYS * DAY)
      issues.push({ field, message: `must be at most ${MAX_LENGTH_DAYS} days` });
  };
  check('duration', duration);
  for (const [id, change] of Object.entries(changed)) {
    if (change.duration) check(`changed.${id}.duration`, change.duration);
  }
  return issues;
}

function dateIssues(schedule: Schedule, compiled: CompiledSchedule): Issue[] {
  const issues: Issue[] = [];
  const check = (field: string, id: RecurrenceId): void => {
    const wall = wallOf(id);
    if (issues.length >= MAX_ISSUES || isRuleStart(compiled, wall) || compiled.added.has(wall)) return;
    const message = `${id} is not a date of this schedule; give the start the rule itself produces`;
    issues.push({ field, message });
  };
  schedule.excluded.forEach((id, i) => {
    check(`excluded.${i}`, id);
  });
  for (const id of Object.keys(schedule.changed)) check(`changed.${id}`, id as RecurrenceId);
  return issues;
}

function startIssue(schedule: Schedule, compiled: CompiledSchedule): Issue | null {
  const { rule, start } = schedule;
  if (!rule || isRuleStart(compiled, compiled.start) || compiled.added.has(compiled.start)) return null;
  const lastDay = lastDayOf(schedule, compiled.timeOfDay);
  if (lastDay < compiled.firstDay) {
    return { field: 'rule', message: `the rule ends before the schedule starts on ${start}` };
  }
  const nearest = nearestDay(rule, compiled.firstDay, Math.min(lastDay, LAST_DAY));
  if (nearest === null) return { field: 'rule', message: 'the rule never happens; check its parts' };
  return {
    field: 'start',
    message: `the rule does not fall on ${start.slice(0, 10)}; the nearest date that fits is ${formatLocalDate(nearest)}`,
  };
}

/**
 * The day nearest to the start, up to the last, that the rule in its present phase falls on; the later one of two as
 * near.
 */
function nearestDay(rule: Rule, start: number, last: number): number | null {
  const { fill } = compileRuleDays({ ...rule, count: null }, start, last);
  const after = firstDayFrom(fill, start, last);
  const before = lastDayBefore(fill, start);
  if (after === null || before === null) return after ?? before;
  return after - start <= start - before ? after : before;
}

function firstDayFrom(fill: FillDays, start: number, last: number): number | null {
  const days = new Int32Array(LONGEST_STRETCH);
  let stretch = FIRST_STRETCH;
  for (let from = start; from <= last; from += stretch, stretch = Math.min(stretch * 2, LONGEST_STRETCH)) {
    const count = fill(from, Math.min(from + stretch - 1, last), days);
    if (count > 0) return days[0] as number;
  }
  return null;
}

function lastDayBefore(fill: FillDays, start: number): number | null {
  const days = new Int32Array(LONGEST_STRETCH);
  let stretch = FIRST_STRETCH;
  for (let to = start - 1; to >= FIRST_DAY; to -= stretch, stretch = Math.min(stretch * 2, LONGEST_STRETCH)) {
    const count = fill(Math.max(to - stretch + 1, FIRST_DAY), to, days);
    if (count > 0) return days[count - 1] as number;
  }
  return null;
}

/**
 * The clock readings inside the window that the schedule asks for and a clock change leaves out, in order; each of
 * them happens later by as much as the clock was set forward.
 */
export function missingHours(schedule: Schedule, window: Window): readonly WallClock[] {
  if (schedule.allDay) return [];
  const compiled = compileSchedule(schedule);
  return zoneChanges(schedule.timeZone, window.start, window.end).flatMap(({ at, before, after }) =>
    startsBetween(compiled, at + before, at + after),
  );
}

/** The starts, changed and added ones included, that are by the clock in [from, to), in order. */
function startsBetween(compiled: CompiledSchedule, from: number, to: number): WallClock[] {
  if (from >= to) return [];
  const [first, last] = [dayOf(wallClock(from)), dayOf(wallClock(to))];
  const ruleWalls = new Float64Array(last - first + 1);
  const count = fillWalls(compiled, first, last, ruleWalls);
  const walls = [...ruleWalls.subarray(0, count)].filter((wall) => !compiled.changed.has(wall));
  walls.push(...extraStarts(compiled, from, to));
  for (const { id, start, change } of compiled.changed.values()) {
    if (change.status !== 'cancelled' && isOccurrence(compiled, id)) walls.push(start);
  }
  const inside = walls.filter((wall) => wall >= from && wall < to);
  return [...new Set(inside)].sort((a, b) => a - b).map(wallClock);
}
