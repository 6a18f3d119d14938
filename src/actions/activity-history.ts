// What has been done to an activity, by whom and when, for those who may change it; and putting back how it was.

import { CalendarError } from '../calendar/errors.ts';
import type { Instant } from '../calendar/time.ts';
import { parseInstant } from '../calendar/time.ts';
import { changesAbout } from '../store/changes.ts';
import { type Actor, requireEditor } from './actor.ts';
import { findActivity } from './browse-occurrences.ts';
import type { Desk } from './desk.ts';
import { type ActivityView, viewActivity } from './forms/activity-view.ts';
import { withoutIdentity } from './forms/identity.ts';
import type { Published } from './publish-activity.ts';
import { type ReviseOptions, reviseActivity } from './revise-activity.ts';

export interface HistoryEntry {
  /** By which it can be put back. */
  readonly version: number;
  readonly at: Instant;
  readonly actor: string;
  readonly deed: string;
  /** Null for what published it. */
  readonly before: ActivityView | null;
  readonly after: ActivityView;
}

/** So many deeds are told. */
const MOST = 100;

/**
 * The last hundred deeds, the newest first.
 * @throws CalendarError `not_found`, `unauthenticated` or `forbidden`
 */
export async function activityHistory(
  desk: Desk,
  actor: Actor,
  id: string,
): Promise<readonly HistoryEntry[]> {
  requireEditor(actor, findActivity(desk, actor, id).association);
  const changes = await desk.store.snapshot((db) => changesAbout(db, { kind: 'activity', id }, MOST));
  return changes.flatMap(({ version, at, actor: by, deed, detail }) => {
    const after = viewOf(detail['after']);
    return after ? [{ version, at, actor: by, deed, before: viewOf(detail['before']), after }] : [];
  });
}

/**
 * Makes an activity what a deed had made it, as a revision like any other.
 * @param version the deed's
 * @throws CalendarError as `reviseActivity`, and `not_found` where there is no such deed
 */
export async function putBack(
  desk: Desk,
  actor: Actor,
  id: string,
  version: number,
  options: ReviseOptions,
): Promise<Published> {
  const entries = await activityHistory(desk, actor, id);
  const entry = entries.find((one) => one.version === version);
  if (!entry) throw new CalendarError('not_found', 'There is no such revision; look at the history again.');
  return reviseActivity(desk, actor, id, asItWas(desk, entry.after), options);
}

/** A hold that would be over is held anew. */
function asItWas({ clock }: Desk, { ...view }: ActivityView): unknown {
  const expires = view.expires === null ? null : parseInstant(view.expires);
  const isOver = expires !== null && expires <= clock();
  return withoutIdentity({ ...view, ...(isOver && { expires: null }) });
}

/** How an activity was at a version a form was made from; null where that is too long ago to tell. */
export async function activityAt(
  desk: Desk,
  actor: Actor,
  id: string,
  sequence: number,
): Promise<{ readonly was: ActivityView | null; readonly is: ActivityView; readonly by: string | null }> {
  const entries = await activityHistory(desk, actor, id);
  const was = entries.find(({ after }) => after.sequence === sequence)?.after ?? null;
  return { was, is: viewActivity(findActivity(desk, actor, id)), by: entries[0]?.actor ?? null };
}

/** The history holds activities as they were shown then, whole or not at all. */
function viewOf(stored: unknown): ActivityView | null {
  return typeof stored === 'object' && stored !== null ? (stored as ActivityView) : null;
}
