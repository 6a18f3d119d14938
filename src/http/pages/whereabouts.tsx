// Where one date of an activity is. An address for members only is neither shown nor given to any map.
import type { Activity } from '../../calendar/activity.ts';
import type { Slug, Venue } from '../../calendar/association.ts';
import type { Change } from '../../calendar/schedule.ts';
import type { Said } from '../words/said.ts';
import type { Reader } from './reader.ts';
import { webLink } from './safe-link.ts';
import { Name, Spoken } from './spoken.tsx';

export interface Whereabouts {
  readonly venue: Venue | null;
  /** In words, for what is at no venue. */
  readonly place: Said | null;
  /** An address to take part at. */
  readonly online: string | null;
}

export function whereaboutsOf(
  activity: Activity,
  change: Change | null,
  venues: ReadonlyMap<Slug, Venue>,
  reader: Reader,
): Whereabouts {
  const { venue: slug, place, online } = { ...activity, ...change };
  const venue = slug === null ? null : (venues.get(slug) ?? null);
  return { venue, place: venue || !place ? null : reader.said(place), online: webLink(online) };
}

/** In one line: `Holte Bibliotek, Holte`. Null where nobody said. */
export function shortPlace({ venue, place, online }: Whereabouts, reader: Reader) {
  if (venue) return <Name reader={reader} name={venueInTown(venue)} />;
  if (place) return <Spoken said={place} />;
  return online === null ? null : reader.words.say('facts.online');
}

function venueInTown({ name, area }: Venue): string {
  return area === null || name.toLowerCase().includes(area.toLowerCase()) ? name : `${name}, ${area}`;
}

/** In full, each on a line of its own, with what leads there. */
export function FullPlace({ where, reader }: { where: Whereabouts; reader: Reader }) {
  const { venue, place, online } = where;
  const map = venue && mapOf(venue);
  return (
    <>
      {venue && (
        <p class="place-name">
          <Name reader={reader} name={venueInTown(venue)} />
        </p>
      )}
      {venue?.addressForMembersOnly && <p>{reader.words.say('activity.addressHidden')}</p>}
      {venue?.address && !venue.addressForMembersOnly && (
        <p>
          <Name reader={reader} name={venue.address} />
        </p>
      )}
      {place && (
        <p>
          <Spoken said={place} />
        </p>
      )}
      {map && (
        <p>
          <a class="reach" href={map} rel="noreferrer">
            {reader.words.say('activity.map')}
          </a>
        </p>
      )}
      {online && (
        <p>
          <a class="reach" href={online} rel="noreferrer ugc">
            {reader.words.say('activity.online')}
          </a>
        </p>
      )}
    </>
  );
}

const OPEN_STREET_MAP = 'https://www.openstreetmap.org';

/** The venue on OpenStreetMap: by its coordinates, else by its address; null where neither is for everybody. */
function mapOf({ address, area, latitude, longitude, addressForMembersOnly }: Venue): string | null {
  if (addressForMembersOnly) return null;
  if (latitude !== null && longitude !== null) {
    const [north, east] = [latitude.toFixed(5), longitude.toFixed(5)];
    return `${OPEN_STREET_MAP}/?mlat=${north}&mlon=${east}#map=17/${north}/${east}`;
  }
  if (address === null) return null;
  const inTown = area === null || address.toLowerCase().includes(area.toLowerCase());
  return `${OPEN_STREET_MAP}/search?query=${encodeURIComponent(inTown ? address : `${address}, ${area}`)}`;
}
