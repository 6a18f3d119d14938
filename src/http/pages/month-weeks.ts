// What is on in a month, in whole weeks from Monday to Sunday, each day with its first activities and how many more.
import { ANYBODY } from '../../actions/actor.ts';
import { countStarting, type Wanted } from '../../actions/browse-occurrences.ts';
import type { Desk } from '../../actions/desk.ts';
import type { Happening } from '../../calendar/occurrence-index.ts';
import { isoWeekOf, weekdayOf } from '../../calendar/time.ts';
import { inOrder, readPage, windowOf } from './agenda-days.ts';
import { firstDayOf, type MonthNumber, monthOf } from './month.ts';

export interface MonthDay {
  readonly day: number;
  /** A day of the month before or after, which only fills the week. */
  readonly isOther: boolean;
  readonly happenings: readonly Happening[];
  /** How many there are besides. */
  readonly more: number;
}

export interface MonthWeek {
  /** The ISO week. */
  readonly week: number;
  readonly days: readonly MonthDay[];
}

/** So many are shown of one day. */
const MOST = 5;
/** So many are read of one day; only where there are more must they be counted. */
const READ = 20;

export function monthWeeks(desk: Desk, wanted: Wanted, month: MonthNumber): readonly MonthWeek[] {
  const first = firstDayOf(month);
  const end = firstDayOf(month + 1);
  const weeks: MonthWeek[] = [];
  for (let monday = first - weekdayOf(first); monday < end; monday += 7) {
    const days = Array.from({ length: 7 }, (_, i) => monthDay(desk, wanted, month, monday + i));
    weeks.push({ week: isoWeekOf(monday).week, days });
  }
  return weeks;
}

function monthDay(desk: Desk, wanted: Wanted, month: MonthNumber, day: number): MonthDay {
  if (monthOf(day) !== month) return { day, isOther: true, happenings: [], more: 0 };
  const { timeZone } = desk.settings;
  const { happenings, next } = readPage(desk, wanted, day, day + 1, READ);
  const shown = inOrder(happenings, day, timeZone);
  // One more takes no more room than saying that there is one.
  if (next === null && shown.length <= MOST + 1) return { day, isOther: false, happenings: shown, more: 0 };
  const window = windowOf(timeZone, day, day + 1);
  const begun = happenings.filter(({ start }) => start < window.start).length;
  const count = next === null ? shown.length : begun + countStarting(desk, ANYBODY, window, wanted);
  return { day, isOther: false, happenings: shown.slice(0, MOST), more: count - MOST };
}
