// The days of yearly rules. Years that begin on the same weekday and are as long have the same days, so a rule's days
// are found once for each kind of year and not again.
import { daysOfMonths } from './month-days.ts';
import { rruleDays } from './rrule-engine.ts';
import type { FillDays, Rule } from './rule.ts';
import { alignUp, firstDayOfWeeks, firstDayOfYear, yearOf, yearOfWeeks } from './rule-periods.ts';
import { placedDays } from './set-positions.ts';
import { isLeapYear, weekdayOf } from './time.ts';
import { daysOfWeeks } from './week-days.ts';

/** The rule's days of every `interval` years from that of the start; with BYWEEKNO a year is its numbered weeks. */
export function daysByYear(rule: Rule, start: number): FillDays {
  const { interval, weekStart } = rule;
  const ofWeeks = rule.byWeekNo.length > 0;
  const numberOf = (day: number): number => (ofWeeks ? yearOfWeeks(day, weekStart) : yearOf(day));
  const firstDay = (year: number): number =>
    ofWeeks ? firstDayOfWeeks(year, weekStart) : firstDayOfYear(year);
  const origin = numberOf(start);
  const known = knownYears(rule);
  return (from, to, into) => {
    let found = 0;
    for (let year = alignUp(origin, interval, numberOf(from)); ; year += interval) {
      const first = firstDay(year);
      if (first > to) return found;
      const kind = kindOfYear(year, ofWeeks);
      let days = known[kind];
      if (!days) {
        days = placedDays(daysOfYear(rule, year), rule.bySetPos).map((day) => day - first);
        known[kind] = days;
      }
      for (const dayOfYear of days) {
        const day = first + dayOfYear;
        if (day >= from && day <= to) into[found++] = day;
      }
    }
  };
}

function daysOfYear(rule: Rule, year: number): number[] {
  if (rule.byWeekNo.length) return daysOfWeeks(rule, year);
  // Without BYMONTH, BYDAY's numbers count within the year instead of the month.
  const ofMonths = rule.byMonth.length > 0 || rule.byDay.every(({ nth }) => nth === 0);
  return ofMonths && !rule.byYearDay.length ? daysOfMonths(rule, year) : rruleDays(rule, year);
}

/** By kind, the days that a rule has in such a year, counted from its first. */
type KnownYears = (readonly number[])[];

const knownByRule = new WeakMap<Rule, KnownYears>();

function knownYears(rule: Rule): KnownYears {
  let known = knownByRule.get(rule);
  if (!known) {
    known = [];
    knownByRule.set(rule, known);
  }
  return known;
}

/** There are 14 kinds; 28 for a year of weeks, which reaches into the years beside it. */
function kindOfYear(year: number, ofWeeks: boolean): number {
  const weekday = weekdayOf(firstDayOfYear(year));
  if (isLeapYear(year)) return weekday;
  const beside = isLeapYear(year - 1) ? 2 : isLeapYear(year + 1) ? 3 : 1;
  return weekday + 7 * (ofWeeks ? beside : 1);
}
