// Somebody's RRULE as a rule of ours, or as a pattern of days and hours to be written out where it cannot be one.
import { type Rule, readRule, type Until } from '../../calendar/rule.ts';
import { DAY, dayOf, HOUR, MINUTE, SECOND, type WallClock } from '../../calendar/time.ts';
import { type RuleParts, ruleParts, ruleText } from './rule-parts.ts';

/** A pattern without its end. */
export interface Pattern {
  /** Its days; neither COUNT nor UNTIL, and its interval may be any. */
  readonly days: Rule;
  /** The times of day, in milliseconds after midnight, that a day has starts at; ascending. */
  readonly times: (day: number) => readonly number[];
  readonly count: number | null;
  readonly until: Until | null;
}

export type RuleReading =
  /** One start a day, always at the same time: what a rule of ours can be. */
  | {
      readonly kind: 'series';
      readonly pattern: Pattern;
      readonly parts: RuleParts;
      readonly timeOfDay: number;
    }
  | { readonly kind: 'dates'; readonly pattern: Pattern }
  | { readonly kind: 'unreadable'; readonly fault: string }
  /** Nothing that people come to: it is not read at all. */
  | { readonly kind: 'refused'; readonly reason: string };

const MAX_INTERVAL = 99;
const MAX_TIMES = 96;
const EVERY_HOUR = Array.from({ length: 24 }, (_, hour) => hour);
const TOO_OFTEN = 'It repeats every minute or second, which no activity does.';

/**
 * What the text of a rule means for something that starts at `start`.
 * @param allDay whether the start is a plain date: hours then say nothing
 */
export function readRuleText(text: string, start: WallClock, allDay: boolean): RuleReading {
  const parts = ruleParts(text);
  if ('fault' in parts) return { kind: 'unreadable', fault: parts.fault };
  const frequency = parts.get('FREQ');
  if (frequency === 'SECONDLY' || frequency === 'MINUTELY') return { kind: 'refused', reason: TOO_OFTEN };
  const count = parts.get('COUNT');
  if (count !== undefined && !/^[1-9]\d{0,17}$/.test(count))
    return { kind: 'unreadable', fault: 'its COUNT is no number' };
  const hourly = frequency === 'HOURLY';
  if (hourly && allDay) return { kind: 'unreadable', fault: 'whole days do not come back by the hour' };
  const times = hourly || !allDay ? timesOf(parts, start, hourly) : [0];
  if (times === null) return { kind: 'unreadable', fault: 'its hours are no hours' };
  if (times.length > MAX_TIMES) return { kind: 'refused', reason: TOO_OFTEN };
  if ((hourly || times.length > 1) && parts.has('BYSETPOS')) {
    return { kind: 'unreadable', fault: 'it picks hours out of a set' };
  }
  const interval = Number(parts.get('INTERVAL') ?? 1);
  const days = daysOf(parts, hourly, interval);
  if ('fault' in days) return { kind: 'unreadable', fault: days.fault };
  const ends = {
    count: count === undefined ? null : Math.min(Number(count), Number.MAX_SAFE_INTEGER),
    until: days.until,
  };
  const rule: Rule = { ...days, until: null };
  if (hourly)
    return {
      kind: 'dates',
      pattern: { days: rule, times: everySoManyHours(times, start, interval), ...ends },
    };
  const pattern: Pattern = { days: rule, times: () => times, ...ends };
  const [timeOfDay = 0, ...others] = times;
  if (others.length > 0 || interval > MAX_INTERVAL) return { kind: 'dates', pattern };
  for (const name of ['BYHOUR', 'BYMINUTE', 'BYSECOND']) parts.delete(name);
  return { kind: 'series', pattern, parts, timeOfDay };
}

/** The days of the rule, with its UNTIL: of an hourly one, those that its hours may fall on. */
function daysOf(parts: RuleParts, hourly: boolean, interval: number): Rule | { readonly fault: string } {
  const gated = new Map(parts);
  for (const name of ['COUNT', 'INTERVAL', 'BYHOUR', 'BYMINUTE', 'BYSECOND']) gated.delete(name);
  if (hourly) gated.set('FREQ', 'DAILY');
  const read = readRule(ruleText(gated));
  if ('fault' in read) return { fault: read.fault };
  return { ...read.rule, interval: hourly ? 1 : interval };
}

/**
 * The times of day that BYHOUR, BYMINUTE and BYSECOND name, ascending; the start's own where they name none. Of an
 * hourly rule without BYHOUR, those in every hour. Null where they cannot be read.
 */
function timesOf(parts: RuleParts, start: WallClock, hourly: boolean): readonly number[] | null {
  const timeOfDay = start - dayOf(start) * DAY;
  if (!hourly && !parts.has('BYHOUR') && !parts.has('BYMINUTE') && !parts.has('BYSECOND')) return [timeOfDay];
  const own = hourly ? EVERY_HOUR : [Math.floor(timeOfDay / HOUR)];
  const hours = numbers(parts.get('BYHOUR'), 23, own);
  const minutes = numbers(parts.get('BYMINUTE'), 59, [Math.floor(timeOfDay / MINUTE) % 60]);
  const seconds = numbers(parts.get('BYSECOND'), 59, [Math.floor(timeOfDay / SECOND) % 60]);
  if (!hours || !minutes || !seconds) return null;
  const perHour = minutes.flatMap((minute) => seconds.map((second) => minute * MINUTE + second * SECOND));
  if (perHour.length > MAX_TIMES) return perHour;
  return hours.flatMap((hour) => perHour.map((time) => hour * HOUR + time));
}

function numbers(text: string | undefined, max: number, own: readonly number[]): readonly number[] | null {
  if (text === undefined) return own;
  const list = text.split(',').map((part) => (/^\d{1,2}$/.test(part) ? Number(part) : max + 1));
  return list.some((value) => value > max) ? null : [...new Set(list)].sort((a, b) => a - b);
}

/** Every so many hours by the clock, counted from the start's own. */
function everySoManyHours(times: readonly number[], start: WallClock, interval: number): Pattern['times'] {
  const first = Math.floor(start / HOUR);
  return (day) => times.filter((time) => (day * 24 + Math.floor(time / HOUR) - first) % interval === 0);
}
