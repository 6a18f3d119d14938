import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { INTERFACE_LANGUAGES } from '../../../src/http/words/languages.ts';
import { anApp } from '../../support/app.ts';
import { all, one, textOf } from '../../support/html.ts';
import { aCalendar, anActivity, BASE_URL, idOf, REGISTER } from '../pages/a-calendar.ts';
import { HOSTILE_WORDS } from '../pages/hostile.ts';
import { readProgramme, textsOf } from '../pages/read-programme.ts';

const LINES = [
  ...REGISTER,
  anActivity(1, { title: { da: 'Sprogcafé', ar: 'مقهى اللغة' }, audiences: ['women'] }),
  anActivity(
    2,
    { title: { da: 'Værksted' }, association: 'kvindeklubben' },
    { start: '2026-11-21T10:00', rule: 'FREQ=WEEKLY;BYDAY=SA' },
  ),
  anActivity(3, { title: { da: 'Foreløbig' }, status: 'tentative' }),
  anActivity(4, { title: { da: 'Intern' }, visibility: 'network' }),
];

const FORMS = ['/embed', '/embed?form=compact', '/embed?form=month', '/embed/associations/sprogcafeen'];

const sha256 = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const insideOf = (html: Parameters<typeof one>[0], name: string): string => one(html, name).children.join('');

describe.each(FORMS)('the embed %s', (path) => {
  test('may be framed by anybody, and runs and shows nothing but what is in it', async () => {
    const { html, headers } = await (await aCalendar(LINES)).see(path);
    expect(headers.get('Content-Security-Policy')?.split('; ')).toEqual([
      "default-src 'none'",
      `style-src ${sha256(insideOf(html, 'style'))}`,
      `script-src ${sha256(insideOf(html, 'script'))}`,
      "form-action 'none'",
      "base-uri 'none'",
      'frame-ancestors *',
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ]);
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
    expect(headers.get('X-Frame-Options')).toBeNull();
    expect(headers.get('Set-Cookie')).toBeNull();
  });

  test('is one answer of at most 30 kB', async () => {
    const { html, text } = await (await aCalendar(LINES)).see(
      `${path}${path.includes('?') ? '&' : '?'}height=1000`,
    );
    expect([...all(html, 'link'), ...all(html, '[src]'), ...all(html, '[style]')]).toEqual([]);
    expect(gzipSync(text).length).toBeLessThan(30_000);
  });

  test('opens the full pages in a new tab, and only its own pages in its frame', async () => {
    const { html } = await (await aCalendar(LINES)).see(path);
    expect(one(html, 'base').attributes).toEqual(new Map([['target', '_blank']]));
    for (const { attributes } of all(html, 'a')) {
      const isOwn = attributes.get('href')?.startsWith('/embed') === true;
      expect(attributes.get('target') === '_self').toBe(isOwn);
    }
  });

  test('shows nothing that is for members', async () => {
    const { text } = await (await aCalendar(LINES)).see(path);
    expect(text).not.toMatch(/Foreløbig|Intern/);
  });

  test.each(INTERFACE_LANGUAGES)('speaks the language it is asked to: %s', async (language) => {
    const { html, headers } = await (await aCalendar(LINES)).see(
      `${path}${path.includes('?') ? '&' : '?'}lang=${language}`,
    );
    expect(one(html, 'html').attributes.get('lang')).toBe(language);
    expect(headers.get('Content-Language')).toBe(language);
  });
});

test.each(FORMS)('the embed %s may be framed by the partners alone, where there are some', async (path) => {
  const partners = ['https://bibliotek.example', 'https://kommune.example:8443'];
  const { headers } = await (await aCalendar(LINES, onTestFinished, partners)).see(path);
  expect(headers.get('Content-Security-Policy')).toContain(
    "; frame-ancestors 'self' https://bibliotek.example https://kommune.example:8443;",
  );
});

