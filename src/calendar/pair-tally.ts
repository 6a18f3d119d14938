// How often each member clashes with each of the others, counted member after member. Pairs are numbers side by side
// until they are told: there may be hundreds of thousands, and sorting objects is what costs.
import { ALL_REASONS, severityOf } from './clash.ts';
import type { Member } from './occurrence-rows.ts';

/** Told of two members that clash: the one whose activity has the lower id first; the reasons as bits. */
export type OnPair<Told> = (one: Member, other: Member, reasons: number, count: number) => Told;

/** Reasons take the lowest bits of a pair's key, and its place by the ids of the two the rest. */
const REASONS = ALL_REASONS + 1;

export class PairTally {
  /** In the order of their activities' ids. */
  readonly #inOrder: readonly Member[];
  /** Each member's place in that order, by number, as are the counts and reasons. */
  readonly #places: Int32Array;
  readonly #counts: Int32Array;
  readonly #reasons: Uint8Array;
  /** The numbers of those that the present member clashes with. */
  #others: Int32Array;
  #otherCount = 0;
  #keys = new Float64Array(1_024);
  #pairCounts = new Int32Array(1_024);
  #pairs = 0;
  /** The highest of the pairs' counts. */
  #most = 0;

  /**
   * @param inOrder every member, in the order of their activities' ids
   * @param numbers above the number of every member
   */
  constructor(inOrder: readonly Member[], numbers: number) {
    this.#inOrder = inOrder;
    this.#places = new Int32Array(numbers);
    this.#counts = new Int32Array(numbers);
    this.#reasons = new Uint8Array(numbers);
    this.#others = new Int32Array(numbers);
    for (let place = 0; place < inOrder.length; place++) {
      this.#places[(inOrder[place] as Member).number] = place;
    }
  }

  /** Notes that the present member clashes with the one of this number so many times more; the reasons as bits. */
  add(number: number, count: number, reasons: number): void {
    if (count === 0) return;
    const before = this.#counts[number] as number;
    if (before === 0) this.#others[this.#otherCount++] = number;
    this.#counts[number] = before + count;
    this.#reasons[number] = (this.#reasons[number] as number) | reasons;
  }

  /** Tells who the present member was, and turns to the next. */
  close(mine: Member): void {
    const minePlace = this.#places[mine.number] as number;
    if (this.#pairs + this.#otherCount > this.#keys.length) this.#grow(this.#pairs + this.#otherCount);
    for (let i = 0; i < this.#otherCount; i++) {
      const number = this.#others[i] as number;
      const otherPlace = this.#places[number] as number;
      const first = Math.min(minePlace, otherPlace);
      const place = first * this.#inOrder.length + (minePlace + otherPlace - first);
      this.#keys[this.#pairs] = place * REASONS + (this.#reasons[number] as number);
      const count = this.#counts[number] as number;
      this.#pairCounts[this.#pairs++] = count;
      if (count > this.#most) this.#most = count;
      this.#counts[number] = 0;
      this.#reasons[number] = 0;
    }
    this.#otherCount = 0;
  }

  /** Tells of every pair, worst and most frequent first, then by the ids of the two; what that makes of each, in order. */
  tell<Told>(onPair: OnPair<Told>): Told[] {
    const { keys, ends } = this.#ranked();
    const told: Told[] = [];
    let at = 0;
    for (let rank = 0; rank < ends.length; rank++) {
      const count = this.#most - (rank % this.#most);
      for (const end = ends[rank] as number; at < end; at++) told.push(this.#open(at, keys, count, onPair));
    }
    return told;
  }

  /** The keys rank after rank, in each by place, and where each rank ends. */
  #ranked(): { readonly keys: Float64Array; readonly ends: Int32Array } {
    const ends = new Int32Array(2 * this.#most);
    for (let i = 0; i < this.#pairs; i++) {
      const rank = this.#rankOf(i);
      ends[rank] = (ends[rank] as number) + 1;
    }
    let sum = 0;
    for (let rank = 0; rank < ends.length; rank++) {
      const size = ends[rank] as number;
      ends[rank] = sum;
      sum += size;
    }
    const keys = new Float64Array(this.#pairs);
    for (let i = 0; i < this.#pairs; i++) {
      const rank = this.#rankOf(i);
      const at = ends[rank] as number;
      keys[at] = this.#keys[i] as number;
      ends[rank] = at + 1;
    }
    let from = 0;
    for (const end of ends) {
      if (end > from + 1) keys.subarray(from, end).sort();
      from = end;
    }
    return { keys, ends };
  }

  /** Worst first, then most frequent first. */
  #rankOf(i: number): number {
    const isWorst = severityOf((this.#keys[i] as number) % REASONS) === 'high';
    return (isWorst ? this.#most : 2 * this.#most) - (this.#pairCounts[i] as number);
  }

  #open<Told>(at: number, keys: Float64Array, count: number, onPair: OnPair<Told>): Told {
    const key = keys[at] as number;
    const reasons = key % REASONS;
    const place = (key - reasons) / REASONS;
    const second = place % this.#inOrder.length;
    const first = (place - second) / this.#inOrder.length;
    return onPair(this.#inOrder[first] as Member, this.#inOrder[second] as Member, reasons, count);
  }

  #grow(size: number): void {
    const length = Math.max(size, 2 * this.#keys.length);
    const [keys, counts] = [this.#keys, this.#pairCounts];
    this.#keys = new Float64Array(length);
    this.#keys.set(keys);
    this.#pairCounts = new Int32Array(length);
    this.#pairCounts.set(counts);
  }
}
