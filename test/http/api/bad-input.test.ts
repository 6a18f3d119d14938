// What cannot be right is answered quickly, names what is wrong, stores nothing and brings nothing down.
import { beforeAll, describe, expect, it } from 'vitest';
import { anApp, anInput, type Sent, type TestApp } from '../../support/app.ts';
import { type ProblemTold, told } from './answers.ts';

let calendar: TestApp;
const closing: (() => void | Promise<void>)[] = [];

beforeAll(async () => {
  calendar = await anApp({ whenDone: (close) => closing.unshift(close) });
  return async () => {
    for (const close of closing) await close();
  };
});

/** What is wrong, where it is sent, and the fields the answer must name. */
type Row = readonly [sentence: string, call: string, sent: Sent, status: number, fields: readonly string[]];

const as = 'coordinator' as const;

/** An activity with a schedule that differs from the good one. */
const scheduled = (schedule: Record<string, unknown>): Sent => ({ as, body: anInput({}, schedule) });
const saying = (more: Record<string, unknown>): Sent => ({ as, body: anInput(more) });
const plain = { excluded: [], added: [], changed: {} };

const ACTIVITIES: readonly Row[] = [
  ['a rule by the second', 'POST /activities', scheduled({ rule: 'FREQ=SECONDLY' }), 422, ['schedule.rule']],
  [
    'a rule by the hour of the day',
    'POST /activities',
    scheduled({ rule: 'FREQ=DAILY;BYHOUR=9,10' }),
    422,
    ['schedule.rule'],
  ],
  [
    'a rule for a billion dates',
    'POST /activities',
    scheduled({ rule: 'FREQ=DAILY;COUNT=1000000000' }),
    422,
    ['schedule.rule'],
  ],
  [
    'a zone nobody knows',
    'POST /activities',
    scheduled({ timeZone: 'Mars/Olympus' }),
    422,
    ['schedule.timeZone'],
  ],
  [
    'an end before its start',
    'POST /activities',
    scheduled({ duration: '-PT2H' }),
    422,
    ['schedule.duration'],
  ],
  [
    'an excluded date that is no occurrence',
    'POST /activities',
    scheduled({ ...plain, excluded: ['2026-12-24T19:00'] }),
    422,
    ['schedule.excluded.0'],
  ],
  [
    'a changed date that is no occurrence',
    'POST /activities',
    scheduled({ ...plain, changed: { '2026-12-24T19:00': { status: 'cancelled' } } }),
    422,
    ['schedule.changed.2026-12-24T19:00'],
  ],
  [
    'a start its rule does not produce',
    'POST /activities',
    scheduled({ ...plain, start: '2026-12-02T19:00' }),
    422,
    ['schedule.start'],
  ],
  [
    'an association nobody knows',
    'POST /activities',
    saying({ association: 'ukendt' }),
    422,
    ['association'],
  ],
  ['a venue nobody knows', 'POST /activities', saying({ venue: 'ukendt' }), 422, ['venue']],
  [
    'ten thousand characters',
    'POST /activities',
    saying({ description: 'x'.repeat(10_000) }),
    422,
    ['description'],
  ],
  ['a link that runs something', 'POST /activities', saying({ link: 'javascript:alert(1)' }), 422, ['link']],
  [
    'an identity of its own',
    'POST /activities',
    saying({ uid: 'min@egen', sequence: 7 }),
    422,
    ['uid', 'sequence'],
  ],
  [
    'everything wrong at once',
    'POST /activities',
    {
      as,
      body: {
        ...anInput({ association: 'ukendt', status: 'maybe' }),
        schedule: { start: 'i morgen', duration: 'længe' },
      },
    },
    422,
    ['association', 'status', 'schedule.start', 'schedule.duration'],
  ],
  ['a list', 'POST /activities', { as, body: [] }, 422, ['activity']],
  ['null', 'POST /activities', { as, body: null }, 422, ['activity']],
  [
    'a name that is no slug',
    'PUT /associations/Store%20Bogstaver',
    { as, body: { name: 'X' } },
    422,
    ['slug'],
  ],
  ['half a coordinate', 'PUT /venues/her', { as, body: { name: 'Her', latitude: 55.8 } }, 422, ['longitude']],
  ['half an object', 'POST /activities', { as, text: '{"title": ', headers: json() }, 400, ['body']],
  ['nothing at all', 'POST /activities', { as, text: '', headers: json() }, 400, ['body']],
  ['no body', 'PUT /venues/her', { as, headers: json() }, 400, ['body']],
];

