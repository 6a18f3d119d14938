// When, between the form and the schedule it means: in the API's own words, so that there is one validation.

import { viewChange } from '../../actions/forms/change-form.ts';
import type { ScheduleView } from '../../actions/forms/schedule-view.ts';
import { compileSchedule, isRuleStart, wallOf } from '../../calendar/compiled-schedule.ts';
import type { Observance } from '../../calendar/observance.ts';
import { occurrencesOf } from '../../calendar/recurrence.ts';
import { readRule } from '../../calendar/rule.ts';
import type { Schedule } from '../../calendar/schedule.ts';
import {
  DAY,
  type Duration,
  dayNumber,
  dayOf,
  formatDuration,
  formatLocalDate,
  formatLocalDateTime,
  type Instant,
  instant,
  type LocalDateTime,
  MINUTE,
  parseLocalDate,
  parseLocalDateTime,
  SECOND,
  type TimeZoneId,
  wallClock,
  weekdayOf,
} from '../../calendar/time.ts';
import { toWallClock } from '../../calendar/zone.ts';
import { allSaid, said, type Typed } from './typed.ts';
import { dayTyped, meantBy, typedRule } from './typed-rule.ts';

/** What reading the form needs besides it. */
export interface ScheduleContext {
  readonly timeZone: TimeZoneId;
  /** Those to keep clear of, where that is wanted. */
  readonly breaks: readonly Observance[];
  /** What is stored of the activity. */
  readonly stored: Schedule | null;
}

/** A schedule as a form of the API's has it. What is missing there is at fault there. */
export type ScheduleInput = Partial<ScheduleView>;

/** Breaks are kept clear of for so long; nobody knows them further ahead. */
const FORESEEN = 800 * DAY;

export function scheduleInput(typed: Typed, { timeZone, breaks, stored }: ScheduleContext): ScheduleInput {
  const day = dayTyped(said(typed, 'date'));
  if (day === null) return { timeZone };
  const { rule, firstDay } = meantBy(typed, day);
  const isAllDay = said(typed, 'whole') !== '';
  const from = said(typed, 'from');
  const time = isAllDay ? '' : `T${from}`;
  const at = (one: number): string => formatLocalDate(one) + time;
  const duration = lengthOf(typed);
  const input: ScheduleInput = {
    start: at(firstDay),
    timeZone,
    rule,
    ...(duration !== null && { duration }),
  };
  const isOn = daysOf(input, timeZone);
  if (!isOn) return input;
  const wanted = (name: string): readonly number[] =>
    allSaid(typed, name).flatMap((text) => dayTyped(text) ?? []);
  const added = [...wanted('also').map(at), ...allSaid(typed, 'alsoAt')];
  const exceptions = stored ? keptChanges(stored, at, (one) => isOn(one) || added.includes(at(one))) : {};
  const breakDays = said(typed, 'breaks') === '' ? [] : daysWithin(isOn, firstDay, breaks);
  const excluded = [...wanted('not'), ...breakDays].filter((one) => isOn(one)).map(at);
  return { ...input, excluded: [...new Set(excluded)].sort(), added, changed: exceptions };
}

/** Those of the days to leave out that are none of its days, as typed. */
export function idleExclusions(
  typed: Typed,
  { timeZone }: Pick<ScheduleContext, 'timeZone'>,
): readonly string[] {
  const day = dayTyped(said(typed, 'date'));
  if (day === null) return [];
  const { rule, firstDay } = meantBy(typed, day);
  const start = formatLocalDate(firstDay);
  const isOn = daysOf({ start, rule }, timeZone);
  return allSaid(typed, 'not').filter((text) => {
    const one = dayTyped(text);
    return one !== null && isOn !== null && !isOn(one);
  });
}

/** Whether the rule falls on a day; null where the form does not say yet when. */
function daysOf(
  { start = '', rule }: Pick<ScheduleInput, 'start' | 'rule'>,
  timeZone: TimeZoneId,
): ((day: number) => boolean) | null {
  const isAllDay = start.length === 10;
  const wall = isAllDay
    ? (parseLocalDate(start) ?? Number.NaN) * DAY
    : (parseLocalDateTime(start) ?? Number.NaN);
  const read = rule ? readRule(rule) : { rule: null };
  if (Number.isNaN(wall) || !('rule' in read)) return null;
  const rest = { timeZone, rule: read.rule, excluded: [], added: [], changed: {} };
  const compiled = compileSchedule({
    allDay: false,
    start: formatLocalDateTime(wallClock(wall)),
    duration: { days: 0, seconds: 0 },
    ...rest,
  });
  return (day) => isRuleStart(compiled, wallClock(day * DAY + (wall - dayOf(wallClock(wall)) * DAY)));
}

