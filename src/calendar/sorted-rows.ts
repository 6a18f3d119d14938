// Rows in the order of the week, patched one at a time or filled at once. Kept in parts, so that a patch disturbs the
// few rows of one part however many there are in all.
import type { Row } from './occurrence-rows.ts';
import { type Columns, columnsOf } from './row-columns.ts';

const MOST_IN_PART = 192;
/** What is filled at once leaves room for patches. */
const FILLED_PART = 144;

interface Part {
  readonly rows: readonly Row[];
  /** Null until somebody looks: of many patches in a row only the last one's columns are ever asked for. */
  columns: Columns | null;
}

export class SortedRows {
  /** In order, none of them empty. */
  #parts: Part[] = [];
  /** The columns of every part; null where a patch has come since. */
  #columns: readonly Columns[] | null = [];
  #longest = 0;

  /** No row here is longer, in milliseconds; one that was may be gone. */
  get longest(): number {
    return this.#longest;
  }

  /** The rows in order, a stretch at a time. Not to be kept across a change. */
  get parts(): readonly Columns[] {
    this.#columns ??= this.#parts.map((part) => columnsOfPart(part));
    return this.#columns;
  }

  /** Puts rows that are in order in the place of all that are here. */
  fill(rows: readonly Row[]): void {
    this.#parts = cut(rows, FILLED_PART);
    // Whoever asks first is not to wait for what can be made ready now.
    this.#columns = this.#parts.map((part) => columnsOfPart(part));
    this.#longest = rows.reduce((longest, row) => Math.max(longest, row.length), 0);
  }

  insert(row: Row): void {
    const at = this.#partFor(row);
    const rows = this.#parts[at]?.rows ?? [];
    this.#replace(at, rows.toSpliced(positionIn(rows, row), 0, row));
    this.#longest = Math.max(this.#longest, row.length);
  }

  /** Takes out a row that is here, or its equal. */
  delete(row: Row): void {
    const at = this.#partFor(row);
    const rows = this.#parts[at]?.rows ?? [];
    this.#replace(at, rows.toSpliced(positionIn(rows, row), 1));
  }

  /** The last part that begins at or before the row, else the first. */
  #partFor(row: Row): number {
    const parts = this.#parts;
    let low = 1;
    let high = parts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareRows(parts[middle]?.rows[0] as Row, row) <= 0) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  #replace(at: number, rows: readonly Row[]): void {
    const size = rows.length > MOST_IN_PART ? Math.ceil(rows.length / 2) : MOST_IN_PART;
    this.#parts.splice(at, 1, ...cut(rows, size));
    this.#columns = null;
  }
}

function columnsOfPart(part: Part): Columns {
  part.columns ??= columnsOf(part.rows);
  return part.columns;
}

function cut(rows: readonly Row[], size: number): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < rows.length; at += size) {
    parts.push({ rows: rows.slice(at, at + size), columns: null });
  }
  return parts;
}

/** The first position whose row is not before this one. */
function positionIn(rows: readonly Row[], row: Row): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareRows(rows[middle] as Row, row) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * By slot, then by activity, then by recurrence id where two dates of one activity begin together: the order in which
 * happenings are told. Rows that are equal in this are of one activity, and come and go together.
 */
export function compareRows(a: Row, b: Row): number {
  return a.slot - b.slot || compareIds(a.member.activity.id, b.member.activity.id) || a.delta - b.delta;
}

function compareIds(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
