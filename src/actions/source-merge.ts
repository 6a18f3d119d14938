// What a source says now put into what has come from it before.
import { setImmediate as otherWork } from 'node:timers/promises';
import type { Activity } from '../calendar/activity.ts';
import { occurrencesFrom } from '../calendar/recurrence.ts';
import type { Source } from '../calendar/source.ts';
import type { Instant } from '../calendar/time.ts';
import type { ReadActivity } from '../ical/reading/read-activity.ts';
import type { ReadCalendar } from '../ical/reading/read-calendar.ts';
import type { Skipped } from '../ical/reading/vevent-groups.ts';
import type { StoredOrigin } from '../store/origins.ts';
import { type Revision, revised } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { heldUntil } from './holds.ts';
import { earlierImports } from './import-history.ts';
import { mergedActivity, overwrittenActivity, type Said, saidBy } from './import-merge.ts';
import { VenueNames } from './import-places.ts';
import { sameContent } from './revise-activity.ts';
import { originFrom, SourceActivities } from './source-activities.ts';
import { visibilityFrom } from './source-visibility.ts';

export interface SourceMerge {
  readonly revisions: readonly Revision[];
  /** Those that are new or no longer as they were stored. */
  readonly origins: readonly StoredOrigin[];
  /** How many of the revisions cancel what the source no longer has. */
  readonly cancelled: number;
  readonly unchanged: number;
  readonly skipped: readonly Skipped[];
  /** Whether something is missing for the first time: to be looked at again before anything is made of it. */
  readonly isToConfirm: boolean;
}

/** So many activities are compared before other work gets its turn. */
const PORTION = 20;
/** What is missing from so many good fetches in a row is no longer there. */
const MISSING = 2;
const OURS = 'It is one of ours that has come back: it is revised where it was published.';

/** What the source changes here. The source owns title and description in its languages, time and place. */
export async function mergeSource(
  desk: Desk,
  source: Source,
  read: ReadCalendar,
  known: readonly StoredOrigin[],
  now: Instant,
): Promise<SourceMerge> {
  const found = new SourceActivities(desk.network, source, known);
  const stored = new Map(known.map((origin) => [origin.activity, origin]));
  const venues = new VenueNames(desk.network.venues.values());
  const revisions: Revision[] = [];
  const origins: StoredOrigin[] = [];
  const skipped = [...read.skipped];
  for (const [i, one] of read.activities.entries()) {
    if (i % PORTION === 0) await otherWork();
    const here = found.find(one);
    if (here === 'ours') {
      skipped.push({ uid: one.uid, reason: OURS });
      continue;
    }
    const { before, uid } = here;
    const said = saidBy(one, venues);
    const after = before
      ? await changed(desk, source, before, one, said, now)
      : published(source, one, said, { id: desk.newId(), uid, now });
    if (after) revisions.push({ deed: 'import', before, after });
    const activity = before?.id ?? after?.id ?? '';
    const origin = { activity, ...originFrom(source, one), missing: 0 };
    if (!sameOrigin(origin, stored.get(activity))) origins.push(origin);
  }
  const gone = missing(desk, read, known, now);
  const isNow = revisions.length;
  const unchanged = read.activities.length - (skipped.length - read.skipped.length) - isNow;
  return {
    revisions: [...revisions, ...gone.revisions],
    origins: [...origins, ...gone.origins],
    cancelled: gone.revisions.length,
    unchanged,
    skipped,
    isToConfirm: gone.origins.some(({ missing }) => missing < MISSING),
  };
}

function published(
  source: Source,
  read: ReadActivity,
  said: Said,
  { id, uid, now }: { id: string; uid: string; now: Instant },
): Activity {
  const nobodySaid = { coHosts: [], audiences: [], languages: [], needs: [] };
  const times = { sequence: read.sequence, created: now, updated: now };
  const expires = heldUntil({ status: said.status, expires: null }, null, now);
  const visibility = visibilityFrom(source, said.visibility, null);
  return { id, uid, association: source.association, ...nobodySaid, ...said, visibility, expires, ...times };
}

/** The activity with what the source says in it; null where that changes nothing. */
async function changed(
  desk: Desk,
  source: Source,
  before: Activity,
  read: ReadActivity,
  said: Said,
  now: Instant,
): Promise<Activity | null> {
  const visibility = visibilityFrom(source, said.visibility, before.visibility);
  const quick = { ...overwrittenActivity(before, said), visibility };
  if (sameContent(before, quick)) return null;
  const imports = await earlierImports(desk.store, before.id);
  const merged = { ...mergedActivity(before, said, imports), visibility };
  if (sameContent(before, merged)) return null;
  const expires = heldUntil({ status: merged.status, expires: null }, before, now);
  const revision = revised(before, { ...merged, expires }, now);
  return { ...revision, sequence: Math.max(revision.sequence, read.sequence) };
}

/**
 * What has come from the source and is not in it any more: counted the first time, cancelled the second. What is over
 * stays as it was, for many calendars only tell of what is to come.
 */
function missing(
  desk: Desk,
  read: ReadCalendar,
  known: readonly StoredOrigin[],
  now: Instant,
): Pick<SourceMerge, 'revisions' | 'origins'> {
  const there = new Set([...read.activities, ...read.skipped].map(({ uid }) => uid));
  const revisions: Revision[] = [];
  const origins: StoredOrigin[] = [];
  for (const origin of known) {
    if (there.has(origin.uid) || origin.missing >= MISSING) continue;
    const before = desk.network.activities.get(origin.activity);
    if (!before || before.status === 'cancelled') continue;
    if (occurrencesFrom(before.schedule, now, 1).length === 0) continue;
    const counted = { ...origin, missing: origin.missing + 1 };
    origins.push(counted);
    if (counted.missing < MISSING) continue;
    const after = revised(before, { ...before, status: 'cancelled', expires: null }, now);
    revisions.push({ deed: 'import', before, after });
  }
  return { revisions, origins };
}

function sameOrigin(one: StoredOrigin, other: StoredOrigin | undefined): boolean {
  return (
    other !== undefined &&
    one.source === other.source &&
    one.association === other.association &&
    one.uid === other.uid &&
    one.kind === other.kind &&
    one.visibility === other.visibility &&
    one.missing === other.missing
  );
}
