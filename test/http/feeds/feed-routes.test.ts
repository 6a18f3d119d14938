import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { feedRoutes } from '../../../src/http/feeds/feed-routes.ts';
import { unfoldedLines } from '../../ical/read-back.ts';
import { idOf, SETTINGS, START, type TestNetwork } from './a-network.ts';
import { cafeAndSewing, summaries } from './cafe-and-sewing.ts';

let network: TestNetwork;
beforeAll(async () => {
  network = await cafeAndSewing();
});
afterAll(() => network[Symbol.asyncDispose]());

describe('the answer to a request', () => {
  const ACCEPTED: readonly [header: string | undefined, status: number, encoding: string | null][] = [
    [undefined, 200, null],
    ['', 200, null],
    ['gzip', 200, 'gzip'],
    ['GZIP', 200, 'gzip'],
    ['x-gzip', 200, 'gzip'],
    ['gzip, deflate, br, zstd', 200, 'gzip'],
    ['br', 200, null],
    ['*', 200, 'gzip'],
    ['gzip;q=0.001', 200, 'gzip'],
    ['gzip;q=0', 200, null],
    ['gzip ; q=1.0 , identity;q=0.5', 200, 'gzip'],
    ['gzip;q=0.5, identity', 200, null],
    ['gzip;q=0.5, identity;q=0.5', 200, 'gzip'],
    ['gzip;q=0.5, *;q=0.8', 200, null],
    ['identity;q=0, gzip;q=0.1', 200, 'gzip'],
    ['identity;q=0', 406, null],
    ['*;q=0', 406, null],
    ['br, *;q=0', 406, null],
    ['identity, *;q=0', 200, null],
    ['*;q=0, gzip', 200, 'gzip'],
    ['gzip;q=nonsense', 200, null],
    [',,gzip,', 200, 'gzip'],
  ];
  it.each(ACCEPTED)(
    'to Accept-Encoding %j has status %i and encoding %j',
    async (header, status, encoding) => {
      const headers = header === undefined ? {} : { 'Accept-Encoding': header };
      const response = await network.get('/calendar.ics', headers);
      expect(response.status).toBe(status);
      expect(response.headers.get('content-encoding')).toBe(encoding);
      expect(response.headers.get('vary')).toBe('Accept-Encoding');
      if (status !== 200) return;
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(response.headers.get('content-length')).toBe(String(bytes.length));
      const text = String(encoding === 'gzip' ? gunzipSync(bytes) : bytes);
      expect(text).toBe(await network.read('/calendar.ics'));
    },
  );

  const NEWEST = 'Wed, 25 Nov 2026 12:00:00 GMT';
  const CONDITIONS: readonly [
    says: string,
    headers: (etag: string) => Record<string, string>,
    status: number,
  ][] = [
    ['the same tag', (etag) => ({ 'If-None-Match': etag }), 304],
    ['a weak form of it', (etag) => ({ 'If-None-Match': `W/${etag}` }), 304],
    ['a list with it', (etag) => ({ 'If-None-Match': `"a", W/"b,c" ,${etag}` }), 304],
    ['any tag', () => ({ 'If-None-Match': '*' }), 304],
    ['any tag, with space', () => ({ 'If-None-Match': ' * ' }), 304],
    ['another tag', () => ({ 'If-None-Match': '"other"' }), 200],
    ['a tag that it begins with', (etag) => ({ 'If-None-Match': `${etag.slice(0, -2)}"` }), 200],
    ['the tag without quotes', (etag) => ({ 'If-None-Match': etag.slice(1, -1) }), 200],
    ['the tag of the other encoding', (etag) => ({ 'If-None-Match': `${etag.slice(0, -1)}-gz"` }), 200],
    ['nonsense', () => ({ 'If-None-Match': '"' }), 200],
    ['the time of the last change', () => ({ 'If-Modified-Since': NEWEST }), 304],
    ['a later time', () => ({ 'If-Modified-Since': 'Thu, 26 Nov 2026 00:00:00 GMT' }), 304],
    ['an earlier time', () => ({ 'If-Modified-Since': 'Wed, 25 Nov 2026 11:59:59 GMT' }), 200],
    ['the time as RFC 850 had it', () => ({ 'If-Modified-Since': 'Wednesday, 25-Nov-26 12:00:00 GMT' }), 304],
    ['the time as C writes it', () => ({ 'If-Modified-Since': 'Wed Nov 25 12:00:00 2026' }), 304],
    ['no such time', () => ({ 'If-Modified-Since': 'Wed, 99 Nov 2026 12:00:00 GMT' }), 200],
    ['a time of another form', () => ({ 'If-Modified-Since': '2027-01-01T00:00:00Z' }), 200],
    [
      'another tag, though nothing has changed since',
      () => ({ 'If-None-Match': '"other"', 'If-Modified-Since': NEWEST }),
      200,
    ],
    [
      'the same tag, though an earlier time',
      (etag) => ({ 'If-None-Match': etag, 'If-Modified-Since': 'Wed, 25 Nov 2026 11:59:59 GMT' }),
      304,
    ],
  ];
  it.each(CONDITIONS)('to one who has %s', async (_says, headers, status) => {
    const first = await network.get('/calendar.ics');
    const response = await network.get('/calendar.ics', headers(first.headers.get('etag') ?? ''));
    expect(response.status).toBe(status);
    if (status === 304) expect(await response.text()).toBe('');
  });

  it('says what it is, for how long it holds, and when it last changed', async () => {
    const response = await network.get('/associations/kvindeklubben.ics', { Accept: 'text/html' });
    expect(Object.fromEntries(response.headers)).toEqual({
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="kvindeklubben.ics"',
      'content-length': String(Buffer.byteLength(await response.text())),
      'cache-control': 'public, max-age=300',
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
      etag: expect.stringMatching(/^"[\w-]{43}"$/),
      'last-modified': NEWEST,
      vary: 'Accept-Encoding',
    });
  });

  it('has a tag for each encoding', async () => {
    const tag = async (encoding: string) =>
      (await network.get('/calendar.ics', { 'Accept-Encoding': encoding })).headers.get('etag');
    expect(await tag('gzip')).not.toBe(await tag('identity'));
  });

  it('repeats in a 304 what caches go by', async () => {
    const headers = { 'Accept-Encoding': 'gzip' };
    const whole = await network.get('/calendar.ics', headers);
    const etag = whole.headers.get('etag') ?? '';
    const unchanged = await network.get('/calendar.ics', { ...headers, 'If-None-Match': etag });
    for (const name of ['etag', 'last-modified', 'cache-control', 'vary', 'access-control-allow-origin']) {
      expect(unchanged.headers.get(name)).toBe(whole.headers.get(name));
    }
  });

  it('to HEAD is that to GET without the bytes', async () => {
    for (const headers of [{}, { 'Accept-Encoding': 'gzip' }]) {
      const get = await network.get('/calendar.ics', headers);
      const head = await network.app.request('/calendar.ics', { method: 'HEAD', headers });
      expect([...head.headers]).toEqual([...get.headers]);
      expect(head.status).toBe(200);
      expect(await head.text()).toBe('');
    }
    const unknown = await network.app.request('/associations/nobody.ics', { method: 'HEAD' });
    expect(unknown.status).toBe(404);
  });

  it('is the same bytes each time until something changes', async () => {
    const fetchAll = async (): Promise<Buffer[]> => {
      const paths = [
        '/calendar.ics',
        '/calendar.ics?q=syst',
        '/associations/sprogcafeen.ics',
        `/activities/${idOf(1)}.ics`,
      ];
      const answers = paths.flatMap((path) =>
        ['gzip', 'identity'].map((coding) => network.get(path, { 'Accept-Encoding': coding })),
      );
      return Promise.all(answers.map(async (answer) => Buffer.from(await (await answer).arrayBuffer())));
    };
    const first = await fetchAll();
    network.pass(3);
    expect(await fetchAll()).toEqual(first);
  });
});

