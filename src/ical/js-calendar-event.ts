// One activity as a JSCalendar Event (RFC 8984 §2.1). What is for members alone is left out as in every feed.
import { type Activity, hostsOf } from '../calendar/activity.ts';
import type { Association, Slug, Venue } from '../calendar/association.ts';
import type { Change } from '../calendar/schedule.ts';
import { inLanguage, type Language, type Text } from '../calendar/text.ts';
import { formatDuration, formatInstant, type Window } from '../calendar/time.ts';
import { localised } from './js-calendar-languages.ts';
import { jsRecurrence } from './js-calendar-recurrence.ts';

export interface JsTelling {
  readonly associationOf: (slug: Slug) => Association | undefined;
  readonly venueOf: (slug: Slug) => Venue | undefined;
  /** The languages wanted, the best first. */
  readonly languages: readonly Language[];
  readonly pageOf: (id: string) => string;
  /** Bounds the dates of a rule that has to be written out. */
  readonly window: Window;
}

type Fields = Readonly<Record<string, unknown>>;

export function jsEvent(activity: Activity, telling: JsTelling): Fields {
  const { schedule } = activity;
  const { language } = inLanguage(activity.title, telling.languages);
  const colour = telling.associationOf(activity.association)?.colour;
  return {
    '@type': 'Event',
    uid: activity.uid,
    sequence: activity.sequence,
    created: formatInstant(activity.created),
    updated: formatInstant(activity.updated),
    status: activity.status,
    ...(language && { locale: language }),
    ...toldOf(activity, null, telling),
    // A plain date is the same everywhere.
    timeZone: schedule.allDay ? null : schedule.timeZone,
    duration: formatDuration(schedule.duration),
    ...(schedule.allDay && { showWithoutTime: true }),
    ...(activity.transparent && { freeBusyStatus: 'free' }),
    ...jsRecurrence(schedule, telling.window, (change) => patchOf(activity, change, telling)),
    ...(activity.categories.length > 0 && { keywords: setOf(activity.categories) }),
    ...(colour && { color: colour }),
    participants: hostsIn(activity, telling),
    links: linksOf(activity, telling),
  };
}

/** Title, description and places, with the words there are in other languages: of the activity, or as one of its dates has them. */
function toldOf(activity: Activity, change: Change | null, telling: JsTelling): Fields {
  const words = (text: Text): string => inLanguage(text, telling.languages).words;
  const { venue: slug, place, online } = { ...activity, ...change };
  const title = change?.title ?? activity.title;
  const description = [change?.note, activity.description].flatMap((text) => (text ? [text] : []));
  const venue = slug === null ? undefined : telling.venueOf(slug);
  const location = venue ? venueFields(venue) : place ? { '@type': 'Location', name: words(place) } : null;
  const isWeb = online !== null && /^https?:/i.test(online);
  const said = { title, description, place: venue ? null : place };
  const localizations = localised(said, telling.languages);
  return {
    title: words(title),
    ...(description.length > 0 && { description: description.map(words).join('\n\n') }),
    ...(localizations && { localizations }),
    ...(location && { locations: { place: location } }),
    ...(isWeb && { virtualLocations: { online: { '@type': 'VirtualLocation', uri: online } } }),
  };
}

/** What of the event is different on one date, as whole properties; null takes one away (RFC 8984 §1.4.9). */
function patchOf(activity: Activity, change: Change, telling: JsTelling): Fields {
  const usual = toldOf(activity, null, telling);
  const told = toldOf(activity, change, telling);
  const names = new Set([...Object.keys(usual), ...Object.keys(told)]);
  const different = [...names].filter((name) => JSON.stringify(usual[name]) !== JSON.stringify(told[name]));
  return {
    ...Object.fromEntries(different.map((name) => [name, told[name] ?? null])),
    ...(change.duration && { duration: formatDuration(change.duration) }),
    ...(change.status && change.status !== activity.status && { status: change.status }),
  };
}

function venueFields({ name, address, latitude, longitude, addressForMembersOnly }: Venue): Fields {
  const isOpen = !addressForMembersOnly;
  return {
    '@type': 'Location',
    name,
    ...(isOpen && address !== null && { description: address }),
    ...(isOpen && latitude !== null && longitude !== null && { coordinates: `geo:${latitude},${longitude}` }),
  };
}

/** The associations, which are nobody's personal data. */
function hostsIn(activity: Activity, { associationOf }: JsTelling): Fields {
  const hosts = hostsOf(activity).flatMap((slug) => associationOf(slug) ?? []);
  return Object.fromEntries(
    hosts.map(({ slug, name }) => [
      slug,
      { '@type': 'Participant', name, kind: 'group', roles: { owner: true } },
    ]),
  );
}

function linksOf({ id, link }: Activity, { pageOf }: JsTelling): Fields {
  const isWeb = link !== null && /^https?:/i.test(link);
  return {
    page: { '@type': 'Link', href: pageOf(id), contentType: 'text/html', rel: 'alternate' },
    ...(isWeb && { more: { '@type': 'Link', href: link, rel: 'related' } }),
  };
}

function setOf(values: readonly string[]): Fields {
  return Object.fromEntries(values.map((value) => [value, true]));
}
