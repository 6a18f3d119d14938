import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { all, one, parseHtml, textOf } from '../../support/html.ts';
import { aCalendar, anActivity, BASE_URL, type Calendar, idOf, REGISTER } from '../pages/a-calendar.ts';
import { HOSTILE_WORDS } from '../pages/hostile.ts';

const at = (created: string, updated = created) => ({ created, updated });
const LINES = [
  ...REGISTER,
  anActivity(1, {
    title: { da: 'Ny café', ar: 'مقهى' },
    ...at('2026-11-18T10:00:00Z'),
    audiences: ['women'],
    categories: ['language'],
  }),
  anActivity(2, {
    title: { da: 'Flyttet' },
    sequence: 1,
    ...at('2026-10-01T10:00:00Z', '2026-11-19T10:00:00Z'),
  }),
  anActivity(3, {
    title: { da: 'Aflyst' },
    status: 'cancelled',
    sequence: 1,
    ...at('2026-10-01T10:00:00Z', '2026-11-17T10:00:00Z'),
  }),
  anActivity(4, { title: { da: 'Foreløbig' }, status: 'tentative', ...at('2026-11-19T10:00:00Z') }),
  anActivity(5, { title: { da: 'Intern' }, visibility: 'network', ...at('2026-11-19T10:00:00Z') }),
  anActivity(6, { title: { da: 'Optaget' }, visibility: 'busy', ...at('2026-11-19T10:00:00Z') }),
  anActivity(7, { title: { da: 'Gammel' }, ...at('2026-05-01T10:00:00Z') }),
];

const titlesIn = (text: string): readonly string[] =>
  (JSON.parse(text) as { items: readonly { title: string }[] }).items.map(({ title }) => title);

/** XML without what our reader of HTML does not know. */
const readXml = (text: string) =>
  parseHtml(
    text
      .replace(/^<\?xml[^>]*>\s*/, '')
      .replace(/<(\/?)(\w+):/g, '<$1$2-')
      .replace(/<(\/?)link>/g, '<$1address>')
      .replace(' xmlns:atom=', ' xmlns-atom=')
      .replace(' xmlns:dc=', ' xmlns-dc='),
  );

async function news(): Promise<Calendar> {
  return aCalendar(LINES);
}

describe('the news', () => {
  test('are what is new, changed and cancelled, the newest first, and nothing that is for members', async () => {
    const { text, headers } = await (await news()).see('/feed.json');
    expect(headers.get('Content-Type')).toBe('application/feed+json; charset=utf-8');
    expect(titlesIn(text)).toEqual(['Ændret: Flyttet', 'Ny: Ny café', 'Aflyst: Aflyst']);
    expect(text).not.toMatch(/Foreløbig|Intern|Optaget/);
  });

  test.each([
    ['audience=women', ['Ny: Ny café']],
    ['q=flyttet', ['Ændret: Flyttet']],
    ['association=kvindeklubben', []],
  ])('with %s are %j', async (query, titles) => {
    expect(titlesIn((await (await news()).see(`/feed.json?${query}`)).text)).toEqual(titles);
  });

  test('of an association nobody has heard of are not found', async () => {
    expect((await (await news()).see('/calendar.rss?association=nobody')).status).toBe(404);
  });

  test('are in the network’s language whatever the program speaks, or in the one asked for', async () => {
    const calendar = await news();
    expect(titlesIn((await calendar.see('/feed.json', 'ar')).text)[1]).toBe('Ny: Ny café');
    expect(titlesIn((await calendar.see('/feed.json?lang=ar')).text)[1]).toBe('جديد: مقهى');
  });

  test('forget a cancellation after a month', async () => {
    const calendar = await news();
    calendar.at('2026-12-18T09:30:00Z');
    expect(titlesIn((await calendar.see('/feed.json')).text)).toEqual(['Ændret: Flyttet', 'Ny: Ny café']);
  });

  test('keep an address of a venue that is for members to themselves', async () => {
    const calendar = await aCalendar([
      ...REGISTER,
      anActivity(1, { venue: 'et-trygt-sted', ...at('2026-11-18T10:00:00Z') }),
    ]);
    for (const path of ['/feed.json', '/calendar.rss', '/calendar.json']) {
      const { text } = await calendar.see(path);
      expect(text).toContain('Et trygt sted');
      expect(text).not.toMatch(/Hemmelig|55\.8\D|12\.36/);
    }
  });

  test('as JSON Feed are of version 1.1, with what it demands of each piece', async () => {
    const { text } = await (await news()).see('/feed.json?audience=women');
    expect(JSON.parse(text)).toEqual({
      version: 'https://jsonfeed.org/version/1.1',
      title: expect.stringContaining('Fælleskalender'),
      description: expect.any(String),
      home_page_url: `${BASE_URL}/?audience=women`,
      feed_url: `${BASE_URL}/feed.json?audience=women`,
      language: 'da',
      items: [
        {
          id: `${BASE_URL}/activities/${idOf(1)}#${idOf(1)}-0`,
          url: `${BASE_URL}/activities/${idOf(1)}`,
          title: 'Ny: Ny café',
          content_text: expect.stringContaining('Holte Bibliotek'),
          date_published: '2026-11-18T10:00:00Z',
          authors: [{ name: 'Sprogcaféen i Holte' }],
          tags: [expect.any(String)],
        },
      ],
    });
  });

  test('as RSS name themselves, and each piece by what never changes', async () => {
    const { text, headers } = await (await news()).see('/calendar.rss?audience=women');
    expect(headers.get('Content-Type')).toBe('application/rss+xml; charset=utf-8');
    const channel = one(readXml(text), 'channel');
    expect(textOf(one(channel, 'item guid'))).toBe(`${BASE_URL}/activities/${idOf(1)}#${idOf(1)}-0`);
    expect(textOf(one(channel, 'item pubdate'.replace('pubdate', 'pubDate')))).toBe(
      'Wed, 18 Nov 2026 10:00:00 GMT',
    );
    // The address in it leads to the page, but stands for one piece of news alone.
    expect(text).toContain('<guid isPermaLink="false">');
    expect(one(channel, 'atom-link').attributes.get('href')).toBe(`${BASE_URL}/calendar.rss?audience=women`);
    expect(one(channel, 'atom-link').attributes.get('rel')).toBe('self');
  });

  test.each(HOSTILE_WORDS)(
    'as RSS hold %s as words, even for a reader that takes them for HTML',
    async (words) => {
      const { text } = await (
        await aCalendar([
          { association: { slug: 'a-1', name: words } },
          anActivity(1, {
            association: 'a-1',
            title: { da: words },
            description: { da: words },
            venue: null,
            categories: [words],
            ...at('2026-11-18T10:00:00Z'),
          }),
        ])
      ).see('/calendar.rss');
      const item = one(readXml(text), 'item');
      const shown = parseHtml(textOf(one(item, 'description')));
      expect(new Set(all(shown, 'p').length ? [...all(shown, 'p')].map(({ name }) => name) : [])).toEqual(
        new Set(['p']),
      );
      expect(all(shown, 'script')).toEqual([]);
      expect(all(item, 'script')).toEqual([]);
    },
  );
});

