// How often, between the form's sentence of ordinary controls and the rule it means.
import { compileSchedule, isRuleStart, wallOf } from '../../calendar/compiled-schedule.ts';
import { type Rule, WEEKDAYS } from '../../calendar/rule.ts';
import type { Schedule } from '../../calendar/schedule.ts';
import {
  civilFromDay,
  DAY,
  dayOf,
  daysInMonth,
  formatLocalDate,
  isoWeekOf,
  parseLocalDate,
  weekdayOf,
} from '../../calendar/time.ts';
import { toWallClock } from '../../calendar/zone.ts';
import { type RuleShape, shapeOfRule } from '../words/schedule-shape.ts';
import { allSaid, type Fill, said, type Typed } from './typed.ts';

/** `kept`: a rule that the sentence cannot say stays as it is. */
export const REPEATS = ['once', 'weekly', 'odd', 'even', 'second', 'nth', 'date', 'kept'] as const;

export type Repeat = (typeof REPEATS)[number];

const NTHS = ['1', '2', '3', '4', '-1'] as const;

export function repeatOf(typed: Typed): Repeat {
  return REPEATS.find((repeat) => repeat === said(typed, 'repeat')) ?? 'once';
}

const ODD_WEEKS = Array.from({ length: 27 }, (_, i) => 2 * i + 1).join();
const EVEN_WEEKS = Array.from({ length: 26 }, (_, i) => 2 * i + 2).join();

interface Meant {
  /** RRULE text; null for once. */
  readonly rule: string | null;
  /** The first day on which the rule falls, from the day typed on. */
  readonly firstDay: number;
}

/** What the form says of how often, from a day on. Without a weekday it is that of the day. */
export function meantBy(typed: Typed, day: number): Meant {
  const repeat = repeatOf(typed);
  if (repeat === 'once') return { rule: null, firstDay: day };
  if (repeat === 'kept') return { rule: said(typed, 'rule') || null, firstDay: day };
  const ticked = allSaid(typed, 'day').flatMap((text) => (/^[0-6]$/.test(text) ? [Number(text)] : []));
  const weekdays = ticked.length > 0 ? [...new Set(ticked)].sort() : [weekdayOf(day)];
  const nth = NTHS.find((one) => one === said(typed, 'nth')) ?? nthOf(day);
  const days = weekdays.map((weekday) => WEEKDAYS[weekday]).join();
  const numbered = weekdays.map((weekday) => `${nth}${WEEKDAYS[weekday]}`).join();
  const { day: date } = civilFromDay(day);
  const rules: Readonly<Record<Exclude<Repeat, 'once' | 'kept'>, string>> = {
    weekly: `FREQ=WEEKLY;BYDAY=${days}`,
    second: `FREQ=WEEKLY;INTERVAL=2;BYDAY=${days}`,
    odd: `FREQ=YEARLY;BYWEEKNO=${ODD_WEEKS};BYDAY=${days}`,
    even: `FREQ=YEARLY;BYWEEKNO=${EVEN_WEEKS};BYDAY=${days}`,
    nth: `FREQ=MONTHLY;BYDAY=${numbered}`,
    date: `FREQ=MONTHLY;BYMONTHDAY=${date}`,
  };
  const fits = (one: number): boolean => {
    if (repeat === 'date') return true;
    if (!weekdays.includes(weekdayOf(one))) return false;
    if (repeat === 'odd' || repeat === 'even') return isoWeekOf(one).week % 2 === (repeat === 'odd' ? 1 : 0);
    return repeat !== 'nth' || isNth(one, Number(nth));
  };
  let firstDay = day;
  while (!fits(firstDay)) firstDay += 1;
  return { rule: rules[repeat] + endOf(typed), firstDay };
}

function endOf(typed: Typed): string {
  const [until, times] = [said(typed, 'until'), said(typed, 'times')];
  return `${until && `;UNTIL=${until.replaceAll('-', '')}`}${times && `;COUNT=${times}`}`;
}

/** Which one of its weekday in the month a day is, the fifth being the last. */
function nthOf(day: number): string {
  const nth = Math.ceil(civilFromDay(day).day / 7);
  return nth > 4 ? '-1' : String(nth);
}

function isNth(day: number, nth: number): boolean {
  const { year, month, day: date } = civilFromDay(day);
  return nth > 0 ? Math.ceil(date / 7) === nth : date > daysInMonth(year, month) - 7;
}

/** How often a schedule is, as the form says it. */
export function typedRule(
  schedule: Schedule,
): Fill & { until?: readonly string[]; times?: readonly string[] } {
  const { rule, start } = schedule;
  if (!rule) return { repeat: ['once'] };
  const startDay = dayOf(wallOf(start));
  const shaped = shapeOfRule(rule, startDay);
  const isRegular = isRuleStart(compileSchedule(schedule), wallOf(start));
  const sentence =
    shaped && shaped.months.length === 0 && isRegular ? sentenceOf(shaped.shape, startDay) : null;
  if (!sentence || (rule.interval > 1 && rule.weekStart !== 0))
    return { repeat: ['kept'], rule: [rule.text] };
  const last = lastDay(rule, schedule);
  return {
    ...sentence,
    ...(last !== null && { until: [formatLocalDate(last)] }),
    ...(rule.count !== null && { times: [String(rule.count)] }),
  };
}

function sentenceOf(shape: RuleShape, startDay: number): Fill | null {
  switch (shape.kind) {
    case 'weekly':
      if (shape.interval > 2) return null;
      return { repeat: [shape.interval === 2 ? 'second' : 'weekly'], day: shape.weekdays.map(String) };
    case 'odd weeks':
      return { repeat: ['odd'], day: shape.weekdays.map(String) };
    case 'even weeks':
      return { repeat: ['even'], day: shape.weekdays.map(String) };
    case 'nth of month': {
      const [nth, ...others] = shape.nths.map(String);
      if (shape.interval > 1 || others.length > 0 || !NTHS.some((one) => one === nth)) return null;
      return { repeat: ['nth'], day: [String(shape.weekday)], nth: [nth ?? ''] };
    }
    case 'dates of month': {
      const isOfStart = shape.dates.join() === String(civilFromDay(startDay).day);
      return shape.interval === 1 && isOfStart ? { repeat: ['date'] } : null;
    }
    default:
      return null;
  }
}

/** The last day on which the rule may still start something. */
function lastDay({ until }: Rule, { start, timeZone }: Schedule): number | null {
  if (until === null) return null;
  if (until.form === 'date') return until.day;
  const wall = until.form === 'local' ? until.wall : toWallClock(timeZone, until.at);
  const first = wallOf(start);
  const isTooLate = wall - dayOf(wall) * DAY < first - dayOf(first) * DAY;
  return isTooLate ? dayOf(wall) - 1 : dayOf(wall);
}

/** The day that a date field holds; null where it holds none. */
export function dayTyped(text: string): number | null {
  return parseLocalDate(text.slice(0, 10));
}
