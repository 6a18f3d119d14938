// What kind of rule a schedule has, so far as there are simple words for it: the same for every language.
import type { Rule } from '../../calendar/rule.ts';
import { explicitRule } from '../../calendar/rule-days.ts';

/** Weekdays count from Monday, 0; months from 1; `nths` below 0 count from the end. */
export type RuleShape =
  | { readonly kind: 'daily'; readonly interval: number }
  | { readonly kind: 'weekly'; readonly interval: number; readonly weekdays: readonly number[] }
  | { readonly kind: 'odd weeks' | 'even weeks'; readonly weekdays: readonly number[] }
  | {
      readonly kind: 'nth of month';
      readonly interval: number;
      readonly nths: readonly number[];
      readonly weekday: number;
    }
  | { readonly kind: 'all but nth'; readonly nth: number; readonly weekday: number }
  | { readonly kind: 'dates of month'; readonly interval: number; readonly dates: readonly number[] }
  | { readonly kind: 'last of month'; readonly interval: number }
  | { readonly kind: 'yearly'; readonly interval: number; readonly month: number; readonly date: number }
  | {
      readonly kind: 'nth of year';
      readonly interval: number;
      readonly nths: readonly number[];
      readonly weekday: number;
      readonly month: number;
    };

export interface ShapedRule {
  readonly shape: RuleShape;
  /** The only months it is in; empty for all. */
  readonly months: readonly number[];
}

/** The rule's shape, or null where it has no simple words. `startDay` completes what the rule leaves to its start. */
export function shapeOfRule(given: Rule, startDay: number): ShapedRule | null {
  const rule = withoutSetPosition(explicitRule(given, startDay));
  if (rule.bySetPos.length || rule.byYearDay.length) return null;
  if (rule.byMonthDay.length && rule.byDay.length) return null;
  if (rule.byWeekNo.length) return withMonths(rule, weeksShape(rule));
  switch (rule.frequency) {
    case 'DAILY':
      return rule.byMonthDay.length ? null : withMonths(rule, dailyShape(rule));
    case 'WEEKLY':
      return withMonths(rule, weeklyShape(rule, rule.interval));
    case 'MONTHLY':
      return withMonths(rule, monthlyShape(rule));
    case 'YEARLY':
      return yearlyShape(rule);
  }
}

function withMonths(rule: Rule, shape: RuleShape | null): ShapedRule | null {
  return shape && { shape, months: ascending(rule.byMonth) };
}

/** BYDAY=TU;BYSETPOS=1 is BYDAY=1TU within a month. */
function withoutSetPosition(rule: Rule): Rule {
  const [day, ...others] = rule.byDay;
  const isPlain = rule.frequency === 'MONTHLY' && day && day.nth === 0 && others.length === 0;
  if (!isPlain || rule.bySetPos.length === 0 || rule.byMonthDay.length) return rule;
  return { ...rule, bySetPos: [], byDay: rule.bySetPos.map((nth) => ({ weekday: day.weekday, nth })) };
}

function dailyShape(rule: Rule): RuleShape | null {
  if (rule.byDay.length === 0) return { kind: 'daily', interval: rule.interval };
  return rule.interval === 1 ? weeklyShape(rule, 1) : null;
}

function weeklyShape({ byDay }: Rule, interval: number): RuleShape {
  const weekdays = ascending(byDay.map(({ weekday }) => weekday));
  if (weekdays.length === 7 && interval === 1) return { kind: 'daily', interval };
  return { kind: 'weekly', interval, weekdays };
}

function weeksShape({ byWeekNo, byDay, byMonthDay, interval }: Rule): RuleShape | null {
  const weeks = new Set(byWeekNo);
  const isEvery = (first: number, last: number): boolean =>
    byWeekNo.every((week) => week > 0 && week % 2 === first % 2) &&
    Array.from({ length: (last - first) / 2 + 1 }, (_, i) => first + 2 * i).every((week) => weeks.has(week));
  if (interval !== 1 || byMonthDay.length) return null;
  const weekdays = ascending(byDay.map(({ weekday }) => weekday));
  if (isEvery(1, 53)) return { kind: 'odd weeks', weekdays };
  return isEvery(2, 52) ? { kind: 'even weeks', weekdays } : null;
}

function monthlyShape(rule: Rule): RuleShape | null {
  const { byDay, byMonthDay, interval } = rule;
  if (byDay.length === 0) return datesShape(byMonthDay, interval);
  if (byDay.every(({ nth }) => nth === 0)) return interval === 1 ? weeklyShape(rule, 1) : null;
  const nth = nthsOfOneWeekday(rule);
  if (!nth) return null;
  const left = missingNth(nth.nths);
  if (left !== null && interval === 1) return { kind: 'all but nth', nth: left, weekday: nth.weekday };
  return nth.nths.every(hasName) ? { kind: 'nth of month', interval, ...nth } : null;
}

function datesShape(dates: readonly number[], interval: number): RuleShape | null {
  if (dates.length === 1 && dates[0] === -1) return { kind: 'last of month', interval };
  if (dates.length === 0 || dates.some((date) => date < 0)) return null;
  return { kind: 'dates of month', interval, dates: ascending(dates) };
}

function yearlyShape(rule: Rule): ShapedRule | null {
  const { byDay, byMonth, byMonthDay, interval } = rule;
  const [month, ...otherMonths] = byMonth;
  if (month === undefined) return null;
  const isOne = otherMonths.length === 0;
  const [date, ...otherDates] = byMonthDay;
  if (isOne && date !== undefined && date > 0 && otherDates.length === 0) {
    return { shape: { kind: 'yearly', interval, month, date }, months: [] };
  }
  const nth = isOne ? nthsOfOneWeekday(rule) : null;
  if (nth?.nths.every(hasName))
    return { shape: { kind: 'nth of year', interval, ...nth, month }, months: [] };
  const isOfMonths = interval === 1 && (byDay.length > 0 || byMonthDay.length > 0);
  return isOfMonths ? withMonths(rule, monthlyShape(rule)) : null;
}

/** Where BYDAY numbers one weekday alone: which ones of it. */
function nthsOfOneWeekday({ byDay }: Rule): { nths: readonly number[]; weekday: number } | null {
  const [first] = byDay;
  if (!first || byDay.some(({ weekday, nth }) => weekday !== first.weekday || nth === 0)) return null;
  const nths = byDay.map(({ nth }) => nth).sort((a, b) => (a > 0 ? a : 9) - (b > 0 ? b : 9));
  return { nths, weekday: first.weekday };
}

/** 2 to 5 are all but the first of a month, -5 to -2 all but the last. */
function missingNth(nths: readonly number[]): number | null {
  const has = (...wanted: number[]): boolean =>
    nths.length === wanted.length && wanted.every((nth) => nths.includes(nth));
  if (has(2, 3, 4, 5)) return 1;
  return has(-5, -4, -3, -2) ? -1 : null;
}

function hasName(nth: number): boolean {
  return nth === -1 || (nth >= 1 && nth <= 5);
}

function ascending(numbers: readonly number[]): readonly number[] {
  return [...numbers].sort((a, b) => a - b);
}