describe('an embed', () => {
  test('of an association shows what it hosts under its name', async () => {
    const { html } = await (await aCalendar(LINES)).see('/embed/associations/kvindeklubben');
    expect(textOf(one(html, 'h1'))).toBe('Kvindeklubben');
    expect(new Set(readProgramme(html).map(({ title }) => title))).toEqual(new Set(['Værksted']));
  });

  test('holds what the filter lets through', async () => {
    const { html } = await (await aCalendar(LINES)).see('/embed?form=compact&audience=women');
    expect(new Set(textsOf(html, '.compact-title a'))).toEqual(new Set(['Sprogcafé']));
  });

  test('of an association nobody has heard of says so inside its frame', async () => {
    const { status, html, headers } = await (await aCalendar(LINES)).see('/embed/associations/nobody');
    expect(status).toBe(404);
    expect(textOf(one(html, 'main'))).toContain('Siden findes ikke');
    expect(headers.get('Content-Security-Policy')).toContain('frame-ancestors *');
  });

  test('shows as many dates as its height has room for, and the next on the page after', async () => {
    const calendar = await aCalendar(LINES);
    const datesOn = async (path: string) => {
      const { html } = await calendar.see(path);
      const later = all(html, 'nav a').at(-1)?.attributes.get('href') ?? '';
      return { dates: all(html, '.compact time').map(({ attributes }) => attributes.get('datetime')), later };
    };
    const first = await datesOn('/embed?form=compact&height=330');
    const second = await datesOn(first.later);
    const both = await datesOn('/embed?form=compact&height=500');
    expect(first.dates).toHaveLength(2);
    expect([...first.dates, ...second.dates]).toEqual(both.dates);
  });

  test('begins at the beginning where the page asked for cannot be read', async () => {
    const { status, html } = await (await aCalendar(LINES)).see('/embed?form=compact&after=%00nonsense');
    expect(status).toBe(200);
    expect(all(html, '.compact li').length).toBeGreaterThan(1);
  });

  test.each(HOSTILE_WORDS)('shows %s as words', async (words) => {
    const calendar = await aCalendar([
      { association: { slug: 'a-1', name: words } },
      anActivity(1, { association: 'a-1', title: { da: words }, venue: null, place: { da: words } }),
    ]);
    for (const path of ['/embed', '/embed?form=compact', '/embed?form=month', '/embed/associations/a-1']) {
      const { html } = await calendar.see(path);
      expect(all(html, 'script')).toHaveLength(1);
      expect([...all(html, 'img'), ...all(html, 'iframe'), ...all(html, '[onerror]')]).toEqual([]);
    }
  });
});

test.each([
  '/',
  '/follow',
  '/associations/sprogcafeen',
  '/embed/builder',
  '/embed.js',
  '/oembed',
  '/calendar.rss',
  '/static/older/style.css',
  '/api/v1/openapi.json',
  '/none',
])('all but embeds is framed by nobody: %s', async (path) => {
  const { headers } = await (await anApp()).ask('GET', path);
  expect(headers.get('Content-Security-Policy')).toMatch(/(^|; )frame-ancestors 'none'(;|$)/);
});

