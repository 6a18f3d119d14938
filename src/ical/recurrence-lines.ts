// RRULE, EXDATE, RDATE and RECURRENCE-ID: the properties whose type must be that of DTSTART.
import { lastDayOf, wallOf } from '../calendar/compiled-schedule.ts';
import { type Rule, WEEKDAYS } from '../calendar/rule.ts';
import type { RecurrenceId, Schedule } from '../calendar/schedule.ts';
import { DAY, dayOf, SECOND, type TimeZoneId, wallClock } from '../calendar/time.ts';
import { toInstant } from '../calendar/zone.ts';
import { dateDigits, dateTimeDigits } from './clock-reading.ts';

const UTC_NAMES = new Set([
  'UTC',
  'Etc/UTC',
  'Etc/UCT',
  'Etc/Universal',
  'Etc/Zulu',
  'UCT',
  'Universal',
  'Zulu',
]);

/** Whether times in the zone are written with `Z`, without a TZID. */
export function isUtc(zone: TimeZoneId): boolean {
  return UTC_NAMES.has(zone);
}

/**
 * A property naming one of the schedule's dates, in the type of its DTSTART: a DATE, a local time with TZID, or UTC.
 * @param name EXDATE, RDATE or RECURRENCE-ID
 */
export function dateLine(name: string, { allDay, timeZone }: Schedule, id: RecurrenceId): string {
  const wall = wallOf(id);
  if (allDay) return `${name};VALUE=DATE:${dateDigits(wall)}`;
  if (isUtc(timeZone)) return `${name}:${dateTimeDigits(wall)}Z`;
  return `${name};TZID=${timeZone}:${dateTimeDigits(wall)}`;
}

/** The RRULE line of a schedule's rule, written from what the rule means rather than from what was typed. */
export function ruleLine(schedule: Schedule, given: Rule): string {
  const rule = asWeekly(given);
  const parts = [
    `FREQ=${rule.frequency}`,
    rule.interval > 1 ? `INTERVAL=${rule.interval}` : '',
    rule.count === null ? '' : `COUNT=${rule.count}`,
    rule.until === null ? '' : `UNTIL=${untilValue(schedule)}`,
    part('BYMONTH', rule.byMonth),
    part('BYWEEKNO', rule.byWeekNo),
    part('BYYEARDAY', rule.byYearDay),
    part('BYMONTHDAY', rule.byMonthDay),
    part(
      'BYDAY',
      rule.byDay.map(({ weekday, nth }) => `${nth || ''}${WEEKDAYS[weekday]}`),
    ),
    part('BYSETPOS', rule.bySetPos),
    weekStartPart(rule),
  ];
  return `RRULE:${parts.filter((text) => text !== '').join(';')}`;
}

function part(name: string, values: readonly (string | number)[]): string {
  return values.length ? `${name}=${values.join(',')}` : '';
}

/** Monday is RFC 5545's default; said outright where weeks are skipped, for readers whose weeks begin on Sunday. */
function weekStartPart({ frequency, interval, weekStart }: Rule): string {
  const matters = weekStart !== 0 || (frequency === 'WEEKLY' && interval > 1);
  return matters ? `WKST=${WEEKDAYS[weekStart]}` : '';
}

/** Outlook has no daily rule with weekdays; every day that is one of these weekdays is every week on these weekdays. */
export function asWeekly(rule: Rule): Rule {
  const { frequency, interval, byDay, byMonth, byMonthDay, bySetPos } = rule;
  const limited = byMonth.length || byMonthDay.length || bySetPos.length;
  if (frequency !== 'DAILY' || interval !== 1 || !byDay.length || limited) return rule;
  return { ...rule, frequency: 'WEEKLY' };
}

/**
 * UNTIL as RFC 5545 §3.3.10 wants it (and erratum 4414): a DATE for all-day starts, UTC for all others. A time is
 * the end of the last local day that has a start, not the start itself: some readers drop a start exactly on UNTIL,
 * and some read UTC as local time.
 */
function untilValue(schedule: Schedule): string {
  const { allDay, start, timeZone } = schedule;
  const timeOfDay = wallOf(start) - dayOf(wallOf(start)) * DAY;
  const lastDay = lastDayOf(schedule, timeOfDay);
  if (allDay) return dateDigits(wallClock(lastDay * DAY));
  const at = (wall: number): number => toInstant(timeZone, wallClock(wall));
  const last = at(lastDay * DAY + timeOfDay);
  const next = at((lastDay + 1) * DAY + timeOfDay);
  const endOfDay = at((lastDay + 1) * DAY - SECOND);
  // Where a clock change swallows midnight, the end of the day may come after the next start.
  const end = Math.max(last, Math.min(endOfDay, next - SECOND));
  return `${dateTimeDigits(wallClock(end))}Z`;
}
