// Publishing an activity: it succeeds whatever it clashes with, and says so.
import { createHash } from 'node:crypto';
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
import { uidOf } from './own-uid.ts';

export interface PublishOptions {
  /** The window that clashes are told for. */
  readonly window: Window;
  /** Whether an open clash keeps the activity from being published. */
  readonly refuseClash: boolean;
  /** Whatever the sender calls this publishing: sent again under the same name it is not done again. */
  readonly once?: string | undefined;
}

export interface Published extends ClashAnswers {
  readonly activity: Activity;
}

/**
 * @returns what was published; where that was done before under the same name, the activity as it is by now
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
  const { once } = options;
  const id = once === undefined ? desk.newId() : idOnce(by, draft.association, once);
  const known = once === undefined ? null : knownActivity(desk, by, id);
  if (known) return { activity: known, ...clashAnswers(desk, actor, known, options.window) };
  const own = { id, uid: uidOf(id), sequence: 0, created: now, updated: now };
  const activity: Activity = { ...draft, expires: heldFromNow(draft, null, now), ...own };
  const answers = answersOrRefusal(desk, actor, activity, options);
  try {
    await commitActivities(desk, by, [{ deed: 'publish', before: null, after: activity }]);
  } catch (error) {
    const isTaken = error instanceof CalendarError && error.code === 'taken';
    if (once === undefined || !isTaken) throw error;
    // Another process has done it meanwhile.
    await desk.network.catchUp();
    const theirs = knownActivity(desk, by, id);
    if (!theirs) throw error;
    return { activity: theirs, ...clashAnswers(desk, actor, theirs, options.window) };
  }
  return { activity, ...answers };
}

function knownActivity({ network }: Desk, by: Member, id: string): Activity | null {
  const known = network.activities.get(id);
  if (!known) return null;
  requireEditor(by, known.association);
  return known;
}

/** The same for the same words of the same member for the same association; a UUID (RFC 9562 §5.8). */
function idOnce({ name }: Member, association: string, once: string): string {
  const bytes = createHash('sha256')
    .update(JSON.stringify([name, association, once]))
    .digest()
    .subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
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
