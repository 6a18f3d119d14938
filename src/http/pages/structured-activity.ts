// An activity as schema.org's Event, for search engines and whoever else reads pages by program. It says no more than
// the page does: an address for members only is not in it.
import { type Activity, hostsOf } from '../../calendar/activity.ts';
import type { Association, Slug, Venue } from '../../calendar/association.ts';
import { wallOf } from '../../calendar/compiled-schedule.ts';
import type { Happening } from '../../calendar/occurrence-index.ts';
import { occurrencesFrom } from '../../calendar/recurrence.ts';
import { DAY, dayOf, formatLocalDate, instant } from '../../calendar/time.ts';
import { formatZoned, toInstant, toWallClock } from '../../calendar/zone.ts';
import type { Reader } from './reader.ts';
import { webLink } from './safe-link.ts';
import { structuredSchedule } from './structured-schedule.ts';

interface Register {
  readonly associations: ReadonlyMap<Slug, Association>;
  readonly venues: ReadonlyMap<Slug, Venue>;
}

/** @param coming the next dates */
export function structuredActivity(
  activity: Activity,
  coming: readonly Happening[],
  register: Register,
  reader: Reader,
): Readonly<Record<string, unknown>> {
  const { said, baseUrl } = reader;
  const { description, languages, audiences, categories, id } = activity;
  const schedule = structuredSchedule(activity.schedule);
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    url: `${baseUrl}/activities/${id}`,
    name: said(activity.title).words,
    ...(description && { description: said(description).words }),
    ...whenOf(activity, coming),
    ...(schedule && { eventSchedule: schedule }),
    ...whereOf(activity, coming, register),
    organizer: hostsOf(activity).flatMap((slug) => organisationOf(register.associations.get(slug), reader)),
    ...(languages.length > 0 && { inLanguage: languages }),
    ...(audiences.length > 0 && {
      audience: audiences.map((audienceType) => ({ '@type': 'Audience', audienceType })),
    }),
    ...(categories.length > 0 && { keywords: categories }),
  };
}

/** The next date that is not cancelled; of what has none left, or is cancelled as a whole, the first. */
function whenOf({ status, schedule }: Activity, coming: readonly Happening[]) {
  const next = coming.find(({ cancelled }) => !cancelled);
  const first = next ?? occurrencesFrom(schedule, instant(Number.MIN_SAFE_INTEGER / 4), 1)[0];
  if (status === 'cancelled') return { eventStatus: 'https://schema.org/EventCancelled', ...spanOf(first) };
  const { change, recurrenceId } = next ?? {};
  const isMoved = change?.start !== undefined && change.start !== recurrenceId;
  return {
    eventStatus: `https://schema.org/${isMoved ? 'EventRescheduled' : 'EventScheduled'}`,
    ...spanOf(first),
    ...(isMoved &&
      recurrenceId && { previousStartDate: momentOf(toInstant(schedule.timeZone, wallOf(recurrenceId))) }),
  };

  function spanOf(one: Pick<Happening, 'start' | 'end'> | undefined) {
    if (!one) return { startDate: schedule.start };
    return { startDate: momentOf(one.start), endDate: momentOf(schedule.allDay ? one.end - DAY : one.end) };
  }

  function momentOf(at: number): string {
    const { allDay, timeZone } = schedule;
    return allDay
      ? formatLocalDate(dayOf(toWallClock(timeZone, instant(at))))
      : formatZoned(timeZone, instant(at));
  }
}

function whereOf(activity: Activity, coming: readonly Happening[], { venues }: Register) {
  const {
    venue: slug,
    place,
    online,
  } = { ...activity, ...coming.find(({ cancelled }) => !cancelled)?.change };
  const venue = slug === null ? null : (venues.get(slug) ?? null);
  const link = webLink(online);
  const name = venue?.name ?? Object.values(place ?? {})[0];
  const places = [
    ...(name === undefined ? [] : [{ '@type': 'Place', name, ...(venue && addressOf(venue)) }]),
    ...(link === null ? [] : [{ '@type': 'VirtualLocation', url: link }]),
  ];
  if (places.length === 0) return {};
  const mode = link === null ? 'Offline' : name === undefined ? 'Online' : 'Mixed';
  return {
    eventAttendanceMode: `https://schema.org/${mode}EventAttendanceMode`,
    location: places.length === 1 ? places[0] : places,
  };
}

function addressOf({ address, area, latitude, longitude, addressForMembersOnly }: Venue) {
  const streetAddress = addressForMembersOnly ? null : address;
  const isOnMap = !addressForMembersOnly && latitude !== null && longitude !== null;
  return {
    ...((streetAddress || area) && {
      address: {
        '@type': 'PostalAddress',
        ...(streetAddress && { streetAddress }),
        ...(area && { addressLocality: area }),
      },
    }),
    ...(isOnMap && { geo: { '@type': 'GeoCoordinates', latitude, longitude } }),
  };
}

function organisationOf(association: Association | undefined, { baseUrl }: Reader) {
  if (!association) return [];
  const { name, slug, link } = association;
  const site = webLink(link);
  const url = `${baseUrl}/associations/${slug}`;
  return [{ '@type': 'Organization', name, url, ...(site && { sameAs: site }) }];
}
