// What each private address opened when it was last asked for, so that a member keeps the feed while the database is
// away. Kept by its hash, and forgotten as soon as anything about addresses or people changes.
import type { Desk } from '../../actions/desk.ts';
import { type OpenedFeed, openPrivateFeed } from '../../actions/private-feeds.ts';
import { hashOf } from '../../actions/secret-hash.ts';

const ENDING: ReadonlySet<string> = new Set(['token', 'person']);

export class KnownAddresses {
  readonly #desk: Desk;
  readonly #onStale: (error: unknown) => void;
  #known = new Map<string, OpenedFeed>();

  /** @param onStale hears why an address is opened without asking the database */
  constructor(desk: Desk, onStale: (error: unknown) => void) {
    this.#desk = desk;
    this.#onStale = onStale;
    desk.network.onTouched((touched) => {
      if (touched.some(({ kind }) => ENDING.has(kind))) this.#known = new Map();
    });
  }

  /**
   * What the address opens; null where it opens nothing.
   * @throws whatever the database answers with, where the address has not been opened since the last such change
   */
  async open(address: string): Promise<OpenedFeed | null> {
    const hash = hashOf(address);
    // What changes while the database is asked is not to be outlived by the answer from before.
    const known = this.#known;
    try {
      const opened = await openPrivateFeed(this.#desk, address);
      if (opened) known.set(hash, opened);
      else known.delete(hash);
      return opened;
    } catch (error) {
      const before = this.#known.get(hash);
      if (!before) throw error;
      this.#onStale(error);
      return before;
    }
  }
}
