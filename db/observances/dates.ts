// Dates as days since 1970-01-01, and how to find those that move: Easter of West and East, and the months of other
// calendars as the platform knows them.

/** Days since 1970-01-01. */
export type Day = number;

const MILLISECONDS = 86_400_000;

/** The day of a Gregorian date; the month counts from 1. */
export function dayOf(year: number, month: number, date: number): Day {
  return Date.UTC(year, month - 1, date) / MILLISECONDS;
}

/** `YYYY-MM-DD`. */
export function isoDate(day: Day): string {
  return new Date(day * MILLISECONDS).toISOString().slice(0, 10);
}

/** Easter Sunday of the Western churches: the anonymous Gregorian computus of 1876. */
export function westernEaster(year: number): Day {
  const moon = year % 19;
  const [century, yearOfCentury] = [Math.floor(year / 100), year % 100];
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * moon + century - Math.floor(century / 4) - correction + 15) % 30;
  const toSunday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const late = Math.floor((moon + 11 * epact + 22 * toSunday) / 451);
  const dayOfYear = epact + toSunday - 7 * late + 114;
  return dayOf(year, Math.floor(dayOfYear / 31), (dayOfYear % 31) + 1);
}

/** Easter Sunday of the Eastern churches: Meeus's computus in the Julian calendar, 13 days behind until 2100. */
export function orthodoxEaster(year: number): Day {
  const moon = (19 * (year % 19) + 15) % 30;
  const toSunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
  const dayOfYear = moon + toSunday + 114;
  return dayOf(year, Math.floor(dayOfYear / 31), (dayOfYear % 31) + 1) + 13;
}

type Calendar = 'islamic-umalqura' | 'ethiopic' | 'persian';

/** A date of another calendar, and the day it is. */
export interface OtherDate {
  readonly day: Day;
  readonly year: number;
  /** Counts from 1. */
  readonly month: number;
  readonly date: number;
}

/** Every date of another calendar from one day to another, the last not among them. */
export function datesIn(calendar: Calendar, from: Day, to: Day): readonly OtherDate[] {
  const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  });
  if (format.resolvedOptions().calendar !== calendar)
    throw new Error(`This Node has no calendar ${calendar}.`);
  return Array.from({ length: to - from }, (_, i) => {
    const day = from + i;
    const parts = format.formatToParts(day * MILLISECONDS);
    const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
    return { day, year: part('year'), month: part('month'), date: part('day') };
  });
}
