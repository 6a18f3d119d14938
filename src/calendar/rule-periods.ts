// The periods a rule steps through: weeks, months and years, numbered.
import { civilFromDay, dayFromCivil } from './time.ts';

/** The first number at or after `from` that is whole steps from `origin`, on either side of it. */
export function alignUp(origin: number, step: number, from: number): number {
  const past = (from - origin) % step;
  return past > 0 ? from + step - past : from - past;
}

/** Weeks that begin on `weekStart` (0 is Monday) since the one that holds 1970-01-01. */
export function weekOf(day: number, weekStart: number): number {
  return Math.floor((day - firstDayOfWeek(0, weekStart)) / 7);
}

export function firstDayOfWeek(week: number, weekStart: number): number {
  // 1970-01-01 is a Thursday.
  return week * 7 - ((3 - weekStart + 7) % 7);
}

/** Months since January of the year 0. */
export function monthOf(day: number): number {
  const { year, month } = civilFromDay(day);
  return year * 12 + month - 1;
}

export function firstDayOfMonth(month: number): number {
  return dayFromCivil(Math.floor(month / 12), (month % 12) + 1, 1);
}

export function yearOf(day: number): number {
  return civilFromDay(day).year;
}

export function firstDayOfYear(year: number): number {
  return dayFromCivil(year, 1, 1);
}

/** The year in whose numbered weeks a day lies; around New Year it may be another than the day's own. */
export function yearOfWeeks(day: number, weekStart: number): number {
  const year = yearOf(day);
  if (day >= firstDayOfWeeks(year + 1, weekStart)) return year + 1;
  return day < firstDayOfWeeks(year, weekStart) ? year - 1 : year;
}

/** The first day of week 1: the first week to have four days in the year (RFC 5545 §3.3.10, BYWEEKNO). */
export function firstDayOfWeeks(year: number, weekStart: number): number {
  return firstDayOfWeek(weekOf(dayFromCivil(year, 1, 4), weekStart), weekStart);
}
