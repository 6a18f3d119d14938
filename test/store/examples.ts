// A language café at a library, for tests that need no more than one of each.
import type { Activity } from '../../src/calendar/activity.ts';
import type { Association, Venue } from '../../src/calendar/association.ts';
import { parseRule } from '../../src/calendar/rule.ts';
import { instant, type LocalDateTime, type TimeZoneId } from '../../src/calendar/time.ts';
import { appendChanges, type NewChange, type Subject } from '../../src/store/changes.ts';
import type { Writing } from '../../src/store/handles.ts';

export const sprogcafeen: Association = {
  slug: 'sprogcafeen',
  name: 'Sprogcaféen',
  colour: '#b5482a',
  area: 'Holte',
  link: 'https://sprogcafeen.example/',
  languages: ['da', 'ar'],
};

export const kvindeklubben: Association = {
  slug: 'kvindeklubben',
  name: 'Kvindeklubben',
  colour: null,
  area: null,
  link: null,
  languages: [],
};

export const library: Venue = {
  slug: 'holte-bibliotek',
  name: 'Holte Bibliotek',
  address: 'Biblioteksvej 1, 2840 Holte',
  area: 'Holte',
  latitude: 55.8119,
  longitude: 12.4727,
  severalAtOnce: true,
  addressForMembersOnly: false,
};

export const languageCafe: Activity = {
  id: '5e9f0a52-8b43-4a0e-9a53-0a2c1f0f7b11',
  uid: '5e9f0a52-8b43-4a0e-9a53-0a2c1f0f7b11@kalender.example',
  association: 'sprogcafeen',
  coHosts: [],
  title: { da: 'Sprogcafé', ar: 'مقهى اللغة' },
  description: null,
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
  schedule: {
    allDay: false,
    start: '2026-12-01T19:00' as LocalDateTime,
    timeZone: 'Europe/Copenhagen' as TimeZoneId,
    duration: { days: 0, seconds: 7_200 },
    rule: parseRule('FREQ=WEEKLY;BYDAY=TU'),
    excluded: ['2026-12-22T19:00' as LocalDateTime],
    added: [],
    changed: { '2027-01-05T19:00': { duration: { days: 0, seconds: 5_400 }, venue: null } },
  },
  sequence: 0,
  created: instant(1_790_000_000_000),
  updated: instant(1_790_000_000_001),
};

export const sewingCircle: Activity = {
  ...languageCafe,
  id: 'a1d0c7c6-0f3d-4f0c-8a55-3f1f3f3f7b12',
  uid: 'sewing@kvindeklubben.example',
  association: 'kvindeklubben',
  coHosts: ['sprogcafeen'],
  title: { da: 'Systue' },
  venue: null,
};

/** The line in the change log that an edit to a subject leaves. */
export function edit(kind: Subject['kind'], id: string): NewChange {
  return { at: instant(1_790_000_000_002), actor: 'Anna', deed: 'edit', subject: { kind, id }, detail: {} };
}

export async function appendEdit(trx: Writing, kind: Subject['kind'], id: string): Promise<void> {
  await appendChanges(trx, [edit(kind, id)]);
}
