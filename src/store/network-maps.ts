// The network as maps, and how they are read from one state of the database and brought to a later one.
import { setImmediate as otherWork } from 'node:timers/promises';
import { type Activity, hostsOf } from '../calendar/activity.ts';
import type { Association, Slug, Venue } from '../calendar/association.ts';
import type { Observance } from '../calendar/observance.ts';
import { pairIdOf, type Settlement } from '../calendar/settlement.ts';
import { isNeighbours, type Origin } from '../calendar/source.ts';
import type { Language } from '../calendar/text.ts';
import { type ActivityHead, activityHeads, allActivities, findActivities } from './activities.ts';
import { allAssociations, findAssociations } from './associations.ts';
import {
  changesCountSince,
  latestVersion,
  type Subject,
  type SubjectKind,
  subjectsSince,
} from './changes.ts';
import { chunksOf } from './chunks.ts';
import { allFormerSlugs } from './former-slugs.ts';
import type { Reading } from './handles.ts';
import { allObservances, findObservances } from './observances.ts';
import { allOrigins, findOrigins } from './origins.ts';
import { allRenderings, findRenderings } from './renderings.ts';
import { allSettlements, findSettlements } from './settlements.ts';
import { allVenues, findVenues } from './venues.ts';

/** A subject whose memory is new: of any kind, also of those that no map holds. */
export type Touched = Subject;

/** What has just been written, as it would be read. */
export interface Own {
  readonly activity: Activity;
  readonly renderings: ReadonlyMap<Language, Buffer>;
}

/** What one transaction has written of activities. */
export interface OwnWrites {
  /** The version of the last change before it. */
  readonly since: number;
  /** By id; there is one change of each. */
  readonly activities: ReadonlyMap<string, Own>;
}

/** Puts what was read in the maps. @returns what it touched, each subject once */
export type PutInPlace = () => readonly Touched[];

export class NetworkMaps {
  readonly associations = new Map<Slug, Association>();
  /** The present names of associations by those they have had. */
  readonly formerSlugs = new Map<Slug, Slug>();
  readonly venues = new Map<Slug, Venue>();
  readonly observances = new Map<string, Observance>();
  /** By the ids of their pairs. */
  readonly settlements = new Map<string, Settlement>();
  /** By activity id, of those that have come from a source. */
  readonly origins = new Map<string, Origin>();
  readonly renderings = new Map<string, ReadonlyMap<Language, Buffer>>();
  readonly activities = new Map<string, Activity>();
  readonly byUid = new Map<string, Activity>();
  /** The version of the last change that is in the maps. */
  version = 0;
  /** Null when the activities themselves are there. */
  #heads: Map<string, ActivityHead> | null = new Map();

  get heads(): ReadonlyMap<string, ActivityHead> {
    return this.#heads ?? this.activities;
  }

  /** Reads all but the activities themselves. `db` must not change meanwhile, here and below. */
  async readForFeeds(db: Reading): Promise<void> {
    for (const association of await allAssociations(db)) this.associations.set(association.slug, association);
    for (const [former, slug] of await allFormerSlugs(db)) this.formerSlugs.set(former, slug);
    for (const venue of await allVenues(db)) this.venues.set(venue.slug, venue);
    for (const observance of await allObservances(db)) this.observances.set(observance.id, observance);
    for (const settlement of await allSettlements(db)) this.#putSettlement(settlement);
    this.#heads = new Map((await activityHeads(db)).map((head) => [head.id, head]));
    for (const { activity, ...origin } of await allOrigins(db)) this.origins.set(activity, origin);
    for (const [id, languages] of await allRenderings(db)) this.#putRenderings(id, languages);
    this.version = await latestVersion(db);
  }

  /** Reads every activity, and whatever else has changed since the rest was read; see `readOn`. */
  async readActivities(db: Reading): Promise<PutInPlace> {
    for await (const portion of allActivities(db)) {
      for (const activity of portion) this.#put(activity);
      await otherWork();
    }
    return this.readOn(db);
  }

