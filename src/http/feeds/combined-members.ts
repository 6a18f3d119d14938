// The members of the combined feed in one language. Each association's are found again when something of it changes.
import type { Language } from '../../calendar/text.ts';
import { type Instant, instant } from '../../calendar/time.ts';
import type { ActivityHead } from '../../store/activities.ts';
import type { LiveNetwork } from '../../store/live-network.ts';
import type { FeedIndex, Host } from './feed-index.ts';
import { type Left, later, type Member, type Members, membersAmong, NEVER } from './members.ts';

interface Section extends Members {
  readonly host: Host;
  /** What the host's was. */
  readonly changes: number;
}

export class CombinedMembers {
  readonly #network: LiveNetwork;
  readonly #index: FeedIndex;
  readonly #language: Language;
  #sections: readonly Section[] = [];
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
    const before = this.#sections;
    let i = 0;
    this.#sections = this.#index.hosts().map((host) => {
      // Both are in the order of slugs, so that one is behind those it was behind before; nearly all are where they were.
      while (before[i]?.host !== host && (before[i]?.host.slug ?? host.slug) < host.slug) i++;
      const known = before[i];
      if (known?.host !== host) return this.#section(host, undefined, now);
      i++;
      return this.#section(host, known, now);
    });
    this.#joined = { ...join(this.#sections), changes };
    return this.#joined;
  }

  #section(host: Host, known: Section | undefined, now: Instant): Section {
    if (known?.changes === host.changes && now < known.changesAt) return known;
    // What it only co-hosts is in the section of the association whose it is.
    const isOwn = ({ association }: ActivityHead): boolean => association === host.slug;
    const members = membersAmong(this.#network, host.ids, this.#language, now, isOwn);
    return { ...members, host, changes: host.changes };
  }
}

function join(sections: readonly Section[]): Members {
  let lastModified: Instant | null = null;
  let changesAt = NEVER;
  const runs: (readonly Member[])[] = [];
  const left: Left[] = [];
  for (const section of sections) {
    for (const run of section.runs) runs.push(run);
    for (const one of section.left) left.push(one);
    lastModified = later(lastModified, section.lastModified);
    changesAt = instant(Math.min(changesAt, section.changesAt));
  }
  return { runs, left, lastModified, changesAt };
}
