// A network in a real database, with its feeds, for tests that publish and then look.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { type Activity, hostsOf } from '../../../src/calendar/activity.ts';
import type { Association, Slug, Venue } from '../../../src/calendar/association.ts';
import { DAY, type Instant, instant, type TimeZoneId } from '../../../src/calendar/time.ts';
import type { AppEnv } from '../../../src/http/actor.ts';
import { type FeedDeps, feedRoutes } from '../../../src/http/feeds/feed-routes.ts';
import { answerError } from '../../../src/http/problem.ts';
import { renderActivity } from '../../../src/ical/vevent.ts';
import { insertActivities, replaceActivities } from '../../../src/store/activities.ts';
import { saveAssociations } from '../../../src/store/associations.ts';
import { appendChanges, type Subject } from '../../../src/store/changes.ts';
import type { Writing } from '../../../src/store/handles.ts';
import { LiveNetwork } from '../../../src/store/live-network.ts';
import { saveRenderings } from '../../../src/store/renderings.ts';
import { Store } from '../../../src/store/store.ts';
import { saveVenues } from '../../../src/store/venues.ts';
import { ASSOCIATION, at } from '../../ical/an-activity.ts';

export const SETTINGS = {
  name: 'Fælleskalender Rudersdal',
  language: 'da',
  timeZone: 'Europe/Copenhagen' as TimeZoneId,
} as const;

export const START = at('2026-12-01T08:00:00Z');

export function anAssociation(slug: Slug, different: Partial<Association> = {}): Association {
  return { ...ASSOCIATION, slug, name: `Foreningen ${slug}`, ...different };
}

/** A UUID that ends in the number. */
export function idOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** With the errors that are expected as answers. */
export function answering(app: Hono<AppEnv>): Hono<AppEnv> {
  const reportFault = (error: unknown): never => {
    throw error;
  };
  return app.onError(answerError({ reportFault }));
}

export class TestNetwork implements AsyncDisposable {
  readonly store: Store;
  readonly live: LiveNetwork;
  readonly app: Hono<AppEnv>;
  now: Instant = START;
  readonly #folder: string;

  private constructor(folder: string, store: Store, live: LiveNetwork, deps: Partial<FeedDeps>) {
    this.#folder = folder;
    this.store = store;
    this.live = live;
    const clock = (): Instant => this.now;
    this.app = answering(
      feedRoutes({ ...SETTINGS, network: live, clock, refresh: () => undefined, ...deps }),
    );
  }

  static async open(deps: Partial<FeedDeps> = {}): Promise<TestNetwork> {
    const folder = mkdtempSync(join(tmpdir(), 'faelleskalender-feeds-'));
    const store = await Store.open({ file: join(folder, 'calendar.db') });
    return new TestNetwork(folder, store, await LiveNetwork.load(store), deps);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.store.close();
    rmSync(this.#folder, { recursive: true });
  }

  /** Writes the associations, and what the activities by them say of them. */
  async saveAssociations(...associations: readonly Association[]): Promise<void> {
    const saved = new Map(associations.map((one) => [one.slug, one]));
    const theirs = [...this.live.activities.values()].filter(({ association }) => saved.has(association));
    await this.#write(associations.map(subjectOf('association')), async (trx) => {
      await saveAssociations(trx, associations);
      await this.#render(trx, theirs, saved);
    });
  }

  async saveVenues(...venues: readonly Venue[]): Promise<void> {
    await this.#write(venues.map(subjectOf('venue')), (trx) => saveVenues(trx, venues));
  }

  /** Publishes the activities that are new and revises the others. Associations nobody has heard of come about. */
  async publish(...activities: readonly Activity[]): Promise<void> {
    const hosts = new Set(activities.flatMap(hostsOf));
    const unheard = [...hosts].filter((slug) => !this.live.associations.has(slug));
    if (unheard.length > 0) await this.saveAssociations(...unheard.map((slug) => anAssociation(slug)));
    await this.#write(
      activities.map(({ id }) => ({ kind: 'activity', id })),
      async (trx) => {
        for (const activity of activities) {
          const before = this.live.activities.get(activity.id);
          if (before)
            await replaceActivities(trx, [{ activity: activity, expectedSequence: before.sequence }]);
          else await insertActivities(trx, [activity]);
        }
        await this.#render(trx, activities, this.live.associations);
      },
    );
  }

  /** What follows from a change to one activity: its sequence rises, and it is updated now. */
  async revise(id: string, different: Partial<Activity>): Promise<void> {
    const before = this.live.activities.get(id);
    if (!before) throw new Error(`there is no activity ${id}`);
    await this.publish({ ...before, sequence: before.sequence + 1, updated: this.now, ...different });
  }

  pass(days: number): void {
    this.now = instant(this.now + days * DAY);
  }

  async get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.app.request(path, { headers });
  }

  /** The calendar at the address. */
  async read(path: string): Promise<string> {
    const response = await this.get(path);
    if (response.status !== 200) throw new Error(`${path} answers ${response.status}`);
    return response.text();
  }

  async #render(
    trx: Writing,
    activities: readonly Activity[],
    associations: ReadonlyMap<Slug, Association>,
  ): Promise<void> {
    const renderings = activities.map((activity) => {
      const association = associations.get(activity.association);
      if (!association) throw new Error(`there is no association ${activity.association}`);
      const render = (language: string): Buffer =>
        Buffer.from(
          renderActivity(activity, {
            association,
            venue: (slug) => this.live.venues.get(slug),
            language,
            networkLanguage: SETTINGS.language,
            window: { start: START, end: instant(START + 365 * DAY) },
          }),
        );
      const others = Object.keys(activity.title).filter((language) => language !== SETTINGS.language);
      const languages = others.map((language) => [language, render(language)] as const);
      return [activity.id, new Map([['', render(SETTINGS.language)], ...languages])] as const;
    });
    await saveRenderings(trx, new Map(renderings));
  }

  async #write(subjects: readonly Subject[], work: (trx: Writing) => Promise<void>): Promise<void> {
    await this.store.transaction(async (trx) => {
      await work(trx);
      const change = { at: this.now, actor: 'Anna', deed: 'revise', detail: {} };
      await appendChanges(
        trx,
        subjects.map((subject) => ({ ...change, subject })),
      );
    });
    await this.live.catchUp();
  }
}

function subjectOf(kind: Subject['kind']): (saved: { readonly slug: Slug }) => Subject {
  return ({ slug }) => ({ kind, id: slug });
}