const WINDOWS: readonly Row[] = [
  ['a window of ten years', 'GET /occurrences?from=2026-01-01&to=2036-01-01', {}, 422, ['to']],
  ['a window of ten years', 'GET /clashes?from=2026-01-01&to=2036-01-01', { as }, 422, ['to']],
  ['a window of ten years', 'POST /clash-check?from=2026-01-01&to=2036-01-01', saying({}), 422, ['to']],
  ['a window of ten years', 'POST /activities?from=2026-01-01&to=2036-01-01', saying({}), 422, ['to']],
  ['a window that ends first', 'GET /occurrences?from=2026-12-01&to=2026-11-01', {}, 422, ['to']],
  ['days that are none', 'GET /occurrences?from=2026-13-01&to=i+morgen', {}, 422, ['from', 'to']],
  ['an instant that is none', 'GET /activities/x/occurrences?from=nu', {}, 422, ['from']],
  ['too large a page', 'GET /activities/x/occurrences?limit=731', {}, 422, ['limit']],
  ['a page of nothing', 'GET /activities?limit=0', {}, 422, ['limit']],
  ['half a page', 'GET /occurrences?limit=1.5', {}, 422, ['limit']],
  ['a page of many', 'GET /occurrences?limit=many', {}, 422, ['limit']],
  ['a cursor of one’s own', 'GET /occurrences?cursor=videre', {}, 422, ['cursor']],
  ['a cursor of one’s own', 'GET /clashes?cursor=videre', { as }, 422, ['cursor']],
  ['a state that is none', 'GET /clashes?state=tilfreds', { as }, 422, ['state']],
  ['an association that is none', 'GET /clashes?association=A%20B', { as }, 422, ['association']],
  ['a wish that is none', 'POST /activities?onClash=panic', saying({}), 422, ['onClash']],
  ['two wishes that are none', 'GET /clashes?state=tilfreds&limit=nej', { as }, 422, ['state', 'limit']],
];

describe('the API', () => {
  it.each([...ACTIVITIES, ...WINDOWS])(
    'says what is wrong with %s (%s)',
    async (_sentence, call, sent, status, fields) => {
      const [method = '', path = ''] = call.split(' ');
      const before = await calendar.desk.store.latestVersion();
      const began = performance.now();
      const answer = await calendar.api(method, path, sent);
      expect(performance.now() - began).toBeLessThan(1_000);
      const problem = told<ProblemTold>(answer, status);
      expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
      expect(problem).toMatchObject({
        status,
        detail: expect.stringMatching(/\S/),
        instance: `/api/v1${path.split('?')[0]}`,
      });
      expect(problem.errors?.map(({ field }) => field).sort()).toEqual([...fields].sort());
      for (const { detail } of problem.errors ?? []) expect(detail).toMatch(/^\S.*[.!?…]$/su);
      expect(await calendar.desk.store.latestVersion()).toBe(before);
      expect(calendar.faults).toEqual([]);
      expect((await calendar.api('GET', '/activities')).status).toBe(200);
    },
  );

  it.each([
    [
      'POST /activities',
      scheduled({ rule: 'FREQ=SECONDLY' }),
      [{ field: 'schedule.rule', pointer: '#/schedule/rule' }],
    ],
    [
      'POST /activities',
      scheduled({ ...plain, changed: { '2026-12-24T19:00': { venue: 'ukendt' } } }),
      [
        {
          field: 'schedule.changed.2026-12-24T19:00.venue',
          pointer: '#/schedule/changed/2026-12-24T19:00/venue',
        },
      ],
    ],
    ['POST /activities', saying({ 'a/b~c#d': 1 }), [{ field: 'a/b~c#d', pointer: '#/a~1b~0c%23d' }]],
    ['GET /occurrences?to=never', {}, [{ field: 'to', parameter: 'to' }]],
    ['POST /clash-check?limit=no&from=never', saying({}), [{ field: 'from', parameter: 'from' }]],
  ])('points at what is wrong: %s', async (call, sent: Sent, errors) => {
    const [method = '', path = ''] = call.split(' ');
    const problem = told<ProblemTold>(await calendar.api(method, path, sent), 422);
    expect(problem.errors?.map(({ detail, ...place }) => place)).toEqual(errors);
  });

  it.each([
    ['a form', 'application/x-www-form-urlencoded'],
    ['plain text', 'text/plain'],
    ['something that ends like JSON', 'application/notjson'],
    ['nothing', ''],
  ])('takes no body that calls itself %s', async (_sentence, type) => {
    const headers = { 'Content-Type': type };
    const answer = await calendar.api('POST', '/activities', {
      as,
      text: JSON.stringify(anInput()),
      headers,
    });
    expect(told<ProblemTold>(answer, 415).type).toBe('/problems/unsupported_media_type');
  });

  it.each(['application/json', 'Application/JSON; charset=utf-8', 'application/vnd.kalender+json'])(
    'takes a body that calls itself %s',
    async (type) => {
      const headers = { 'Content-Type': type };
      const answer = await calendar.api('POST', '/clash-check', {
        as,
        text: JSON.stringify(anInput()),
        headers,
      });
      expect(answer.status).toBe(200);
    },
  );

  it('takes no JSON that is not UTF-8', async () => {
    const response = await calendar.app.request('/api/v1/activities', {
      method: 'POST',
      headers: { Authorization: `Bearer ${calendar.tokens.coordinator}`, ...json() },
      body: Buffer.from(JSON.stringify(anInput({ title: 'Café' })), 'latin1'),
    });
    expect(response.status).toBe(400);
  });

  it('ignores parameters that it does not know', async () => {
    expect((await calendar.api('GET', '/occurrences?colour=red&__proto__=1')).status).toBe(200);
  });

  it.each([
    '0001-01-01',
    '1066-10-14',
    '9999-12-31',
    '9999-12-31T23:59:59Z',
    '2026-12-01T00:00:00%2B01:00',
    '2026-12-01 00:00:00Z',
  ])('answers what is on from %s on', async (from) => {
    expect((await calendar.api('GET', `/occurrences?from=${from}`)).status).toBe(200);
    expect(calendar.faults).toEqual([]);
  });
});

function json(): Record<string, string> {
  return { 'Content-Type': 'application/json' };
}
