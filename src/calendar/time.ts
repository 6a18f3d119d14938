// Instants, local times and durations as different types, and plain arithmetic on the proleptic Gregorian calendar.
// Knows no time zone (zone.ts) and no clock: "now" is always an argument.

declare const kind: unique symbol;
type Branded<Base, Kind extends string> = Base & { readonly [kind]: Kind };

/** A point on the time line: milliseconds since 1970-01-01T00:00Z. */
export type Instant = Branded<number, 'Instant'>;
/** A clock reading without a zone: the milliseconds it would be since 1970-01-01T00:00 were it UTC. */
export type WallClock = Branded<number, 'WallClock'>;
/** Whole days since 1970-01-01, no zone. */
export type DayNumber = Branded<number, 'DayNumber'>;
/** `YYYY-MM-DDTHH:MM`, or with `:SS` where the seconds are not zero. */
export type LocalDateTime = Branded<string, 'LocalDateTime'>;
/** `YYYY-MM-DD`. */
export type LocalDate = Branded<string, 'LocalDate'>;
/** A name in the IANA time zone database, as written by its owner; see `timeZoneId`. */
export type TimeZoneId = Branded<string, 'TimeZoneId'>;

/** Half-open: contains its start, not its end. */
export interface Interval {
  readonly start: Instant;
  readonly end: Instant;
}

/** The half-open interval that a question is about. */
export type Window = Interval;

/** Nominal days, then elapsed seconds: P1DT2H is "same time tomorrow, then two hours on" (RFC 5545 §3.3.6). */
export interface Duration {
  readonly days: number;
  readonly seconds: number;
}

export const SECOND = 1_000;
export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;
export const WEEK = 604_800_000;

export const instant = (milliseconds: number): Instant => milliseconds as Instant;
export const wallClock = (milliseconds: number): WallClock => milliseconds as WallClock;
export const dayNumber = (days: number): DayNumber => days as DayNumber;

/** Half-open overlap: touching intervals do not overlap. */
export function overlaps(a: Interval, b: Interval): boolean {
  return a.start < b.end && b.start < a.end;
}

// The arithmetic below is that of http://howardhinnant.github.io/date_algorithms.html on whole numbers that are not
// negative: years and days are moved on by a hundred cycles of 400 years, after which the calendar repeats itself.
const CYCLE_YEARS = 40_000;
/** From 1 March of the year -40000 to 1970-01-01. */
const CYCLE_DAYS = 14_609_700 + 719_468;

/** The whole quotient of two whole numbers that are not negative. */
const quotient = (a: number, b: number): number => (a / b) | 0;

/**
 * Days since 1970-01-01 of a civil date of the years -39999 to 999999; the month counts from 1. Days outside the month
 * carry over.
 */
export function dayFromCivil(year: number, month: number, day: number): DayNumber {
  const y = (month <= 2 ? year - 1 : year) + CYCLE_YEARS;
  const centuries = quotient(y, 100);
  const dayOfYear = quotient(153 * (month > 2 ? month - 3 : month + 9) + 2, 5) + day - 1;
  return (y * 365 +
    quotient(y, 4) -
    centuries +
    quotient(centuries, 4) +
    dayOfYear -
    CYCLE_DAYS) as DayNumber;
}

