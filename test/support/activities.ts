// Activities and venues in few words, for tests that say only what matters to them.
import type { Activity } from '../../src/calendar/activity.ts';
import type { Venue } from '../../src/calendar/association.ts';
import { instant } from '../../src/calendar/time.ts';
import { timedSchedule, zone } from './schedules.ts';

export { windowOf as aWindow } from './schedules.ts';

export const COPENHAGEN = zone('Europe/Copenhagen');

/**
 * A confirmed activity for everyone at no venue, on one Tuesday evening, by an association of its own. So it is near
 * everything, and any two of them clash unless the test says otherwise.
 */
export function anActivity(given: Partial<Activity> = {}): Activity {
  const id = given.id ?? 'an-activity';
  return {
    id,
    uid: `${id}@kalender.example`,
    association: `by-${id}`,
    coHosts: [],
    title: { da: id },
    description: null,
    categories: [],
    audiences: [],
    languages: [],
    needs: [],
    venue: null,
    place: null,
    online: null,
    link: null,
    status: 'confirmed',
    expires: null,
    visibility: 'public',
    transparent: false,
    schedule: timedSchedule({ start: '2026-12-01T19:00' }),
    sequence: 0,
    created: instant(0),
    updated: instant(0),
    ...given,
  };
}

/** A venue without area or coordinates that holds one activity at a time. */
export function aVenue(slug: string, given: Partial<Venue> = {}): Venue {
  return {
    slug,
    name: slug,
    address: null,
    area: null,
    latitude: null,
    longitude: null,
    severalAtOnce: false,
    addressForMembersOnly: false,
    ...given,
  };
}
