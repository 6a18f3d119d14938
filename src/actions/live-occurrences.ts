// The occurrence index of the running network: made when first asked for, patched after each commit, made anew when
// the days have moved on. Questions about other times get an index of their own.
import { type NetworkRules, OccurrenceIndex } from '../calendar/occurrence-index.ts';
import { DAY, type Instant, instant, type Window } from '../calendar/time.ts';
import type { LiveNetwork, Touched } from '../store/live-network.ts';

const BEFORE = 92 * DAY;
const AFTER = 732 * DAY;
/** Made anew after so long, so that the window rolls with the days. */
const FRESH = 14 * DAY;
/** What is asked about must lie inside by so much more than the days the window rolls in. */
const KEPT = 4;

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

  constructor(network: LiveNetwork, rules: NetworkRules) {
    this.#network = network;
    this.#rules = rules;
    network.onTouched((touched) => this.#patch(touched));
  }

  /** An index that covers the window (at most some two years long), for use before the next commit. */
  indexFor(window: Window, now: Instant): OccurrenceIndex {
    const main = this.#mainIndex(now);
    if (main.covers(window)) return main;
    const { version } = this.#network;
    this.#others = this.#others.filter((kept) => kept.version === version);
    const known = this.#others.find(({ index }) => index.covers(window));
    if (known) return known.index;
    const index = this.#build(window);
    this.#others = [{ index, version }, ...this.#others].slice(0, KEPT);
    return index;
  }

  #mainIndex(now: Instant): OccurrenceIndex {
    if (this.#main === null || Math.abs(now - this.#madeAt) > FRESH) {
      this.#main = this.#build({ start: instant(now - BEFORE), end: instant(now + AFTER) });
      this.#madeAt = now;
    }
    return this.#main;
  }

  #build(window: Window): OccurrenceIndex {
    const { venues, activities } = this.#network;
    return new OccurrenceIndex(window, venues.values(), activities.values(), this.#rules);
  }

  #patch(touched: readonly Touched[]): void {
    if (this.#main === null) return;
    for (const { kind, id } of touched) {
      if (kind === 'venue') {
        const venue = this.#network.venues.get(id);
        if (venue) this.#main.putVenue(venue);
      } else if (kind === 'activity') {
        const activity = this.#network.activities.get(id);
        if (activity) this.#main.put(activity);
        else this.#main.remove(id);
      }
    }
  }
}
