// How often each member clashes with each of the others, counted member after member.
import { severityOf } from './clash.ts';
import type { Member } from './occurrence-rows.ts';

/** Two members that clash. */
export interface CountedPair {
  /** The one whose activity has the lower id. */
  readonly one: Member;
  readonly other: Member;
  /** As bits. */
  readonly reasons: number;
  readonly count: number;
  /** Its place by the ids of the two: numbers are what sorts quickly. */
  readonly place: number;
}

export class PairTally {
  /** By number, as are the rest. */
  readonly #members: Member[] = [];
  /** Each member's place by its activity's id. */
  readonly #places: Int32Array;
  readonly #counts: Int32Array;
  readonly #reasons: Uint8Array;
  /** The numbers of those that the present member clashes with. */
  #others: number[] = [];
  readonly #pairs: CountedPair[] = [];

  /** @param numbers above the number of every member */
  constructor(members: Iterable<Member>, numbers: number) {
    this.#places = new Int32Array(numbers);
    this.#counts = new Int32Array(numbers);
    this.#reasons = new Uint8Array(numbers);
    const byId = [...members].sort((a, b) => (a.activity.id < b.activity.id ? -1 : 1));
    byId.forEach((member, place) => {
      this.#members[member.number] = member;
      this.#places[member.number] = place;
    });
  }

  /** Notes that the present member clashes with the one of this number so many times more; the reasons as bits. */
  add(number: number, count: number, reasons: number): void {
    if (count === 0) return;
    if (this.#counts[number] === 0) this.#others.push(number);
    this.#counts[number] = (this.#counts[number] as number) + count;
    this.#reasons[number] = (this.#reasons[number] as number) | reasons;
  }

  /** Tells who the present member was, and turns to the next. */
  close(mine: Member): void {
    const minePlace = this.#places[mine.number] as number;
    for (const number of this.#others) {
      const other = this.#members[number] as Member;
      const otherPlace = this.#places[number] as number;
      const isFirst = minePlace < otherPlace;
      this.#pairs.push({
        one: isFirst ? mine : other,
        other: isFirst ? other : mine,
        reasons: this.#reasons[number] as number,
        count: this.#counts[number] as number,
        place: Math.min(minePlace, otherPlace) * this.#places.length + Math.max(minePlace, otherPlace),
      });
      this.#counts[number] = 0;
      this.#reasons[number] = 0;
    }
    this.#others = [];
  }

  /** Worst and most frequent first, then by the ids of the two. */
  pairs(): readonly CountedPair[] {
    return this.#pairs.sort(worstFirst);
  }
}

function worstFirst(a: CountedPair, b: CountedPair): number {
  const severity = severityOf(a.reasons);
  if (severity !== severityOf(b.reasons)) return severity === 'high' ? -1 : 1;
  return b.count - a.count || a.place - b.place;
}
