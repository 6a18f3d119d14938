// Dates and times as one language writes them, from calendar days and clock readings: no zone, no clock. Hours count
// to 24 and weeks begin on Monday in every language.
import { civilFromDay, DAY, dayOf, HOUR, MINUTE, type WallClock, weekdayOf } from '../../calendar/time.ts';
import type { LanguageFacts } from './languages.ts';
import type { Speaker } from './messages.ts';

/** Days before and after today for which a date is understood without its year. */
const RECENT = 60;
const SOON = 300;

/** 2024-01-01: the Monday that begins the year whose months are named. */
const A_MONDAY = 19_723;

export class DateWords {
  readonly #speaker: Speaker;
  readonly #weekdays: readonly string[];
  readonly #shortWeekdays: readonly string[];
  /** As in a date and standing alone: the two differ where months are inflected. */
  readonly #monthsInDates: readonly string[];
  readonly #monthsAlone: readonly string[];

  constructor(facts: LanguageFacts, speaker: Speaker) {
    const weekday = new Intl.DateTimeFormat(facts.locale, { ...GREGORIAN, weekday: 'long' });
    this.#speaker = speaker;
    this.#shortWeekdays = shortWeekdays(facts);
    this.#weekdays = Array.from({ length: 7 }, (_, i) => weekday.format((A_MONDAY + i) * DAY));
    this.#monthsInDates = monthNames(facts, { day: 'numeric', month: 'long' });
    this.#monthsAlone = monthNames(facts, { month: 'long' });
  }

  weekday(day: number): string {
    return this.#weekdays[weekdayOf(day)] ?? '';
  }

  /** As short as columns need it. */
  shortWeekday(day: number): string {
    return this.#shortWeekdays[weekdayOf(day)] ?? '';
  }

  /** A month counted from 1, as it stands in a date. */
  monthInDate(month: number): string {
    return this.#monthsInDates[month - 1] ?? '';
  }

  /** A month counted from 1, as it stands alone. */
  monthAlone(month: number): string {
    return this.#monthsAlone[month - 1] ?? '';
  }

  /** `1. december` */
  dayMonth(day: number): string {
    const civil = civilFromDay(day);
    return this.#speaker.say('date.dayMonth', { day: civil.day, month: this.monthInDate(civil.month) });
  }

  /** `1. december`, with its year where that is not plain from today. */
  date(day: number, today: number): string {
    return this.#withYear(this.dayMonth(day), day, today);
  }

  /** `tirsdag 1. december`, with its year where that is not plain from today. */
  weekdayDate(day: number, today: number): string {
    const date = this.#speaker.say('date.withWeekday', {
      weekday: this.weekday(day),
      date: this.dayMonth(day),
    });
    return this.#withYear(date, day, today);
  }

  /** `19.00` */
  clock(wall: WallClock): string {
    const { hour, minute } = readingOf(wall);
    return this.#speaker.say('date.clock', { hour: String(hour), minute: two(minute) });
  }

  /** `19.30`, and `19` where a language leaves out whole hours' minutes. */
  shortClock(wall: WallClock): string {
    const { hour, minute } = readingOf(wall);
    return minute === 0 ? this.#speaker.say('date.wholeHour', { hour: String(hour) }) : this.clock(wall);
  }

  #withYear(date: string, day: number, today: number): string {
    if (day >= today - RECENT && day <= today + SOON) return date;
    return this.#speaker.say('date.withYear', { date, year: String(civilFromDay(day).year) });
  }
}

const GREGORIAN = { calendar: 'gregory', timeZone: 'UTC' } as const;

/** Where even the short names are long, as in Arabic, single letters. */
function shortWeekdays({ locale }: LanguageFacts): readonly string[] {
  const names = (weekday: 'short' | 'narrow'): string[] => {
    const format = new Intl.DateTimeFormat(locale, { ...GREGORIAN, weekday });
    return Array.from({ length: 7 }, (_, i) => format.format((A_MONDAY + i) * DAY).replace(/\.$/, ''));
  };
  const short = names('short');
  const isLong = short.some((name) => name.length > 4);
  return isLong ? names('narrow') : short.map((name) => name.slice(0, 3));
}

/** The names of the twelve months; where the readers' countries have two sets of names, both. */
function monthNames({ locale, otherMonths }: LanguageFacts, form: Intl.DateTimeFormatOptions): string[] {
  const names = (of: string): string[] => {
    const format = new Intl.DateTimeFormat(of, { ...GREGORIAN, ...form });
    const nameIn = (month: number): string =>
      format.formatToParts(Date.UTC(2024, month, 1)).find(({ type }) => type === 'month')?.value ?? '';
    return Array.from({ length: 12 }, (_, month) => nameIn(month));
  };
  const others = otherMonths === null ? [] : names(otherMonths);
  return names(locale).map((name, month) => {
    const other = others[month] ?? name;
    return other === name ? name : `${name}/${other}`;
  });
}

function readingOf(wall: WallClock): { hour: number; minute: number } {
  const time = wall - dayOf(wall) * DAY;
  return { hour: Math.floor(time / HOUR), minute: Math.floor((time % HOUR) / MINUTE) };
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