  /**
   * Reads what brings the maps to the state of `db`. It is for the caller to put in place, all of it at once, when the
   * reading is over: where its end fails, the maps must be as they were, or what they had taken in would be told to nobody.
   * @param written what has been committed and need not be read back
   */
  async readOn(db: Reading, written: OwnWrites | null = null): Promise<PutInPlace> {
    const version = await latestVersion(db);
    if (written && (await isAllSince(db, this.version, version, written)))
      return this.#takeOver(written.activities, version);
    const changed = await subjectsSince(db, this.version);
    const slugsOfAssociations = idsOf('association', changed);
    const slugsOfVenues = idsOf('venue', changed);
    const idsOfObservances = idsOf('observance', changed);
    const idsOfPairs = idsOf('settlement', changed);
    const formerSlugs = slugsOfAssociations.length === 0 ? this.formerSlugs : await allFormerSlugs(db);
    const renamed = [...formerSlugs.keys()].filter((slug) => this.associations.has(slug));
    // Whose they are is another now, though nothing else is said of them.
    const revised = new Set(idsOf('activity', changed));
    const ofRenamed = this.#hostedBy(new Set(renamed)).filter((id) => !revised.has(id));
    const ids = [...revised, ...ofRenamed];
    const known = ids.filter((id) => this.heads.has(id));
    // Their renderings name the association and the venue, and are stored anew when those change.
    const dependent = this.#mentioning(new Set(slugsOfAssociations), new Set(slugsOfVenues), new Set(ids));
    const associations = await findAssociations(db, slugsOfAssociations);
    const venues = await findVenues(db, slugsOfVenues);
    const observances = await findObservances(db, idsOfObservances);
    const settlements = await findSettlements(db, idsOfPairs);
    const activities = await inPortions(ids, (portion) => findActivities(db, portion));
    // With a source its activities may have ceased to come from anywhere.
    const isSourceNew = changed.some(({ kind }) => kind === 'source');
    const origins = isSourceNew
      ? await allOrigins(db)
      : await inPortions(ids, (portion) => findOrigins(db, portion));
    const named = [...ids, ...dependent];
    const renderings = await inPortions(named, async (portion) => [...(await findRenderings(db, portion))]);

    return () => {
      for (const slug of [...slugsOfAssociations, ...renamed]) this.associations.delete(slug);
      if (formerSlugs !== this.formerSlugs) this.formerSlugs.clear();
      for (const [former, slug] of formerSlugs) this.formerSlugs.set(former, slug);
      for (const slug of slugsOfVenues) this.venues.delete(slug);
      for (const id of idsOfObservances) this.observances.delete(id);
      for (const id of known) this.#forget(id);
      for (const id of dependent) this.renderings.delete(id);
      for (const association of associations) this.associations.set(association.slug, association);
      for (const venue of venues) this.venues.set(venue.slug, venue);
      for (const observance of observances) this.observances.set(observance.id, observance);
      for (const settlement of settlements) this.#putSettlement(settlement);
      for (const activity of activities) this.#put(activity);
      if (isSourceNew) this.origins.clear();
      for (const { activity, ...origin } of origins) this.origins.set(activity, origin);
      for (const [id, languages] of renderings) this.#putRenderings(id, languages);
      this.version = version;
      this.#heads = null;
      return [
        ...changed,
        ...renamed.map((id): Touched => ({ kind: 'association', id })),
        ...[...ofRenamed, ...dependent].map((id): Touched => ({ kind: 'activity', id })),
      ];
    };
  }

  /** As `readOn`, of what is known already. Where they have come from stays: who changes that says so in the log. */
  async #takeOver(own: OwnWrites['activities'], version: number): Promise<PutInPlace> {
    const touched: Touched[] = [];
    const formerUids: string[] = [];
    for (const portion of chunksOf([...own])) {
      for (const [id, { activity }] of portion) {
        touched.push({ kind: 'activity', id });
        const before = this.activities.get(id);
        if (before && before.uid !== activity.uid) formerUids.push(before.uid);
      }
      await otherWork();
    }
    return () => {
      for (const uid of formerUids) this.byUid.delete(uid);
      for (const [id, { activity, renderings }] of own) {
        this.#put(activity);
        this.#putRenderings(id, renderings);
      }
      this.version = version;
      return touched;
    };
  }

  #put(activity: Activity): void {
    this.activities.set(activity.id, activity);
    this.byUid.set(activity.uid, activity);
  }

  /** A pair's settlement is written anew and never removed. */
  #putSettlement(settlement: Settlement): void {
    this.settlements.set(pairIdOf(settlement.first, settlement.second), settlement);
  }

  /** What is another network's is never published again, so there is nothing of it that a feed could take. */
  #putRenderings(id: string, languages: ReadonlyMap<Language, Buffer>): void {
    if (this.origins.size === 0 || !isNeighbours(this.origins.get(id))) this.renderings.set(id, languages);
  }

  #forget(id: string): void {
    const known = this.activities.get(id);
    if (known && this.byUid.get(known.uid) === known) this.byUid.delete(known.uid);
    this.activities.delete(id);
    this.origins.delete(id);
    this.renderings.delete(id);
  }

  /** The ids of the activities that any of these associations hosts or co-hosts. */
  #hostedBy(associations: ReadonlySet<Slug>): string[] {
    if (associations.size === 0) return [];
    return [...this.heads.values()]
      .filter(({ association, coHosts }) => [association, ...coHosts].some((slug) => associations.has(slug)))
      .map(({ id }) => id);
  }

  /** The ids of the activities that name any of these associations or venues, without those in `except`. */
  #mentioning(
    associations: ReadonlySet<Slug>,
    venues: ReadonlySet<Slug>,
    except: ReadonlySet<string>,
  ): string[] {
    if (associations.size === 0 && venues.size === 0) return [];
    const ids: string[] = [];
    for (const activity of this.activities.values()) {
      if (except.has(activity.id)) continue;
      const hosted = hostsOf(activity).some((slug) => associations.has(slug));
      if (hosted || venuesOf(activity).some((slug) => venues.has(slug))) ids.push(activity.id);
    }
    return ids;
  }
}

/** Whether nothing else has been changed between two versions. Where some are missing, as on PostgreSQL, it counts. */
async function isAllSince(
  db: Reading,
  from: number,
  to: number,
  { since, activities }: OwnWrites,
): Promise<boolean> {
  if (since !== from || to - from < activities.size) return false;
  return to - from === activities.size || (await changesCountSince(db, from)) === activities.size;
}

/** Reads what may be many, with time for other work in between. */
async function inPortions<Found>(
  ids: readonly string[],
  read: (portion: readonly string[]) => Promise<readonly Found[]>,
): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const portion of chunksOf(ids)) {
    for (const one of await read(portion)) found.push(one);
    await otherWork();
  }
  return found;
}

function idsOf(kind: SubjectKind, subjects: readonly Subject[]): string[] {
  return subjects.filter((subject) => subject.kind === kind).map(({ id }) => id);
}

/** Every venue it is ever at. */
function venuesOf({ venue, schedule }: Activity): Slug[] {
  const slugs = Object.values(schedule.changed).map((change) => change.venue);
  return [venue, ...slugs].filter((slug) => typeof slug === 'string');
}
