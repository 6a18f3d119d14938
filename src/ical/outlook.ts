// Which schedules every calendar can hold as a series. Outlook maps a rule onto a few templates and drops what fits none
// ([MS-OXCICAL] 2.1.3.2.2), so the rest goes out date by date.

import { wallOf } from '../calendar/compiled-schedule.ts';
import type { Rule, RuleDay } from '../calendar/rule.ts';
import { explicitRule } from '../calendar/rule-days.ts';
import type { Schedule } from '../calendar/schedule.ts';
import { dayOf, daysInMonth } from '../calendar/time.ts';
import { mayBeginAtClockChange } from './clock-changes.ts';
import { asWeekly } from './recurrence-lines.ts';

/** The sets of weekdays that "the second ... of the month" can speak of besides one weekday: bit 0 is Monday. */
const DAY_SETS: readonly number[] = [0b0011111, 0b1100000, 0b1111111];
const POSITIONS: readonly number[] = [1, 2, 3, 4, -1];

/**
 * Whether the schedule can go out as one series. What cannot is rendered as single dates, and of a rule without end
 * only those in the window; such text must be rendered again as the window moves on.
 */
export function goesOutAsSeries(schedule: Schedule): boolean {
  const { rule } = schedule;
  return rule === null || (fitsOutlook(rule, schedule) && !mayBeginAtClockChange(schedule));
}

/** Whether one of Outlook's templates says what the rule says. What the rule leaves to its start is taken from there. */
function fitsOutlook(given: Rule, { start }: Schedule): boolean {
  const rule = explicitRule(asWeekly(given), dayOf(wallOf(start)));
  if (rule.byWeekNo.length || rule.byYearDay.length) return false;
  const { byDay, byMonth, byMonthDay, bySetPos } = rule;
  switch (rule.frequency) {
    case 'DAILY':
      return !byDay.length && !byMonth.length && !byMonthDay.length && !bySetPos.length;
    case 'WEEKLY':
      return !byMonth.length && !bySetPos.length;
    case 'MONTHLY':
      return !byMonth.length && (isOneDate(rule, 28) || isNthWeekday(rule));
    case 'YEARLY':
      return byMonth.length === 1 && (isOneDate(rule, shortest(byMonth[0])) || isNthWeekday(rule));
  }
}

/** The length of a month in the years when it is shortest. */
function shortest(month = 2): number {
  return daysInMonth(2001, month);
}

/** One date of the month. Outlook takes a 31st that a month has not for its last day; RFC 5545 has none then. */
function isOneDate({ byDay, byMonthDay, bySetPos }: Rule, safe: number): boolean {
  const [date = 0] = byMonthDay;
  return (
    !byDay.length &&
    !bySetPos.length &&
    byMonthDay.length === 1 &&
    (date === -1 || (date > 0 && date <= safe))
  );
}

/** As BYDAY=2TU, BYDAY=TU;BYSETPOS=2 or BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1. Outlook's fifth means the last. */
function isNthWeekday({ byDay, byMonthDay, bySetPos }: Rule): boolean {
  if (byMonthDay.length || !byDay.length) return false;
  const [day] = byDay;
  if (bySetPos.length === 0) return byDay.length === 1 && POSITIONS.includes(day?.nth ?? 0);
  const [position = 0] = bySetPos;
  const numbered = byDay.some(({ nth }) => nth !== 0);
  const known = byDay.length === 1 || DAY_SETS.includes(weekdays(byDay));
  return bySetPos.length === 1 && POSITIONS.includes(position) && !numbered && known;
}

function weekdays(days: readonly RuleDay[]): number {
  return days.reduce((mask, { weekday }) => mask | (1 << weekday), 0);
}
