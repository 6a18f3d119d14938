// The occurrence index of the running network: made when first asked for, patched after each commit (in portions after
// a large one, so that it holds nobody up), made anew when the days have moved on. Questions about other times get an
// index of their own; in a large network that costs so much that the public may ask for only so many.
import { setImmediate as otherWork } from 'node:timers/promises';
import { CalendarError } from '../calendar/errors.ts';
import { type NetworkRules, OccurrenceIndex } from '../calendar/occurrence-index.ts';
import { DAY, FIRST_DAY, type Instant, instant, LAST_DAY, type Window } from '../calendar/time.ts';
import type { LiveNetwork, Touched } from '../store/live-network.ts';
import { allowance } from './allowance.ts';

const BEFORE = 92 * DAY;
const AFTER = 732 * DAY;
/** Made anew after so long, so that the window rolls with the days. */
const FRESH = 14 * DAY;
/** What is asked about must lie inside by so much more than the days the window rolls in. */
const KEPT = 4;
/** Other times are divided into so long parts, so that those who look at the same years look at the same index. */
const PART = 400 * DAY;
/** How many of these the public of a large network may have made at once, and the milliseconds until one more. */
const MOST_MADE = 60;
const PACE = 2_000;
/** Of so many activities; in a network of half as many the public may have twice as many made, and so on. */
const LARGE = 2_000;
/** So many changes are taken in before other work gets its turn. */
const PORTION = 50;

/** Whether the instant is in the time that is kept ready. */
export function isUsual(at: number, now: Instant): boolean {
  return at >= now - BEFORE + FRESH && at <= now + AFTER - FRESH;
}

interface Kept {
  readonly index: OccurrenceIndex;
  readonly version: number;
}

export class LiveOccurrences {
  readonly #network: LiveNetwork;
  readonly #rules: NetworkRules;
  #main: OccurrenceIndex | null = null;
  #madeAt = 0;
  #others: Kept[] = [];
  readonly #made = allowance(MOST_MADE, PACE);
  /** What has changed and is not in the main index yet; empty whenever that is handed out. */
  #toPatch: readonly Touched[] = [];
  #following: Promise<void> | null = null;

  constructor(network: LiveNetwork, rules: NetworkRules) {
    this.#network = network;
    this.#rules = rules;
    network.onTouched((touched) => this.#follow(touched));
  }

  /** How many activities the index that is kept ready holds; null before it is made. */
  get size(): number | null {
    return this.#main?.members.size ?? null;
  }

  /**
   * What ends when a large change is in the main index; null where none is on its way. Whoever can wait for it does: an
   * index that is asked for sooner takes in all of the change at once, and nobody is answered meanwhile.
   */
  get following(): Promise<void> | null {
    return this.#following;
  }

  /** An index that covers the window (at most some two years long), for use before the next commit. */
  indexFor(window: Window, now: Instant): OccurrenceIndex {
    return this.#known(window, now) ?? this.#other(window);
  }

  /** The same for the public. @throws CalendarError `busy` where too many other times have been asked for of late */
  indexForPublic(window: Window, now: Instant): OccurrenceIndex {
    const known = this.#known(window, now);
    if (known) return known;
    if (this.#made.take(this.#network.activities.size / LARGE, now) > 0) {
      throw new CalendarError('busy', 'Too much is asked about other years just now; try again in a moment.');
    }
    return this.#other(window);
  }

  #known(window: Window, now: Instant): OccurrenceIndex | null {
    const main = this.#mainIndex(now);
    if (main.covers(window)) return main;
    const { version } = this.#network;
    this.#others = this.#others.filter((kept) => kept.version === version);
    return this.#others.find(({ index }) => index.covers(window))?.index ?? null;
  }

  #other(window: Window): OccurrenceIndex {
    const index = this.#build(partsAround(window));
    this.#others = [{ index, version: this.#network.version }, ...this.#others].slice(0, KEPT);
    return index;
  }

  #mainIndex(now: Instant): OccurrenceIndex {
    if (this.#main === null || Math.abs(now - this.#madeAt) > FRESH) {
      this.#toPatch = [];
      this.#main = this.#build({ start: instant(now - BEFORE), end: instant(now + AFTER) });
      this.#madeAt = now;
    }
    this.#patch(this.#main, this.#toPatch.length);
    return this.#main;
  }

  #build(window: Window): OccurrenceIndex {
    const { venues, activities } = this.#network;
    return new OccurrenceIndex(window, venues.values(), activities.values(), this.#rules);
  }

  #follow(touched: readonly Touched[]): void {
    if (this.#main === null) return;
    this.#toPatch = [...this.#toPatch, ...touched];
    if (this.#following) return;
    if (touched.length <= PORTION) this.#patch(this.#main, PORTION);
    else
      this.#following = this.#patchOn().finally(() => {
        this.#following = null;
      });
  }

  /** Takes in what is left while nobody asks; who does has it taken in at once. */
  async #patchOn(): Promise<void> {
    while (this.#main !== null && this.#toPatch.length > 0) {
      await otherWork();
      try {
        this.#patch(this.#main, PORTION);
      } catch {
        // Made anew when next asked for, so that whoever asks hears what is wrong.
        this.#main = null;
      }
    }
  }

  #patch(index: OccurrenceIndex, most: number): void {
    const portion = this.#toPatch.slice(0, most);
    this.#toPatch = this.#toPatch.slice(most);
    for (const { kind, id } of portion) {
      if (kind === 'venue') {
        const venue = this.#network.venues.get(id);
        if (venue) index.putVenue(venue);
      } else if (kind === 'activity') {
        const activity = this.#network.activities.get(id);
        if (activity) index.put(activity);
        else index.remove(id);
      }
    }
  }
}

/** The parts of time that the window is in, as far as there is a calendar. */
function partsAround({ start, end }: Window): Window {
  const first = Math.max(Math.floor(start / PART) * PART, FIRST_DAY * DAY);
  const last = Math.min(Math.ceil(end / PART) * PART, (LAST_DAY + 1) * DAY);
  return { start: instant(Math.min(first, start)), end: instant(Math.max(last, end)) };
}
