// The demo's dates, counted from the week that it is looked at in.
import {
  civilFromDay,
  type DayNumber,
  dayNumber,
  dayOf,
  daysInMonth,
  formatLocalDate,
  type Instant,
  isoWeekOf,
  type TimeZoneId,
  weekdayOf,
} from '../calendar/time.ts';
import { toWallClock } from '../calendar/zone.ts';

/** As in `weekdayOf`. */
export const [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY] = [
  0, 1, 2, 3, 4, 5, 6,
] as const;

/** How long ago the demo's series began, so that there is a past to look at: whole pairs of weeks. */
const SEASON_WEEKS = 6;

export class Days {
  readonly #monday: DayNumber;

  /** The days as counted from the week of `now` in the zone. */
  constructor(now: Instant, timeZone: TimeZoneId) {
    const today = dayOf(toWallClock(timeZone, now));
    this.#monday = dayNumber(today - weekdayOf(today));
  }

  /** A weekday so many weeks from this one, `YYYY-MM-DD`. */
  on(weekday: number, weeks: number): string {
    return formatLocalDate(this.#monday + weeks * 7 + weekday);
  }

  /** The weekday on which a weekly series began. */
  began(weekday: number): string {
    return this.on(weekday, -SEASON_WEEKS);
  }

  /** The first such weekday since then that is in a week with an odd number. */
  beganInOddWeek(weekday: number): string {
    return formatLocalDate(this.#firstSince(weekday, (day) => isoWeekOf(day).week % 2 === 1));
  }

  /** The first such weekday since then that is the nth of its month, or the last where nth is -1. */
  beganMonthly(weekday: number, nth: number): string {
    return formatLocalDate(this.#firstSince(weekday, (day) => isNth(day, nth)));
  }

  /** The next such weekday, at least so many weeks from now, that is not the nth of its month. */
  nextOther(weekday: number, nth: number, weeks: number): string {
    const first = this.#monday + weeks * 7 + weekday;
    return formatLocalDate(isNth(first, nth) ? first + 7 : first);
  }

  #firstSince(weekday: number, fits: (day: number) => boolean): number {
    let day = this.#monday - SEASON_WEEKS * 7 + weekday;
    while (!fits(day)) day += 7;
    return day;
  }
}

function isNth(day: number, nth: number): boolean {
  const { year, month, day: date } = civilFromDay(day);
  return nth === -1 ? date > daysInMonth(year, month) - 7 : Math.ceil(date / 7) === nth;
}
