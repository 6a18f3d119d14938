// What has been done in the network, by whom and when.
import type { Slug } from '../calendar/association.ts';
import { browseChanges, type HistoryFilter as NamesFilter, type RecordedChange } from '../store/changes.ts';
import { type Actor, requireCoordinator } from './actor.ts';
import type { Desk } from './desk.ts';

export type { RecordedChange } from '../store/changes.ts';

/** What to look for in the history; null for all there is. */
export interface HistoryFilter extends Omit<NamesFilter, 'association'> {
  /** A slug, present or former: of the association itself, its activities and its sources. */
  readonly association: Slug | null;
}

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
  const found = await browseChanges(desk.store.read, withNames(desk, filter), limit + 1, before ?? undefined);
  const changes = found.slice(0, limit);
  return { changes, next: found.length > limit ? (changes.at(-1)?.version ?? null) : null };
}

/** History is told under the name that an association had then. */
function withNames({ network }: Desk, { association, ...filter }: HistoryFilter): NamesFilter {
  if (association === null) return { ...filter, association: null };
  const present = network.presentSlug(association);
  const former = [...network.formerSlugs].filter(([, slug]) => slug === present).map(([slug]) => slug);
  return { ...filter, association: [present, ...former] };
}
