// The network's public feeds, kept until something in them changes. What is dear is done once for everybody who asks:
// an edit costs finding one association's activities and, where gzip is asked for, compressing one chunk again.
import type { Slug } from '../../calendar/association.ts';
import { inLanguage, type Language } from '../../calendar/text.ts';
import type { Instant, TimeZoneId } from '../../calendar/time.ts';
import type { LiveNetwork } from '../../store/live-network.ts';
import { accepts, type Filter, toQuery } from '../filter.ts';
import { CombinedMembers } from './combined-members.ts';
import type { Feed } from './feed.ts';
import { buildFeed, type Title } from './feed-build.ts';
import { FeedIndex } from './feed-index.ts';
import { filterTitle } from './filter-title.ts';
import { later, type Members, membersAmong, newest } from './members.ts';
import { Recent } from './recent.ts';

export interface FeedSettings {
  readonly name: string;
  /** The network's own, which activities are rendered in by default. */
  readonly language: Language;
  readonly timeZone: TimeZoneId;
  /** Hears why a feed is served as it was before. */
  readonly onStale?: (error: unknown) => void;
  /** Hears of every feed that is asked for, and whether it was kept or is made anew. */
  readonly onFeed?: (isKept: boolean) => void;
}

/** For all feeds but the combined one in the network's own language, which is always kept. */
const KEPT_BYTES = 64 * 2 ** 20;
/** What a feed takes by its length: its bytes, those compressed, and its list of buffers. */
const WEIGHT = 1.7;

interface Kept {
  readonly feed: Feed;
  /** What the index said of changes when it was made. */
  readonly changes: number;
  readonly changesAt: Instant;
}

export class FeedCache {
  readonly #network: LiveNetwork;
  readonly #settings: FeedSettings;
  readonly #index: FeedIndex;
  readonly #members = new Map<Language, CombinedMembers>();
  readonly #recent = new Recent<Kept>(KEPT_BYTES);
  #combined: Kept | undefined;
  /** The large ones that are being made, each once however many ask. */
  readonly #underWay = new Map<string, Promise<Feed>>();

