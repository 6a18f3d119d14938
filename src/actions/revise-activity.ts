// Revising an activity: all of it is put in the place of what it was, one sequence higher.
import type { Activity } from '../calendar/activity.ts';
import { CalendarError } from '../calendar/errors.ts';
import { type Actor, requireEditor, requireMember } from './actor.ts';
import { commitActivities, deedTime, revised, stale } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { formContext } from './form-context.ts';
import { readActivityForm } from './forms/activity-form.ts';
import { viewActivity } from './forms/activity-view.ts';
import { canonicalJson } from './forms/json-lines.ts';
import { heldFromNow } from './holds.ts';
import { answersOrRefusal, type Published, type PublishOptions, requireCoHosts } from './publish-activity.ts';

export interface ReviseOptions extends PublishOptions {
  /** Whether the activity is still the one that the editor read. */
  readonly isCurrent: (activity: Activity) => boolean;
}

/**
 * A revision that changes nothing is none: the activity keeps its sequence.
 * @throws CalendarError `not_found`, `unauthenticated`, `forbidden`, `stale`, `invalid`, or `clash` where that is to
 * refuse
 */
export async function reviseActivity(
  desk: Desk,
  actor: Actor,
  id: string,
  input: unknown,
  options: ReviseOptions,
): Promise<Published> {
  const before = activityToEdit(desk, actor, id, options.isCurrent);
  const draft = readActivityForm(withoutIdentityOf(before, input), formContext(desk));
  const by = requireEditor(actor, draft.association);
  requireCoHosts(by, draft.coHosts, before.coHosts);
  const now = deedTime(desk.clock);
  const expires = heldFromNow(draft, before, now);
  const after = revised(before, { ...before, ...draft, expires }, now);
  const answers = answersOrRefusal(desk, actor, after, options);
  if (sameContent(before, after)) return { activity: before, ...answers };
  await commitActivities(desk, by, [{ deed: 'revise', before, after }]);
  return { activity: after, ...answers };
}

/**
 * The activity, where the actor may change it and it is the one they read.
 * @throws CalendarError `not_found`, `unauthenticated`, `forbidden` or `stale`
 */
export function activityToEdit(
  desk: Desk,
  actor: Actor,
  id: string,
  isCurrent: (activity: Activity) => boolean,
): Activity {
  requireMember(actor);
  const activity = desk.network.activities.get(id);
  if (!activity) throw new CalendarError('not_found', `There is no activity ${id}.`);
  requireEditor(actor, activity.association);
  if (!isCurrent(activity)) throw stale();
  return activity;
}

/** Whether two versions of an activity say the same, their sequence and times aside. */
export function sameContent(a: Activity, b: Activity): boolean {
  const content = (activity: Activity): string =>
    canonicalJson({ ...viewActivity(activity), sequence: null, created: null, updated: null });
  return content(a) === content(b);
}

/** What was read is often sent back whole: the identity in it is let through as long as it is the activity's own. */
function withoutIdentityOf(before: Activity, input: unknown): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  const form: Record<string, unknown> = { ...input };
  const own: Record<string, unknown> = { ...viewActivity(before) };
  for (const key of ['id', 'uid', 'sequence', 'created', 'updated']) {
    if (form[key] === own[key]) delete form[key];
  }
  return form;
}
