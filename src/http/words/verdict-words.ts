// The verdict about a series in words: "8 af 12 tirsdage falder sammen med Systue (Kvindeklubben, Holte bibliotek): samme
// sted, samme aften."
import type { Reason } from '../../calendar/clash.ts';
import { wallOf } from '../../calendar/compiled-schedule.ts';
import type { Rule } from '../../calendar/rule.ts';
import type { Schedule } from '../../calendar/schedule.ts';
import { DAY, dayOf, HOUR, type WallClock } from '../../calendar/time.ts';
import type { Verdict } from '../../calendar/verdict.ts';
import { knownTag } from './known-tags.ts';
import { codeOf, ruleWords } from './rule-words.ts';
import { shapeOfRule } from './schedule-shape.ts';
import { dateAndTimes, endByClock, withTimes } from './time-words.ts';
import type { Words } from './words.ts';

/** One other activity that clashes, as its reader sees it. */
export interface ClashToTell {
  readonly title: string;
  /** The neighbouring network it is of; null for one of ours. */
  readonly neighbour: string | null;
  /** Whose it is, where it is: what tells it from others of the same title. */
  readonly facts: readonly string[];
  readonly reasons: readonly Reason[];
  /** The tags both are for; none where either is for everyone. */
  readonly audiences: readonly string[];
  readonly count: number;
}

/** What begins later than this is in the evening. */
const AFTERNOON = 16 * HOUR;

/** How many of the dates clash at all. */
export function verdictWords(verdict: Verdict, schedule: Schedule, words: Words): string {
  const { clashing, occurrences: total } = verdict;
  if (clashing === 0) return words.say('verdict.none');
  return words.say('verdict.some', { clashing, total, days: daysOf(schedule) });
}

/** How many of so many dates clash with one other activity, and why. */
export function clashWords(clash: ClashToTell, total: number, schedule: Schedule, words: Words): string {
  const { count: clashing } = clash;
  const name = nameOf(clash, words);
  const reasons = words.commas(clash.reasons.map((reason) => reasonWords(reason, clash, schedule, words)));
  if (total === 1) return words.say('verdict.only', { name, reasons });
  return words.say('verdict.with', { clashing, total, days: daysOf(schedule), name, reasons });
}

function nameOf({ title, neighbour, facts: all }: ClashToTell, words: Words): string {
  const facts = all.length === 0 ? '' : words.commas(all);
  if (neighbour !== null) {
    return facts === ''
      ? words.say('neighbour.clash', { neighbour, title })
      : words.say('neighbour.clashAt', { neighbour, title, facts });
  }
  return facts === '' ? title : words.say('verdict.name', { title, facts });
}

/** A way out: when the series would be instead, and how many of its dates clash then. */
export function suggestionWords(
  schedule: Schedule,
  suggested: { readonly start: WallClock; readonly rule: Rule | null; readonly clashing: number },
  today: number,
  words: Words,
): string {
  const { start, rule, clashing: count } = suggested;
  const { duration, allDay } = schedule;
  const days = rule && ruleWords(rule, dayOf(start), words);
  const when = days
    ? withTimes(days, start, duration, allDay, words)
    : dateAndTimes(start, endByClock(start, duration), allDay, today, words);
  return words.capital(words.say('verdict.instead', { when, count }));
}

/** Why two clash. @param schedule of the one that is told about */
export function reasonWords(
  reason: Reason,
  { audiences }: Pick<ClashToTell, 'audiences'>,
  schedule: Schedule,
  words: Words,
): string {
  switch (reason) {
    case 'venue':
      return words.say('reason.venue');
    case 'audience': {
      if (audiences.length === 0) return words.say('reason.audience');
      const named = audiences.map((tag) => knownTag(tag, words.language) ?? tag);
      return words.say('reason.audienceOf', { audiences: words.list(named) });
    }
    case 'helpers':
      return words.say('reason.helpers');
    case 'evening':
      return words.say(isInEvening(schedule) ? 'reason.evening' : 'reason.day');
  }
}

function isInEvening({ start, allDay }: Schedule): boolean {
  const wall = wallOf(start);
  return !allDay && wall - dayOf(wall) * DAY >= AFTERNOON;
}

/** The one weekday that all of a series is on, as messages select it. */
function daysOf({ rule, start }: Schedule): string {
  const shape = rule && shapeOfRule(rule, dayOf(wallOf(start)))?.shape;
  if (!shape) return 'other';
  if ('weekday' in shape) return codeOf(shape.weekday);
  const [only, ...others] = 'weekdays' in shape ? shape.weekdays : [];
  return only === undefined || others.length > 0 ? 'other' : codeOf(only);
}
