// Who may call what, over the whole table of routes.

import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { issueToken } from '../../../src/actions/tokens.ts';
import { pairIdOf } from '../../../src/calendar/settlement.ts';
import { instant } from '../../../src/calendar/time.ts';
import { revokeToken } from '../../../src/store/tokens.ts';
import { type Asker, anApp, anInput, type Sent, type TestApp } from '../../support/app.ts';
import { type PublishedTold, published, told } from './answers.ts';

type Who =
  | 'nobody'
  | 'an unknown token'
  | 'a revoked token'
  | 'another’s editor'
  | 'its editor'
  | 'the coordinator';

const EVERYBODY: readonly Who[] = [
  'nobody',
  'an unknown token',
  'a revoked token',
  'another’s editor',
  'its editor',
  'the coordinator',
];

interface Row {
  readonly sentence: string;
  /** As the table of routes has it. */
  readonly route: string;
  /** Where to send it; `{id}` is an activity of sprogcafeen, `{pair}` what `before` gives. */
  readonly path: string;
  /** JSON, or anything with its media type. */
  readonly body?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What must be there first. */
  readonly before?: (app: TestApp, itsId: string) => Promise<unknown>;
  /** What an editor of kvindeklubben, one of sprogcafeen and the coordinator are answered; anybody else gets 401. */
  readonly expected: readonly [number, number, number];
  /** Whether nothing is stored even where the answer is good. */
  readonly onlyAsks?: boolean;
}

/** One that the public may not even know of. */
const itsActivity = anInput({ visibility: 'network' });
const schoolBreak = { kind: 'school-break', name: 'Efterårsferie', start: '2026-10-12', end: '2026-10-19' };
const association = { name: 'Et nyt navn' };
const venue = { name: 'Et nyt sted' };
const source = { url: 'https://calendar.example/sprogcafeen.ics' };

/** Another’s that clashes with it. @returns the id of the pair */
async function aClash({ api }: TestApp, itsId: string): Promise<string> {
  const another = anInput({ association: 'kvindeklubben', title: 'Systue' });
  const answer = await api('POST', '/activities', { as: 'kvindeklubben', body: another });
  return pairIdOf(itsId, told<PublishedTold>(answer, 201).activity.id);
}

/** As `aClash`, and settled. */
async function aSettledClash(app: TestApp, itsId: string): Promise<string> {
  const pair = await aClash(app, itsId);
  const sent = { as: 'coordinator', body: { outcome: 'fine' } } as const;
  told(await app.api('PUT', `/clashes/${pair}/settlement`, sent), 200);
  return pair;
}

/** An outside calendar that its association follows. */
async function aSource({ api }: TestApp): Promise<void> {
  told(
    await api('PUT', '/associations/sprogcafeen/sources/google', { as: 'coordinator', body: source }),
    201,
  );
}

/** The same again, typed a second time. @returns the id of the pair */
async function aDuplicate(app: TestApp, itsId: string): Promise<string> {
  return pairIdOf(itsId, (await published(app, itsActivity)).activity.id);
}

