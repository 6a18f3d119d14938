// The network's activities, a page at a time, by id.
import type { Activity } from '../calendar/activity.ts';
import { type Actor, seenBy } from './actor.ts';
import type { Accepts } from './browse-occurrences.ts';
import type { Desk } from './desk.ts';

/**
 * What the actor may see.
 * @param cursor the `next` of the page before
 */
export function browseActivities(
  desk: Desk,
  actor: Actor,
  accepts: Accepts,
  limit: number,
  cursor?: string,
): { readonly activities: readonly Activity[]; readonly next: string | null } {
  const { activities, venues, associations } = desk.network;
  const found: Activity[] = [];
  for (const id of [...activities.keys()].sort()) {
    if (cursor !== undefined && id <= cursor) continue;
    const activity = activities.get(id);
    const seen = activity ? seenBy(actor, activity) : null;
    if (!seen) continue;
    const venue = seen.venue === null ? null : (venues.get(seen.venue) ?? null);
    if (accepts(seen, venue, associations.get(seen.association) ?? null)) found.push(seen);
    if (found.length > limit) break;
  }
  const page = found.slice(0, limit);
  return { activities: page, next: found.length > limit ? (page.at(-1)?.id ?? null) : null };
}
