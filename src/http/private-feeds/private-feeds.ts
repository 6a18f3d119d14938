// The private feeds, kept until something in the network changes or a day ends. Members who may see the same in the same
// language share one.
import type { Actor } from '../../actions/actor.ts';
import type { Desk } from '../../actions/desk.ts';
import { type ClashesById, openClashes, planningWindow } from '../../actions/planned-activities.ts';
import type { OpenedFeed } from '../../actions/private-feeds.ts';
import { DAY, type Instant, instant } from '../../calendar/time.ts';
import { takenTitle } from '../../ical/wording.ts';
import type { Feed } from '../feeds/feed.ts';
import { buildFeed } from '../feeds/feed-build.ts';
import { Recent } from '../feeds/recent.ts';
import { languageFor } from '../words/languages.ts';
import { wordsIn } from '../words/words.ts';
import { busyMembers } from './busy-members.ts';
import { planMembers, type Told } from './plan-members.ts';

/** For all of them, by the lengths of the feeds; each takes up to three times its own. */
const KEPT_BYTES = 24 * 2 ** 20;
const TELLING: ReadonlySet<string> = new Set(['activity', 'association', 'venue', 'settlement', 'source']);

interface Kept {
  readonly feed: Feed;
  /** What was counted of changes when it was made. */
  readonly changes: number;
  readonly until: Instant;
  readonly told: ReadonlyMap<string, Told>;
}

interface Clashes {
  readonly changes: number;
  readonly from: Instant;
  readonly byId: ClashesById;
}

export class PrivateFeeds {
  readonly #desk: Desk;
  readonly #onStale: (error: unknown) => void;
  readonly #recent = new Recent<Kept>(KEPT_BYTES);
  readonly #making = new Map<string, Promise<Feed | null>>();
  #changes = 0;
  #clashes: Clashes | null = null;

  /** @param onStale hears why a feed is served as it was before */
  constructor(desk: Desk, onStale: (error: unknown) => void) {
    this.#desk = desk;
    this.#onStale = onStale;
    desk.network.onTouched((touched) => {
      if (touched.some(({ kind }) => TELLING.has(kind))) this.#changes++;
    });
  }

  /** The feed as it is now; null where its association is gone. Whoever asks while it is made waits for the same work. */
  async feed(opened: OpenedFeed): Promise<Feed | null> {
    await this.#desk.network.whole();
    const key = keyOf(opened);
    const kept = this.#recent.get(key);
    if (kept && kept.changes === this.#changes && this.#desk.clock() < kept.until) return kept.feed;
    const making = `${this.#changes} ${key}`;
    let made = this.#making.get(making);
    if (!made) {
      made = this.#make(key, kept, opened)
        .catch((error: unknown) => this.#asBefore(kept, error))
        .finally(() => this.#making.delete(making));
      this.#making.set(making, made);
    }
    return made;
  }

  /** Members are better off with the feed as it was than with an error, as subscribers to public feeds are. */
  #asBefore(kept: Kept | undefined, error: unknown): Feed {
    if (!kept) throw error;
    this.#onStale(error);
    return kept.feed;
  }

  async #make(key: string, kept: Kept | undefined, opened: OpenedFeed): Promise<Feed | null> {
    const desk = this.#desk;
    const changes = this.#changes;
    const { start } = planningWindow(desk, desk.clock());
    // Some days have 25 hours: it may be made once more than it need be.
    let until = instant(start + DAY);
    let feed: Feed;
    let told: Kept['told'] = new Map();
    if (opened.kind === 'busy') {
      const association = desk.network.associations.get(opened.association);
      if (!association) return null;
      const name = takenTitle(association.name, desk.settings.language);
      const members = busyMembers(desk, association, desk.clock());
      feed = await buildFeed(
        members,
        { ...association, name },
        desk.settings.timeZone,
        kept?.feed,
        undefined,
      );
    } else {
      const made = await this.#plan(opened.actor, opened.language, kept);
      until = instant(Math.min(until, made.changesAt));
      ({ feed, told } = made);
    }
    this.#recent.set(key, { feed, changes, until, told }, key.length + feed.length);
    return feed;
  }

  async #plan(actor: Actor, language: string, kept: Kept | undefined) {
    const desk = this.#desk;
    const { settings, network } = desk;
    const words = wordsIn(languageFor(language, undefined, settings.language));
    const planning = { words, networkLanguage: settings.language, associations: network.associations };
    const before = kept?.told ?? new Map<string, Told>();
    const now = desk.clock();
    const clashes = this.#openClashes(now);
    const members = await planMembers({ desk, actor, planning, clashes, now, before });
    const title = { name: words.say('plan.name', { network: settings.name }), colour: null };
    const feed = await buildFeed(members, title, settings.timeZone, kept?.feed, undefined);
    return { feed, told: members.told, changesAt: members.changesAt };
  }

  #openClashes(now: Instant): ClashesById {
    const window = planningWindow(this.#desk, now);
    const known = this.#clashes;
    if (known?.changes === this.#changes && known.from === window.start) return known.byId;
    const byId = openClashes(this.#desk, window);
    this.#clashes = { changes: this.#changes, from: window.start, byId };
    return byId;
  }
}

/** What is the same for all who see the same. */
function keyOf(opened: OpenedFeed): string {
  if (opened.kind === 'busy') return `busy ${opened.association}`;
  const { actor, language } = opened;
  const own = actor.role === 'editor' ? actor.associations.toSorted().join(' ') : '';
  return `planning ${language} ${actor.role} ${own}`;
}
