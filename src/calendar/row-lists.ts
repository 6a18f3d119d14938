// The rows of an index, filed by what the questions ask for: the time of week, the venue, the scarce helpers.
import type { Row } from './occurrence-rows.ts';
import { NOWHERE } from './places.ts';
import type { Columns } from './row-columns.ts';
import { compareRows, SortedRows } from './sorted-rows.ts';
import { DAY } from './time.ts';

/** Rows longer than this are kept apart, so that a search by time of week need not look further back. */
export const LONG = DAY;

export class RowLists {
  /** Every row that is not long, whether it clashes or not. */
  readonly all = new SortedRows();
  /** Every row that is long, whether it clashes or not. */
  readonly long = new SortedRows();
  /** Rows that clash, short and at a place somebody knows, by venue number. */
  readonly byVenue = new Map<number, SortedRows>();
  /** Rows that clash, short and near everything. */
  readonly anywhere = new SortedRows();
  /** Those of `anywhere` that are at a venue all the same: people there and people online. */
  readonly hybrid = new SortedRows();
  /** Rows that clash and are short, by each of the helpers they need. */
  readonly byNeed = new Map<number, SortedRows>();

  /** Files many rows at once; nothing has been filed before. */
  fill(rows: readonly Row[]): void {
    const filed = new Map<SortedRows, Row[]>();
    for (const row of rows.toSorted(compareRows)) {
      for (const list of this.#listsOf(row)) {
        const known = filed.get(list);
        if (known) known.push(row);
        else filed.set(list, [row]);
      }
    }
    for (const [list, inOrder] of filed) list.fill(inOrder);
  }

  insert(row: Row): void {
    for (const list of this.#listsOf(row)) list.insert(row);
  }

  delete(row: Row): void {
    for (const list of this.#listsOf(row)) list.delete(row);
  }

  #listsOf(row: Row): SortedRows[] {
    if (isLong(row)) return [this.long];
    if (!row.member.clashes || row.cancelled) return [this.all];
    const lists = [this.all, row.anywhere ? this.anywhere : listFor(this.byVenue, row.venue)];
    if (row.anywhere && row.venue !== NOWHERE) lists.push(this.hybrid);
    for (const need of row.member.needs) lists.push(listFor(this.byNeed, need));
    return lists;
  }
}

export function isLong(row: Row): boolean {
  return row.length > LONG || row.slot < 0;
}

/** The same of the i-th of the columns. */
export function isLongAt({ slots, ends }: Columns, i: number): boolean {
  const slot = slots[i] as number;
  return (ends[i] as number) - slot > LONG || slot < 0;
}

function listFor(lists: Map<number, SortedRows>, key: number): SortedRows {
  let list = lists.get(key);
  if (!list) {
    list = new SortedRows();
    lists.set(key, list);
  }
  return list;
}
