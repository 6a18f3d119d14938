// The days of weeks: those a weekly rule steps through, and those of a year's numbered weeks (BYWEEKNO), odd and even
// ones above all. A numbered week's own number decides, so that week 53 and week 1 are both odd.
import { allowedMonths, isAllowedMonth } from './month-days.ts';
import type { FillDays, Rule } from './rule.ts';
import { alignUp, firstDayOfWeek, firstDayOfWeeks, firstDayOfYear, weekOf, yearOf } from './rule-periods.ts';
import { placedBits } from './set-positions.ts';
import { civilFromDay, daysInMonth } from './time.ts';

const EVERY_DAY = 0x7f;

/** The days of a weekly rule of several weekdays, or with limits. */
export function daysByWeek(rule: Rule, start: number): FillDays {
  const { byDay, interval, weekStart, bySetPos } = rule;
  const origin = weekOf(start, weekStart);
  const weekdays = weekdaysOf(rule);
  const months = allowedMonths(rule);
  if (bySetPos.length && bySetPos.every((place) => Math.abs(place) > byDay.length)) return () => 0;
  return (from, to, into) => {
    let found = 0;
    for (let week = alignUp(origin, interval, weekOf(from, weekStart)); ; week += interval) {
      const first = firstDayOfWeek(week, weekStart);
      if (first > to) return found;
      const bits = rule.byMonth.length ? bitsInMonths(weekdays, months, first) : weekdays;
      for (let rest = placedBits(bits, bySetPos); rest !== 0; rest &= rest - 1) {
        const day = first + 31 - Math.clz32(rest & -rest);
        if (day >= from && day <= to) into[found++] = day;
      }
    }
  };
}

/** BYDAY without its numbers as bits, bit 0 being the first day of the rule's week; every day where it names none. */
function weekdaysOf({ byDay, weekStart }: Rule): number {
  let mask = byDay.length ? 0 : EVERY_DAY;
  for (const { weekday } of byDay) mask |= 1 << ((weekday - weekStart + 7) % 7);
  return mask;
}

function bitsInMonths(weekdays: number, months: number, first: number): number {
  let bits = 0;
  for (let i = 0; i < 7; i++) if (isAllowedMonth(months, first + i)) bits |= 1 << i;
  return weekdays & bits;
}

/** The days of a yearly rule with BYWEEKNO in the numbered weeks of one year, in ascending order. */
export function daysOfWeeks(rule: Rule, year: number): number[] {
  const { weekStart, byWeekNo } = rule;
  const weekdays = weekdaysOf(rule);
  const first = firstDayOfWeeks(year, weekStart);
  const count = (firstDayOfWeeks(year + 1, weekStart) - first) / 7;
  const days: number[] = [];
  for (let week = 1; week <= count; week++) {
    if (!byWeekNo.includes(week) && !byWeekNo.includes(week - count - 1)) continue;
    for (let bits = weekdays; bits !== 0; bits &= bits - 1) {
      const day = first + 7 * (week - 1) + 31 - Math.clz32(bits & -bits);
      if (isWithinLimits(rule, day)) days.push(day);
    }
  }
  return days;
}

/** Whether a day is of BYMONTH, BYMONTHDAY and BYYEARDAY too, so far as they are given. */
function isWithinLimits(rule: Rule, day: number): boolean {
  const { byMonthDay, byYearDay } = rule;
  if (!isAllowedMonth(allowedMonths(rule), day)) return false;
  const { year, month, day: date } = civilFromDay(day);
  const dateFromEnd = date - daysInMonth(year, month) - 1;
  if (byMonthDay.length && !byMonthDay.includes(date) && !byMonthDay.includes(dateFromEnd)) return false;
  const dayOfYear = day - firstDayOfYear(yearOf(day)) + 1;
  const dayFromEnd = day - firstDayOfYear(yearOf(day) + 1);
  return !byYearDay.length || byYearDay.includes(dayOfYear) || byYearDay.includes(dayFromEnd);
}
