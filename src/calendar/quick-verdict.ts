// The verdict about a schedule that is only of interest while few of its dates clash: what weighing hundreds of them
// against each other needs.
import type { Activity } from './activity.ts';
import { severityOf } from './clash.ts';
import type { OccurrenceIndex } from './occurrence-index.ts';
import type { Member, Row } from './occurrence-rows.ts';
import { rowAt } from './row-columns.ts';
import type { Window } from './time.ts';
import { countOccurrences, draftWithin, type StateOf, type Verdict } from './verdict.ts';
import { addAll, countWeeks, noWeeks, type WeekBits } from './week-bits.ts';

/** The verdict that `reportClashes` would give, or null as soon as so many dates as `tooMany` clash. */
export function verdictBelow(
  tooMany: number,
  index: OccurrenceIndex,
  activity: Activity,
  window: Window,
  stateOf: StateOf,
): Verdict | null {
  const asked = draftWithin(index, activity, window);
  const states = new Map<Member, boolean>();
  const isOpen = (other: Member): boolean => {
    const known = states.get(other) ?? stateOf(activity, other.activity) !== 'settled';
    states.set(other, known);
    return known;
  };
  const clashing = new Map<Row, WeekBits>();
  let count = 0;
  let reasons = 0;
  index.searchClashes(asked, -1, (mine, others, i, _shift, why, weeks) => {
    if (!isOpen(rowAt(others, i).member)) return true;
    reasons |= why;
    const before = clashing.get(mine) ?? noWeeks();
    count -= countWeeks(before);
    addAll(before, weeks);
    count += countWeeks(before);
    clashing.set(mine, before);
    return count < tooMany;
  });
  if (count >= tooMany) return null;
  const severity = reasons ? severityOf(reasons) : null;
  return { occurrences: countOccurrences(asked), clashing: count, severity };
}
