// Which public activities each association hosts, and when each of them last changed, kept in step with the network.
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

const NONE: readonly Slug[] = [];

export class FeedIndex {
  readonly #network: LiveNetwork;
  readonly #byHost = new Map<Slug, Set<string>>();
  readonly #known = new Map<string, Known>();
  readonly #languages = new Set<Language>();
  readonly #changedHosts = new Map<Slug, number>();
  /** Null until somebody asks again, where one has come or gone. */
  #hosts: readonly Slug[] | null = null;
  #changes = 0;

  constructor(network: LiveNetwork) {
    this.#network = network;
    for (const id of network.heads.keys()) this.#known.set(id, { hosts: this.#add(id), changes: 0 });
  }

  /** Rises with every change to what feeds speak of. */
  get changes(): number {
    return this.#changes;
  }

  /** What `changes` was when the association, or something that it hosts or hosted, last changed. */
  changesOf(association: Slug): number {
    return this.#changedHosts.get(association) ?? 0;
  }

  changesOfActivity(id: string): number {
    return this.#known.get(id)?.changes ?? 0;
  }

  /** The public activities that it hosts or co-hosts, in no particular order, cancelled ones however old among them. */
  hostedBy(association: Slug): ReadonlySet<string> {
    return this.#byHost.get(association) ?? new Set();
  }

  /** The associations that host anything public, by slug. */
  hosts(): readonly Slug[] {
    this.#hosts ??= [...this.#byHost.keys()].sort();
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

  follow(touched: readonly Touched[]): void {
    if (touched.every(({ kind }) => kind === 'token' || kind === 'setting')) return;
    this.#changes++;
    for (const { kind, id } of touched) {
      if (kind === 'association') this.#changedHosts.set(id, this.#changes);
      if (kind !== 'activity') continue;
      this.#remove(id, this.#known.get(id)?.hosts ?? NONE);
      const hosts = this.#add(id);
      this.#known.set(id, { hosts, changes: this.#changes });
      for (const host of hosts) this.#changedHosts.set(host, this.#changes);
    }
  }

  /** @returns the associations that host it for everybody to see */
  #add(id: string): readonly Slug[] {
    const head = this.#network.heads.get(id);
    if (!head || shownUntil(head) === null) return NONE;
    const hosts = [head.association, ...head.coHosts];
    for (const host of hosts) {
      const ids = this.#byHost.get(host);
      if (ids) {
        ids.add(id);
        continue;
      }
      this.#byHost.set(host, new Set([id]));
      this.#hosts = null;
    }
    for (const language of this.#network.renderings.get(id)?.keys() ?? []) this.#languages.add(language);
    return hosts;
  }

  #remove(id: string, hosts: readonly Slug[]): void {
    for (const host of hosts) {
      const ids = this.#byHost.get(host);
      ids?.delete(id);
      if (ids?.size === 0) {
        this.#byHost.delete(host);
        this.#hosts = null;
      }
      this.#changedHosts.set(host, this.#changes);
    }
  }
}