describe('a request', () => {
  it('sees what had been committed before it', async () => {
    await using own = await cafeAndSewing();
    let asked = 0;
    const refresh = (): Promise<void> | undefined => {
      asked++;
      return asked === 1 ? own.revise(idOf(2), { title: { da: 'Broderi' } }) : undefined;
    };
    const app = feedRoutes({ ...SETTINGS, network: own.live, clock: () => START, refresh });
    const text = await (await app.request('/associations/kvindeklubben.ics')).text();
    expect(summaries(text)).toEqual(['Broderi']);
    await app.request('/calendar.ics');
    expect(asked).toBe(2);
  });

  it('is answered with the feed as it was where that cannot be found out', async () => {
    const refresh = (): Promise<void> => Promise.reject(new Error('the database is away'));
    const app = feedRoutes({ ...SETTINGS, network: network.live, clock: () => START, refresh });
    expect((await app.request('/calendar.ics')).status).toBe(200);
  });
});

describe('a filtered feed', () => {
  const FILTERS: readonly [query: string, expected: readonly string[]][] = [
    ['association=kvindeklubben', ['Systue']],
    ['association=sprogcafeen', ['Systue', 'Sprogcafé']],
    ['association=sprogcafeen,kvindeklubben&category=craft', ['Systue']],
    ['category=unheard-of', []],
    ['area=holte', ['Sprogcafé']],
    ['area=Birkerød,HOLTE', ['Sprogcafé']],
    ['q=bibliotek', ['Sprogcafé']],
    ['q=SPROGCAFE', ['Sprogcafé']],
    ['q=اللغة', ['Sprogcafé']],
    ['q=kvindeklubben', ['Systue']],
    ['lang=ar&area=holte', ['مقهى اللغة']],
  ];
  it.each(FILTERS)('with %s holds %j', async (query, expected) => {
    expect(summaries(await network.read(`/calendar.ics?${query}`))).toEqual(expected);
  });

  it('of an association nobody has heard of is not found', async () => {
    expect((await network.get('/calendar.ics?association=nobody')).status).toBe(404);
    const answer = await network.get('/calendar.ics?association=kvindeklubben,nobody');
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('There is no association nobody');
  });

  it('says in its name what it is filtered by', async () => {
    const name = async (query: string): Promise<string | undefined> =>
      unfoldedLines(await network.read(`/calendar.ics?${query}`)).find((line) => line.startsWith('NAME:'));
    expect(await name('')).toBe('NAME:Fælleskalender Rudersdal');
    expect(await name('association=kvindeklubben&area=gl. holte')).toBe(
      'NAME:Fælleskalender Rudersdal: Foreningen kvindeklubben\\, Gl. Holte',
    );
  });

  it('is not given a name of any length', async () => {
    const name = unfoldedLines(await network.read(`/calendar.ics?category=${'%F0%9F%8E%AA'.repeat(100)}`))[4];
    expect(name).toBe(`NAME:Fælleskalender Rudersdal: ${'🎪'.repeat(80)}…`);
  });

  it('is the same feed however its filter is written', async () => {
    const etag = async (query: string): Promise<string | null> =>
      (await network.get(`/calendar.ics?${query}`)).headers.get('etag');
    const first = await etag('association=sprogcafeen,kvindeklubben&area=Holte');
    expect(await etag('area=holte,HOLTE&association=kvindeklubben&association=sprogcafeen,')).toBe(first);
  });
});
