// A calendar whose pages tests look at: filled from lines as a file has them, at a time that tests set.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { onTestFinished } from 'vitest';
import type { Desk, NetworkSettings } from '../../../src/actions/desk.ts';
import { loadNetwork } from '../../../src/actions/load-network.ts';
import { closeDesk, openDesk } from '../../../src/actions/open-desk.ts';
import type { TimeZoneId } from '../../../src/calendar/time.ts';
import { pageRoutes } from '../../../src/http/pages/page-routes.tsx';
import { aPostman, PROGRAM } from '../../support/app.ts';
import { instantOf } from '../../support/desks.ts';
import { type Element, parseHtml } from '../../support/html.ts';

/** A Friday in week 47; half past ten in Copenhagen. */
const NOW = '2026-11-20T09:30:00Z';
export const BASE_URL = 'https://kalender.example';

const SETTINGS: NetworkSettings = {
  name: 'Fælleskalender',
  language: 'da',
  timeZone: 'Europe/Copenhagen' as TimeZoneId,
  nearKm: 5,
  meetingHours: { first: 9, last: 22 },
};

export const BY = { role: 'coordinator', name: 'Frivilligcentret' } as const;

type Fields = Readonly<Record<string, unknown>>;

/** A page as a browser gets it. */
export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly html: Element;
}

export interface Calendar {
  readonly app: Hono;
  readonly desk: Desk;
  /** What was reported, with the id that was shown. */
  readonly faults: readonly { readonly error: unknown; readonly requestId: string }[];
  /** Adds what the lines say. */
  load(...lines: readonly Fields[]): Promise<void>;
  /** Sets the clock. */
  at(now: string): void;
  /** Looks at a page, by default as somebody who reads Danish. */
  see(path: string, language?: string): Promise<Seen>;
}

/**
 * @param whenDone takes what is to be done at the end
 * @param embedPartners the websites that may show it; all where there are none
 */
export async function aCalendar(
  lines: readonly Fields[] = [],
  whenDone: (close: () => void | Promise<void>) => void = onTestFinished,
  embedPartners: readonly string[] = [],
): Promise<Calendar> {
  let now = instantOf(NOW);
  const folder = mkdtempSync(join(tmpdir(), 'faelleskalender-pages-'));
  const desk = await openDesk({ file: join(folder, 'calendar.db') }, SETTINGS, () => now);
  whenDone(async () => {
    await closeDesk(desk);
    rmSync(folder, { recursive: true });
  });
  await desk.network.whole();
  const faults: { error: unknown; requestId: string }[] = [];
  const app = pageRoutes({
    desk,
    letters: aPostman(whenDone),
    program: PROGRAM,
    baseUrl: BASE_URL,
    trustProxy: 0,
    embedPartners,
    refresh: () => undefined,
    reportFault: (error, requestId) => faults.push({ error, requestId }),
  });
  const load = async (...added: readonly Fields[]): Promise<void> => {
    await loadNetwork(
      desk,
      BY,
      added.map((line) => JSON.stringify(line)),
    );
  };
  await load(...lines);
  return {
    app,
    desk,
    faults,
    load,
    at: (time) => {
      now = instantOf(time);
    },
    see: async (path, language = 'da') => {
      const response = await app.request(BASE_URL + path, { headers: { 'Accept-Language': language } });
      const text = await response.text();
      const isPage = response.headers.get('Content-Type')?.startsWith('text/html') && text !== '';
      const html = isPage ? parseHtml(text) : { name: '#none', attributes: new Map(), children: [] };
      return { status: response.status, headers: response.headers, text, html };
    },
  };
}

const SPROGCAFEEN = {
  association: {
    slug: 'sprogcafeen',
    name: 'Sprogcaféen i Holte',
    area: 'Rudersdal',
    colour: '#a8442a',
    link: 'https://www.sprogcafeen.example/',
    languages: ['da', 'ar'],
  },
};
const KVINDEKLUBBEN = { association: { slug: 'kvindeklubben', name: 'Kvindeklubben', area: 'Farum' } };
const LIBRARY = {
  venue: {
    slug: 'holte-bibliotek',
    name: 'Holte Bibliotek',
    address: 'Holte Midtpunkt 23',
    area: 'Holte',
    latitude: 55.8107,
    longitude: 12.4699,
  },
};
const SHELTER = {
  venue: {
    slug: 'et-trygt-sted',
    name: 'Et trygt sted',
    address: 'Hemmelig Vej 7',
    area: 'Farum',
    latitude: 55.8,
    longitude: 12.36,
    addressForMembersOnly: true,
  },
};
export const REGISTER = [SPROGCAFEEN, KVINDEKLUBBEN, LIBRARY, SHELTER];

/** The id of the `n`-th activity. */
export function idOf(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

/** A language café, every Friday from 19 to 21 at the library, with what is given instead. */
export function anActivity(n: number, fields: Fields = {}, schedule: Fields = {}): Fields {
  return {
    activity: {
      id: idOf(n),
      association: 'sprogcafeen',
      title: { da: 'Sprogcafé' },
      venue: 'holte-bibliotek',
      ...fields,
      schedule: {
        start: '2026-09-04T19:00',
        timeZone: 'Europe/Copenhagen',
        duration: 'PT2H',
        rule: 'FREQ=WEEKLY;BYDAY=FR',
        ...schedule,
      },
    },
  };
}
