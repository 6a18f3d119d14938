// Changing one date of a series and all later ones: the series ends before it, and what is later goes on as an activity
// of its own. Whoever follows the calendar keeps what is past, and gets the rest anew.
import type { Activity } from '../calendar/activity.ts';
import { CalendarError } from '../calendar/errors.ts';
import type { RecurrenceId } from '../calendar/schedule.ts';
import { splitSchedule } from '../calendar/split-schedule.ts';
import { type Actor, requireEditor } from './actor.ts';
import { commitActivities, deedTime, revised } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { formContext } from './form-context.ts';
import { readActivityForm } from './forms/activity-form.ts';
import { heldFromNow } from './holds.ts';
import { uidOf } from './own-uid.ts';
import { answersOrRefusal, type Published, requireCoHosts } from './publish-activity.ts';
import { activityToEdit, type ReviseOptions } from './revise-activity.ts';

/**
 * Both revisions are written or none. The answer is about the later activity.
 * @param from the first date that is to be different, by the start that the rule gives it
 * @throws CalendarError `not_found`, `unauthenticated`, `forbidden`, `stale`, `clash` where that is to refuse, or
 * `invalid`, also where there is no such date or none before it
 */
export async function splitActivity(
  desk: Desk,
  actor: Actor,
  id: string,
  from: RecurrenceId,
  input: unknown,
  options: ReviseOptions,
): Promise<Published> {
  const whole = activityToEdit(desk, actor, id, options.isCurrent);
  const parts = splitSchedule(whole.schedule, from);
  if (!parts) {
    const message =
      'Choose a later date of the series, or change all of it: nothing of it is before this date.';
    throw new CalendarError('invalid', message, [{ field: 'from', message }]);
  }
  const draft = readActivityForm(input, formContext(desk));
  const by = requireEditor(actor, draft.association);
  requireCoHosts(by, draft.coHosts, whole.coHosts);
  const now = deedTime(desk.clock);
  const before = revised(whole, { ...whole, schedule: parts.before }, now);
  const newId = desk.newId();
  const own = { id: newId, uid: uidOf(newId), sequence: 0, created: now, updated: now };
  const after: Activity = { ...draft, expires: heldFromNow(draft, null, now), ...own };
  const answers = answersOrRefusal(desk, actor, after, options);
  await commitActivities(desk, by, [
    { deed: 'split', before: whole, after: before },
    { deed: 'publish', before: null, after },
  ]);
  return { activity: after, ...answers };
}
