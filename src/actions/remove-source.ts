// Following a source no longer.
import type { Slug } from '../calendar/association.ts';
import { appendChanges } from '../store/changes.ts';
import { forgetOrigins, originsFrom } from '../store/origins.ts';
import { removeSource as remove, type StoredSource } from '../store/sources.ts';
import type { Actor } from './actor.ts';
import { deedTime, type Revision, revised, stale } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { sourceChange, sourceToEdit } from './sources.ts';
import { transactionOf, writeInPortions } from './write-in-portions.ts';

/**
 * What has come from the association's own calendar stays, its own to revise from now on. What has come from a
 * neighbour is cancelled, and remains the neighbour's.
 * @throws CalendarError `unauthenticated`, `forbidden`, `not_found` or `stale`
 */
export async function removeSource(
  desk: Desk,
  actor: Actor,
  association: Slug,
  name: Slug,
): Promise<{ readonly source: StoredSource; readonly activities: number }> {
  const { by, source } = await sourceToEdit(desk, actor, association, name);
  const now = deedTime(desk.clock);
  const origins = await originsFrom(desk.store.read, association, name);
  const revisions: readonly Revision[] = source.kind === 'own' ? [] : cancelled(origins);
  await transactionOf(desk, revisions, async (trx) => {
    if (!(await remove(trx, association, name))) throw stale();
    if (source.kind === 'own') await forgetOrigins(trx, association, name);
    await writeInPortions(trx, desk, by.name, revisions, now);
    await appendChanges(trx, [sourceChange('unfollow', by, now, source, null)]);
  });
  await desk.network.catchUpWithOwn();
  return { source, activities: origins.length };

  function cancelled(all: typeof origins): Revision[] {
    return all.flatMap(({ activity }) => {
      const before = desk.network.activities.get(activity);
      if (!before || before.status === 'cancelled') return [];
      const after = revised(before, { ...before, status: 'cancelled', expires: null }, now);
      return [{ deed: 'cancel', before, after }];
    });
  }
}
