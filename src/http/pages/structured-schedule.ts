// A schedule as schema.org's Schedule, where that can say the rule in full.
import { recurrenceIdOf, wallOf } from '../../calendar/compiled-schedule.ts';
import type { Rule, RuleDay } from '../../calendar/rule.ts';
import type { Schedule } from '../../calendar/schedule.ts';
import { DAY, dayOf, formatDuration, formatLocalDate, SECOND, wallClock } from '../../calendar/time.ts';
import { toWallClock } from '../../calendar/zone.ts';

const LETTERS = { DAILY: 'D', WEEKLY: 'W', MONTHLY: 'M', YEARLY: 'Y' } as const;
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** Null for a single date, and for rules that schema.org has no words for: those of weeks and days of the year. */
export function structuredSchedule(schedule: Schedule): Readonly<Record<string, unknown>> | null {
  const { rule, allDay, start, duration, timeZone } = schedule;
  if (!rule || rule.byWeekNo.length > 0 || rule.byYearDay.length > 0 || rule.bySetPos.length > 0) return null;
  const wall = wallOf(start);
  const end = wallClock(wall + duration.days * DAY + duration.seconds * SECOND);
  return {
    '@type': 'Schedule',
    repeatFrequency: `P${rule.interval}${LETTERS[rule.frequency]}`,
    ...(rule.count !== null && { repeatCount: rule.count }),
    ...(rule.byDay.length > 0 && { byDay: rule.byDay.map(dayName) }),
    ...(rule.byMonth.length > 0 && { byMonth: rule.byMonth }),
    ...(rule.byMonthDay.length > 0 && { byMonthDay: rule.byMonthDay }),
    startDate: formatLocalDate(dayOf(wall)),
    ...lastDate(rule, timeZone),
    ...(!allDay && { startTime: `${start.slice(11, 16)}:00` }),
    ...(!allDay &&
      dayOf(end) === dayOf(wall) && { endTime: `${recurrenceIdOf(false, end).slice(11, 16)}:00` }),
    duration: formatDuration(duration),
    ...exceptions(schedule),
    scheduleTimezone: timeZone,
  };
}

/** One of the seven days, or as iCalendar writes the second Tuesday: `2TU`. */
function dayName({ weekday, nth }: RuleDay): string {
  return nth === 0 ? `https://schema.org/${WEEKDAYS[weekday]}` : `${nth}${CODES[weekday]}`;
}

function lastDate({ until }: Rule, timeZone: Schedule['timeZone']): { endDate?: string } {
  if (until === null) return {};
  if (until.form === 'date') return { endDate: formatLocalDate(until.day) };
  const wall = until.form === 'local' ? until.wall : toWallClock(timeZone, until.at);
  return { endDate: formatLocalDate(dayOf(wall)) };
}

/** The rule's own dates on which nothing is: excluded, cancelled or moved to another time. */
function exceptions({ excluded, changed }: Schedule): { exceptDate?: readonly string[] } {
  const gone = Object.entries(changed)
    .filter(([id, { status, start }]) => status === 'cancelled' || (start !== undefined && start !== id))
    .map(([id]) => id);
  const dates = [...new Set<string>([...excluded, ...gone])].sort();
  return dates.length === 0 ? {} : { exceptDate: dates };
}