describe.each(['/calendar.rss', '/feed.json', '/calendar.json', '/sitemap.xml', '/robots.txt'])(
  '%s',
  (path) => {
    test('is sent only to those who have another, and may be read by any page', async () => {
      const { app } = await news();
      const first = await app.request(BASE_URL + path);
      const etag = first.headers.get('ETag') ?? '';
      expect(first.status).toBe(200);
      expect(first.headers.get('Access-Control-Allow-Origin')).toBe('*');
      expect(first.headers.get('Set-Cookie')).toBeNull();
      const again = await app.request(BASE_URL + path, { headers: { 'If-None-Match': etag } });
      expect([again.status, await again.text(), again.headers.get('ETag')]).toEqual([304, '', etag]);
      const other = await app.request(BASE_URL + path, { headers: { 'If-None-Match': '"other"' } });
      expect(other.status).toBe(200);
    });

    test('has a strong tag for each coding', async () => {
      const { app } = await news();
      const as = (coding: string) => app.request(BASE_URL + path, { headers: { 'Accept-Encoding': coding } });
      const [plain, gzip] = [await as('identity'), await as('gzip')];
      const bytes = Buffer.from(await plain.arrayBuffer());
      expect(gunzipSync(Buffer.from(await gzip.arrayBuffer()))).toEqual(bytes);
      expect(gzip.headers.get('Content-Encoding')).toBe('gzip');
      expect(plain.headers.get('Content-Length')).toBe(String(bytes.length));
      const tags = [plain, gzip].map(({ headers }) => headers.get('ETag'));
      expect(tags).toEqual([expect.stringMatching(/^"/), expect.stringMatching(/^".+-gz"$/)]);
      expect((await as('identity;q=0, br')).status).toBe(406);
    });

    test('answers HEAD without a body', async () => {
      const { app } = await news();
      const head = await app.request(BASE_URL + path, { method: 'HEAD' });
      expect([head.status, await head.text()]).toEqual([200, '']);
    });
  },
);

test('the news change where an activity does', async () => {
  const calendar = await news();
  const etag = async (): Promise<string | null> => (await calendar.see('/feed.json')).headers.get('ETag');
  const before = await etag();
  await calendar.load(anActivity(8, { title: { da: 'Endnu en' }, ...at('2026-11-20T09:00:00Z') }));
  expect(await etag()).not.toBe(before);
});

describe('the calendar as JSCalendar', () => {
  const groupOf = async (calendar: Calendar, query = ''): Promise<Record<string, unknown>> =>
    JSON.parse((await calendar.see(`/calendar.json${query}`)).text);

  test('is a Group with all that RFC 8984 §2.3 demands of one, in the language asked for', async () => {
    const calendar = await news();
    const { headers } = await calendar.see('/calendar.json');
    expect(headers.get('Content-Type')).toBe('application/jscalendar+json;type=group; charset=utf-8');
    const group = await groupOf(calendar, '?lang=ar');
    expect(group).toMatchObject({
      '@type': 'Group',
      uid: `${BASE_URL}/calendar.json?lang=ar`,
      source: `${BASE_URL}/calendar.json?lang=ar`,
      title: 'Fælleskalender',
      locale: 'ar',
      updated: '2026-11-19T10:00:00Z',
    });
    const entries = group['entries'] as readonly Record<string, unknown>[];
    expect(entries.map((entry) => [entry['@type'], entry['title'], entry['status']])).toEqual([
      ['Event', 'مقهى', 'confirmed'],
      ['Event', 'Flyttet', 'confirmed'],
      ['Event', 'Aflyst', 'cancelled'],
      ['Event', 'Gammel', 'confirmed'],
    ]);
    for (const entry of entries) {
      expect([entry['uid'], entry['updated'], entry['start'], entry['duration']]).toEqual([
        expect.stringMatching(/./),
        expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
        '2026-09-04T19:00:00',
        'PT2H',
      ]);
    }
  });

  test('says when it last changed where nothing is in it, and where something has left it', async () => {
    const calendar = await news();
    const empty = await groupOf(calendar, '?q=findes-ikke');
    expect([empty['updated'], empty['entries']]).toEqual(['1970-01-01T00:00:00Z', []]);
    expect((await groupOf(calendar, '?q=aflyst'))['updated']).toBe('2026-11-17T10:00:00Z');
    calendar.at('2026-12-18T09:30:00Z');
    const left = await groupOf(calendar, '?q=aflyst');
    expect([left['updated'], left['entries']]).toEqual(['2026-12-17T10:00:00Z', []]);
  });
});

test('the sitemap gives whole addresses, and W3C’s form of when an activity changed', async () => {
  const { text } = await (await news()).see('/sitemap.xml');
  const urls = [...text.matchAll(/<url><loc>([^<]*)<\/loc>(?:<lastmod>([^<]*)<\/lastmod>)?<\/url>/g)];
  expect(urls).toHaveLength(text.split('<url>').length - 1);
  for (const [, page = ''] of urls) expect(page).toMatch(new RegExp(`^${BASE_URL}/`));
  expect(urls.flatMap(([, , changed]) => changed ?? [])).toEqual([
    '2026-11-18T10:00:00Z',
    '2026-11-19T10:00:00Z',
    '2026-05-01T10:00:00Z',
  ]);
});

test('the sitemap lists each page that something may still come on, and none of the others', async () => {
  const { text } = await (await news()).see('/sitemap.xml');
  const pages = [...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, page = '']) => page.replace(BASE_URL, ''));
  expect(pages).toEqual([
    '/',
    '/associations',
    '/follow',
    '/embed/builder',
    '/associations/kvindeklubben',
    '/associations/sprogcafeen',
    `/activities/${idOf(1)}`,
    `/activities/${idOf(2)}`,
    `/activities/${idOf(7)}`,
  ]);
});

describe('robots', () => {
  /** What RFC 9309 §2.2.2 makes of an address: the longest rule that fits. */
  const mayRead = (rules: string, address: string): boolean => {
    const fitting = rules.split('\n').flatMap((line) => {
      const [, kind, pattern] = /^(Allow|Disallow): (.+)$/.exec(line) ?? [];
      if (!kind || !pattern) return [];
      const source = pattern.replace(/[.?+()[\]{}|^\\]/g, '\\$&').replaceAll('*', '.*');
      return new RegExp(`^${source}`).test(address)
        ? [{ isOpen: kind === 'Allow', length: pattern.length }]
        : [];
    });
    const [longest] = fitting.sort((a, b) => b.length - a.length || Number(b.isOpen) - Number(a.isOpen));
    return longest?.isOpen ?? true;
  };

  test.each([
    ['/', true],
    ['/?lang=ar', true],
    ['/?lang=ar&from=2027-01-01', false],
    ['/?from=2027-01-01', false],
    ['/?view=month&month=2031-01', false],
    ['/?audience=women&area=holte', false],
    ['/associations/sprogcafeen', true],
    ['/associations/sprogcafeen?lang=uk', true],
    ['/calendar.ics', true],
    ['/calendar.ics?audience=women', true],
    ['/feeds/women.ics?audience=women&lang=ar', true],
    ['/calendar.rss?area=holte', true],
    ['/embed/associations/sprogcafeen', true],
    ['/embed.js', true],
    ['/follow?audience=women', false],
    ['/api/v1/activities', false],
  ])('may read %s: %s', async (address, expected) => {
    const { text } = await (await news()).see('/robots.txt');
    expect(mayRead(text, address)).toBe(expected);
  });
});
