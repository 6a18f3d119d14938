// On which days a rule falls, in words.
import type { Rule } from '../../calendar/rule.ts';
import { dayFromCivil } from '../../calendar/time.ts';
import { type RuleShape, shapeOfRule } from './schedule-shape.ts';
import type { Words } from './words.ts';

/** As the messages select them; Monday first. */
const WEEKDAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'] as const;
const WORKING_DAYS = '0,1,2,3,4';
const A_LEAP_YEAR = 2024;

/** `hver tirsdag`, or null where the rule has no simple words. */
export function ruleWords(rule: Rule, startDay: number, words: Words): string | null {
  const shaped = shapeOfRule(rule, startDay);
  if (!shaped) return null;
  const days = shapeWords(shaped.shape, words);
  if (shaped.months.length === 0) return days;
  const months = words.list(shaped.months.map((month) => words.dates.monthAlone(month)));
  return words.say('when.inMonths', { days, months });
}

function shapeWords(shape: RuleShape, words: Words): string {
  switch (shape.kind) {
    case 'daily':
      return words.say('when.everyDay', { interval: shape.interval });
    case 'weekly':
      return weeklyWords(shape.weekdays, shape.interval, words);
    case 'odd weeks':
      return words.say('when.oddWeeks', { days: weekdaysIn(shape.weekdays, words) });
    case 'even weeks':
      return words.say('when.evenWeeks', { days: weekdaysIn(shape.weekdays, words) });
    case 'nth of month': {
      const { interval } = shape;
      return words.say('when.nthOfMonth', { ...nthWords(shape.nths, shape.weekday, words), interval });
    }
    case 'all but nth': {
      const { nths, day } = nthWords([shape.nth], shape.weekday, words);
      return words.say('when.allButNth', { nth: nths, day });
    }
    case 'dates of month': {
      const dates = words.list(shape.dates.map((date) => words.say('when.date', { date })));
      return words.say('when.datesOfMonth', { dates, interval: shape.interval });
    }
    case 'last of month':
      return words.say('when.lastOfMonth', { interval: shape.interval });
    case 'yearly': {
      const date = words.dates.dayMonth(dayFromCivil(A_LEAP_YEAR, shape.month, shape.date));
      return words.say('when.everyYear', { date, interval: shape.interval });
    }
    case 'nth of year': {
      const { interval } = shape;
      const month = words.dates.monthInDate(shape.month);
      return words.say('when.nthOfYear', { ...nthWords(shape.nths, shape.weekday, words), interval, month });
    }
  }
}

function weeklyWords(weekdays: readonly number[], interval: number, words: Words): string {
  if (interval > 1) {
    const days = weekdays.map((weekday) => words.say('weekday.spaced', { day: codeOf(weekday) }));
    return words.say('when.everyNthWeek', { days: words.list(days), interval });
  }
  if (weekdays.join() === WORKING_DAYS) return words.say('when.weekdays');
  const days = weekdays.map((weekday) => words.say('weekday.each', { day: codeOf(weekday) }));
  return words.say('when.everyWeek', { days: words.list(days) });
}

function weekdaysIn(weekdays: readonly number[], words: Words): string {
  return words.list(weekdays.map((weekday) => words.say('weekday.in', { day: codeOf(weekday) })));
}

function nthWords(nths: readonly number[], weekday: number, words: Words): { nths: string; day: string } {
  const day = codeOf(weekday);
  const which = nths.map((nth) => words.say('weekday.which', { nth: nth > 0 ? `n${nth}` : 'last', day }));
  return { nths: words.list(which), day: words.say('weekday.nth', { day }) };
}

/** As the messages select it. */
export function codeOf(weekday: number): string {
  return WEEKDAYS[weekday] ?? 'su';
}
