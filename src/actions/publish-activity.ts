// Publishing an activity: it succeeds whatever it clashes with, and says so.
import type { Activity } from '../calendar/activity.ts';
import { CalendarError } from '../calendar/errors.ts';
import type { Window } from '../calendar/time.ts';
import { type Actor, type Member, mayEdit, requireEditor, requireMember } from './actor.ts';
import { type ClashAnswers, clashAnswers } from './check-clashes.ts';
import { commitActivities, deedTime } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { formContext } from './form-context.ts';
import { readActivityForm } from './forms/activity-form.ts';
import { heldFromNow } from './holds.ts';

export interface PublishOptions {
  /** The window that clashes are told for. */
  readonly window: Window;
  /** Whether an open clash keeps the activity from being published. */
  readonly refuseClash: boolean;
}

export interface Published extends ClashAnswers {
  readonly activity: Activity;
}

/**
 * @throws CalendarError `invalid`, `unauthenticated`, `forbidden`, or `clash` where that is to refuse
 */
export async function publishActivity(
  desk: Desk,
  actor: Actor,
  input: unknown,
  options: PublishOptions,
): Promise<Published> {
  requireMember(actor);
  const draft = readActivityForm(input, formContext(desk));
  const by = requireEditor(actor, draft.association);
  requireCoHosts(by, draft.coHosts, []);
  const now = deedTime(desk.clock);
  const id = desk.newId();
  const own = { id, uid: uidOf(id), sequence: 0, created: now, updated: now };
  const activity: Activity = { ...draft, expires: heldFromNow(draft, null, now), ...own };
  const answers = answersOrRefusal(desk, actor, activity, options);
  await commitActivities(desk, by, [{ deed: 'publish', before: null, after: activity }]);
  return { activity, ...answers };
}

/** The uid of an activity that is born here: the same on whatever address the calendar is served from. */
export function uidOf(id: string): string {
  return `${id}@faelleskalender`;
}

/** @throws CalendarError `clash` with what clashes, where that is to refuse */
export function answersOrRefusal(
  desk: Desk,
  actor: Actor,
  activity: Activity,
  options: PublishOptions,
): ClashAnswers {
  const answers = clashAnswers(desk, actor, activity, options.window);
  if (options.refuseClash && answers.verdict.clashing > 0) {
    const { clashing, occurrences } = answers.verdict;
    throw new CalendarError('clash', `${clashing} of ${occurrences} dates clash; nothing was stored.`, [], {
      ...answers,
    });
  }
  return answers;
}

/**
 * A co-host's feed carries the activity, so an editor names only associations they edit, or those already there.
 * @throws CalendarError `forbidden`
 */
export function requireCoHosts(by: Member, coHosts: readonly string[], known: readonly string[]): void {
  const foreign = coHosts.find((slug) => !known.includes(slug) && !mayEdit(by, slug));
  if (foreign === undefined) return;
  const message = `Ask the coordinator to add ${foreign} as a co-host: you are not one of its editors.`;
  throw new CalendarError('forbidden', message, [{ field: 'coHosts', message }]);
}
