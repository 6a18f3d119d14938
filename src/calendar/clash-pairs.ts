// Every pair of activities that clashes in a window: first how often and why, then, for the pairs asked for, when.
import type { Activity } from './activity.ts';
import { type Reason, reasonsOf, type Severity, severityOf } from './clash.ts';
import type { OccurrenceIndex } from './occurrence-index.ts';
import { isRowInside, type Member, rowRecurrenceId } from './occurrence-rows.ts';
import { PairTally } from './pair-tally.ts';
import { rowAt } from './row-columns.ts';
import type { RecurrenceId } from './schedule.ts';
import type { Window } from './time.ts';
import { listWeeks } from './week-bits.ts';
import { WindowCount } from './window-count.ts';

/** Two activities that clash. */
export interface ClashPair {
  /** The one with the lower id. */
  readonly one: Activity;
  readonly other: Activity;
  readonly reasons: readonly Reason[];
  readonly severity: Severity;
  /** Pairs of occurrences that clash and of which at least one is in the window. */
  readonly count: number;
}

/** Two occurrences that clash, by their recurrence ids. */
export interface ClashDate {
  readonly first: RecurrenceId;
  readonly second: RecurrenceId;
  readonly reasons: readonly Reason[];
}

/**
 * The pairs that clash in the window, worst and most frequent first, then by their ids. The index must cover the
 * window.
 * @param only the ids of the activities to look from, or null for everybody's clashes
 */
export function clashPairs(
  index: OccurrenceIndex,
  window: Window,
  only: readonly string[] | null,
): readonly ClashPair[] {
  const inWindow = new WindowCount(index.span, window);
  const tally = new PairTally(index.membersById(), index.numbers);
  const counted = new Set<number>();
  for (const mine of only === null ? index.members.values() : membersOf(index, only)) {
    const above = only === null ? mine.number : -1;
    index.searchClashes(mine, above, (row, others, i, shift, reasons, weeks) => {
      const number = others.members[i] as number;
      if (only !== null && counted.has(number)) return;
      tally.add(number, inWindow.count(row, others, i, shift, weeks), reasons);
    });
    tally.close(mine);
    counted.add(mine.number);
  }
  return tally.tell((one, other, reasons, count) => ({
    one: one.activity,
    other: other.activity,
    reasons: reasonsOf(reasons),
    severity: severityOf(reasons),
    count,
  }));
}

function membersOf(index: OccurrenceIndex, ids: readonly string[]): Member[] {
  return [...new Set(ids)].flatMap((id) => index.members.get(id) ?? []);
}

/**
 * The clashes of two activities of which at least one occurrence is in the window, in the order of the first one's
 * recurrence ids. The index must cover the window.
 */
export function clashDates(
  index: OccurrenceIndex,
  window: Window,
  firstId: string,
  secondId: string,
): readonly ClashDate[] {
  const { span } = index;
  const first = index.members.get(firstId);
  const second = index.members.get(secondId);
  const dates: ClashDate[] = [];
  if (!first || !second) return dates;
  index.searchPairClashes(first, second, (mine, others, i, shift, reasons, weeks) => {
    const other = rowAt(others, i);
    for (const week of listWeeks(weeks)) {
      const isIn = isRowInside(span, mine, week, window) || isRowInside(span, other, week + shift, window);
      if (!isIn) continue;
      dates.push({
        first: rowRecurrenceId(span, mine, week),
        second: rowRecurrenceId(span, other, week + shift),
        reasons: reasonsOf(reasons),
      });
    }
  });
  return dates.sort((a, b) => compare(a.first, b.first) || compare(a.second, b.second));
}

/** The order of pairs: worst and most frequent first, then by their ids. */
export function comparePairs(a: ClashPair, b: ClashPair): number {
  if (a.severity !== b.severity) return a.severity === 'high' ? -1 : 1;
  return b.count - a.count || compare(a.one.id, b.one.id) || compare(a.other.id, b.other.id);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
