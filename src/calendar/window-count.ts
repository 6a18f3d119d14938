// How many of the clashes between two rows are in a window: mostly a matter of counting bits, and a closer look at the
// weeks in which the window begins and ends.
import { isRowInside, type Row } from './occurrence-rows.ts';
import { type Columns, rowAt } from './row-columns.ts';
import { isLong, LONG } from './row-lists.ts';
import { WEEK, type Window } from './time.ts';
import { addWeek, countShared, countWeeks, hasWeek, listWeeks, noWeeks, type WeekBits } from './week-bits.ts';
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
  readonly #edges: number[] = [];

  constructor(span: WeekSpan, window: Window) {
    this.#span = span;
    this.#window = window;
    for (let week = 0; week < span.weeks; week++) {
      const start = span.start + week * WEEK;
      const end = start + WEEK;
      if (start >= window.start && end <= window.end) addWeek(this.#whole, week);
      else if (end > window.start - REACH && start < window.end + REACH) this.#edges.push(week);
    }
  }

  /** Of the clashes that a search tells, those of which at least one occurrence is in the window. */
  count(mine: Row, others: Columns, i: number, shift: number, weeks: WeekBits): number {
    // The first week, in which stands what began before it, is never among the whole ones of a covered window.
    const sure = countShared(weeks, this.#whole);
    if (sure === countWeeks(weeks)) return sure;
    const other = rowAt(others, i);
    const isShort = !isLong(mine) && !isLong(other);
    let count = isShort ? sure : 0;
    for (const week of isShort ? this.#edges : listWeeks(weeks)) {
      if (hasWeek(weeks, week) && this.#isIn(mine, other, shift, week)) count++;
    }
    return count;
  }

  #isIn(mine: Row, other: Row, shift: number, week: number): boolean {
    return (
      isRowInside(this.#span, mine, week, this.#window) ||
      isRowInside(this.#span, other, week + shift, this.#window)
    );
  }
}
