// What is said of a venue, coming in and going out. Its address may be for members only.
import { z } from 'zod';
import type { Venue } from '../../calendar/association.ts';
import { type Issue, invalid } from '../../calendar/errors.ts';
import { areaField, nameField } from './association-form.ts';
import { openForm } from './form-fields.ts';
import { readSlug, slugField } from './slug.ts';
import { proseField, wordsOrNull } from './text-field.ts';

const MAX_ADDRESS = 1_000;

function degreesField(limit: number, description: string, example: number) {
  return z.number().min(-limit).max(limit).nullish().meta({ description, example });
}

export const venueForm = z
  .strictObject({
    slug: slugField.nullish().meta({ description: 'As in the address; needed in files only' }),
    name: nameField('The name people know it by', 'Holte Bibliotek'),
    address: proseField(MAX_ADDRESS).nullish().meta({
      description: 'Street and town',
      example: 'Holte Midtpunkt 23, 2840 Holte',
      maxLength: MAX_ADDRESS,
    }),
    area: areaField,
    latitude: degreesField(90, 'Degrees north (WGS 84); together with the longitude', 55.8106),
    longitude: degreesField(180, 'Degrees east (WGS 84); together with the latitude', 12.4702),
    severalAtOnce: z
      .boolean()
      .nullish()
      .meta({ description: 'Whether it holds several activities at once, as a library does', example: true }),
    addressForMembersOnly: z
      .boolean()
      .nullish()
      .meta({ description: 'Whether the public sees neither address nor coordinates', example: false }),
  })
  .meta({ description: 'A venue. What is left out is unknown, or false.' });

/**
 * The venue that a form describes.
 * @param slug from the address; null where the form names its own, as in a file
 * @throws CalendarError `invalid` with every fault by its field
 */
export function readVenueForm(slug: string | null, input: unknown): Venue {
  const issues: Issue[] = [];
  const form = openForm(venueForm, input, issues, '', 'venue');
  const venue: Venue = {
    slug: readSlug(slug, form.read('slug') ?? undefined, issues),
    name: form.read('name') ?? '',
    address: wordsOrNull(form.read('address')),
    area: wordsOrNull(form.read('area')),
    latitude: form.read('latitude') ?? null,
    longitude: form.read('longitude') ?? null,
    severalAtOnce: form.read('severalAtOnce') ?? false,
    addressForMembersOnly: form.read('addressForMembersOnly') ?? false,
  };
  const lone = loneCoordinate(venue);
  if (lone && !issues.some(({ field }) => field === 'latitude' || field === 'longitude')) {
    issues.push({ field: lone, message: 'Give latitude and longitude both, or leave both out.' });
  }
  if (issues.length > 0) throw invalid(issues);
  return venue;
}

/** The coordinate that is missing beside the other. */
function loneCoordinate({ latitude, longitude }: Venue): 'latitude' | 'longitude' | null {
  if ((latitude === null) === (longitude === null)) return null;
  return latitude === null ? 'latitude' : 'longitude';
}

export const venueView = z
  .object({
    slug: slugField,
    name: z.string(),
    address: z.string().nullable().meta({ description: 'Null where unknown or for members only' }),
    area: z.string().nullable(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    severalAtOnce: z.boolean(),
    addressForMembersOnly: z.boolean(),
  })
  .meta({ description: 'A venue' });

export type VenueView = z.output<typeof venueView>;

/**
 * The venue in the form it came in by, with every field.
 * @param to whether it is for members; others see no address and no coordinates that are for members only
 */
export function viewVenue(venue: Venue, to: { members: boolean }): VenueView {
  const shown = to.members || !venue.addressForMembersOnly;
  return {
    slug: venue.slug,
    name: venue.name,
    address: shown ? venue.address : null,
    area: venue.area,
    latitude: shown ? venue.latitude : null,
    longitude: shown ? venue.longitude : null,
    severalAtOnce: venue.severalAtOnce,
    addressForMembersOnly: venue.addressForMembersOnly,
  };
}
