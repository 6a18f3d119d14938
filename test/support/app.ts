// A whole calendar to ask over HTTP, on a database of its own: two associations, a venue each, a clock that tests set.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Desk, NetworkSettings } from '../../src/actions/desk.ts';
import { closeDesk, openDesk } from '../../src/actions/open-desk.ts';
import { saveAssociation } from '../../src/actions/save-association.ts';
import { saveVenue } from '../../src/actions/save-venue.ts';
import { issueToken } from '../../src/actions/tokens.ts';
import { type Instant, parseInstant, type TimeZoneId } from '../../src/calendar/time.ts';
import { type App, createApp } from '../../src/http/app.ts';
import type { Program } from '../../src/http/program.ts';
import type { Services } from '../../src/http/services.ts';
import { Postman } from '../../src/mail/postman.ts';
import type { DatabaseAddress } from '../../src/store/database.ts';
import { ApiDescription } from './api-description.ts';

const BASE_URL = 'http://kalender.example';
const NOW = '2026-11-20T12:00:00Z';

/** Where little room is left. */
export const PROGRAM: Program = {
  version: '1.2.3',
  node: '20.20.0',
  zoneData: '2026b',
  room: async () => ({ free: 12e9, all: 252e9 }),
};

const SETTINGS: NetworkSettings = {
  name: 'Fælleskalender',
  language: 'da',
  timeZone: 'Europe/Copenhagen' as TimeZoneId,
  nearKm: 5,
  meetingHours: { first: 9, last: 22 },
};

/** Who asks: nobody in particular, or the holder of a token. */
export type Asker = 'nobody' | 'coordinator' | 'sprogcafeen' | 'kvindeklubben';

export interface AppOptions {
  /** RFC 3339; where the clock stands until the test moves it. */
  readonly now?: string;
  /** A new SQLite file where it is left out. */
  readonly address?: DatabaseAddress;
  /** Without any association or venue, as a network begins; only the coordinator holds a token then. */
  readonly isEmpty?: boolean;
  readonly settings?: Partial<NetworkSettings>;
  readonly services?: Partial<Services>;
  /** What closes it again is handed over here; left out, it is done when the test is over. */
  readonly whenDone?: (close: () => void | Promise<void>) => void;
}

/** What is sent besides the method and the path. */
export interface Sent {
  readonly as?: Asker;
  /** Instead of the asker's own. */
  readonly token?: string;
  /** Sent as JSON; `text` is sent as it is. */
  readonly body?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body where it is JSON; undefined where it is none. */
  readonly body: unknown;
}

export interface TestApp {
  readonly app: App;
  readonly desk: Desk;
  readonly services: Services;
  readonly tokens: Readonly<Record<Exclude<Asker, 'nobody'>, string>>;
  /** What was reported as nobody's expectation, with the id it was answered with. */
  readonly faults: readonly { readonly error: unknown; readonly requestId: string }[];
  /** Sets the clock. */
  at(now: string): void;
  /** What the API says of itself. */
  readonly description: ApiDescription;
  /** Asks the API, as `POST`, `/activities`; throws what brought about a 500, and where the answer is not as described. */
  api(method: string, path: string, sent?: Sent): Promise<Answered>;
  /** Asks for any address. */
  ask(method: string, path: string, sent?: Sent): Promise<Answered>;
}

/**
 * The calendar, ready: the associations sprogcafeen and kvindeklubben in Holte, the venues holte-bibliotek (which
 * holds several activities at once) and ny-hal (whose address is for members only). Closed when the test is over,
 * the last thing handed over to `whenDone` first.
 */
