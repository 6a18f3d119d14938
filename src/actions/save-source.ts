// Following an outside calendar, or changing how it is followed.
import type { Slug } from '../calendar/association.ts';
import { CalendarError, invalid } from '../calendar/errors.ts';
import { isNeighbours, LEAST_MINUTES, type Source } from '../calendar/source.ts';
import { type Instant, instant, MINUTE } from '../calendar/time.ts';
import type { FetchOptions } from '../sources/fetch-calendar.ts';
import { appendChanges } from '../store/changes.ts';
import { originsFrom } from '../store/origins.ts';
import { allSources, lastAsked, type StoredSource, saveSource as store } from '../store/sources.ts';
import type { Actor } from './actor.ts';
import { deedTime, type Revision, revised } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { readSourceForm } from './forms/source-form.ts';
import { visibilityFrom } from './source-visibility.ts';
import { requireFollower, sourceChange } from './sources.ts';
import { transactionOf, writeInPortions } from './write-in-portions.ts';

const MOST = 20;

const NAME_TAKEN = 'Give another name: a calendar that the association follows has this one.';

interface Following extends FetchOptions {
  /** Whether one that is followed already is left as it is, and this refused. */
  readonly isNew?: boolean;
}

/**
 * Follows the calendar from now on; it is asked for the first time when the sources are next. What has come from it
 * already is shown, or not, as is said now.
 * @throws CalendarError `invalid`, `unauthenticated`, `forbidden`, `not_found` or `stale`
 */
export async function saveSource(
  desk: Desk,
  actor: Actor,
  association: Slug,
  name: Slug,
  input: unknown,
  { ports = [], isNew = false }: Following = {},
): Promise<{ readonly source: StoredSource; readonly isNew: boolean }> {
  requireFollower(desk, actor, association);
  const said = readSourceForm(association, name, input, ports);
  const by = requireFollower(desk, actor, association, said.kind);
  const now = deedTime(desk.clock);
  const known = await allSources(desk.store.read, association);
  const before = known.find((one) => one.name === name) ?? null;
  if (before) requireFollower(desk, actor, association, before.kind);
  if (before && isNew) throw invalid([{ field: 'name', message: NAME_TAKEN }]);
  requireRoom(desk, said, before, known.length);
  if (before && sameTerms(before, said)) return { source: before, isNew: false };
  const source = followed(said, before, await lastAsked(desk.store.read, said.url), now);
  const revisions = before ? await shownOtherwise(desk, before, said, now) : [];
  await transactionOf(desk, revisions, async (trx) => {
    await writeInPortions(trx, desk, by.name, revisions, now);
    await store(trx, source);
    await appendChanges(trx, [sourceChange('follow', by, now, before, source)]);
  });
  await desk.network.catchUpWithOwn();
  return { source, isNew: before === null };
}

/**
 * At a new address to be asked as soon as may be; otherwise as it stands, and asked sooner where that is said.
 * @param asked when the address was, by whichever source: one that is removed and followed anew is not new to its server
 */
function followed(
  said: Source,
  before: StoredSource | null,
  asked: Instant | null,
  now: Instant,
): StoredSource {
  if (before && before.url === said.url) return { ...before, ...said, due: dueAnew(said, before, now) };
  const fetched = before?.fetched ?? null;
  const tried = latest(before?.tried ?? null, asked);
  const due = tried === null ? now : instant(Math.max(now, tried + LEAST_MINUTES * MINUTE));
  return {
    ...said,
    etag: null,
    lastModified: null,
    tried,
    fetched,
    failures: 0,
    fault: null,
    told: null,
    due,
  };
}

function latest(one: Instant | null, other: Instant | null): Instant | null {
  return one !== null && other !== null ? instant(Math.max(one, other)) : (one ?? other);
}

/** One that fails waits as long as it was to wait: asking a calendar that is down more often mends nothing. */
function dueAnew({ minutes }: Source, { due, tried, failures }: StoredSource, now: Instant): Instant {
  if (tried === null || failures > 0) return due;
  return instant(Math.min(due, Math.max(now, tried + minutes * MINUTE)));
}

function sameTerms(a: Source, b: Source): boolean {
  return a.url === b.url && a.minutes === b.minutes && a.busyOnly === b.busyOnly && a.shown === b.shown;
}

/** @throws CalendarError `invalid` */
function requireRoom(desk: Desk, said: Source, before: Source | null, count: number): void {
  if (before && before.kind !== said.kind) {
    const message = `Keep ${before.kind}, or remove the source and follow it anew.`;
    throw invalid([{ field: 'kind', message }]);
  }
  if (!before && count >= MOST) {
    throw new CalendarError('invalid', `Remove a source first: an association follows at most ${MOST}.`);
  }
  if (said.kind !== 'neighbour') return;
  for (const { id, association } of desk.network.activities.values()) {
    // One association's activities never clash with each other: a neighbour's would clash with none of its.
    if (association !== said.association || isNeighbours(desk.network.origins.get(id))) continue;
    const message = 'Add an association for the neighbouring network: this one has activities of its own.';
    throw invalid([{ field: 'kind', message }]);
  }
}

/** What has come from the source, seen by others than before. */
async function shownOtherwise(
  { store: { read }, network }: Desk,
  before: StoredSource,
  after: Source,
  now: Instant,
): Promise<readonly Revision[]> {
  if (before.busyOnly === after.busyOnly && before.shown === after.shown) return [];
  const origins = await originsFrom(read, after.association, after.name);
  return origins.flatMap(({ activity: id, visibility: said }) => {
    const activity = network.activities.get(id);
    if (!activity) return [];
    const visibility = visibilityFrom(after, said, before.busyOnly ? null : activity.visibility);
    if (visibility === activity.visibility) return [];
    return [{ deed: 'revise', before: activity, after: revised(activity, { ...activity, visibility }, now) }];
  });
}
