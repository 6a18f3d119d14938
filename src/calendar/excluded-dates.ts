// A schedule's excluded dates in order, so that they can be walked beside its rule's days instead of looked up for each.
import { DAY } from './time.ts';

export class ExcludedDates implements Iterable<number> {
  readonly #walls: readonly number[];

  /** @param walls by the clock; in any order */
  constructor(walls: readonly number[]) {
    this.#walls = isAscending(walls) ? walls : walls.toSorted((a, b) => a - b);
  }

  has(wall: number): boolean {
    return this.#walls[this.#placeOf(wall)] === wall;
  }

  [Symbol.iterator](): Iterator<number> {
    return this.#walls[Symbol.iterator]();
  }

  /**
   * Takes them out of the first `count` days, which ascend and are all of this time of day, in milliseconds; returns
   * how many are left.
   */
  takeFrom(days: Int32Array, count: number, timeOfDay: number): number {
    if (this.#walls.length === 0 || count === 0) return count;
    const dayLength = DAY;
    let place = this.#placeOf((days[0] as number) * dayLength + timeOfDay);
    let excluded = this.#walls[place] ?? Number.POSITIVE_INFINITY;
    let left = 0;
    for (let i = 0; i < count; i++) {
      const day = days[i] as number;
      const wall = day * dayLength + timeOfDay;
      while (excluded < wall) excluded = this.#walls[++place] ?? Number.POSITIVE_INFINITY;
      if (excluded !== wall) days[left++] = day;
    }
    return left;
  }

  /** Where the first one at or after a clock reading is. */
  #placeOf(wall: number): number {
    let low = 0;
    let high = this.#walls.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#walls[middle] as number) < wall) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function isAscending(walls: readonly number[]): boolean {
  for (let i = 1; i < walls.length; i++) if ((walls[i] as number) < (walls[i - 1] as number)) return false;
  return true;
}
