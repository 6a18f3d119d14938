// A good activity as it comes in, a network that knows its names, and the faults a reader finds.
import {
  type ActivityDraft,
  type FormContext,
  readActivityForm,
} from '../../../src/actions/forms/activity-form.ts';
import type { Activity } from '../../../src/calendar/activity.ts';
import { CalendarError, type Issue } from '../../../src/calendar/errors.ts';
import { instant } from '../../../src/calendar/time.ts';
import { timeZoneId } from '../../../src/calendar/zone.ts';

const associations = ['sprogcafeen', 'kvindeklubben', 'biblioteket'];
const venues = ['holte-bibliotek', 'ny-hal'];

export function zone(name: string) {
  const id = timeZoneId(name);
  if (id === null) throw new Error(`no zone ${name}`);
  return id;
}

function context(more: Partial<FormContext> = {}): FormContext {
  return {
    networkLanguage: 'da',
    timeZone: zone('Europe/Copenhagen'),
    associationCalled: (slug) => (associations.includes(slug) ? slug : null),
    venueExists: (slug) => venues.includes(slug),
    identity: false,
    ...more,
  };
}

/** The design's own example, with what is given instead. */
export function input(more: Record<string, unknown> = {}, schedule: unknown = {}): Record<string, unknown> {
  return {
    association: 'sprogcafeen',
    coHosts: [],
    title: { da: 'Sprogcafé', ar: 'مقهى اللغة' },
    description: { da: 'Kom og tal dansk' },
    categories: ['language'],
    audiences: ['women'],
    languages: ['da', 'ar'],
    needs: ['interpreter-ar'],
    venue: 'holte-bibliotek',
    place: null,
    online: null,
    link: null,
    status: 'confirmed',
    expires: null,
    visibility: 'public',
    transparent: false,
    schedule: typeof schedule === 'object' && schedule !== null ? { ...timed, ...schedule } : schedule,
    ...more,
  };
}

const timed = {
  start: '2026-12-01T19:00',
  timeZone: 'Europe/Copenhagen',
  duration: 'PT2H',
  rule: 'FREQ=WEEKLY;BYDAY=TU',
  excluded: ['2026-12-22T19:00'],
  added: ['2026-12-23T19:00'],
  changed: {
    '2027-01-05T19:00': { start: '2027-01-06T19:00', venue: 'ny-hal' },
    '2027-01-12T19:00': { status: 'cancelled', note: { da: 'Aflyst på grund af sne' } },
  },
};

/** The least a form must say, its schedule as given. */
export function least(schedule: unknown): Record<string, unknown> {
  return { association: 'sprogcafeen', title: 'Sprogcafé', schedule };
}

export function accept(given: unknown, more: Partial<FormContext> = {}): ActivityDraft {
  return readActivityForm(given, context(more));
}

/** The issues that reading throws; none where it succeeds. */
export function faultsOf(read: () => unknown): readonly Issue[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof CalendarError && error.code === 'invalid') return error.issues;
    throw error;
  }
}

export function faults(given: unknown, more: Partial<FormContext> = {}): readonly Issue[] {
  return faultsOf(() => accept(given, more));
}

/** The draft as an activity, with an identity where it has none. */
export function activityOf(draft: ActivityDraft): Activity {
  return {
    id: '0b5e4f0e-5a3c-4a55-9d0a-7d1f4a1c2b3d',
    uid: 'sprogcafe@network.example',
    sequence: 3,
    created: instant(Date.UTC(2026, 10, 20, 12)),
    updated: instant(Date.UTC(2026, 10, 21, 12, 30, 5, 250)),
    ...draft,
  };
}