/** The civil date of a day number, see `dayFromCivil`; the month counts from 1. */
export function civilFromDay(days: number): { year: number; month: number; day: number } {
  const z = days + CYCLE_DAYS;
  const cycle = quotient(z, 146_097);
  const dayOfCycle = z - cycle * 146_097;
  const leapDays = quotient(dayOfCycle, 1_460) - quotient(dayOfCycle, 36_524) + quotient(dayOfCycle, 146_096);
  const yearOfCycle = quotient(dayOfCycle - leapDays, 365);
  const dayOfYear = dayOfCycle - (365 * yearOfCycle + quotient(yearOfCycle, 4) - quotient(yearOfCycle, 100));
  const fromMarch = quotient(5 * dayOfYear + 2, 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return {
    year: cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0) - CYCLE_YEARS,
    month,
    day: dayOfYear - quotient(153 * fromMarch + 2, 5) + 1,
  };
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** The number of days in a month counted from 1. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

/** 0 is Monday, 6 is Sunday; for the years of `dayFromCivil`. */
export function weekdayOf(day: number): number {
  // 1970-01-01 is a Thursday; whole weeks are added to keep the sum from being negative.
  return (day + 3 + 7 * 3_000_000) % 7;
}

/** The ISO 8601 week of a day; weeks begin on Monday and week 1 holds the year's first Thursday. */
export function isoWeekOf(day: number): { year: number; week: number } {
  const thursday = day - weekdayOf(day) + 3;
  const { year } = civilFromDay(thursday);
  return { year, week: Math.floor((thursday - dayFromCivil(year, 1, 1)) / 7) + 1 };
}

export function dayOf(wall: WallClock): DayNumber {
  return Math.floor(wall / DAY) as DayNumber;
}

/** The first and last day that `YYYY-MM-DD` can name; nothing recurs beyond them. */
export const FIRST_DAY = dayFromCivil(1, 1, 1);
export const LAST_DAY = dayFromCivil(9999, 12, 31);

const HYPHEN = 45;
const COLON = 58;
const CAPITAL_T = 84;

const isAt = (text: string, at: number, code: number): boolean => text.charCodeAt(at) === code;

/** More than any part of a date or time, and what `pair` reads where there are no digits. */
const NO_PAIR = 100_000;

/** The number that two decimal digits spell. */
function pair(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NO_PAIR;
}

/** The day that the first ten characters name as `YYYY-MM-DD`, or null. */
function leadingDate(text: string): DayNumber | null {
  const year = pair(text, 0) * 100 + pair(text, 2);
  const month = pair(text, 5);
  const day = pair(text, 8);
  if (!isAt(text, 4, HYPHEN) || !isAt(text, 7, HYPHEN) || year < 1 || year > 9_999) return null;
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return dayFromCivil(year, month, day);
}

/** The day that `YYYY-MM-DD` names, or null where no such date exists. Years 0001 to 9999. */
export function parseLocalDate(text: string): DayNumber | null {
  return text.length === 10 ? leadingDate(text) : null;
}

/** The clock reading that `YYYY-MM-DDTHH:MM[:SS]` names, or null where it names none. */
export function parseLocalDateTime(text: string): WallClock | null {
  const withSeconds = text.length === 19 && isAt(text, 16, COLON);
  if (!(withSeconds || text.length === 16) || !isAt(text, 10, CAPITAL_T) || !isAt(text, 13, COLON))
    return null;
  const day = leadingDate(text);
  const hour = pair(text, 11);
  const minute = pair(text, 14);
  const second = withSeconds ? pair(text, 17) : 0;
  if (day === null || hour > 23 || minute > 59 || second > 59) return null;
  return (day * DAY + (hour * 3600 + minute * 60 + second) * SECOND) as WallClock;
}

const two = (n: number): string => (n < 10 ? `0${n}` : String(n));

/** `YYYY-MM-DD`, for days of the years 0000 to 9999. */
export function formatLocalDate(day: number): LocalDate {
  const { year, month, day: date } = civilFromDay(day);
  return `${two(Math.floor(year / 100))}${two(year % 100)}-${two(month)}-${two(date)}` as LocalDate;
}

/** `YYYY-MM-DDTHH:MM`, with seconds only where they are not zero. */
export function formatLocalDateTime(wall: WallClock): LocalDateTime {
  const day = dayOf(wall);
  const seconds = Math.floor((wall - day * DAY) / SECOND);
  const text = `${formatLocalDate(day)}T${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`;
  return (seconds % 60 === 0 ? text : `${text}:${two(seconds % 60)}`) as LocalDateTime;
}

const DURATION =
  /^([+-]?)P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9})S)?)?$/;

/** An ISO 8601 duration of weeks, days, hours, minutes and seconds (RFC 5545 §3.3.6); null for anything else. */
export function parseDuration(text: string): Duration | null {
  const parts = DURATION.exec(text);
  if (!parts || text.endsWith('T') || text.endsWith('P')) return null;
  const sign = parts[1] === '-' ? -1 : 1;
  const part = (index: number): number => Number(parts[index] ?? 0);
  return {
    days: sign * (part(2) * 7 + part(3)) || 0,
    seconds: sign * (part(4) * 3600 + part(5) * 60 + part(6)) || 0,
  };
}

/** The shortest ISO 8601 text of a duration that is not negative: P1D, PT2H, PT1H30M, PT0S. */
export function formatDuration(duration: Duration): string {
  const hours = Math.floor(duration.seconds / 3600);
  const minutes = Math.floor(duration.seconds / 60) % 60;
  const seconds = duration.seconds % 60;
  const time = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${seconds ? `${seconds}S` : ''}`;
  const days = duration.days ? `${duration.days}D` : '';
  if (!time && !days) return 'PT0S';
  return `P${days}${time ? `T${time}` : ''}`;
}

/** RFC 3339 text in UTC, whole seconds unless there are milliseconds: `2026-12-01T18:00:00Z`. */
export function formatInstant(at: Instant): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?([Zz]|([+-])(\d{2}):?(\d{2}))$/;

/**
 * The instant that RFC 3339 text with an offset or Z names; null for anything else. Seconds may be left out; what is
 * finer than a millisecond is dropped.
 */
export function parseInstant(text: string): Instant | null {
  const parts = INSTANT.exec(text);
  const wall = parts ? parseLocalDateTime(`${parts[1]}T${parts[2]}:${parts[3] ?? '00'}`) : null;
  if (!parts || wall === null) return null;
  const [hours, minutes] = [Number(parts[7] ?? 0), Number(parts[8] ?? 0)];
  if (hours > 23 || minutes > 59) return null;
  const offset = (parts[6] === '-' ? -1 : 1) * (hours * HOUR + minutes * MINUTE);
  const milliseconds = Number((parts[4] ?? '').padEnd(3, '0').slice(0, 3));
  return (wall + milliseconds - offset) as Instant;
}

/** `+01:00`; with seconds for the local mean times of old, as `+00:50:20`. */
export function formatOffset(offset: number): string {
  const seconds = Math.round(Math.abs(offset) / SECOND);
  const text = `${offset < 0 ? '-' : '+'}${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`;
  return seconds % 60 === 0 ? text : `${text}:${two(seconds % 60)}`;
}
