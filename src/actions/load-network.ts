// Loading a network from JSON Lines: all of the file or nothing. Loading the same file again changes nothing.
import { createHash } from 'node:crypto';
import { type Activity, following } from '../calendar/activity.ts';
import type { Association, Slug, Venue } from '../calendar/association.ts';
import { type Issue, invalid } from '../calendar/errors.ts';
import { type Instant, instant, SECOND } from '../calendar/time.ts';
import { noteFormerSlugs } from '../store/former-slugs.ts';
import type { Writing } from '../store/handles.ts';
import { LiveNetwork } from '../store/live-network.ts';
import type { Member } from './actor.ts';
import { deedTime, type Revision, revised } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { formContext } from './form-context.ts';
import { type ActivityDraft, readActivityForm } from './forms/activity-form.ts';
import { formerSlugsIn, readAssociationForm, viewAssociation } from './forms/association-form.ts';
import { canonicalJson, namingLine, readNetworkLine } from './forms/json-lines.ts';
import { readVenueForm, viewVenue } from './forms/venue-form.ts';
import { heldUntil } from './holds.ts';
import { type Agreements, newAgreements, writeAgreements } from './loaded-agreements.ts';
import { type GivenAssociation, type LoadedNames, loadedNames } from './loaded-names.ts';
import { uidOf } from './own-uid.ts';
import { collect, type Given, readAgreements } from './read-agreements.ts';
import { writeRenaming } from './rename-association.ts';
import { sameContent } from './revise-activity.ts';
import { namesEntries, withEntries, writeNetwork } from './write-network.ts';

export interface LoadReport {
  /** Added or changed. */
  readonly associations: number;
  readonly venues: number;
  readonly activities: { readonly created: number; readonly updated: number; readonly unchanged: number };
  /** Added or changed. */
  readonly observances: number;
  readonly settlements: number;
}

interface GivenNetwork {
  readonly associations: readonly GivenAssociation[];
  readonly venues: ReadonlyMap<Slug, Venue>;
  readonly activities: readonly Given[];
  readonly observances: readonly Given[];
  readonly settlements: readonly Given[];
}

/**
 * Writes what the lines say, each `{"association": …}`, `{"venue": …}`, `{"activity": …}`, `{"observance": …}` or
 * `{"settlement": …}`, in any order.
 * @throws CalendarError `invalid` naming the lines at fault; nothing is stored
 */
export async function loadNetwork(
  desk: Desk,
  by: Member,
  lines: AsyncIterable<string> | Iterable<string>,
): Promise<LoadReport> {
  await desk.network.catchUp();
  const given = await readLines(lines);
  const plan = plannedLoad(desk, given);
  const { renames } = plan;
  if (renames.length === 0 && isNothing(plan)) return reportOf(plan, 0);
  const done = await desk.store.transaction(async (trx) => {
    for (const { from, to } of renames) await writeRenaming(trx, by.name, from, to, plan.now);
    if (renames.length === 0) return write(trx, desk, by, plan);
    // What else is new or differs is only to be seen once they are called so.
    const renamed = { ...desk, network: await LiveNetwork.loadWithin(trx) };
    return write(trx, renamed, by, plannedLoad(renamed, given));
  });
  await desk.network.catchUpWithOwn();
  return reportOf(done, renames.length);
}

async function write(trx: Writing, desk: Desk, by: Member, plan: PlannedLoad): Promise<PlannedLoad> {
  if (isNothing(plan)) return plan;
  const { associations, venues, revisions, named, unheardOf, agreements, now } = plan;
  await writeNetwork(trx, desk, by, { associations, venues }, [...revisions, ...named]);
  for (const [slug, former] of unheardOf) await noteFormerSlugs(trx, former, slug);
  await writeAgreements(trx, desk, by.name, agreements, now);
  return plan;
}

function isNothing({ associations, venues, revisions, agreements, unheardOf }: PlannedLoad): boolean {
  const { observances, settlements } = agreements;
  const counts = [associations, venues, revisions, observances, settlements].map(({ length }) => length);
  return unheardOf.size === 0 && counts.every((count) => count === 0);
}

function reportOf(
  { associations, venues, revisions, agreements, unchanged }: PlannedLoad,
  renamed: number,
): LoadReport {
  const created = revisions.filter(({ before }) => before === null).length;
  return {
    associations: Math.max(associations.length, renamed),
    venues: venues.length,
    activities: { created, updated: revisions.length - created, unchanged },
    observances: agreements.observances.length,
    settlements: agreements.settlements.length,
  };
}

interface PlannedLoad extends Pick<LoadedNames, 'renames' | 'unheardOf'> {
  /** Those that are new or differ, here and below. */
  readonly associations: readonly Association[];
  readonly venues: readonly Venue[];
  readonly revisions: readonly Revision[];
  /** Of what is not in the file, because feeds name there what is. */
  readonly named: readonly Revision[];
  readonly agreements: Agreements;
  readonly unchanged: number;
  readonly now: Instant;
}