export async function anApp(options: AppOptions = {}): Promise<TestApp> {
  let now = instantOf(options.now ?? NOW);
  const whenDone = options.whenDone ?? onTestFinished;
  const address = options.address ?? newFile(whenDone);
  const desk = await openDesk(address, { ...SETTINGS, ...options.settings }, () => now);
  whenDone(() => closeDesk(desk));
  await desk.network.whole();
  if (options.isEmpty !== true) await register(desk);
  const tokens = await tokensOf(desk, options.isEmpty === true);
  const faults: { error: unknown; requestId: string }[] = [];
  const services: Services = {
    desk,
    letters: aPostman(whenDone),
    program: PROGRAM,
    baseUrl: BASE_URL,
    trustProxy: 0,
    refresh: () => undefined,
    reportFault: (error, requestId) => faults.push({ error, requestId }),
    ...options.services,
  };
  const app = createApp(services);
  const ask = async (method: string, path: string, sent: Sent = {}): Promise<Answered> => {
    const token = sent.token ?? (sent.as && sent.as !== 'nobody' ? tokens[sent.as] : undefined);
    const response = await app.request(`${BASE_URL}${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        ...(sent.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...sent.headers,
      },
      ...(sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }),
      ...(sent.text === undefined ? {} : { body: sent.text }),
    });
    return readAnswer(response);
  };
  const description = new ApiDescription((await ask('GET', '/api/v1/openapi.json')).body);
  const api: TestApp['api'] = async (method, path, sent) => {
    const answer = await ask(method, `/api/v1${path}`, sent);
    if (answer.status === 500) throw faults.at(-1)?.error ?? new Error(answer.text);
    const [plain = ''] = path.split('?', 1);
    const type = answer.headers.get('Content-Type') ?? '';
    const odd = description.faultsOfAnswer(method, plain, answer.status, type, answer.body);
    if (odd.length > 0) throw new Error(`Not as described: ${odd.join('; ')}\n${answer.text}`);
    return answer;
  };
  return {
    app,
    desk,
    services,
    tokens,
    faults,
    description,
    at: (time) => {
      now = instantOf(time);
    },
    api,
    ask,
  };
}

async function readAnswer(response: Response): Promise<Answered> {
  const { status, headers } = response;
  const text = await response.text();
  const isJson = /json(;|$)/.test(headers.get('Content-Type') ?? '');
  return { status, headers, text, body: isJson && text !== '' ? JSON.parse(text) : undefined };
}

/** The design's own example of an activity, with what is given instead. */
export function anInput(
  more: Readonly<Record<string, unknown>> = {},
  schedule: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
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
    ...more,
    schedule: {
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
      ...schedule,
    },
  };
}

async function register(desk: Desk): Promise<void> {
  const by = { role: 'coordinator', name: 'Frivilligcentret' } as const;
  for (const [slug, name] of [
    ['sprogcafeen', 'Sprogcaféen i Holte'],
    ['kvindeklubben', 'Kvindeklubben'],
  ] as const) {
    await saveAssociation(desk, by, slug, { name, area: 'Holte' });
  }
  const library = {
    name: 'Holte Bibliotek',
    address: 'Holte Midtpunkt 23',
    area: 'Holte',
    severalAtOnce: true,
  };
  await saveVenue(desk, by, 'holte-bibliotek', library);
  const hall = { name: 'Ny Hal', address: 'Hemmelig Vej 7', area: 'Holte', addressForMembersOnly: true };
  await saveVenue(desk, by, 'ny-hal', hall);
}

async function tokensOf(desk: Desk, isEmpty: boolean): Promise<TestApp['tokens']> {
  const editor = (association: string, fill: number) =>
    issueToken(
      desk,
      { role: 'editor', association, name: `Redaktør i ${association}` },
      Buffer.alloc(32, fill),
    );
  const coordinator = { role: 'coordinator', association: null, name: 'Frivilligcentret' } as const;
  return {
    coordinator: await issueToken(desk, coordinator, Buffer.alloc(32, 1)),
    sprogcafeen: isEmpty ? '' : await editor('sprogcafeen', 2),
    kvindeklubben: isEmpty ? '' : await editor('kvindeklubben', 3),
  };
}

/** One who puts every letter in an outbox of its own. */
export function aPostman(whenDone: NonNullable<AppOptions['whenDone']> = onTestFinished): Postman {
  const outbox = mkdtempSync(join(tmpdir(), 'faelleskalender-outbox-'));
  const from = 'Kalender <kalender@example.dk>';
  const onFault = (error: unknown): void => {
    throw error;
  };
  const clock = () => instantOf(NOW);
  const postman = new Postman({ smtpUrl: null, from, outbox, clock, onFault, longestDelay: 0 });
  whenDone(async () => {
    await postman.end();
    rmSync(outbox, { recursive: true });
  });
  return postman;
}

function newFile(whenDone: NonNullable<AppOptions['whenDone']>): DatabaseAddress {
  const folder = mkdtempSync(join(tmpdir(), 'faelleskalender-app-'));
  whenDone(() => rmSync(folder, { recursive: true }));
  return { file: join(folder, 'calendar.db') };
}

function instantOf(text: string): Instant {
  const at = parseInstant(text);
  if (at === null) throw new Error(`${text} is no instant`);
  return at;
}
