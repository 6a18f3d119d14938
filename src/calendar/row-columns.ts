// Rows side by side in memory, column by column: what a scan looks at before it opens a row. Following pointers is
// what costs.
import type { Row } from './occurrence-rows.ts';
import { WEEK_WORDS } from './week-bits.ts';

export interface Columns {
  readonly rows: readonly Row[];
  readonly slots: Float64Array;
  readonly ends: Float64Array;
  /** The members' numbers. */
  readonly members: Int32Array;
  readonly days: Int32Array;
  readonly venues: Int32Array;
  /** 1 for what is near everything. */
  readonly anywhere: Uint8Array;
  /** WEEK_WORDS words a row. */
  readonly weeks: Int32Array;
}

/** The columns of rows in the order given. */
export function columnsOf(rows: readonly Row[]): Columns {
  const columns = {
    rows,
    slots: new Float64Array(rows.length),
    ends: new Float64Array(rows.length),
    members: new Int32Array(rows.length),
    days: new Int32Array(rows.length),
    venues: new Int32Array(rows.length),
    anywhere: new Uint8Array(rows.length),
    weeks: new Int32Array(rows.length * WEEK_WORDS),
  };
  let i = 0;
  for (const row of rows) {
    columns.slots[i] = row.slot;
    columns.ends[i] = row.slot + row.length;
    columns.members[i] = row.member.number;
    columns.days[i] = row.day;
    columns.venues[i] = row.venue;
    columns.anywhere[i] = row.anywhere ? 1 : 0;
    for (let word = 0; word < WEEK_WORDS; word++) {
      columns.weeks[i * WEEK_WORDS + word] = row.weeks[word] as number;
    }
    i++;
  }
  return columns;
}

export function rowAt(columns: Columns, i: number): Row {
  return columns.rows[i] as Row;
}

/** The first position with a slot at or after the given one. */
export function firstAtOrAfter(slots: Float64Array, slot: number): number {
  let low = 0;
  let high = slots.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((slots[middle] as number) < slot) low = middle + 1;
    else high = middle;
  }
  return low;
}
