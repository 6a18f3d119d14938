// Which public activities each association hosts, and when each of them last changed, kept in step with the network.
import { setImmediate as otherWork } from 'node:timers/promises';
import type { Slug } from '../../calendar/association.ts';
import type { Language } from '../../calendar/text.ts';
import type { LiveNetwork, Touched } from '../../store/live-network.ts';
import { shownUntil } from './members.ts';

interface Known {
  /** Those that host it, where the public is shown it; else none. */
  readonly hosts: readonly Slug[];
  /** What `changes` was when it last changed. */
  readonly changes: number;
}

/** An association as feeds know it; the same object for as long as the calendar runs. */
export interface Host {
  readonly slug: Slug;
  /** The public activities that it hosts or co-hosts, in no particular order, cancelled ones however old among them. */
  readonly ids: ReadonlySet<string>;
  /** What the index's `changes` was when the association, or something that it hosts or hosted, last changed. */
  readonly changes: number;
}

interface CountedHost extends Host {
  readonly ids: Set<string>;
  changes: number;
}

/** So many changes are taken in before other work gets its turn. */
const PORTION = 250;
const NONE: readonly Slug[] = [];
const NOTHING: ReadonlySet<string> = new Set();

export class FeedIndex {
  readonly #network: LiveNetwork;
  readonly #bySlug = new Map<Slug, CountedHost>();
  readonly #known = new Map<string, Known>();
  readonly #languages = new Set<Language>();
  /** Null until somebody asks again, where one has come or gone. */
  #hosts: readonly Host[] | null = null;
  #changes = 0;
  #following: Promise<void> | null = null;

  constructor(network: LiveNetwork) {
    this.#network = network;
    for (const id of network.heads.keys()) this.#known.set(id, { hosts: this.#add(id), changes: 0 });
  }

  /** Rises with every change to what feeds speak of. */
  get changes(): number {
    return this.#changes;
  }

  /** See `Host`; nought where nothing is known of it. */
  changesOf(association: Slug): number {
    return this.#bySlug.get(association)?.changes ?? 0;
  }

  changesOfActivity(id: string): number {
    return this.#known.get(id)?.changes ?? 0;
  }

  /** See `Host`. */
  hostedBy(association: Slug): ReadonlySet<string> {
    return this.#bySlug.get(association)?.ids ?? NOTHING;
  }

  /** The associations that host anything public, by slug. */
  hosts(): readonly Host[] {
    this.#hosts ??= [...this.#bySlug.values()]
      .filter(({ ids }) => ids.size > 0)
      .sort((a, b) => (a.slug < b.slug ? -1 : 1));
    return this.#hosts;
  }

  /**
   * The language that words are in for a reader who wants this one: the same, or the one it is a form of (`en` for
   * `en-gb`), or '', the network's own, where nothing is in it.
   */
  languageFor(wanted: Language): Language {
    const tag = wanted.toLowerCase();
    if (this.#languages.has(tag)) return tag;
    const [general = ''] = tag.split('-');
    return this.#languages.has(general) ? general : '';
  }

  /** What ends when a large change has been taken in; what is told meanwhile is part old and part new. Null where none is. */
  get following(): Promise<void> | null {
    return this.#following;
  }

  /** A promise only where it takes so long that others get their turn meanwhile. */
  follow(touched: readonly Touched[]): void | Promise<void> {
    if (touched.every(({ kind }) => kind === 'token' || kind === 'setting')) return;
    this.#changes++;
    if (touched.length <= PORTION) return this.#take(touched);
    this.#following = this.#takeInPortions(touched).finally(() => {
      this.#following = null;
    });
    return this.#following;
  }

  async #takeInPortions(touched: readonly Touched[]): Promise<void> {
    for (let first = 0; first < touched.length; first += PORTION) {
      await otherWork();
      this.#take(touched.slice(first, first + PORTION));
    }
  }

  #take(touched: readonly Touched[]): void {
    for (const { kind, id } of touched) {
      if (kind === 'association') this.#host(id).changes = this.#changes;
      if (kind !== 'activity') continue;
      const known = this.#known.get(id);
      if (known) this.#remove(id, known.hosts);
      const hosts = this.#add(id);
      this.#known.set(id, { hosts, changes: this.#changes });
      for (const host of hosts) this.#host(host).changes = this.#changes;
    }
  }

  /** @returns the associations that host it for everybody to see */
  #add(id: string): readonly Slug[] {
    const head = this.#network.heads.get(id);
    if (!head || shownUntil(head) === null) return NONE;
    const hosts = [head.association, ...head.coHosts];
    for (const host of hosts) {
      const { ids } = this.#host(host);
      if (ids.size === 0) this.#hosts = null;
      ids.add(id);
    }
    for (const language of this.#network.renderings.get(id)?.keys() ?? []) this.#languages.add(language);
    return hosts;
  }

  #remove(id: string, hosts: readonly Slug[]): void {
    for (const host of hosts) {
      const known = this.#host(host);
      known.ids.delete(id);
      if (known.ids.size === 0) this.#hosts = null;
      known.changes = this.#changes;
    }
  }

  #host(slug: Slug): CountedHost {
    let host = this.#bySlug.get(slug);
    if (!host) {
      host = { slug, ids: new Set(), changes: 0 };
      this.#bySlug.set(slug, host);
    }
    return host;
  }
}
