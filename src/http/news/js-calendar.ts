// The calendar as a JSCalendar Group (RFC 8984 §2.3), kept until something in the network changes.
import type { Desk } from '../../actions/desk.ts';
import type { Activity } from '../../calendar/activity.ts';
import { DAY, formatInstant, type Instant, instant } from '../../calendar/time.ts';
import { jsEvent } from '../../ical/js-calendar-event.ts';
import type { LiveNetwork } from '../../store/live-network.ts';
import { filterTitle } from '../feeds/filter-title.ts';
import { shownUntil } from '../feeds/members.ts';
import { parseFilter } from '../filter.ts';
import { goesOut } from '../goes-out.ts';
import type { Reader } from '../pages/reader.ts';
import { wantedActivities } from '../wanted-activities.ts';

/** Days before and after today that a rule is written out for, where it has to be. */
const SPAN = { before: 90, after: 550 };
const MOST_KEPT = 8;

interface Kept {
  readonly version: number;
  readonly day: number;
  readonly texts: Map<string, string>;
}

const kept = new WeakMap<LiveNetwork, Kept>();

/** @param address of this calendar */
export function jsCalendar(desk: Desk, reader: Reader, address: string): string {
  const { network } = desk;
  const day = Math.floor(reader.now / DAY);
  let known = kept.get(network);
  if (known?.version !== network.version || known.day !== day) {
    known = { version: network.version, day, texts: new Map() };
    kept.set(network, known);
  }
  const text = known.texts.get(address) ?? JSON.stringify(groupOf(desk, reader, address, day));
  if (known.texts.size >= MOST_KEPT) known.texts.clear();
  known.texts.set(address, text);
  return text;
}

function groupOf(desk: Desk, reader: Reader, address: string, day: number) {
  const { network } = desk;
  const filter = parseFilter(reader.query);
  const { words, baseUrl, now } = reader;
  const telling = {
    associationOf: (slug: string) => network.associations.get(slug),
    venueOf: (slug: string) => network.venues.get(slug),
    languages: [words.language, reader.network.language],
    pageOf: (id: string) => `${baseUrl}/activities/${id}`,
    window: { start: instant((day - SPAN.before) * DAY), end: instant((day + SPAN.after) * DAY) },
  };
  const wanted = wantedActivities(desk, filter).filter((activity) => goesOut(network, activity));
  const shown = wanted
    .filter((activity) => (shownUntil(activity) ?? 0) > now)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    '@type': 'Group',
    uid: address,
    title: filterTitle(reader.network.name, filter, network.associations),
    updated: formatInstant(lastChangeOf(wanted, now)),
    locale: words.language,
    entries: shown.map((activity) => jsEvent(activity, telling)),
    source: address,
  };
}

/** When something in it changed or left it; it must say so even where it never held anything (RFC 8984 §4.1.6). */
function lastChangeOf(wanted: readonly Activity[], now: Instant): Instant {
  const changes = wanted.flatMap((activity) => {
    const until = shownUntil(activity);
    return until !== null && until <= now ? [activity.updated, until] : [activity.updated];
  });
  return instant(changes.reduce((last, at) => Math.max(last, at), 0));
}
