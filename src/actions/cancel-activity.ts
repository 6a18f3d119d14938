// Cancelling an activity: it stays where it was, marked, so that whoever follows it is told.
import type { Activity } from '../calendar/activity.ts';
import type { Text } from '../calendar/text.ts';
import { type Actor, requireMember } from './actor.ts';
import { commitActivities, deedTime, revised } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { activityToEdit } from './revise-activity.ts';

/**
 * Cancelling what is cancelled changes nothing.
 * @param reason why, in words; it is put first in the description, where every page and calendar shows it
 * @throws CalendarError `not_found`, `unauthenticated`, `forbidden` or `stale`
 */
export async function cancelActivity(
  desk: Desk,
  actor: Actor,
  id: string,
  isCurrent: (activity: Activity) => boolean,
  reason: Text | null = null,
): Promise<Activity> {
  const before = activityToEdit(desk, actor, id, isCurrent);
  if (before.status === 'cancelled') return before;
  const description = reason ? withReason(before.description, reason) : before.description;
  const after = revised(before, { ...before, description, status: 'cancelled' }, deedTime(desk.clock));
  await commitActivities(desk, requireMember(actor), [{ deed: 'cancel', before, after }]);
  return after;
}

/** Who reads another language than the reason's finds it before their own text too, rather than not at all. */
function withReason(description: Text | null, reason: Text): Text {
  const [only = ''] = Object.values(reason);
  const languages = new Set([...Object.keys(reason), ...Object.keys(description ?? {})]);
  return Object.fromEntries(
    [...languages].map((language) => {
      const words = [reason[language] ?? only, description?.[language] ?? ''];
      return [language, words.filter((part) => part !== '').join('\n\n')];
    }),
  );
}
