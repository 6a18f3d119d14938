// Importing somebody's calendar file into an association: all of it in one transaction. Importing the same file again
// changes nothing, and nobody's file can change what another association has published.
import { setImmediate as otherWork } from 'node:timers/promises';
import type { Activity } from '../calendar/activity.ts';
import type { Slug } from '../calendar/association.ts';
import { CalendarError, invalid } from '../calendar/errors.ts';
import type { Instant } from '../calendar/time.ts';
import type { ReadActivity } from '../ical/reading/read-activity.ts';
import { readApart } from '../ical/reading/read-apart.ts';
import type { ReadCalendar } from '../ical/reading/read-calendar.ts';
import type { Skipped } from '../ical/reading/vevent-groups.ts';
import type { OwnWrites } from '../store/live-network.ts';
import { type Actor, type Member, requireEditor } from './actor.ts';
import { ascendingIds } from './ascending-ids.ts';
import { deedTime, type Revision, revised } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { heldUntil } from './holds.ts';
import { earlierImports } from './import-history.ts';
import { mergedActivity, overwrittenActivity, saidBy } from './import-merge.ts';
import { VenueNames } from './import-places.ts';
import { ImportedUids } from './import-uids.ts';
import { MadeAhead } from './made-ahead.ts';
import { renderingApart } from './render-apart.ts';
import { renderWindow } from './renderings.ts';
import { sameContent } from './revise-activity.ts';
import { transactionOf, writeInPortions } from './write-in-portions.ts';

export interface ImportReport {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: readonly Skipped[];
  /** Sentences. */
  readonly warnings: readonly string[];
}

interface Importing {
  readonly desk: Desk;
  readonly by: Member;
  readonly association: Slug;
  readonly now: Instant;
}

/** Characters: from here on a file has activities enough to be made and rendered while it is read. */
const LARGE = 500_000;
/** So many activities are compared before other work gets its turn. */
const PORTION = 20;
/** How often an import is worked out anew because somebody was writing at the same time. */
const ATTEMPTS = 3;

/**
 * Puts what a file says into the association's activities: those that are new are published, those that differ revised.
 * The source owns title and description in its languages, time and place; what people added here stays.
 * @param text as `calendarText` decodes it
 * @throws CalendarError `unauthenticated`, `forbidden`, `not_found`, `invalid` where it is no calendar, `too_large`, or
 * `stale` where others keep writing at the same time
 */
export async function importCalendar(
  desk: Desk,
  actor: Actor,
  called: Slug,
  text: string,
  { dryRun }: { readonly dryRun: boolean },
): Promise<ImportReport> {
  const association = desk.network.presentSlug(called);
  const by = requireEditor(actor, association);
  if (!desk.network.associations.has(association)) {
    throw new CalendarError('not_found', `There is no association ${association}.`);
  }
  const { language, timeZone } = desk.settings;
  const now = deedTime(desk.clock);
  const window = renderWindow(timeZone, now);
  const importing: Importing = { desk, by, association, now };
  const importRead = async (ahead: MadeAhead | null): Promise<ImportReport> => {
    // Receiving a large text, starting a thread and handing the text over each take a moment.
    await otherWork();
    const found = (slice: readonly ReadActivity[]): void => ahead?.take(slice);
    const read = await readApart(text, { language, timeZone, now, window }, { found });
    if (!read.isCalendar) {
      throw invalid([
        {
          field: 'body',
          message: 'Send an iCalendar file: this is none. Its first line is BEGIN:VCALENDAR.',
        },
      ]);
    }
    return putInPlace(importing, read, dryRun, ahead);
  };
  return dryRun || text.length < LARGE ? importRead(null) : makingAhead(importing, importRead);
}

/** Does the work with a thread that renders what is made ahead for as long as it takes. */
async function makingAhead<Result>(
  { desk, association, now }: Importing,
  work: (ahead: MadeAhead) => Promise<Result>,
): Promise<Result> {
  await otherWork();
  await desk.network.catchUp();
  const { network, settings } = desk;
  const register = { associations: new Map(network.associations), venues: new Map(network.venues) };
  const venues = new VenueNames(register.venues.values());
  const nextId = ascendingIds(desk.newId);
  const make = (read: ReadActivity): Activity | null => {
    const { uid } = read;
    if (network.byUid.has(uid)) return null;
    return published(read, venues, { association, uid, id: nextId(), now });
  };
  return renderingApart(register, settings, now, (render) => work(new MadeAhead(register, make, render)));
}

