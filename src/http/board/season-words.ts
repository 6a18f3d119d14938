// What is said of one planned activity: what it clashes with, and when it would clash less.
import type { JudgedActivity } from '../../actions/check-season.ts';
import type { Activity } from '../../calendar/activity.ts';
import { parseRule } from '../../calendar/rule.ts';
import { DAY, parseLocalDate, parseLocalDateTime, type WallClock, wallClock } from '../../calendar/time.ts';
import type { Reader } from '../pages/reader.ts';
import { clashToTell } from '../words/clash-to-tell.ts';
import { clashWords, suggestionWords, verdictWords } from '../words/verdict-words.ts';
import type { Register } from './pair-words.ts';

/** The activities that a report is about, planned or not, as the member may see them. */
export interface Planned {
  /** By where they stand. */
  readonly planned: ReadonlyMap<string, Activity>;
  /** By id. */
  readonly others: ReadonlyMap<string, Activity>;
}

/** The verdict, then a sentence for each other activity that is not settled with. */
export function clashLines(
  { name, verdict, clashes }: JudgedActivity,
  { planned, others }: Planned,
  register: Register,
  { words, network }: Reader,
): readonly string[] {
  const own = planned.get(name);
  if (!own) return [];
  const open = clashes.filter(({ state }) => state !== 'settled');
  const lines = open.flatMap((clash) => {
    const other = others.get(clash.activity.id);
    if (!other) return [];
    const told = clashToTell(own, other, clash, register, network.language, words);
    return [clashWords(told, Math.max(verdict.occurrences, clash.count), own.schedule, words)];
  });
  return open.length === 1 ? lines : [verdictWords(verdict, own.schedule, words), ...lines];
}

export function wayOutLines(
  { name, suggestions }: JudgedActivity,
  { planned }: Planned,
  { words, today }: Reader,
): readonly string[] {
  const own = planned.get(name);
  if (!own) return [];
  return suggestions.map(({ start, rule, clashing }) => {
    const parsed = rule === null ? null : parseRule(rule);
    return suggestionWords(own.schedule, { start: wallAt(start), rule: parsed, clashing }, today, words);
  });
}

function wallAt(start: string): WallClock {
  return parseLocalDateTime(start) ?? wallClock((parseLocalDate(start) ?? 0) * DAY);
}
