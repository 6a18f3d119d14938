// Confirming a hold: it becomes an activity like any other, as public as it says, in one step.
import { CalendarError } from '../calendar/errors.ts';
import { type Actor, requireMember } from './actor.ts';
import { commitActivities, deedTime, revised } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { answersOrRefusal, type Published } from './publish-activity.ts';
import { activityToEdit, type ReviseOptions } from './revise-activity.ts';

/**
 * Confirming what is confirmed changes nothing. A hold may be confirmed until it is released.
 * @throws CalendarError `not_found`, `unauthenticated`, `forbidden`, `stale`, `invalid` for what is cancelled or
 * released, or `clash` where that is to refuse
 */
export async function confirmHold(
  desk: Desk,
  actor: Actor,
  id: string,
  options: ReviseOptions,
): Promise<Published> {
  const before = activityToEdit(desk, actor, id, options.isCurrent);
  if (before.status === 'cancelled') {
    throw new CalendarError(
      'invalid',
      'This is cancelled or released; revise it with the status confirmed instead.',
    );
  }
  const isHeld = before.status === 'tentative';
  const after = isHeld
    ? revised(before, { ...before, status: 'confirmed', expires: null }, deedTime(desk.clock))
    : before;
  const answers = answersOrRefusal(desk, actor, after, options);
  if (isHeld) await commitActivities(desk, requireMember(actor), [{ deed: 'confirm', before, after }]);
  return { activity: after, ...answers };
}