async function putInPlace(
  importing: Importing,
  read: ReadCalendar,
  dryRun: boolean,
  made: MadeAhead | null,
): Promise<ImportReport> {
  const { network } = importing.desk;
  for (let attempt = 1; ; attempt++) {
    await network.catchUp();
    const ahead = made?.isCurrent(network) ? made : null;
    const revisions = await revisionsOf(importing, read, ahead);
    try {
      if (!dryRun) await commit(importing, revisions, ahead);
      return reportOf(read, revisions);
    } catch (error) {
      const isRace = error instanceof CalendarError && (error.code === 'stale' || error.code === 'taken');
      if (!isRace || attempt === ATTEMPTS) throw error;
    }
  }
}

/** What the file changes here: for each of its activities a revision, or none where it says nothing new. */
async function revisionsOf(
  { desk, association, now }: Importing,
  { activities }: ReadCalendar,
  ahead: MadeAhead | null,
): Promise<readonly Revision[]> {
  const uids = new ImportedUids(desk.network.byUid, association);
  const ownFeed = await ownFeedOf(uids, activities);
  const venues = new VenueNames(desk.network.venues.values());
  const revisions: Revision[] = [];
  for (const [i, read] of activities.entries()) {
    if (i % PORTION === 0) await otherWork();
    if (ownFeed.has(read.uid)) continue;
    const { uid, before } = uids.find(read.uid);
    if (before === null) {
      const after =
        ahead?.made(read, uid) ?? published(read, venues, { association, uid, id: desk.newId(), now });
      revisions.push({ deed: 'import', before, after });
      continue;
    }
    const changed = await changedActivity(desk, before, read, venues);
    if (changed === null) continue;
    const expires = heldUntil({ status: changed.status, expires: null }, before, now);
    const after = { ...changed, expires };
    const revision = revised(before, after, now);
    const sequence = Math.max(revision.sequence, read.sequence);
    revisions.push({ deed: 'import', before, after: { ...revision, sequence } });
  }
  return revisions;
}

/**
 * The UIDs of a feed of the association's own that has come back: single dates of its series, and those series, which
 * without such dates are not told whole.
 */
async function ownFeedOf(
  uids: ImportedUids,
  activities: readonly ReadActivity[],
): Promise<ReadonlySet<string>> {
  const own = new Set<string>();
  for (const [i, read] of activities.entries()) {
    if (i % PORTION === 0) await otherWork();
    const series = uids.seriesOf(read);
    if (series) own.add(read.uid).add(series.uid);
  }
  return own;
}

function published(
  read: ReadActivity,
  venues: VenueNames,
  { association, uid, id, now }: { association: Slug; uid: string; id: string; now: Instant },
): Activity {
  const said = saidBy(read, venues);
  return {
    id,
    uid,
    association,
    coHosts: [],
    title: said.title,
    description: said.description,
    categories: said.categories,
    audiences: [],
    languages: [],
    needs: [],
    venue: said.venue,
    place: said.place,
    online: said.online,
    link: said.link,
    status: said.status,
    expires: heldUntil({ status: said.status, expires: null }, null, now),
    visibility: said.visibility,
    transparent: said.transparent,
    schedule: said.schedule,
    sequence: read.sequence,
    created: now,
    updated: now,
  };
}

/** The activity with what the source says in it; null where that changes nothing. */
async function changedActivity(
  desk: Desk,
  before: Activity,
  read: ReadActivity,
  venues: VenueNames,
): Promise<Activity | null> {
  const said = saidBy(read, venues);
  if (sameContent(before, overwrittenActivity(before, said))) return null;
  const after = mergedActivity(before, said, await earlierImports(desk.store, before.id));
  return sameContent(before, after) ? null : after;
}

async function commit(
  { desk, by, now }: Importing,
  revisions: readonly Revision[],
  ahead: MadeAhead | null,
): Promise<void> {
  if (revisions.length === 0) return;
  const own = await transactionOf(desk, revisions, async (trx): Promise<OwnWrites> => {
    // From here on nobody else writes: what is in memory now is what the activities are to be rendered with.
    await desk.network.catchUp();
    const since = desk.network.version;
    const isCurrent = ahead?.isCurrent(desk.network);
    const rendering = isCurrent ? ahead?.render : undefined;
    const renderings = await writeInPortions(trx, desk, by.name, revisions, now, rendering);
    const activities = revisions.map(
      ({ after }) =>
        [after.id, { activity: after, renderings: renderings.get(after.id) ?? new Map() }] as const,
    );
    return { since, activities: new Map(activities) };
  });
  await desk.network.catchUpWithOwn(own);
}

function reportOf(
  { activities, skipped, warnings }: ReadCalendar,
  revisions: readonly Revision[],
): ImportReport {
  const created = revisions.filter(({ before }) => before === null).length;
  const updated = revisions.length - created;
  return { created, updated, unchanged: activities.length - revisions.length, skipped, warnings };
}
