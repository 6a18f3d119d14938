// A pattern that is a series as one of our rules: ending where the file says, and starting on a date of its own.

import { lastDayOf } from '../../calendar/compiled-schedule.ts';
import { type Rule, readRule } from '../../calendar/rule.ts';
import { compileRuleDays } from '../../calendar/rule-days.ts';
import type { Schedule } from '../../calendar/schedule.ts';
import { DAY, dayOf, formatLocalDate, type WallClock, wallClock } from '../../calendar/time.ts';
import { LAST_DAY } from './moment.ts';
import { type RuleParts, ruleText } from './rule-parts.ts';
import type { RuleReading } from './rule-reading.ts';
import type { Budget } from './written-out.ts';

export interface SettledRule {
  /** Null where the rule has no date but the start. */
  readonly rule: Rule | null;
  /** The rule's first date; where it is not the file's own start, that is a date beside the rule. */
  readonly start: WallClock;
}

const MAX_COUNT = 730;
const STRETCH = 512;
/** A rule that has no date in so many days has none. */
const SEARCHED = 120 * 366;

/**
 * The rule that a series becomes. A start that it does not produce counts as the first of COUNT (RFC 5545 §3.3.10). A
 * COUNT that no rule of ours may have, or that stands beside UNTIL, becomes the UNTIL that means the same.
 * @param schedule with the file's own start and zone; nothing else is asked of it
 */
export function settledRule(
  { pattern, parts, timeOfDay }: Extract<RuleReading, { kind: 'series' }>,
  schedule: Schedule,
  start: WallClock,
  budget: Budget,
): SettledRule | { readonly fault: string } {
  const alone = { rule: null, start };
  const startDay = dayOf(start);
  const lastDay = Math.min(
    lastDayOf({ ...schedule, rule: { ...pattern.days, until: pattern.until } }, timeOfDay),
    LAST_DAY,
  );
  const { fill } = compileRuleDays(pattern.days, startDay, Number.POSITIVE_INFINITY);
  const firstDay = startDay * DAY + timeOfDay >= start ? startDay : startDay + 1;
  const [first] = daysFrom(fill, firstDay, Math.min(lastDay, firstDay + SEARCHED), 1, budget);
  if (first === undefined) return alone;
  const firstStart = wallClock(first * DAY + timeOfDay);
  const count = pattern.count === null ? null : pattern.count - (firstStart === start ? 0 : 1);
  if (count !== null && count <= 0) return alone;
  const read = readRule(
    ruleText(endedParts(parts, count, count === null ? [] : daysFrom(fill, first, lastDay, count, budget))),
  );
  return 'fault' in read ? read : { rule: read.rule, start: firstStart };
}

/** The parts with the end said so that a rule of ours can say it. */
function endedParts(parts: RuleParts, count: number | null, days: readonly number[]): RuleParts {
  if (count === null) return parts;
  const ended = new Map(parts);
  const last = days[count - 1];
  if (last === undefined) {
    // UNTIL, or the end of all times that we keep, comes before so many dates have been.
    ended.delete('COUNT');
  } else if (count <= MAX_COUNT && !ended.has('UNTIL')) {
    ended.set('COUNT', String(count));
  } else {
    ended.delete('COUNT');
    ended.set('UNTIL', formatLocalDate(last).replaceAll('-', ''));
  }
  return ended;
}

/** The first days, at most `limit`, that a rule falls on in [from, to]. */
function daysFrom(
  fill: (from: number, to: number, into: Int32Array) => number,
  from: number,
  to: number,
  limit: number,
  budget: Budget,
): readonly number[] {
  // A rule nearly always has its own start, and no more is asked of most.
  const one = new Int32Array(1);
  if (limit === 1 && from <= to && fill(from, from, one) === 1) return [from];
  const days: number[] = [];
  const stretch = new Int32Array(STRETCH);
  for (let first = from; first <= to && days.length < limit; first += STRETCH) {
    const count = fill(first, Math.min(first + STRETCH - 1, to), stretch);
    budget.steps -= STRETCH;
    days.push(...stretch.subarray(0, Math.min(count, limit - days.length)));
  }
  return days;
}
