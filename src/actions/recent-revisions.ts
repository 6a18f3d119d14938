// What has lately become different about an activity, as far as it was and is for everybody.
import { isPublic } from '../calendar/activity.ts';
import type { Instant } from '../calendar/time.ts';
import { changesAbout, type RecordedChange } from '../store/changes.ts';
import type { Desk } from './desk.ts';
import type { ActivityView } from './forms/activity-view.ts';

export interface PublicRevision {
  readonly at: Instant;
  readonly before: ActivityView;
  readonly after: ActivityView;
}

/** So many changes are read; whoever changes a thing more often than that leaves it out of what is recent. */
const MOST = 20;

/** The activity's revisions since an instant, newest first. Who made them stays among members. */
export async function recentRevisions(
  desk: Desk,
  id: string,
  since: Instant,
): Promise<readonly PublicRevision[]> {
  const changes = await desk.store.snapshot((db) => changesAbout(db, { kind: 'activity', id }, MOST));
  return changes.filter(({ at }) => at >= since).flatMap((change) => publicRevision(change) ?? []);
}

/** Null for what is no revision, and for one of something that was or is not for everybody. */
function publicRevision({ at, detail }: RecordedChange): PublicRevision | null {
  const before = viewOf(detail['before']);
  const after = viewOf(detail['after']);
  return before && after && isPublic(before) && isPublic(after) ? { at, before, after } : null;
}

/** The history holds activities as they were shown then, whole or not at all. */
function viewOf(stored: unknown): ActivityView | null {
  return typeof stored === 'object' && stored !== null ? (stored as ActivityView) : null;
}
