// A recurrence rule as JSCalendar has it (RFC 8984 §4.3.3): the same parts as RRULE under other names.
import { wallOf } from '../calendar/compiled-schedule.ts';
import { type Rule, WEEKDAYS } from '../calendar/rule.ts';
import type { Schedule } from '../calendar/schedule.ts';
import { DAY, SECOND, type WallClock, wallClock } from '../calendar/time.ts';
import { toWallClock } from '../calendar/zone.ts';

type Fields = Readonly<Record<string, unknown>>;

export function jsRule(rule: Rule, { timeZone }: Pick<Schedule, 'timeZone'>): Fields {
  const { until } = rule;
  return {
    '@type': 'RecurrenceRule',
    frequency: rule.frequency.toLowerCase(),
    ...(rule.interval > 1 && { interval: rule.interval }),
    ...(rule.weekStart !== 0 && { firstDayOfWeek: weekday(rule.weekStart) }),
    ...list('byDay', rule.byDay, ({ weekday: day, nth }) => ({
      '@type': 'NDay',
      day: weekday(day),
      ...(nth !== 0 && { nthOfPeriod: nth }),
    })),
    ...list('byMonthDay', rule.byMonthDay, Number),
    // A month is a text, for calendars with leap months.
    ...list('byMonth', rule.byMonth, String),
    ...list('byYearDay', rule.byYearDay, Number),
    ...list('byWeekNo', rule.byWeekNo, Number),
    ...list('bySetPosition', rule.bySetPos, Number),
    ...(rule.count !== null && { count: rule.count }),
    ...(until !== null && { until: localDateTime(lastWall(until, timeZone)) }),
  };
}

/** `2026-12-01T19:00:00`: seconds are always written (RFC 8984 §1.4.4). */
function localDateTime(wall: WallClock): string {
  return new Date(wall).toISOString().slice(0, 19);
}

/** A recurrence id or a start, whether a date or a time. */
export function localText(id: Parameters<typeof wallOf>[0]): string {
  return localDateTime(wallOf(id));
}

/** UNTIL by the clocks of the schedule's own zone; a date covers its whole day. */
function lastWall(until: NonNullable<Rule['until']>, timeZone: Schedule['timeZone']): WallClock {
  if (until.form === 'date') return wallClock((until.day + 1) * DAY - SECOND);
  return until.form === 'local' ? until.wall : toWallClock(timeZone, until.at);
}

function weekday(day: number): string {
  return (WEEKDAYS[day] ?? 'MO').toLowerCase();
}

function list<Value>(name: string, values: readonly Value[], told: (value: Value) => unknown): Fields {
  return values.length === 0 ? {} : { [name]: values.map(told) };
}
