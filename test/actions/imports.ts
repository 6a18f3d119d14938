// A network to import into, files to import, and what is then there.
import type { Actor } from '../../src/actions/actor.ts';
import type { Desk } from '../../src/actions/desk.ts';
import { viewActivity } from '../../src/actions/forms/activity-view.ts';
import { type ImportReport, importCalendar } from '../../src/actions/import-calendar.ts';
import { loadNetwork } from '../../src/actions/load-network.ts';
import { reviseActivity } from '../../src/actions/revise-activity.ts';
import type { Activity } from '../../src/calendar/activity.ts';
import { instant } from '../../src/calendar/time.ts';
import type { TestDatabase } from '../support/databases.ts';
import { aDesk, type ClockedDesk } from '../support/desks.ts';

export const COORDINATOR = { role: 'coordinator', name: 'Koordinatoren' } as const;
export const EDITOR: Actor = { role: 'editor', name: 'Anna', associations: ['sprogcafeen'] };
export const OTHER_EDITOR: Actor = { role: 'editor', name: 'Bente', associations: ['kvindeklubben'] };

export const NOVEMBER = '2026-11-20T12:00:00Z';
const LATER = '2026-11-21T12:00:00Z';

const VENUES = [
  { slug: 'bibliotek', name: 'Holte Bibliotek', address: 'Holte Midtpunkt 23, 2840 Holte' },
  { slug: 'hal', name: 'Ny Hal', address: 'Vejen 2' },
  { slug: 'moedelokale', name: 'Mødelokalet', address: 'Vejen 4' },
  { slug: 'andet-moedelokale', name: 'Mødelokalet', address: 'Vejen 6' },
];

/** A desk in November with two associations and some venues. */
export async function furnished(database: TestDatabase): Promise<ClockedDesk> {
  const desk = await aDesk(await database.address(), NOVEMBER);
  const associations = [
    { slug: 'sprogcafeen', name: 'Sprogcaféen' },
    { slug: 'kvindeklubben', name: 'Kvindeklubben' },
  ];
  await loadNetwork(desk, COORDINATOR, [
    ...associations.map((association) => JSON.stringify({ association })),
    ...VENUES.map((venue) => JSON.stringify({ venue })),
  ]);
  return desk;
}

const TUESDAYS = [
  'DTSTART;TZID=Europe/Copenhagen:20261201T190000',
  'DTEND;TZID=Europe/Copenhagen:20261201T210000',
  'RRULE:FREQ=WEEKLY;BYDAY=TU',
];

/** A VEVENT on Tuesdays at seven. */
export function tuesdays(uid: string, title: string, ...lines: readonly string[]): string {
  return vevent(uid, title, ...TUESDAYS, ...lines);
}

export function vevent(uid: string, title: string, ...lines: readonly string[]): string {
  return ['BEGIN:VEVENT', `UID:${uid}`, `SUMMARY:${title}`, ...lines, 'END:VEVENT'].join('\r\n');
}

/** An override of one of those Tuesdays, as `20261208T190000`. */
export function onTuesday(uid: string, title: string, id: string, ...lines: readonly string[]): string {
  const [date] = ['RECURRENCE-ID', 'DTSTART'].map((name) => `${name};TZID=Europe/Copenhagen:${id}`);
  const start = lines.some((line) => line.startsWith('DTSTART'))
    ? []
    : [`DTSTART;TZID=Europe/Copenhagen:${id}`];
  return vevent(uid, title, date ?? '', ...start, 'DURATION:PT2H', ...lines);
}

export function aFile(...vevents: readonly string[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...vevents, 'END:VCALENDAR', ''].join('\r\n');
}

export interface Counts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

/** Imports into the language café as its editor, a day later than what has been before. */
export async function imported(desk: ClockedDesk, ...vevents: readonly string[]): Promise<Counts> {
  desk.at(LATER);
  return countsOf(await importCalendar(desk, EDITOR, 'sprogcafeen', aFile(...vevents), { dryRun: false }));
}

export function countsOf({ created, updated, unchanged }: ImportReport): Counts {
  return { created, updated, unchanged };
}

/** The activity under a UID; fails where there is none. */
export function byUid({ network }: Desk, uid: string): Activity {
  const activity = network.byUid.get(uid);
  if (!activity) throw new Error(`nothing has the UID ${uid}`);
  return activity;
}

const NEVER_MIND = {
  window: { start: instant(0), end: instant(1) },
  refuseClash: false,
  isCurrent: () => true,
};

/** Revises an activity by hand: what is given is put in the place of what it was. */
export async function revise(desk: Desk, uid: string, parts: object): Promise<void> {
  const { id, uid: _, sequence, created, updated, ...form } = viewActivity(byUid(desk, uid));
  await reviseActivity(desk, COORDINATOR, id, { ...form, ...parts }, NEVER_MIND);
}

export function reviseSchedule(desk: Desk, uid: string, parts: object): Promise<void> {
  const { schedule } = viewActivity(byUid(desk, uid));
  return revise(desk, uid, { schedule: { ...schedule, ...parts } });
}