  /** `network` needs no more than `loadForFeeds` has read; what needs the activities waits for them. */
  constructor(network: LiveNetwork, settings: FeedSettings) {
    this.#network = network;
    this.#settings = settings;
    this.#index = new FeedIndex(network);
    network.onTouched((touched) => this.#index.follow(touched));
  }

  /** Everything public, with words in the language wanted where there are any. */
  combined(wanted: Language, now: Instant): Feed | Promise<Feed> {
    const language = this.#index.languageFor(wanted);
    const key = `combined ${language}`;
    const { changes } = this.#index;
    const kept = language === '' ? this.#combined : this.#recent.get(key);
    if (this.#isCurrent(kept, changes, now)) return kept.feed;
    const others = this.#meanwhile(key, kept, () => this.combined(wanted, now));
    if (others) return others;
    return this.#orAsBefore(kept, () => {
      const members = this.#combinedMembers(language, now);
      const title = { name: this.#settings.name, colour: null };
      if (language !== '') return this.#renew(key, kept, members, changes, title);
      return this.#build(key, kept, members, title, (feed) => {
        this.#combined = { feed, changes, changesAt: members.changesAt };
      });
    });
  }

  /** What an association hosts and co-hosts; null where there is no such association. */
  association(slug: Slug, wanted: Language, now: Instant): Feed | null | Promise<Feed | null> {
    const association = this.#network.associations.get(slug);
    if (!association) return null;
    const language = this.#index.languageFor(wanted);
    const key = `association ${slug} ${language}`;
    const changes = this.#index.changesOf(slug);
    const kept = this.#recent.get(key);
    if (this.#isCurrent(kept, changes, now)) return kept.feed;
    const others = this.#meanwhile(key, kept, () => this.association(slug, wanted, now));
    if (others) return others;
    return this.#orAsBefore(kept, () => {
      const members = membersAmong(this.#network, this.#index.hostedBy(slug), language, now);
      return this.#renew(key, kept, members, changes, association);
    });
  }

  /** One activity by itself; null where the public is shown no such activity. */
  activity(id: string, wanted: Language, now: Instant): Feed | null | Promise<Feed | null> {
    if (!this.#network.heads.has(id)) return null;
    const language = this.#index.languageFor(wanted);
    const key = `activity ${id} ${language}`;
    const kept = this.#recent.get(key);
    if (this.#isCurrent(kept, this.#index.changesOfActivity(id), now)) return kept.feed;
    const again = () => this.activity(id, wanted, now);
    const others = this.#meanwhile(key, kept, again);
    if (others) return others;
    return this.#network.whole().then(() => {
      if (this.#index.following) return again();
      const activity = this.#network.activities.get(id);
      const members = membersAmong(this.#network, [id], language, now);
      if (!activity || members.runs.every(({ length }) => length === 0)) return null;
      const title = {
        name: inLanguage(activity.title, [language, this.#settings.language]).words,
        colour: this.#network.associations.get(activity.association)?.colour ?? null,
      };
      const changes = this.#index.changesOfActivity(id);
      return this.#orAsBefore(kept, () => this.#renew(key, kept, members, changes, title));
    });
  }

  /** What of the combined feed the filter accepts. */
  filtered(filter: Filter, wanted: Language, now: Instant): Feed | Promise<Feed> {
    const language = this.#index.languageFor(wanted);
    const key = `filtered ${toQuery(filter)} ${language}`;
    const kept = this.#recent.get(key);
    if (this.#isCurrent(kept, this.#index.changes, now)) return kept.feed;
    const again = () => this.filtered(filter, wanted, now);
    const others = this.#meanwhile(key, kept, again);
    if (others) return others;
    return this.#network.whole().then(() => {
      if (this.#index.following) return again();
      return this.#orAsBefore(kept, () => {
        const members = this.#accepted(filter, this.#combinedMembers(language, now));
        const name = filterTitle(this.#settings.name, filter, this.#network.associations);
        return this.#renew(key, kept, members, this.#index.changes, { name, colour: null });
      });
    });
  }

  #accepted(filter: Filter, combined: Members): Members {
    const { activities, venues, associations } = this.#network;
    const isAccepted = ({ id }: { readonly id: string }): boolean => {
      const activity = activities.get(id);
      if (!activity) return false;
      const venue = activity.venue === null ? null : (venues.get(activity.venue) ?? null);
      return accepts(filter, activity, venue, associations.get(activity.association) ?? null);
    };
    const runs = combined.runs.map((run) => run.filter(isAccepted));
    const left = combined.left.filter(isAccepted);
    const changed = [...runs, left].map(newest).reduce(later, null);
    return { ...combined, runs, left, lastModified: changed };
  }

  #combinedMembers(language: Language, now: Instant): Members {
    let members = this.#members.get(language);
    if (!members) {
      members = new CombinedMembers(this.#network, this.#index, language);
      this.#members.set(language, members);
    }
    return members.at(now);
  }

  /**
   * What a feed is while others are at work: as it was before where a large change is being taken in, for it is all of
   * it in the feed or nothing; found again afterwards where there was none, or where others are making it. Null where
   * nobody is.
   */
  #meanwhile<Found>(
    key: string,
    kept: Kept | undefined,
    again: () => Found | Promise<Found>,
  ): Feed | Promise<Found> | null {
    const { following } = this.#index;
    if (following) return kept?.feed ?? after(following, again);
    const underWay = this.#underWay.get(key);
    return underWay ? after(underWay, again) : null;
  }

  /**
   * A feed, or what it was before where it cannot be made: subscribers are better off with that than with an error,
   * after which some calendars ask no more.
   */
  #orAsBefore(kept: Kept | undefined, make: () => Feed | Promise<Feed>): Feed | Promise<Feed> {
    const asBefore = (error: unknown): Feed => {
      if (!kept) throw error;
      this.#settings.onStale?.(error);
      return kept.feed;
    };
    try {
      const made = make();
      return made instanceof Promise ? made.catch(asBefore) : made;
    } catch (error) {
      return asBefore(error);
    }
  }

  #build(
    key: string,
    kept: Kept | undefined,
    members: Members,
    title: Title,
    keep: (feed: Feed) => void,
  ): Feed | Promise<Feed> {
    const made = buildFeed(members, title, this.#settings.timeZone, kept?.feed, this.#combined?.feed);
    if (!(made instanceof Promise)) {
      keep(made);
      return made;
    }
    const making = made
      .then((feed) => {
        keep(feed);
        return feed;
      })
      .finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, making);
    return making;
  }

  #renew(
    key: string,
    kept: Kept | undefined,
    members: Members,
    changes: number,
    title: Title,
  ): Feed | Promise<Feed> {
    const { changesAt } = members;
    return this.#build(key, kept, members, title, (feed) =>
      this.#recent.set(key, { feed, changes, changesAt }, key.length + feed.length * WEIGHT),
    );
  }

  #isCurrent(kept: Kept | undefined, changes: number, now: Instant): kept is Kept {
    const isKept = kept?.changes === changes && now < kept.changesAt;
    this.#settings.onFeed?.(isKept);
    return isKept;
  }
}

/** What is found once others' work is over, whatever came of it. */
function after<Found>(work: Promise<unknown>, find: () => Found | Promise<Found>): Promise<Found> {
  return work.then(find, find);
}