const WRITES: readonly Row[] = [
  {
    sentence: 'changing an association',
    route: 'PUT /associations/:slug',
    path: '/associations/sprogcafeen',
    body: association,
    expected: [403, 200, 200],
  },
  {
    sentence: 'adding an association',
    route: 'PUT /associations/:slug',
    path: '/associations/en-ny',
    body: association,
    expected: [403, 403, 201],
  },
  {
    sentence: 'changing a venue',
    route: 'PUT /venues/:slug',
    path: '/venues/ny-hal',
    body: venue,
    expected: [403, 403, 200],
  },
  {
    sentence: 'adding a venue',
    route: 'PUT /venues/:slug',
    path: '/venues/et-nyt-sted',
    body: venue,
    expected: [201, 201, 201],
  },
  {
    sentence: 'publishing an activity',
    route: 'POST /activities',
    path: '/activities',
    body: anInput(),
    expected: [403, 201, 201],
  },
  {
    sentence: 'publishing with another association as a co-host',
    route: 'POST /activities',
    path: '/activities',
    body: anInput({ coHosts: ['kvindeklubben'] }),
    expected: [403, 403, 201],
  },
  {
    sentence: 'revising an activity',
    route: 'PUT /activities/:id',
    path: '/activities/{id}',
    body: anInput({ title: 'Noget andet' }),
    expected: [403, 200, 200],
  },
  {
    sentence: 'giving an activity to another association',
    route: 'PUT /activities/:id',
    path: '/activities/{id}',
    body: anInput({ association: 'kvindeklubben' }),
    expected: [403, 403, 200],
  },
  {
    sentence: 'cancelling an activity',
    route: 'DELETE /activities/:id',
    path: '/activities/{id}',
    expected: [403, 200, 200],
  },
  {
    sentence: 'importing a calendar file',
    route: 'POST /associations/:slug/import',
    path: '/associations/sprogcafeen/import',
    text: [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Andre//DA',
      'BEGIN:VEVENT',
      'UID:en@andre.example',
      'DTSTAMP:20261101T120000Z',
      'DTSTART:20261201T180000Z',
      'DTEND:20261201T200000Z',
      'SUMMARY:Noget udefra',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
    headers: { 'Content-Type': 'text/calendar' },
    expected: [403, 200, 200],
  },
  {
    sentence: 'following an outside calendar',
    route: 'PUT /associations/:slug/sources/:name',
    path: '/associations/sprogcafeen/sources/google',
    body: source,
    expected: [403, 201, 201],
  },
  {
    sentence: 'following a neighbouring network',
    route: 'PUT /associations/:slug/sources/:name',
    path: '/associations/kvindeklubben/sources/gentofte',
    body: { ...source, kind: 'neighbour' },
    expected: [403, 403, 201],
  },
  {
    sentence: 'following an outside calendar no longer',
    route: 'DELETE /associations/:slug/sources/:name',
    path: '/associations/sprogcafeen/sources/google',
    before: aSource,
    expected: [403, 200, 200],
  },
  {
    sentence: 'asking what an address inside would bring',
    route: 'POST /associations/:slug/sources/:name/report',
    path: '/associations/sprogcafeen/sources/google/report',
    body: { url: 'http://127.0.0.1/' },
    expected: [403, 422, 422],
    onlyAsks: true,
  },
  {
    sentence: 'deciding that two activities are one',
    route: 'PUT /associations/:slug/duplicates/:id',
    path: '/associations/sprogcafeen/duplicates/{pair}',
    before: aDuplicate,
    body: { outcome: 'different' },
    expected: [403, 200, 200],
  },
  {
    sentence: 'skipping dates of an activity',
    route: 'POST /activities/:id/skip',
    path: '/activities/{id}/skip',
    body: { dates: ['2026-12-08T19:00'] },
    expected: [403, 200, 200],
  },
  {
    sentence: 'confirming a hold',
    route: 'POST /activities/:id/confirm',
    path: '/activities/{id}/confirm',
    before: ({ api }, id) =>
      api('PUT', `/activities/${id}`, { as: 'coordinator', body: anInput({ status: 'tentative' }) }),
    expected: [403, 200, 200],
  },
  {
    sentence: 'settling a clash of theirs',
    route: 'PUT /clashes/:id/settlement',
    path: '/clashes/{pair}/settlement',
    before: aClash,
    body: { outcome: 'fine' },
    expected: [200, 200, 200],
  },
  {
    sentence: 'reopening a clash of theirs',
    route: 'DELETE /clashes/:id/settlement',
    path: '/clashes/{pair}/settlement',
    before: aSettledClash,
    expected: [200, 200, 200],
  },
  {
    sentence: 'telling of a school break',
    route: 'PUT /observances/:slug',
    path: '/observances/efteraarsferie',
    body: schoolBreak,
    expected: [403, 403, 201],
  },
  {
    sentence: 'removing a school break',
    route: 'DELETE /observances/:slug',
    path: '/observances/efteraarsferie',
    before: ({ api }) => api('PUT', '/observances/efteraarsferie', { as: 'coordinator', body: schoolBreak }),
    expected: [403, 403, 200],
  },
  {
    sentence: 'loading a table of school breaks',
    route: 'POST /observances/import',
    path: '/observances/import',
    text: 'kind;name;start;end;venue\nschool-break;Efterårsferie;2026-10-12;2026-10-18;\n',
    headers: { 'Content-Type': 'text/csv' },
    expected: [403, 403, 200],
  },
  {
    sentence: 'asking what would clash',
    route: 'POST /clash-check',
    path: '/clash-check',
    body: anInput(),
    expected: [403, 200, 200],
    onlyAsks: true,
  },
];

/** Reads that are for members. */
const READS: readonly Row[] = [
  {
    sentence: 'reading the outside calendars that an association follows',
    route: 'GET /associations/:slug/sources',
    path: '/associations/sprogcafeen/sources',
    expected: [403, 200, 200],
    onlyAsks: true,
  },
  {
    sentence: 'reading the secret address of an outside calendar',
    route: 'GET /associations/:slug/sources/:name',
    path: '/associations/sprogcafeen/sources/google',
    before: aSource,
    expected: [403, 200, 200],
    onlyAsks: true,
  },
  {
    sentence: 'reading which activities look like one',
    route: 'GET /associations/:slug/duplicates',
    path: '/associations/sprogcafeen/duplicates',
    expected: [403, 200, 200],
    onlyAsks: true,
  },
  {
    sentence: 'taking everything of an association away as a calendar',
    route: 'GET /associations/:slug/export.ics',
    path: '/associations/sprogcafeen/export.ics',
    expected: [403, 200, 200],
    onlyAsks: true,
  },
  {
    sentence: 'taking everything of an association away',
    route: 'GET /associations/:slug/export.jsonl',
    path: '/associations/sprogcafeen/export.jsonl',
    expected: [403, 200, 200],
    onlyAsks: true,
  },
  {
    sentence: 'taking the whole network away',
    route: 'GET /export.jsonl',
    path: '/export.jsonl',
    expected: [403, 403, 200],
    onlyAsks: true,
  },
  {
    sentence: 'reading the pairs that clash',
    route: 'GET /clashes',
    path: '/clashes',
    expected: [200, 200, 200],
    onlyAsks: true,
  },
];

const ROWS = [...WRITES, ...READS].flatMap((row) =>
  EVERYBODY.map((who) => [row.sentence, who, expectedFor(row, who), row] as const),
);

function expectedFor({ expected: [another, own, coordinator] }: Row, who: Who): number {
  if (who === 'another’s editor') return another;
  if (who === 'its editor') return own;
  return who === 'the coordinator' ? coordinator : 401;
}

/** What the calls that are refused leave as it is. */
let calendar: TestApp;
let itsId: string;
let revoked: string;
const closing: (() => void | Promise<void>)[] = [];

beforeAll(async () => {
  calendar = await anApp({ whenDone: (close) => closing.unshift(close) });
  itsId = (await published(calendar, itsActivity)).activity.id;
  const { desk } = calendar;
  const request = { role: 'coordinator', association: null, name: 'En tidligere' } as const;
  revoked = await issueToken(desk, request, Buffer.alloc(32, 9));
  const hash = createHash('sha256').update(revoked).digest('hex');
  await desk.store.transaction((trx) => revokeToken(trx, hash, instant(0)));
  return async () => {
    for (const close of closing) await close();
  };
});

function sentBy({ body, text, headers }: Row, who: Who): Sent {
  return {
    ...asking(who),
    ...(body === undefined ? {} : { body }),
    ...(text === undefined ? {} : { text }),
    ...(headers ? { headers } : {}),
  };
}

function asking(who: Who): Sent {
  const members: Partial<Record<Who, Asker>> = {
    'another’s editor': 'kvindeklubben',
    'its editor': 'sprogcafeen',
    'the coordinator': 'coordinator',
  };
  const as = members[who];
  if (as) return { as };
  if (who === 'nobody') return {};
  return { token: who === 'a revoked token' ? revoked : `fk_${'A'.repeat(43)}` };
}

const methodOf = ({ route }: Row): string => route.split(' ', 1)[0] ?? '';

describe('the table of routes', () => {
  it('has no write that is not tried here', () => {
    const writes = calendar.app.routes
      .filter(({ method, path }) => path.startsWith('/api/') && !['GET', 'ALL'].includes(method))
      .map(({ method, path }) => `${method} ${path.slice('/api/v1'.length)}`);
    expect([...new Set(WRITES.map(({ route }) => route))].sort()).toEqual([...new Set(writes)].sort());
  });
});

describe('authorisation', () => {
  it.each(ROWS.filter(([, , status]) => status >= 400))(
    '%s, by %s, is answered %i and stores nothing',
    async (_sentence, who, status, row) => {
      const { api, desk, faults } = calendar;
      const before = await desk.store.latestVersion();
      const path = row.path.replace('{id}', itsId);
      const answer = await api(methodOf(row), path, sentBy(row, who));
      expect(answer.status).toBe(status);
      expect(answer.headers.get('WWW-Authenticate')).toBe(status === 401 ? 'Bearer' : null);
      expect(await desk.store.latestVersion()).toBe(before);
      expect(desk.network.activities.size).toBe(1);
      expect(faults).toEqual([]);
    },
  );

  it.each(ROWS.filter(([, , status]) => status < 400))(
    '%s, by %s, is answered %i and done',
    async (_sentence, who, status, row) => {
      const app = await anApp();
      const { activity } = await published(app, itsActivity);
      const there = await row.before?.(app, activity.id);
      const before = await app.desk.store.latestVersion();
      const path = row.path.replace('{id}', activity.id).replace('{pair}', String(there));
      const answer = await app.api(methodOf(row), path, sentBy(row, who));
      expect(answer.status).toBe(status);
      const stored = (await app.desk.store.latestVersion()) - before;
      if (row.onlyAsks) expect(stored).toBe(0);
      else expect(stored).toBeGreaterThan(0);
    },
  );

  it.each(WRITES)('$sentence is refused to nobody before anything they sent is read', async (row) => {
    const { api } = calendar;
    const path = row.path.replace('{id}', '00000000-0000-4000-8000-000000000000');
    const answer = await api(methodOf(row), path, { text: '{"this is no' });
    expect(answer.status).toBe(401);
  });

  it.each(['/associations', '/venues', '/activities', '/occurrences', '/openapi.json'])(
    'GET %s needs no token, but takes none that is bad',
    async (path) => {
      const { api, ask } = calendar;
      expect((await api('GET', path)).status).toBe(200);
      expect((await api('GET', path, { token: 'fk_of_nobody' })).status).toBe(401);
      expect((await api('GET', path, { headers: { Authorization: 'Bearer' } })).status).toBe(401);
      expect((await api('GET', path, { headers: { Authorization: 'Bearer a b' } })).status).toBe(401);
      // A proxy's own password is none of the calendar's business.
      expect((await ask('GET', `/api/v1${path}`, { headers: { Authorization: 'Basic YTpi' } })).status).toBe(
        200,
      );
    },
  );

  it('takes the scheme in any case', async () => {
    const { api, tokens } = calendar;
    const headers = { Authorization: `bEARER  ${tokens.coordinator}` };
    expect((await api('GET', '/clashes', { headers })).status).toBe(200);
  });
});
