// Cancelling an activity: it stays where it was, marked, so that whoever follows it is told.
import type { Activity } from '../calendar/activity.ts';
import { type Actor, requireMember } from './actor.ts';
import { commitActivities, deedTime, revised } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { activityToEdit } from './revise-activity.ts';

/**
 * Cancelling what is cancelled changes nothing.
 * @throws CalendarError `not_found`, `unauthenticated`, `forbidden` or `stale`
 */
export async function cancelActivity(
  desk: Desk,
  actor: Actor,
  id: string,
  isCurrent: (activity: Activity) => boolean,
): Promise<Activity> {
  const before = activityToEdit(desk, actor, id, isCurrent);
  if (before.status === 'cancelled') return before;
  const after = revised(before, { ...before, status: 'cancelled' }, deedTime(desk.clock));
  await commitActivities(desk, requireMember(actor), [{ deed: 'cancel', before, after }]);
  return after;
}