describe('oEmbed', () => {
  const ask = async (query: string) => {
    const { status, text } = await (await aCalendar(LINES)).see(`/oembed?${query}`);
    return { status, body: JSON.parse(text) as Record<string, unknown> };
  };
  const url = (path: string): string => `url=${encodeURIComponent(BASE_URL + path)}`;
  const frameIn = (html: unknown): string =>
    /src="([^"]*)"/.exec(String(html))?.[1]?.replaceAll('&amp;', '&') ?? '';

  test.each([
    ['/', '/embed', 'Fælleskalender', '/'],
    [
      '/?audience=women&from=2027-01-01&lang=ar',
      '/embed?audience=women&lang=ar',
      'Fælleskalender',
      '/?audience=women&lang=ar',
    ],
    [
      '/?form=compact&theme=dark',
      '/embed?form=compact&theme=dark',
      'Fælleskalender',
      '/?form=compact&theme=dark',
    ],
    ['/associations', '/embed', 'Fælleskalender', '/'],
    [
      '/associations/sprogcafeen?lang=uk',
      '/embed/associations/sprogcafeen?lang=uk',
      'Sprogcaféen i Holte',
      '/associations/sprogcafeen?lang=uk',
    ],
    [
      '/embed/associations/sprogcafeen',
      '/embed/associations/sprogcafeen',
      'Sprogcaféen i Holte',
      '/associations/sprogcafeen',
    ],
    [
      `/activities/${idOf(2)}`,
      '/embed/associations/kvindeklubben',
      'Kvindeklubben',
      '/associations/kvindeklubben',
    ],
  ])('makes of %s a frame with %s', async (page, embed, title, whole) => {
    const { status, body } = await ask(url(page));
    expect(status).toBe(200);
    expect(body).toMatchObject({ version: '1.0', type: 'rich', title, width: 600, height: 600 });
    expect(frameIn(body['html'])).toBe(BASE_URL + embed);
    // In the shape that WordPress looks for: only after a quotation may a frame find its height (test/clients).
    const [, quoted = '', words] =
      /^<blockquote hidden="">(<a href="[^"]*">)([^<]*)<\/a><\/blockquote><iframe [^<>]*><\/iframe>$/.exec(
        String(body['html']),
      ) ?? [];
    expect(quoted.replaceAll('&amp;', '&')).toBe(`<a href="${BASE_URL}${whole}">`);
    expect(words).toBe(title);
  });

  test('takes no more room than there is', async () => {
    const { body } = await ask(`${url('/')}&maxwidth=320&maxheight=400`);
    expect(body).toMatchObject({ width: 320, height: 400 });
    expect(frameIn(body['html'])).toBe(`${BASE_URL}/embed?height=400`);
  });

  test.each([
    [`${url('/')}&format=xml`, 501],
    ['', 400],
    [`${url('/')}&maxwidth=wide`, 400],
    [url('/associations/nobody'), 404],
    [url(`/activities/${idOf(3)}`), 404],
    [url('/api/v1/activities'), 404],
    ['url=https%3A%2F%2Fevil.example%2F', 404],
    ['url=javascript%3Aalert(1)', 404],
    ['url=nonsense', 404],
    [url('/associations/%ff'), 404],
  ])('refuses %s with %i', async (query, status) => {
    expect((await ask(query)).status).toBe(status);
  });

  test('lets no name become anything but a title', async () => {
    const name = '"><script>alert(1)</script>';
    const calendar = await aCalendar([{ association: { slug: 'a-1', name } }]);
    const { text } = await calendar.see(`/oembed?${url('/associations/a-1')}`);
    const { html } = JSON.parse(text) as { html: string };
    expect(html).not.toContain('<script');
    expect(html.match(/<[a-z]+/g)).toEqual(['<blockquote', '<a', '<iframe']);
  });

  test.each([
    '/',
    '/associations',
    '/associations/sprogcafeen',
    `/activities/${idOf(1)}`,
    '/follow',
    '/?audience=women',
  ])('is found from %s', async (path) => {
    const calendar = await aCalendar(LINES);
    const { html } = await calendar.see(path);
    const link = one(html, 'link[type="application/json+oembed"]').attributes.get('href') ?? '';
    expect((await calendar.see(link.replace(BASE_URL, ''))).status).toBe(200);
  });

  test('is not found from a page that is not there', async () => {
    const { html } = await (await aCalendar(LINES)).see('/associations/nobody');
    expect(all(html, 'link[type="application/json+oembed"]')).toEqual([]);
  });
});

