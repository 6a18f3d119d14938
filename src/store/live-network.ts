// The whole network in memory. It learns of every write, its own process's and the others', in one way: from the
// change log. So what a page or a feed reads here is always some committed state of the database.
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { Activity } from '../calendar/activity.ts';
import type { Association, Slug, Venue } from '../calendar/association.ts';
import type { Observance } from '../calendar/observance.ts';
import type { Settlement } from '../calendar/settlement.ts';
import type { Origin } from '../calendar/source.ts';
import type { Language } from '../calendar/text.ts';
import type { ActivityHead } from './activities.ts';
import { latestVersion } from './changes.ts';
import type { Reading } from './handles.ts';
import { NetworkMaps, type OwnWrites, type Touched } from './network-maps.ts';
import { isAway, unsure } from './no-room.ts';
import type { Store } from './store.ts';

export type { OwnWrites, Touched } from './network-maps.ts';

/** What it gives back is waited for before whoever has written hears that it is done. */
export type TouchedListener = (touched: readonly Touched[]) => void | Promise<void>;

/** Milliseconds for which a database that has gone away after a write is waited for, and between two questions. */
const OWN_PATIENCE = 10_000;
const AGAIN_AFTER = 200;

/** What it reads from. */
type Read = Pick<Store, 'snapshot' | 'latestVersion'>;

export class LiveNetwork {
  readonly #store: Read;
  readonly #maps = new NetworkMaps();
  readonly #listeners = new Set<TouchedListener>();
  #isWhole = false;
  #whole: Promise<void> | null = null;
  /** What has just been committed, until it is in the maps. */
  #own: OwnWrites | null = null;
  #current: Promise<readonly Touched[]> | null = null;
  #next: Promise<readonly Touched[]> | null = null;

  private constructor(store: Read) {
    this.#store = store;
  }

  /** Everything, in memory. */
  static async load(store: Read): Promise<LiveNetwork> {
    const network = await LiveNetwork.loadForFeeds(store);
    await network.whole();
    return network;
  }

  /**
   * All but the activities themselves: enough to serve feeds, and much sooner. Whoever asks for this calls `whole()`
   * next; until that is done, `activities` and `byUid` throw.
   */
  static async loadForFeeds(store: Read): Promise<LiveNetwork> {
    const network = new LiveNetwork(store);
    await store.snapshot((db) => network.#maps.readForFeeds(db));
    return network;
  }

  /** Everything as it is inside a transaction, for the rest of that transaction. */
  static loadWithin(trx: Reading): Promise<LiveNetwork> {
    return LiveNetwork.load({
      snapshot: (work) => work(trx),
      latestVersion: () => latestVersion(trx),
    });
  }

  /** By slug. Like all of these maps: in no particular order, and always the newest state rather than a copy. */
  get associations(): ReadonlyMap<Slug, Association> {
    return this.#maps.associations;
  }

  /** The present names of associations by those they have had in addresses. */
  get formerSlugs(): ReadonlyMap<Slug, Slug> {
    return this.#maps.formerSlugs;
  }

  /** What the association is called in addresses now that is called so, or was once; any other name as it is. */
  presentSlug(slug: Slug): Slug {
    return this.#maps.formerSlugs.get(slug) ?? slug;
  }

  get venues(): ReadonlyMap<Slug, Venue> {
    return this.#maps.venues;
  }

  /** The network's own, by id. */
  get observances(): ReadonlyMap<string, Observance> {
    return this.#maps.observances;
  }

  /** What has been agreed about pairs of activities, by the ids of the pairs; see `pairIdOf`. */
  get settlements(): ReadonlyMap<string, Settlement> {
    return this.#maps.settlements;
  }

  /** By activity id: enough to choose the feeds that an activity belongs in. */
  get heads(): ReadonlyMap<string, ActivityHead> {
    return this.#maps.heads;
  }

  /** Where activities have come from, by their ids; nothing of those that were born here. */
  get origins(): ReadonlyMap<string, Origin> {
    return this.#maps.origins;
  }

  /** VEVENT text by activity id, then by text language; '' is the network's default. None of a neighbouring network's. */
  get renderings(): ReadonlyMap<string, ReadonlyMap<Language, Buffer>> {
    return this.#maps.renderings;
  }

  /** By id. */
  get activities(): ReadonlyMap<string, Activity> {
    return this.#wholeMaps().activities;
  }

  get byUid(): ReadonlyMap<string, Activity> {
    return this.#wholeMaps().byUid;
  }

  /** The version of the last change that is in the maps. */
  get version(): number {
    return this.#maps.version;
  }

  /** Reads the activities, the first time it is called; the process gets other work done meanwhile. */
  whole(): Promise<void> {
    this.#whole ??= this.#readActivities().catch((error) => {
      this.#whole = null;
      throw error;
    });
    return this.#whole;
  }

  /**
   * Takes in every change that was committed before this call, then tells the listeners.
   * @returns what this reading found touched, each subject once; none where another call has taken it in already
   */
  catchUp(): Promise<readonly Touched[]> {
    if (!this.#current) {
      this.#current = this.#readOn().finally(() => {
        this.#current = null;
      });
      return this.#current;
    }
    // A reading under way may have begun before the caller's commit; the one after it has not.
    this.#next ??= this.#current
      .catch(() => {})
      .then(() => {
        this.#next = null;
        return this.catchUp();
      });
    return this.#next;
  }

  /**
   * The same for whoever has just written: what is written is kept, whatever becomes of the reading, so it is tried for
   * a while where the database has gone away in between.
   * @param own what has been written, where that is so much that reading it back would take long
   * @param patience milliseconds
   * @throws CalendarError `unsure` where it stays away
   */
  async catchUpWithOwn(own: OwnWrites | null = null, patience = OWN_PATIENCE): Promise<readonly Touched[]> {
    const givenUpAt = performance.now() + patience;
    this.#own = own ?? this.#own;
    try {
      for (;;) {
        try {
          return await this.catchUp();
        } catch (error) {
          if (!isAway(error)) throw error;
          if (performance.now() >= givenUpAt) throw unsure(error);
          await pause(AGAIN_AFTER);
        }
      }
    } finally {
      if (this.#own === own) this.#own = null;
    }
  }

  /** Whether anything has been committed that is not in the maps. Microseconds on SQLite, one question on PostgreSQL. */
  async isBehind(): Promise<boolean> {
    return (await this.#store.latestVersion()) > this.#maps.version;
  }

  /** Calls the listener with what each catching up found, once the maps have it. @returns what ends that */
  onTouched(listener: TouchedListener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  async #readActivities(): Promise<void> {
    const putInPlace = await this.#store.snapshot((db) => this.#maps.readActivities(db));
    const touched = putInPlace();
    this.#isWhole = true;
    await this.#tell(touched);
  }

  async #readOn(): Promise<readonly Touched[]> {
    await this.whole();
    if (!(await this.isBehind())) return [];
    const putInPlace = await this.#store.snapshot((db) => this.#maps.readOn(db, this.#own));
    const touched = putInPlace();
    await this.#tell(touched);
    return touched;
  }

  /** Every listener hears of it, whatever the others do with it. */
  async #tell(touched: readonly Touched[]): Promise<void> {
    if (touched.length === 0) return;
    const told = await Promise.allSettled([...this.#listeners].map(async (listener) => listener(touched)));
    const failures = told.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    if (failures.length > 0)
      throw new AggregateError(failures, 'Part of the memory could not follow a change; restart.');
  }

  #wholeMaps(): NetworkMaps {
    if (!this.#isWhole) throw new Error('The activities are not read yet; await whole() first.');
    return this.#maps;
  }
}
