// Where an occurrence is, as LOCATION, GEO and CONFERENCE say it.
import type { Activity } from '../calendar/activity.ts';
import type { Slug, Venue } from '../calendar/association.ts';
import type { Change } from '../calendar/schedule.ts';
import type { Text } from '../calendar/text.ts';
import { uriValue } from './line.ts';

export interface Where {
  /** In words, or null where nobody said. */
  readonly location: string | null;
  /** GEO and CONFERENCE, as content lines. */
  readonly lines: readonly string[];
}

/**
 * Where one date of an activity is. A venue's address and coordinates are left out where they are for members only,
 * in members' feeds as well: the same text goes into all of them.
 */
export function whereOf(
  activity: Activity,
  change: Change | null,
  venueOf: (slug: Slug) => Venue | undefined,
  words: (text: Text) => string,
): Where {
  const { venue: slug, place, online } = { ...activity, ...change };
  const venue = slug === null ? undefined : venueOf(slug);
  const room = venue ? venueWords(venue) : place && words(place);
  const lines = venue ? geoLines(venue) : [];
  if (online !== null && /^https?:/i.test(online)) lines.push(`CONFERENCE;VALUE=URI:${uriValue(online)}`);
  return { location: room || online, lines };
}

function venueWords({ name, address, addressForMembersOnly }: Venue): string {
  return address === null || addressForMembersOnly ? name : `${name}, ${address}`;
}

function geoLines({ latitude, longitude, addressForMembersOnly }: Venue): string[] {
  if (latitude === null || longitude === null || addressForMembersOnly) return [];
  return [`GEO:${degrees(latitude)};${degrees(longitude)}`];
}

/** Six decimals are eleven centimetres (RFC 5545 §3.8.1.6); never an exponent. */
function degrees(value: number): string {
  return String(Number(value.toFixed(6)));
}
