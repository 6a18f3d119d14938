// Writing activities: the rows, their renderings and the history in one transaction, then the memory.
import { type Activity, following, hostsOf } from '../calendar/activity.ts';
import type { Slug } from '../calendar/association.ts';
import { CalendarError } from '../calendar/errors.ts';
import { type Instant, instant, SECOND } from '../calendar/time.ts';
import { insertActivities, replaceActivities } from '../store/activities.ts';
import { appendChanges } from '../store/changes.ts';
import { findFormerSlugs } from '../store/former-slugs.ts';
import type { Writing } from '../store/handles.ts';
import { insertRenderings, type Renderings, removeRenderings } from '../store/renderings.ts';
import type { Member } from './actor.ts';
import type { Desk } from './desk.ts';
import { viewActivity } from './forms/activity-view.ts';
import { type Register, renderingsOf } from './renderings.ts';
import { reopenPairs } from './reopen-pairs.ts';
import type { Revision } from './revision.ts';

export type { Revision } from './revision.ts';

/** The time of a deed: whole seconds, as calendars tell it (RFC 5545 §3.8.7.3). */
export function deedTime(clock: () => Instant): Instant {
  return instant(Math.floor(clock() / SECOND) * SECOND);
}

/** The activity with its sequence raised and a time of change that every reader sees is later. */
export function revised(before: Activity, after: Activity, now: Instant): Activity {
  const { id, uid, created, sequence } = before;
  const updated = instant(Math.max(now, before.updated + SECOND));
  return { ...following(before, after), id, uid, created, sequence: sequence + 1, updated };
}

/**
 * Writes the revisions, all or none, and takes them into memory.
 * @throws CalendarError `stale` where somebody else has changed one of them meanwhile
 */
export async function commitActivities(
  desk: Desk,
  by: Member,
  revisions: readonly Revision[],
): Promise<void> {
  const now = deedTime(desk.clock);
  await desk.store.transaction((trx) => writeActivities(trx, desk, by.name, revisions, desk.network, now));
  await desk.network.catchUpWithOwn();
}

/**
 * The part of `commitActivities` inside the transaction, for deeds that write more besides.
 * @param rendered where the revisions have been rendered already
 */
export async function writeActivities(
  trx: Writing,
  desk: Desk,
  actor: string,
  revisions: readonly Revision[],
  register: Register,
  now: Instant,
  rendered?: Renderings,
): Promise<void> {
  const hosts = new Set(revisions.flatMap(({ after }) => hostsOf(after)));
  await requirePresentSlugs(trx, [...hosts]);
  const added = revisions.filter(({ before }) => before === null).map(({ after }) => after);
  if (added.length > 0) await insertActivities(trx, added);
  const replacements = revisions.flatMap(({ before, after }) =>
    before ? [{ activity: after, expectedSequence: before.sequence }] : [],
  );
  if (!(await replaceActivities(trx, replacements))) throw stale();
  await reopenPairs(trx, desk, actor, revisions, register, now);
  const render = (activity: Activity) => renderingsOf(activity, register, desk.settings, now);
  await removeRenderings(
    trx,
    replacements.map(({ activity }) => activity.id),
  );
  await insertRenderings(trx, rendered ?? new Map(revisions.map(({ after }) => [after.id, render(after)])));
  await appendChanges(
    trx,
    revisions.map(({ deed, before, after }) => ({
      at: now,
      actor,
      deed,
      subject: { kind: 'activity', id: after.id },
      detail: { before: before && viewActivity(before), after: viewActivity(after) },
    })),
  );
}

/** @throws CalendarError `stale` where an association has been given another name since the network was read */
export async function requirePresentSlugs(trx: Writing, slugs: readonly Slug[]): Promise<void> {
  if ((await findFormerSlugs(trx, slugs)).length > 0) throw stale();
}

/** The error for a change of something that has changed since it was read. */
export function stale(): CalendarError {
  return new CalendarError(
    'stale',
    'Somebody has changed this meanwhile. Read it again, then make your change.',
  );
}
