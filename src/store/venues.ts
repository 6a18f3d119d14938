// Venues as rows.
import type { Slug, Venue } from '../calendar/association.ts';
import { chunksOf } from './chunks.ts';
import type { Reading, Writing } from './handles.ts';
import type { VenueRow } from './tables.ts';

/** Every venue, ordered by slug. */
export async function allVenues(db: Reading): Promise<Venue[]> {
  const rows = await db.selectFrom('venue').selectAll().orderBy('slug').execute();
  return rows.map(fromRow);
}

/** Those of the venues that exist, in no particular order. */
export async function findVenues(db: Reading, slugs: readonly Slug[]): Promise<Venue[]> {
  const found: Venue[] = [];
  for (const chunk of chunksOf(slugs)) {
    const rows = await db.selectFrom('venue').selectAll().where('slug', 'in', chunk).execute();
    found.push(...rows.map(fromRow));
  }
  return found;
}

/** Adds the venues, replacing those with the same slug. No slug may appear twice in one call. */
export async function saveVenues(trx: Writing, venues: readonly Venue[]): Promise<void> {
  for (const chunk of chunksOf(venues)) {
    await trx
      .insertInto('venue')
      .values(chunk.map(toRow))
      .onConflict((conflict) =>
        conflict.column('slug').doUpdateSet((eb) => ({
          name: eb.ref('excluded.name'),
          address: eb.ref('excluded.address'),
          area: eb.ref('excluded.area'),
          latitude: eb.ref('excluded.latitude'),
          longitude: eb.ref('excluded.longitude'),
          several_at_once: eb.ref('excluded.several_at_once'),
          address_for_members_only: eb.ref('excluded.address_for_members_only'),
        })),
      )
      .execute();
  }
}

/** Removes a venue. @returns whether it was there */
export async function removeVenue(trx: Writing, slug: Slug): Promise<boolean> {
  const { numDeletedRows } = await trx.deleteFrom('venue').where('slug', '=', slug).executeTakeFirst();
  return numDeletedRows === 1n;
}

function toRow({ severalAtOnce, addressForMembersOnly, ...venue }: Venue): VenueRow {
  const { slug, name, address, area, latitude, longitude } = venue;
  return {
    slug,
    name,
    address,
    area,
    latitude,
    longitude,
    several_at_once: Number(severalAtOnce),
    address_for_members_only: Number(addressForMembersOnly),
  };
}

function fromRow({ several_at_once, address_for_members_only, ...venue }: VenueRow): Venue {
  return {
    ...venue,
    severalAtOnce: several_at_once === 1,
    addressForMembersOnly: address_for_members_only === 1,
  };
}
