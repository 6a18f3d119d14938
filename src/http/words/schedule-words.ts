// When an activity happens, as one sentence in the reader's language: "Hver tirsdag kl. 19-21, ikke 22. december".
import { compileSchedule, extraStarts, isRuleStart, wallOf } from '../../calendar/compiled-schedule.ts';
import { occurrencesFrom } from '../../calendar/recurrence.ts';
import type { Rule } from '../../calendar/rule.ts';
import type { Schedule } from '../../calendar/schedule.ts';
import { DAY, dayOf, type Instant, instant, type TimeZoneId, type WallClock } from '../../calendar/time.ts';
import { toInstant, toWallClock } from '../../calendar/zone.ts';
import { ruleWords } from './rule-words.ts';
import { dateAndTimes, timesWords, withTimes } from './time-words.ts';
import type { Words } from './words.ts';

/** When and where the reader is: dates gone by are left out, and a zone is named where it is another. */
export interface Reading {
  readonly now: Instant;
  readonly timeZone: TimeZoneId;
}

/** So many dates are named one by one. */
const MOST_DATES = 6;
/** A changed date is looked for so long before the schedule's own start. */
const LONGEST_MOVE = 400 * DAY;

/** The sentence, without a full stop. */
export function scheduleWords(schedule: Schedule, words: Words, { now, timeZone }: Reading): string {
  const { rule, timeZone: zone, allDay } = schedule;
  const today = dayOf(toWallClock(zone, now));
  const days = rule && ruleWords(rule, dayOf(wallOf(schedule.start)), words);
  const parts =
    rule && days ? ruleParts(schedule, rule, days, words, today) : datesParts(schedule, words, now, today);
  if (!allDay && zone !== timeZone) parts.push(words.say('when.zone', { zone }));
  return words.capital(words.commas(parts));
}

function ruleParts(schedule: Schedule, rule: Rule, days: string, words: Words, today: number): string[] {
  const start = wallOf(schedule.start);
  const parts = [withTimes(days, start, schedule.duration, schedule.allDay, words)];
  const date = (day: number): string => words.dates.date(day, today);
  if (dayOf(start) > today) parts.push(words.say('when.from', { date: date(dayOf(start)) }));
  const last = lastDay(schedule, rule);
  if (last !== null) parts.push(words.say('when.until', { date: date(last) }));
  if (rule.count !== null) parts.push(words.say('when.times', { count: rule.count }));
  return [...parts, ...exceptions(schedule, words, today)];
}

function lastDay({ timeZone }: Schedule, { until }: Rule): number | null {
  switch (until?.form) {
    case undefined:
      return null;
    case 'date':
      return until.day;
    case 'local':
      return dayOf(until.wall);
    case 'utc':
      return dayOf(toWallClock(timeZone, until.at));
  }
}

/** The dates from today on when it is not, and those when it is besides. */
function exceptions(schedule: Schedule, words: Words, today: number): string[] {
  const compiled = compileSchedule(schedule);
  const isCancelled = (id: WallClock): boolean => compiled.changed.get(id)?.change.status === 'cancelled';
  const away = [...compiled.excluded, ...compiled.changed.keys()]
    .map((wall) => wall as WallClock)
    .filter((wall) => isRuleStart(compiled, wall) && (compiled.excluded.has(wall) || isCancelled(wall)));
  const named = (walls: readonly WallClock[]): number[] =>
    [...new Set(walls.map(dayOf))].filter((day) => day >= today).sort((a, b) => a - b);
  const dates = (days: readonly number[]): string[] => days.map((day) => words.dates.date(day, today));
  const notOn = dates(named(away));
  const alsoOn = dates(named(extraStarts(compiled)).slice(0, MOST_DATES));
  const parts: string[] = [];
  if (notOn.length > MOST_DATES) {
    const first = words.commas(notOn.slice(0, MOST_DATES));
    parts.push(words.say('when.exceptMore', { dates: first, count: notOn.length - MOST_DATES }));
  } else if (notOn.length > 0) parts.push(words.say('when.except', { dates: words.list(notOn) }));
  if (alsoOn.length > 0) parts.push(words.say('when.added', { dates: words.list(alsoOn) }));
  return parts;
}

/** What has no simple words is told by its next dates; where there are none any more, by the first it had. */
function datesParts(schedule: Schedule, words: Words, now: Instant, today: number): string[] {
  const { allDay, timeZone, start } = schedule;
  const earliest = instant(toInstant(timeZone, wallOf(start)) - LONGEST_MOVE);
  const from = (at: Instant) => occurrencesFrom(schedule, at, MOST_DATES + 1);
  const all = from(earliest);
  const coming = all.length > MOST_DATES || schedule.rule ? from(now) : all;
  const shown = (coming.length > 0 ? coming : all).map((one) => ({
    start: toWallClock(timeZone, one.start),
    end: toWallClock(timeZone, one.end),
  }));
  const [first] = shown;
  if (!first) return [words.say('when.certainDays')];
  if (shown.length === 1) return [dateAndTimes(first.start, first.end, allDay, today, words)];
  const list = words.list(shown.slice(0, MOST_DATES).map((one) => words.dates.date(dayOf(one.start), today)));
  const days =
    schedule.rule || shown.length > MOST_DATES ? words.say('when.nextDates', { dates: list }) : list;
  const times = new Set(shown.map((one) => timesWords(one.start, one.end, words)));
  const [time] = times;
  if (allDay || times.size !== 1 || time === undefined) return [days];
  return [words.say('when.atTime', { days, time })];
}
