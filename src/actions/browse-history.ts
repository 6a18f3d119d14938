// What has been done in the network, by whom and when.
import { browseChanges, type HistoryFilter, type RecordedChange } from '../store/changes.ts';
import { type Actor, requireCoordinator } from './actor.ts';
import type { Desk } from './desk.ts';

export type { HistoryFilter, RecordedChange } from '../store/changes.ts';

/**
 * A page of the history, newest first.
 * @param before the `next` of the page before; null for the first
 * @throws CalendarError `unauthenticated` or `forbidden`
 */
export async function browseHistory(
  desk: Desk,
  actor: Actor,
  filter: HistoryFilter,
  limit: number,
  before: number | null,
): Promise<{ readonly changes: readonly RecordedChange[]; readonly next: number | null }> {
  requireCoordinator(actor);
  const found = await browseChanges(desk.store.read, filter, limit + 1, before ?? undefined);
  const changes = found.slice(0, limit);
  return { changes, next: found.length > limit ? (changes.at(-1)?.version ?? null) : null };
}
