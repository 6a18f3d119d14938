// A month of the calendar as a number, so that months can be counted: twelve for each year, January of year 0 is 0.
import { civilFromDay, dayFromCivil, FIRST_DAY, LAST_DAY } from '../../calendar/time.ts';

export type MonthNumber = number;

/** Months at both ends of the calendar that are left out of it. */
const EDGE = 14;

export function monthOf(day: number): MonthNumber {
  const { year, month } = civilFromDay(day);
  return year * 12 + month - 1;
}

const FIRST = monthOf(FIRST_DAY) + EDGE;
const LAST = monthOf(LAST_DAY) - EDGE;

/** The first day of the month. */
export function firstDayOf(month: MonthNumber): number {
  return dayFromCivil(Math.floor(month / 12), (month % 12) + 1, 1);
}

/** `YYYY-MM`; null for what names no month of the calendar. */
export function parseMonth(text: string): MonthNumber | null {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text) ?? [];
  if (year === undefined || month === undefined) return null;
  const number = Number(year) * 12 + Number(month) - 1;
  return isInCalendar(number) ? number : null;
}

export function formatMonth(month: MonthNumber): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
}

export function isInCalendar(month: MonthNumber): boolean {
  return month >= FIRST && month <= LAST;
}
