// The members of the combined feed in one language. Each association's are found again when something of it changes.
import type { Slug } from '../../calendar/association.ts';
import type { Language } from '../../calendar/text.ts';
import { type Instant, instant } from '../../calendar/time.ts';
import type { ActivityHead } from '../../store/activities.ts';
import type { LiveNetwork } from '../../store/live-network.ts';
import type { FeedIndex } from './feed-index.ts';
import { later, type Member, type Members, membersAmong, NEVER } from './members.ts';

interface Section extends Members {
  readonly changes: number;
}

export class CombinedMembers {
  readonly #network: LiveNetwork;
  readonly #index: FeedIndex;
  readonly #language: Language;
  #sections = new Map<Slug, Section>();
  #joined: (Members & { readonly changes: number }) | null = null;

  constructor(network: LiveNetwork, index: FeedIndex, language: Language) {
    this.#network = network;
    this.#index = index;
    this.#language = language;
  }

  /** The same object for as long as nothing of it has changed. */
  at(now: Instant): Members {
    const { changes } = this.#index;
    if (this.#joined?.changes === changes && now < this.#joined.changesAt) return this.#joined;
    const sections = new Map<Slug, Section>();
    for (const slug of this.#index.hosts()) sections.set(slug, this.#section(slug, now));
    this.#sections = sections;
    this.#joined = { ...join([...sections.values()]), changes };
    return this.#joined;
  }

  #section(slug: Slug, now: Instant): Section {
    const changes = this.#index.changesOf(slug);
    const known = this.#sections.get(slug);
    if (known?.changes === changes && now < known.changesAt) return known;
    // What it only co-hosts is in the section of the association whose it is.
    const hosted = this.#index.hostedBy(slug);
    const isOwn = ({ association }: ActivityHead): boolean => association === slug;
    return { ...membersAmong(this.#network, hosted, this.#language, now, isOwn), changes };
  }
}

const NOBODY: readonly Member[] = [];

function join(sections: readonly Members[]): Members {
  return {
    // Joined as whole runs of memory: tens of thousands one by one would take a millisecond of every edit.
    members: NOBODY.concat(...sections.map(({ members }) => members)),
    left: sections.flatMap(({ left }) => left),
    lastModified: sections.map(({ lastModified }) => lastModified).reduce(later, null),
    changesAt: instant(Math.min(NEVER, ...sections.map(({ changesAt }) => changesAt))),
  };
}
