// The days of months that a rule names by date (BYMONTHDAY) and by weekday (BYDAY), a month at a time as bits.
import type { FillDays, Rule, RuleDay } from './rule.ts';
import { alignUp, firstDayOfMonth, monthOf } from './rule-periods.ts';
import { placedBits } from './set-positions.ts';
import { civilFromDay, daysInMonth, weekdayOf } from './time.ts';

const EVERY_MONTH = 0xfff;
/** Days 1, 8, 15, 22 and 29: one weekday of a month that begins on it. */
const EVERY_WEEK = 0x1020_4081;

/** BYMONTH as bits, bit 0 being January; every month where the rule names none. */
export function allowedMonths(rule: Rule): number {
  let mask = rule.byMonth.length ? 0 : EVERY_MONTH;
  for (const month of rule.byMonth) mask |= 1 << (month - 1);
  return mask;
}

/** Whether `allowedMonths` lets the month of a day through. */
export function isAllowedMonth(months: number, day: number): boolean {
  return months === EVERY_MONTH || (months & (1 << (civilFromDay(day).month - 1))) !== 0;
}

/** The rule's days of every `interval` months from that of the start. */
export function daysByMonth(rule: Rule, start: number, interval: number): FillDays {
  const origin = monthOf(start);
  const months = allowedMonths(rule);
  const known = knownMonths(rule);
  return (from, to, into) => {
    const last = monthOf(to);
    let found = 0;
    for (let month = alignUp(origin, interval, monthOf(from)); month <= last; month += interval) {
      if (!(months & (1 << (month % 12)))) continue;
      const first = firstDayOfMonth(month);
      for (let bits = datesOf(rule, known, month, first); bits !== 0; bits &= bits - 1) {
        const day = first + 31 - Math.clz32(bits & -bits);
        if (day >= from && day <= to) into[found++] = day;
      }
    }
    return found;
  };
}

/** The days of a yearly rule in one year, in ascending order. */
export function daysOfMonths(rule: Rule, year: number): number[] {
  const months = allowedMonths(rule);
  const known = knownMonths(rule);
  const days: number[] = [];
  for (let month = year * 12; month < year * 12 + 12; month++) {
    if (!(months & (1 << (month % 12)))) continue;
    const first = firstDayOfMonth(month);
    for (let bits = datesOf(rule, known, month, first); bits !== 0; bits &= bits - 1) {
      days.push(first + 31 - Math.clz32(bits & -bits));
    }
  }
  return days;
}

/**
 * What a rule makes of the 28 kinds of month: so many days, beginning on a weekday. Kept as the complement of their
 * bits, so that 0 is what is not known yet.
 */
const knownByRule = new WeakMap<Rule, Int32Array>();

function knownMonths(rule: Rule): Int32Array {
  let known = knownByRule.get(rule);
  if (!known) {
    known = new Int32Array(28);
    knownByRule.set(rule, known);
  }
  return known;
}

/** The days of a month as bits, bit 0 being the 1st. */
function datesOf(rule: Rule, known: Int32Array, month: number, first: number): number {
  const firstWeekday = weekdayOf(first);
  const length = daysInMonth(Math.floor(month / 12), (month % 12) + 1);
  const kind = (length - 28) * 7 + firstWeekday;
  if (known[kind] === 0) known[kind] = ~findDates(rule, firstWeekday, length);
  return ~(known[kind] as number);
}

/** BYMONTHDAY and BYDAY together mean both (RFC 5545 §3.3.10); where neither is given, all days. */
function findDates(
  { frequency, byMonthDay, byDay, bySetPos }: Rule,
  firstWeekday: number,
  length: number,
): number {
  let dates = 0x7fff_ffff >>> (31 - length);
  if (byMonthDay.length) dates &= datesBits(byMonthDay, length);
  if (byDay.length) dates &= weekdaysBits(byDay, firstWeekday, length);
  return frequency === 'MONTHLY' ? placedBits(dates, bySetPos) : dates;
}

function datesBits(byMonthDay: readonly number[], length: number): number {
  let bits = 0;
  for (const n of byMonthDay) bits |= dateBit(n > 0 ? n : length + n + 1, length);
  return bits;
}

function weekdaysBits(byDay: readonly RuleDay[], firstWeekday: number, length: number): number {
  let bits = 0;
  for (const { weekday, nth } of byDay) {
    const earliest = 1 + ((weekday - firstWeekday + 7) % 7);
    if (nth === 0) bits |= EVERY_WEEK << (earliest - 1);
    else if (nth > 0) bits |= dateBit(earliest + 7 * (nth - 1), length);
    else bits |= dateBit(earliest + 7 * (Math.floor((length - earliest) / 7) + 1 + nth), length);
  }
  return bits;
}

/** Nothing for a date that the month does not have. */
function dateBit(date: number, length: number): number {
  return date >= 1 && date <= length ? 1 << (date - 1) : 0;
}
