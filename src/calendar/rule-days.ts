// The days a rule produces, by date arithmetic over days, weeks, months and years; what is left over is for
// rrule-engine.ts. A rule behind the gate produces at most one start a day, so days are all there is to find.
import { daysByMonth } from './month-days.ts';
import type { FillDays, Rule } from './rule.ts';
import { alignUp, firstDayOfWeek, weekOf } from './rule-periods.ts';
import { civilFromDay, LAST_DAY, weekdayOf } from './time.ts';
import { daysByWeek } from './week-days.ts';
import { daysByYear } from './year-days.ts';

export interface RuleDays {
  readonly fill: FillDays;
  /** The first and last day the rule reaches, inclusive; the last is LAST_DAY where it never ends. */
  readonly first: number;
  readonly last: number;
}

const FIRST_STRETCH = 366;
const LONGEST_STRETCH = 16 * FIRST_STRETCH;

/** The rule with what it leaves to its start said outright (RFC 5545 §3.3.10, the table of BYxxx parts). */
export function explicitRule(rule: Rule, start: number): Rule {
  const { frequency, byDay, byMonthDay, byMonth, byWeekNo, byYearDay } = rule;
  if (frequency === 'DAILY' || byDay.length || byMonthDay.length || byYearDay.length) return rule;
  if (frequency === 'WEEKLY' || byWeekNo.length) {
    return { ...rule, byDay: [{ weekday: weekdayOf(start), nth: 0 }] };
  }
  const { month, day } = civilFromDay(start);
  if (frequency === 'MONTHLY' || byMonth.length) return { ...rule, byMonthDay: [day] };
  return { ...rule, byMonth: [month], byMonthDay: [day] };
}

/**
 * The days of a rule that starts on `start`.
 * @param lastDay the last day that UNTIL lets through, Infinity without one
 */
export function compileRuleDays(given: Rule, start: number, lastDay: number): RuleDays {
  const rule = explicitRule(given, start);
  const fill = daysOf(rule, start);
  const last = rule.count === null ? lastDay : nthDay(fill, start, rule.count);
  return { fill, first: start, last: Math.min(last, LAST_DAY) };
}

function daysOf(rule: Rule, start: number): FillDays {
  switch (rule.frequency) {
    case 'DAILY':
      return daily(rule, start);
    case 'WEEKLY':
      return weekly(rule, start);
    case 'MONTHLY':
      return daysByMonth(rule, start, rule.interval);
    case 'YEARLY':
      return daysByYear(rule, start);
  }
}

function daily(rule: Rule, start: number): FillDays {
  const { interval, byMonth, byMonthDay, byDay, bySetPos } = rule;
  // A day is the first and the last of its period.
  if (bySetPos.length && !bySetPos.includes(1) && !bySetPos.includes(-1)) return () => 0;
  if (!byMonth.length && !byMonthDay.length && !byDay.length) return everySoManyDays(start, interval);
  const all = daysByMonth(rule, start, 1);
  return (from, to, into) => {
    const count = all(from, to, into);
    let found = 0;
    for (let i = 0; i < count; i++) {
      const day = into[i] as number;
      if ((day - start) % interval === 0) into[found++] = day;
    }
    return found;
  };
}

function weekly(rule: Rule, start: number): FillDays {
  const { byDay, byMonth, bySetPos, interval, weekStart } = rule;
  const [only] = byDay;
  if (byDay.length !== 1 || !only || byMonth.length || bySetPos.length) return daysByWeek(rule, start);
  const firstOfWeek = firstDayOfWeek(weekOf(start, weekStart), weekStart);
  return everySoManyDays(firstOfWeek + ((only.weekday - weekStart + 7) % 7), interval * 7);
}

function everySoManyDays(origin: number, step: number): FillDays {
  return (from, to, into) => {
    let found = 0;
    for (let day = alignUp(origin, step, from); day <= to; day += step) into[found++] = day;
    return found;
  };
}

/** The day of the rule's `count`-th occurrence; LAST_DAY where it has fewer. */
function nthDay(fill: FillDays, start: number, count: number): number {
  let left = count;
  let stretch = FIRST_STRETCH;
  let days = new Int32Array(stretch);
  for (let from = start; from <= LAST_DAY; from += stretch) {
    if (from > start && stretch < LONGEST_STRETCH) {
      stretch *= 2;
      days = new Int32Array(stretch);
    }
    const found = fill(from, from + stretch - 1, days);
    if (found >= left) return days[left - 1] as number;
    left -= found;
  }
  return LAST_DAY;
}
