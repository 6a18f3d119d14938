// The stretches in which a zone's clocks keep one offset, learnt as they are asked for and never asked for again.
import { DAY, type Instant, SECOND } from './time.ts';

/** One change of a zone's clocks: the instant it holds from, and the offsets before and after in milliseconds. */
export interface ZoneChange {
  readonly at: Instant;
  readonly before: number;
  readonly after: number;
}

/**
 * Two midnights this many days apart with one offset have it in between too. The shortest time that any clocks were
 * changed for is four days (Freetown, September 1939); since 1970, seven.
 */
const REACH = 4;
/** A zone that has learnt so many separate stretches starts afresh. */
const MAX_STRETCHES = 4_000;

/** From its first to its last midnight (UTC, counted in days since 1970) the offset is known to be this. */
interface Stretch {
  first: number;
  last: number;
  readonly offset: number;
}

/** What has been learnt of a zone, as plain data. */
export interface ZoneKnowledge {
  readonly stretches: readonly Readonly<Stretch>[];
  readonly changes: ReadonlyMap<number, number>;
}

const NOTHING_KNOWN: Stretch = { first: 1, last: 0, offset: 0 };

/** What is known of one zone. Instants are sought by the UTC midnights around them. */
export class ZoneTable {
  readonly #ask: (at: number) => number;
  /** In order, apart from each other. */
  #stretches: Stretch[];
  /** The stretch that answered last. */
  #latest = NOTHING_KNOWN;
  /** The changes found so far, by the midnight before them. */
  readonly #changes: Map<number, number>;

  /**
   * @param ask the offset at an instant, in milliseconds; NaN beyond the instants there are. Dear, as a rule.
   * @param known what another table of the zone has learnt
   */
  constructor(ask: (at: number) => number, known: ZoneKnowledge = { stretches: [], changes: new Map() }) {
    this.#ask = ask;
    this.#stretches = known.stretches.map((stretch) => ({ ...stretch }));
    this.#changes = new Map(known.changes);
  }

  /** All that has been learnt so far. */
  get known(): ZoneKnowledge {
    return { stretches: this.#stretches.map((stretch) => ({ ...stretch })), changes: new Map(this.#changes) };
  }

  offsetAt(at: number): number {
    const day = Math.floor(at / DAY);
    const before = this.#atMidnight(day);
    const after = this.#atMidnight(day + 1);
    return before === after || at < this.#changeAfter(day) ? before : after;
  }

  /** See `toInstant`. */
  instantOf(wall: number): number {
    // No clock is a whole day ahead or behind, so the instant lies between these midnights.
    const day = Math.floor(wall / DAY);
    const before = this.#atMidnight(day - 1);
    const after = this.#atMidnight(day + 2);
    const early = wall - before;
    if (before === after || this.offsetAt(early) === before) return early;
    const late = wall - after;
    return this.offsetAt(late) === after ? late : early;
  }

  /** See `toInstants`. */
  instantsOf(
    timeOfDay: number,
    days: Int32Array,
    count: number,
    walls: Float64Array,
    instants: Float64Array,
  ): void {
    for (let i = 0; i < count; ) {
      const day = days[i] as number;
      const wall = day * DAY + timeOfDay;
      const at = this.instantOf(wall);
      walls[i] = wall;
      instants[i++] = at;
      // On the days up to the stretch's end the clocks keep that offset; near its end local times may be repeated or
      // missing, and are looked at one by one.
      const { last, offset } = this.#latest;
      if (wall - at === offset) i = fillPlain(timeOfDay, offset, last - 2, days, i, count, walls, instants);
    }
  }

  /** The changes inside [from, to), in order. */
  changesIn(from: number, to: number): ZoneChange[] {
    const found: ZoneChange[] = [];
    for (let step = Math.floor(from / DAY / REACH) * REACH; step * DAY < to; step += REACH) {
      if (this.#atMidnight(step) === this.#atMidnight(step + REACH)) continue;
      for (let day = step; day < step + REACH; day++) {
        const before = this.#atMidnight(day);
        const after = this.#atMidnight(day + 1);
        if (before === after) continue;
        const at = this.#changeAfter(day);
        if (at >= from && at < to) found.push({ at: at as Instant, before, after });
      }
    }
    return found;
  }

  /** An instant after `at` up to which its offset is known to hold. */
  holdsUntil(at: number): number {
    const day = Math.floor(at / DAY);
    const before = this.#atMidnight(day);
    if (before === this.#atMidnight(day + 1)) return this.#latest.last * DAY;
    const change = this.#changeAfter(day);
    return at < change ? change : (day + 1) * DAY;
  }

  #atMidnight(day: number): number {
    if (day < this.#latest.first || day > this.#latest.last) this.#latest = this.#stretchAt(day);
    return this.#latest.offset;
  }

  #stretchAt(day: number): Stretch {
    // Two midnights tell all days between them, so the same few are asked for whatever day is sought.
    const low = Math.floor(day / REACH) * REACH;
    const before = this.#known(low);
    const after = this.#known(low + REACH);
    return before === after ? before : this.#known(day);
  }

  /** The stretch that holds a midnight, which is asked for where none does. */
  #known(day: number): Stretch {
    let low = 0;
    let high = this.#stretches.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#stretches[middle] as Stretch).first <= day) low = middle + 1;
      else high = middle;
    }
    const before = this.#stretches[low - 1];
    return before && day <= before.last ? before : this.#learn(day, low);
  }

  /** Asks for the offset at a midnight between two stretches, `place` being the later one, and joins it to them. */
  #learn(day: number, place: number): Stretch {
    const offset = this.#ask(day * DAY);
    if (Number.isNaN(offset)) return { ...NOTHING_KNOWN, offset };
    const before = this.#stretches[place - 1];
    const after = this.#stretches[place];
    const joinsBefore = before?.offset === offset && day - before.last <= REACH;
    const joinsAfter = after?.offset === offset && after.first - day <= REACH;
    if (joinsBefore) {
      before.last = joinsAfter ? after.last : day;
      if (joinsAfter) this.#stretches.splice(place, 1);
      return before;
    }
    if (joinsAfter) {
      after.first = day;
      return after;
    }
    const stretch = { first: day, last: day, offset };
    if (this.#stretches.length < MAX_STRETCHES) {
      this.#stretches.splice(place, 0, stretch);
    } else {
      this.#stretches = [stretch];
      this.#changes.clear();
    }
    return stretch;
  }

  /** The instant within the day after a midnight at which the offset changes, found by halving down to the second. */
  #changeAfter(day: number): number {
    const known = this.#changes.get(day);
    if (known !== undefined) return known;
    const before = this.#atMidnight(day);
    let low = day * DAY;
    let high = low + DAY;
    while (high - low > SECOND) {
      const middle = low + Math.floor((high - low) / SECOND / 2) * SECOND;
      if (this.#ask(middle) === before) low = middle;
      else high = middle;
    }
    this.#changes.set(day, high);
    return high;
  }
}

/** As `instantsOf` from `next` on, for days up to the last on which the offset is known; returns the one after them. */
function fillPlain(
  timeOfDay: number,
  offset: number,
  last: number,
  days: Int32Array,
  next: number,
  count: number,
  walls: Float64Array,
  instants: Float64Array,
): number {
  // An imported constant is looked up anew each time round.
  const dayLength = DAY;
  let i = next;
  for (; i < count; i++) {
    const day = days[i] as number;
    if (day > last) break;
    const wall = day * dayLength + timeOfDay;
    walls[i] = wall;
    instants[i] = wall - offset;
  }
  return i;
}
