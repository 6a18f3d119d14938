// Telling of a venue, or changing what is said of it.
import type { Slug, Venue } from '../calendar/association.ts';
import { CalendarError } from '../calendar/errors.ts';
import { type Actor, requireCoordinator, requireMember } from './actor.ts';
import { stale } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { canonicalJson } from './forms/json-lines.ts';
import { readVenueForm, type VenueView, viewVenue } from './forms/venue-form.ts';
import { writeRegister } from './write-network.ts';

/**
 * Every editor adds venues, since they publish at them; what others may already rely on the coordinator changes.
 * @param isCurrent whether it is still what the caller read; null where it is not there yet
 * @throws CalendarError `unauthenticated`, `forbidden`, `stale` or `invalid`
 */
export async function saveVenue(
  desk: Desk,
  actor: Actor,
  slug: Slug,
  input: unknown,
  isCurrent: (view: VenueView | null) => boolean = () => true,
): Promise<{ readonly venue: Venue; readonly isNew: boolean }> {
  const before = desk.network.venues.get(slug) ?? null;
  const by = before ? requireCoordinator(actor) : requireMember(actor);
  if (by.role === 'reader')
    throw new CalendarError('forbidden', 'Only editors and the coordinator may do this.');
  if (!isCurrent(before && viewVenue(before, { members: true }))) throw stale();
  const venue = readVenueForm(slug, input);
  const told = (one: Venue): string => canonicalJson(viewVenue(one, { members: true }));
  if (!before || told(before) !== told(venue))
    await writeRegister(desk, by, { associations: [], venues: [venue] });
  return { venue, isNew: before === null };
}
