import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRule } from '../../../src/calendar/rule.ts';
import { compileRuleDays } from '../../../src/calendar/rule-days.ts';
import { civilFromDay, dayFromCivil, daysInMonth, isoWeekOf, weekdayOf } from '../../../src/calendar/time.ts';
import { type RuleShape, type ShapedRule, shapeOfRule } from '../../../src/http/words/schedule-shape.ts';
import { arbitraryRuleText } from '../../support/rule-texts.ts';

const START = dayFromCivil(2026, 9, 1);
const YEARS = 6 * 366;

/** Whether a shape, read as the words for it are meant, has the day. */
function has({ shape, months }: ShapedRule, day: number, start: number): boolean {
  const { month } = civilFromDay(day);
  return day >= start && (months.length === 0 || months.includes(month)) && isOfShape(shape, day, start);
}

function isOfShape(shape: RuleShape, day: number, start: number): boolean {
  const { year, month, day: date } = civilFromDay(day);
  const first = civilFromDay(start);
  const weekday = weekdayOf(day);
  const isEveryNth = (distance: number, interval: number): boolean => distance % interval === 0;
  const monthsOn = year * 12 + month - (first.year * 12 + first.month);
  const nth = Math.ceil(date / 7);
  const isLast = date + 7 > daysInMonth(year, month);
  const isNth = (nths: readonly number[]): boolean => nths.includes(nth) || (isLast && nths.includes(-1));
  switch (shape.kind) {
    case 'daily':
      return isEveryNth(day - start, shape.interval);
    case 'weekly': {
      const weeksOn = (day - weekday - (start - weekdayOf(start))) / 7;
      return isEveryNth(weeksOn, shape.interval) && shape.weekdays.includes(weekday);
    }
    case 'odd weeks':
      return isoWeekOf(day).week % 2 === 1 && shape.weekdays.includes(weekday);
    case 'even weeks':
      return isoWeekOf(day).week % 2 === 0 && shape.weekdays.includes(weekday);
    case 'nth of month':
      return isEveryNth(monthsOn, shape.interval) && weekday === shape.weekday && isNth(shape.nths);
    case 'all but nth':
      return weekday === shape.weekday && !isNth([shape.nth]);
    case 'dates of month':
      return isEveryNth(monthsOn, shape.interval) && shape.dates.includes(date);
    case 'last of month':
      return isEveryNth(monthsOn, shape.interval) && date === daysInMonth(year, month);
    case 'yearly':
      return isEveryNth(year - first.year, shape.interval) && month === shape.month && date === shape.date;
    case 'nth of year':
      return (
        isEveryNth(year - first.year, shape.interval) &&
        month === shape.month &&
        weekday === shape.weekday &&
        isNth(shape.nths)
      );
  }
}

function daysOf(text: string, start: number): readonly number[] {
  const days = new Int32Array(YEARS);
  const withoutEnd = parseRule(text.replace(/;(COUNT|UNTIL)=[^;]*/, ''));
  const { fill } = compileRuleDays(withoutEnd, start, Number.POSITIVE_INFINITY);
  return [...days.subarray(0, fill(start, start + YEARS - 1, days))];
}

function expectTrue(text: string, start: number): void {
  const rule = parseRule(text);
  const shaped = shapeOfRule(rule, start);
  // Where weeks begin on another day than Monday, "every other week" is told as it is meant, not as it is counted.
  if (!shaped || (rule.weekStart !== 0 && rule.interval > 1)) return;
  const all = Array.from({ length: YEARS }, (_, i) => start + i);
  expect(all.filter((day) => has(shaped, day, start))).toEqual(daysOf(text, start));
}

test('what the words say of a rule is what it does', () => {
  fc.assert(fc.property(arbitraryRuleText(), fc.integer({ min: START, max: START + 730 }), expectTrue), {
    numRuns: 400,
  });
});

const weeks = (...numbers: number[]): string => `FREQ=YEARLY;BYWEEKNO=${numbers.join()};BYDAY=TH`;
const odd = Array.from({ length: 27 }, (_, i) => 2 * i + 1);

describe('a rule has simple words', () => {
  test.each([
    ['FREQ=DAILY;BYDAY=TU,TH', 'weekly'],
    ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU', 'daily'],
    ['FREQ=MONTHLY', 'dates of month'],
    ['FREQ=MONTHLY;BYDAY=TU', 'weekly'],
    ['FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1', 'nth of month'],
    ['FREQ=MONTHLY;BYDAY=TU;BYSETPOS=-1', 'nth of month'],
    ['FREQ=YEARLY', 'yearly'],
    ['FREQ=YEARLY;BYMONTH=2,8;BYMONTHDAY=1', 'dates of month'],
    ['FREQ=YEARLY;BYMONTH=6,7;BYDAY=TU', 'weekly'],
    [weeks(...odd), 'odd weeks'],
  ] as const)('as %s', (text, kind) => {
    expect(shapeOfRule(parseRule(text), START)?.shape.kind).toBe(kind);
    expectTrue(text, START);
  });
});

describe('a rule has no simple words', () => {
  test.each([
    ['where a weekday must be on a date', 'FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR'],
    ['where it counts days of the year', 'FREQ=YEARLY;BYYEARDAY=100'],
    ['where it counts weekdays of the year', 'FREQ=YEARLY;BYDAY=20MO'],
    ['where it chooses among several weekdays', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1'],
    ['where weekdays of a month differ', 'FREQ=MONTHLY;BYDAY=1MO,2TU'],
    ['where it counts several days from the end', 'FREQ=MONTHLY;BYMONTHDAY=-2'],
    ['where it leaves out week 53', weeks(...odd.slice(0, -1))],
    ['where it names a few weeks', weeks(1, 3, 7)],
  ])('%s', (_, text) => {
    expect(shapeOfRule(parseRule(text), START)).toBeNull();
  });
});