/** What is to be written, as the network is. @throws CalendarError `invalid` naming the lines at fault */
function plannedLoad(desk: Desk, lines: GivenNetwork): PlannedLoad {
  const { renames, unheardOf, presentSlug } = loadedNames(desk, lines.associations);
  const bySlug = new Map(
    lines.associations.map(({ association }) => {
      const slug = presentSlug(association.slug);
      return [slug, { ...association, slug }] as const;
    }),
  );
  const given = { ...lines, associations: bySlug };
  const associations = [...bySlug.values()].filter((one) => differs(desk, one) || unheardOf.has(one.slug));
  const venues = [...given.venues.values()].filter((one) => differsVenue(desk, one));
  const now = deedTime(desk.clock);
  const found = readActivities(desk, given, presentSlug).map((draft) => revisionOf(desk, draft, now));
  const revisions = found.filter((revision): revision is Revision => revision !== null);
  const entries = { associations: associations.filter((one) => differs(desk, one)), venues };
  const touched = new Set(revisions.map(({ after }) => after.id));
  const named = [...desk.network.activities.values()]
    .filter((activity) => !touched.has(activity.id) && namesEntries(activity, desk.network, entries))
    .map((before): Revision => ({ deed: 'revise', before, after: revised(before, before, now) }));
  const agreements = newAgreements(desk, readAgreements(desk, given, revisions));
  const unchanged = found.length - revisions.length;
  return { renames, unheardOf, associations, venues, revisions, named, agreements, unchanged, now };
}

async function readLines(lines: AsyncIterable<string> | Iterable<string>): Promise<GivenNetwork> {
  const issues: Issue[] = [];
  const associations: GivenAssociation[] = [];
  const venues = new Map<Slug, Venue>();
  const activities: Given[] = [];
  const observances: Given[] = [];
  const settlements: Given[] = [];
  let number = 0;
  for await (const text of lines) {
    number++;
    collect(issues, () => {
      const line = readNetworkLine(text, number);
      if (line === null) return;
      if ('activity' in line) {
        activities.push({ line: number, input: line.activity });
      } else if ('observance' in line) {
        observances.push({ line: number, input: line.observance });
      } else if ('settlement' in line) {
        settlements.push({ line: number, input: line.settlement });
      } else if ('venue' in line) {
        const venue = namingLine(number, () => readVenueForm(null, line.venue));
        venues.set(venue.slug, venue);
      } else {
        const association = namingLine(number, () => readAssociationForm(null, line.association));
        associations.push({ line: number, association, formerSlugs: formerSlugsIn(line.association) });
      }
    });
  }
  if (issues.length > 0) throw invalid(issues);
  return { associations, venues, activities, observances, settlements };
}

function readActivities(
  desk: Desk,
  given: Pick<GivenNetwork, 'activities' | 'venues'> & {
    readonly associations: ReadonlyMap<Slug, Association>;
  },
  presentSlug: (slug: Slug) => Slug,
): ActivityDraft[] {
  const issues: Issue[] = [];
  const register = withEntries(desk.network, {
    associations: [...given.associations.values()],
    venues: [...given.venues.values()],
  });
  const context = {
    ...formContext(desk, true),
    associationCalled: (slug: Slug) => {
      const present = presentSlug(slug);
      return register.associations.has(present) ? present : null;
    },
    venueExists: (slug: Slug) => register.venues.has(slug),
  };
  const seen = new Map<string, number>();
  const drafts: ActivityDraft[] = [];
  for (const { line, input } of given.activities) {
    collect(issues, () => {
      const draft = namingLine(line, () => readActivityForm(input, context));
      const name = draft.id ?? draft.uid ?? '';
      const first = name && seen.get(name);
      if (first)
        throw invalid([{ field: `line ${line}`, message: `The activity of line ${first} is here again.` }]);
      seen.set(name, line);
      drafts.push(draft.id || draft.uid ? draft : { ...draft, id: contentId(input, seen, line) });
    });
  }
  if (issues.length > 0) throw invalid(issues);
  return drafts;
}

/** What the activity changes here; null where it is here already, word for word. */
function revisionOf({ network }: Desk, draft: ActivityDraft, now: Instant): Revision | null {
  const before = network.activities.get(draft.id ?? '') ?? network.byUid.get(draft.uid ?? '') ?? null;
  const expires = heldUntil(draft, before, now);
  if (before === null) {
    const id = draft.id ?? contentId(draft.uid, new Map(), 0);
    const times = { created: draft.created ?? draft.updated ?? now, updated: draft.updated ?? now };
    return { deed: 'load', before, after: { uid: uidOf(id), sequence: 0, ...draft, expires, id, ...times } };
  }
  const { id, uid, created } = before;
  const said: Activity = { ...before, ...draft, expires, id, uid: draft.uid ?? uid, created };
  const after = following(before, said);
  if (sameContent(before, after)) return null;
  const sequence = Math.max(draft.sequence ?? 0, before.sequence + 1);
  const updated = instant(Math.max(draft.updated ?? now, before.updated + SECOND));
  return { deed: 'load', before, after: { ...after, sequence, updated } };
}

/** A UUID that is always the same for the same words, so that a file without ids may be loaded again (RFC 9562 §5.8). */
function contentId(input: unknown, seen: Map<string, number>, line: number): string {
  const json = canonicalJson(input);
  for (let copy = 0; ; copy++) {
    const hex = createHash('sha256').update(`${copy}:${json}`).digest('hex');
    const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
    const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    if (seen.has(id)) continue;
    seen.set(id, line);
    return id;
  }
}

function differs({ network }: Desk, association: Association): boolean {
  const before = network.associations.get(association.slug);
  return !before || canonicalJson(viewAssociation(before)) !== canonicalJson(viewAssociation(association));
}

function differsVenue({ network }: Desk, venue: Venue): boolean {
  const told = (one: Venue): string => canonicalJson(viewVenue(one, { members: true }));
  const before = network.venues.get(venue.slug);
  return !before || told(before) !== told(venue);
}