function daysWithin(
  isOn: (day: number) => boolean,
  firstDay: number,
  breaks: readonly Observance[],
): readonly number[] {
  const last = firstDay + FORESEEN / DAY;
  return breaks.flatMap(({ start, end }) => {
    const [from, to] = [parseLocalDate(start) ?? 0, parseLocalDate(end) ?? 0];
    const days = Array.from({ length: Math.max(0, Math.min(to, last) - from) }, (_, i) => from + i);
    return days.filter((day) => day >= firstDay && isOn(day));
  });
}

/** How long, in ISO 8601; null where the form does not say. What ends before it begins ends the next day. */
function lengthOf(typed: Typed): string | null {
  if (said(typed, 'whole') !== '') return `P${said(typed, 'days') || '1'}D`;
  const [from, to] = [minutesOf(said(typed, 'from')), minutesOf(said(typed, 'to'))];
  if (from === null || to === null) return said(typed, 'lasts') || null;
  const minutes = (to - from + 24 * 60) % (24 * 60);
  return formatDuration({ days: 0, seconds: minutes * 60 });
}

function minutesOf(time: string): number | null {
  const wall = parseLocalDateTime(`2000-01-01T${time}`);
  return wall === null ? null : Math.floor((wall % DAY) / MINUTE);
}

/**
 * The changes of single dates, which the form does not show, at the hour it says. One whose day the series is no longer
 * on goes to the day it is on in that week, where there is one; what had been moved by itself rejoins the rest there.
 */
function keptChanges(
  stored: Schedule,
  at: (day: number) => string,
  isOn: (day: number) => boolean,
): ScheduleView['changed'] {
  const changes = Object.entries(stored.changed).flatMap(([id, change]) => {
    const day = parseLocalDate(id.slice(0, 10));
    if (day === null) return [];
    if (isOn(day)) return [[at(day), viewChange(change)] as const];
    const { start: _start, ...rest } = viewChange(change);
    const monday = day - weekdayOf(day);
    const [only, ...others] = Array.from({ length: 7 }, (_, i) => monday + i).filter(isOn);
    const isMoved = only !== undefined && others.length === 0 && Object.keys(rest).length > 0;
    return isMoved ? [[at(only), rest] as const] : [];
  });
  return Object.fromEntries(changes);
}

/** A schedule as the form shows it. @param breaks those that the form can keep clear of in one go */
export function typedSchedule(schedule: Schedule, breaks: readonly Observance[]): Typed {
  const { start, allDay, duration, excluded, added } = schedule;
  const inBreaks = datesInBreaks(schedule, breaks);
  const keepsClear = inBreaks.length > 0 && inBreaks.every((id) => excluded.some((one) => one === id));
  const not = excluded.filter((id) => !keepsClear || !inBreaks.includes(id)).map((id) => id.slice(0, 10));
  const isUsual = (id: string): boolean => id.slice(10) === start.slice(10);
  return new Map<string, readonly string[]>([
    ...Object.entries(typedRule(schedule)),
    ['date', [start.slice(0, 10)]],
    ...(allDay ? wholeDays(duration) : hours(start, duration)),
    ['not', not],
    ['also', added.filter(isUsual).map((id) => id.slice(0, 10))],
    ['alsoAt', added.filter((id) => !isUsual(id))],
    ['breaks', keepsClear ? ['1'] : []],
  ]);
}

function wholeDays({ days }: Duration): [string, readonly string[]][] {
  return [
    ['whole', ['1']],
    ['days', [String(days)]],
  ];
}

function hours(start: LocalDateTime, duration: Duration): [string, readonly string[]][] {
  const from: [string, readonly string[]] = ['from', [start.slice(11, 16)]];
  const seconds = duration.days * 86_400 + duration.seconds;
  if (seconds >= 86_400 || seconds % 60 !== 0) return [from, ['lasts', [formatDuration(duration)]]];
  const end = wallClock((parseLocalDateTime(start) ?? 0) + seconds * SECOND);
  return [from, ['to', [formatLocalDateTime(end).slice(11, 16)]]];
}

/** The dates of a schedule, excluded ones too, that fall in breaks. */
export function datesInBreaks(schedule: Schedule, breaks: readonly Observance[]): readonly string[] {
  const { timeZone } = schedule;
  const start = instant(wallOf(schedule.start) - DAY);
  const window = { start, end: instant(start + FORESEEN + DAY) };
  const localDay = (at: Instant): string => formatLocalDate(dayNumber(dayOf(toWallClock(timeZone, at))));
  return occurrencesOf({ ...schedule, excluded: [] }, window)
    .filter((one) => {
      const day = localDay(one.start);
      return breaks.some((known) => known.start <= day && day < known.end);
    })
    .map(({ recurrenceId }) => recurrenceId);
}