describe('the embed builder', () => {
  test('shows what was chosen and gives the code for it', async () => {
    const { html, headers } = await (await aCalendar(LINES)).see(
      '/embed/builder?association=sprogcafeen&form=compact&accent=%239a3412&radius=0&font=own&height=400&theme=auto&text=ar',
    );
    expect(one(html, 'iframe').attributes.get('src')).toBe(
      '/embed/associations/sprogcafeen?form=compact&height=400&lang=ar',
    );
    expect(one(html, '#embed-address').attributes.get('value')).toBe(
      `${BASE_URL}/associations/sprogcafeen?form=compact&height=400&lang=ar`,
    );
    expect(textOf(one(html, '#embed-frame'))).toBe(
      `<iframe src="${BASE_URL}/embed/associations/sprogcafeen?form=compact&amp;height=400&amp;lang=ar" title="Fælleskalender: Sprogcaféen i Holte" width="100%" height="400" frameborder="0"></iframe>`,
    );
    expect(textOf(one(html, '#embed-element'))).toContain(
      '<forenings-kalender association="sprogcafeen" form="compact" height="400" lang="ar"',
    );
    expect(headers.get('Content-Security-Policy')).toContain("frame-src 'self'");
  });

  const PAGES: readonly [page: string, query: string, browser: string, preview: string, copied: string][] = [
    ['of its address', 'lang=da', 'en', 'lang=da', ''],
    ['of the browser', '', 'ar', 'lang=ar', ''],
    ['of the network', '', 'fr', 'lang=da', ''],
    ['of its address, another chosen', 'lang=da&text=ti', 'en', 'lang=ti', 'lang=ti'],
    ['of its address, the same chosen', 'lang=uk&text=uk', 'en', 'lang=uk', 'lang=uk'],
  ];
  test.each(PAGES)(
    'on a page in the language %s (%s, %s) previews in %s and copies %j',
    async (_, query, browser, preview, copied) => {
      const { html } = await (await aCalendar(LINES)).see(`/embed/builder?${query}`, browser);
      const asked = copied === '' ? '' : `?${copied}`;
      expect(one(html, 'iframe').attributes.get('src')).toBe(`/embed?${preview}`);
      expect(one(html, '#embed-address').attributes.get('value')).toBe(`${BASE_URL}/${asked}`);
      expect(textOf(one(html, '#embed-frame'))).toContain(`<iframe src="${BASE_URL}/embed${asked}" `);
      expect(textOf(one(html, '#embed-element')).includes(' lang="')).toBe(copied !== '');
    },
  );

  const SAID: readonly [language: string, said: string][] = [
    ['da', 'Her er kalenderen på dansk. På jeres hjemmeside følger den sproget i læserens browser.'],
    [
      'en',
      'Here the calendar is in English. On your website it follows the language of the reader’s browser.',
    ],
    ['ar', 'التقويم هنا بالعربية. أما على موقعكم فيتبع لغة متصفح القارئ.'],
    ['uk', 'Тут календар українською. На вашому сайті він буде мовою браузера читача.'],
    ['ti', 'ኣብዚ እቲ ዓውደ ኣዋርሕ ብትግርኛ ኣሎ። ኣብ ናትኩም መርበብ ሓበሬታ ግን ከም ቋንቋ ብራውዘር ኣንባቢ ይኸውን።'],
  ];
  test.each(SAID)(
    'says in %s that the calendar elsewhere follows its readers, unless a language is chosen',
    async (language, said) => {
      const calendar = await aCalendar(LINES);
      const sayings = async (query: string) =>
        all((await calendar.see(`/embed/builder?lang=${language}${query}`)).html, 'p').map(textOf);
      expect(await sayings('')).toContain(said);
      expect(await sayings('&text=da')).not.toContain(said);
    },
  );

  test('is reached from an association’s page', async () => {
    const { html } = await (await aCalendar(LINES)).see('/associations/sprogcafeen');
    const links = all(html, 'a').map(({ attributes }) => attributes.get('href'));
    expect(links).toContain('/embed/builder?association=sprogcafeen');
  });
});

test('the script for other people’s pages stays below 3 kB at an address of its own', async () => {
  const { text, headers } = await (await aCalendar()).see('/embed.js');
  expect(headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
  expect(text.length).toBeLessThan(3_000);
});
