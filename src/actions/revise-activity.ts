// Revising an activity: all of it is put in the place of what it was, one sequence higher.
import type { Activity } from '../calendar/activity.ts';
import { CalendarError } from '../calendar/errors.ts';
import { activityDocument } from '../store/activity-document.ts';
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
  if (a.id !== b.id || a.uid !== b.uid) return false;
  // Quick, and true of nearly all that an import finds unchanged; words may still be in another order of languages.
  const [one, other] = [a, b].map((activity) => JSON.stringify(activityDocument(activity)));
  if (one === other) return true;
  const content = (activity: Activity): string =>
    canonicalJson({ ...viewActivity(activity), sequence: null, created: null, updated: null });
  return content(a) === content(b);
}

/**
 * What was read is often sent back whole, also when others have revised the activity since: what the calendar has said of
 * it at any time is let through. Whether it is still what was read is for If-Match to ask.
 */
function withoutIdentityOf(before: Activity, input: unknown): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  const form: Record<string, unknown> = { ...input };
  const { id, uid, sequence, created, updated } = viewActivity(before);
  const hasBeen = {
    id: form['id'] === id,
    uid: form['uid'] === uid,
    sequence: Number.isInteger(form['sequence']) && isBetween(form['sequence'], 0, sequence),
    created: form['created'] === created,
    // RFC 3339 in UTC, so that the order of the texts is the order in time.
    updated: isBetween(form['updated'], created, updated),
  };
  for (const [key, isOwn] of Object.entries(hasBeen)) if (isOwn) delete form[key];
  return form;
}

function isBetween<Value>(value: unknown, least: Value, most: Value): boolean {
  return typeof value === typeof least && (value as Value) >= least && (value as Value) <= most;
}
