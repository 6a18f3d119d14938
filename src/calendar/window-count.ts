// How many of the clashes between two rows are in a window: mostly a matter of counting bits, and a closer look at the
// weeks in which the window begins and ends.
import { isRowInside, type Row } from './occurrence-rows.ts';
import { type Columns, rowAt } from './row-columns.ts';
import { isLong, isLongAt, LONG } from './row-lists.ts';
import { WEEK, type Window } from './time.ts';
import {
  addWeek,
  countShared,
  listWeeks,
  noWeeks,
  sharedWeeks,
  shareWeek,
  type WeekBits,
} from './week-bits.ts';
import type { WeekSpan } from './week-span.ts';

/** Short occurrences that clash lie within so much time of either's start. */
const REACH = 3 * LONG;

/** Counts for a window that the span covers. */
export class WindowCount {
  readonly #span: WeekSpan;
  readonly #window: Window;
  /** The weeks that lie in the window from end to end. */
  readonly #whole = noWeeks();
  /** The other weeks from which short occurrences may reach the window. */
  readonly #edges = noWeeks();

  constructor(span: WeekSpan, window: Window) {
    this.#span = span;
    this.#window = window;
    for (let week = 0; week < span.weeks; week++) {
      const start = span.start + week * WEEK;
      const end = start + WEEK;
      if (start >= window.start && end <= window.end) addWeek(this.#whole, week);
      else if (end > window.start - REACH && start < window.end + REACH) addWeek(this.#edges, week);
    }
  }

  /** Of the clashes that a search tells, those of which at least one occurrence is in the window. */
  count(mine: Row, others: Columns, i: number, shift: number, weeks: WeekBits): number {
    // The first week, in which stands what began before it, is never among the whole ones of a covered window.
    const sure = countShared(weeks, this.#whole);
    if (isLong(mine) || isLongAt(others, i)) return this.#closely(mine, others, i, shift, weeks);
    return shareWeek(weeks, this.#edges, 0) ? sure + this.#atEdges(mine, others, i, shift, weeks) : sure;
  }

  #atEdges(mine: Row, others: Columns, i: number, shift: number, weeks: WeekBits): number {
    return this.#closely(mine, others, i, shift, sharedWeeks(weeks, this.#edges));
  }

  #closely(mine: Row, others: Columns, i: number, shift: number, weeks: WeekBits): number {
    const other = rowAt(others, i);
    let count = 0;
    for (const week of listWeeks(weeks)) if (this.#isIn(mine, other, shift, week)) count++;
    return count;
  }

  #isIn(mine: Row, other: Row, shift: number, week: number): boolean {
    return (
      isRowInside(this.#span, mine, week, this.#window) ||
      isRowInside(this.#span, other, week + shift, this.#window)
    );
  }
}
