// The other days a series could be on: other weekdays and, for monthly rules by weekday, other weeks of the month. It
// stays in its own weeks or months.
import { type FillDays, parseRule, type Rule, type RuleDay, WEEKDAYS } from './rule.ts';
import { compileRuleDays } from './rule-days.ts';
import { firstDayOfMonth, monthOf } from './rule-periods.ts';
import { weekdayOf } from './time.ts';

/** A series on other days, or on its own. */
export interface DayMove {
  readonly rule: Rule | null;
  /** Its first day. */
  readonly start: number;
  /** Where a day of the series as it was goes. */
  readonly moveDay: (day: number) => number;
  /** How much it disturbs people: as much as moving it by so many hours would. */
  readonly distance: number;
}

const NTHS = [1, 2, 3, 4, -1] as const;
const DAY_DISTANCE = 2;
const NTH_DISTANCE = 3;
/** The first day of a series is looked for so far ahead. */
const SEARCH_DAYS = 800;
const LONGEST_MONTH = 31;

/**
 * The days a series may be on, its own among them.
 * @param start its first day
 * @param earliest it is not to begin before this day; -Infinity where that does not matter
 */
export function dayMoves(rule: Rule | null, start: number, earliest: number): readonly DayMove[] {
  const monday = start - weekdayOf(start);
  if (rule === null) return shifts(null, start, earliest, monday - start, monday + 6 - start);
  const asked = nthWeekdayOf(rule);
  if (asked) return monthlyMoves(rule, asked, start, earliest);
  const isByWeek = rule.frequency === 'WEEKLY' || rule.byWeekNo.length > 0;
  if (!isByWeek || rule.bySetPos.length > 0) return shifts(rule, start, earliest, 0, 0);
  const places = [weekdayOf(start), ...rule.byDay.map((day) => day.weekday)].map(
    (weekday) => (weekday - rule.weekStart + 7) % 7,
  );
  return shifts(rule, start, earliest, -Math.min(...places), 6 - Math.max(...places));
}

/** All days of the series by so many days, back and forth, so that each stays in its week. */
function shifts(rule: Rule | null, start: number, earliest: number, back: number, forth: number): DayMove[] {
  const moves: DayMove[] = [];
  for (let by = back; by <= forth; by++) {
    const moved = rule === null || by === 0 ? rule : shiftedBy(rule, by);
    const first = firstDay(moved, start + by, earliest);
    const distance = Math.abs(by) * DAY_DISTANCE;
    if (first !== null) moves.push({ rule: moved, start: first, moveDay: (day) => day + by, distance });
  }
  return moves;
}

/** A rule without BYDAY takes its weekday from its start. */
function shiftedBy(rule: Rule, by: number): Rule {
  return withDays(
    rule,
    rule.byDay.map(({ weekday, nth }) => ({ weekday: (weekday + by + 7) % 7, nth })),
  );
}

/** The one nth weekday of the month that a rule is about, or null where it is about something else. */
function nthWeekdayOf({ frequency, byDay, byMonthDay }: Rule): RuleDay | null {
  const [only] = byDay;
  const isOne = frequency === 'MONTHLY' && byDay.length === 1 && byMonthDay.length === 0;
  return isOne && only && only.nth !== 0 ? only : null;
}

/** Every weekday in every week of the month. */
function monthlyMoves(rule: Rule, asked: RuleDay, start: number, earliest: number): DayMove[] {
  const moves: DayMove[] = [];
  for (const nth of new Set([...NTHS, asked.nth])) {
    for (let weekday = 0; weekday < 7; weekday++) {
      const moved = withDays(rule, [{ weekday, nth }]);
      const days = daysOf(moved, start);
      const first = firstOf(days, Math.max(firstDayOfMonth(monthOf(start)), earliest), SEARCH_DAYS);
      const moveDay = (day: number): number =>
        firstOf(days, firstDayOfMonth(monthOf(day)), LONGEST_MONTH) ?? day;
      const weekdayDistance = Math.abs(weekday - asked.weekday) * DAY_DISTANCE;
      const distance = weekdayDistance + (nth === asked.nth ? 0 : NTH_DISTANCE);
      if (first !== null) moves.push({ rule: moved, start: first, moveDay, distance });
    }
  }
  return moves;
}

/** The same rule on other weekdays. */
function withDays(rule: Rule, days: readonly RuleDay[]): Rule {
  const list = days.map(({ weekday, nth }) => `${nth || ''}${WEEKDAYS[weekday]}`).join(',');
  return parseRule(rule.text.replace(/(^|;)BYDAY=[^;]*/, `$1BYDAY=${list}`));
}

/** The first day of a series that would start on `start`, were it not for `earliest`. */
function firstDay(rule: Rule | null, start: number, earliest: number): number | null {
  if (rule === null) return start >= earliest ? start : null;
  return firstOf(daysOf(rule, start), Math.max(start, earliest), SEARCH_DAYS);
}

/** All days of a rule in the phase of this start, its end aside. */
function daysOf(rule: Rule, start: number): FillDays {
  return compileRuleDays({ ...rule, count: null }, start, Number.POSITIVE_INFINITY).fill;
}

const found = new Int32Array(SEARCH_DAYS);

/** The first of the days at or after `from`, looking so many days ahead. */
function firstOf(days: FillDays, from: number, ahead: number): number | null {
  return days(from, from + ahead - 1, found) > 0 ? (found[0] as number) : null;
}
