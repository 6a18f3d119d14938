// The activities of a feed as lists one behind the other, each of one association. There are tens of thousands, of which
// an edit changes one list: lists that are the same object are the same, and are not looked into.
import type { Part } from './chunk.ts';

export class PartRuns {
  readonly runs: readonly (readonly Part[])[];
  readonly length: number;
  /** Where each run begins among the parts. */
  readonly #starts: readonly number[];

  constructor(runs: readonly (readonly Part[])[]) {
    const starts: number[] = [];
    let length = 0;
    for (const run of runs) {
      starts.push(length);
      length += run.length;
    }
    this.runs = runs;
    this.length = length;
    this.#starts = starts;
  }

  at(position: number): Part | undefined {
    let [low, high] = [0, this.runs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= position) low = middle + 1;
      else high = middle;
    }
    // Of runs that begin at the same place all but the last are empty.
    return this.runs[low - 1]?.[position - (this.#starts[low - 1] ?? 0)];
  }
}

/** How many parts two feeds have in common at the beginning, and how many of the others at the end; rather too few. */
export function commonEnds(one: PartRuns, other: PartRuns): readonly [number, number] {
  const first = commonStart(one.runs, other.runs, commonPrefix);
  const last = commonStart(one.runs.toReversed(), other.runs.toReversed(), commonSuffix);
  return [first, Math.min(last, Math.min(one.length, other.length) - first)];
}

type Common = (one: readonly Part[], other: readonly Part[]) => number;

function commonStart(
  runs: readonly (readonly Part[])[],
  others: readonly (readonly Part[])[],
  common: Common,
): number {
  let count = 0;
  for (const [i, run] of runs.entries()) {
    const other = others[i];
    if (!other) break;
    const same = run === other ? run.length : common(run, other);
    count += same;
    if (same < run.length || same < other.length) break;
  }
  return count;
}

function commonPrefix(one: readonly Part[], other: readonly Part[]): number {
  let same = 0;
  while (same < one.length && same < other.length && isSame(one[same], other[same])) same++;
  return same;
}

function commonSuffix(one: readonly Part[], other: readonly Part[]): number {
  let same = 0;
  while (same < one.length && same < other.length && isSame(one.at(-1 - same), other.at(-1 - same))) same++;
  return same;
}

/** Bytes are never changed in place, so the same buffers are the same bytes. */
function isSame(one: Part | undefined, other: Part | undefined): boolean {
  return one === other || (one?.bytes === other?.bytes && one?.endsChunk === other?.endsChunk);
}
