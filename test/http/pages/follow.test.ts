import { encode } from 'uqr';
import { describe, expect, test } from 'vitest';
import { followLinks } from '../../../src/http/pages/follow-links.ts';
import { INTERFACE_LANGUAGES } from '../../../src/http/words/languages.ts';
import { wordsIn } from '../../../src/http/words/words.ts';
import { all, one, textOf } from '../../support/html.ts';
import { aCalendar, anActivity, REGISTER } from './a-calendar.ts';
import { HOSTILE_WORDS } from './hostile.ts';
import { linkOf, readProgramme } from './read-programme.ts';

const FEED = 'https://kalender.example/feeds/women.ics?audience=women&lang=ar';

describe('the links that calendars answer to', () => {
  const { device, google, outlook, outlookWork } = followLinks(FEED, 'Kvinder & børn');

  test('hand a webcal address to the device', () => {
    expect(device).toBe('webcal://kalender.example/feeds/women.ics?audience=women&lang=ar');
  });

  test('give Google a webcal address, of which it keeps looking for changes, in one parameter', () => {
    expect(google).toMatch(/^https:\/\/calendar\.google\.com\/calendar\/r\?cid=/);
    expect([...new URL(google).searchParams]).toEqual([['cid', device]]);
  });

  test.each([
    ['https://outlook.live.com', outlook],
    ['https://outlook.office.com', outlookWork],
  ])('give Outlook at %s an https address and a name', (origin, link) => {
    const url = new URL(link);
    expect(url.origin + url.pathname).toBe(`${origin}/calendar/0/addfromweb`);
    expect([...url.searchParams]).toEqual([
      ['url', FEED],
      ['name', 'Kvinder & børn'],
    ]);
  });
});

const women = { title: { da: 'Kvindecafé' }, audiences: ['women'] };
const men = { title: { da: 'Værksted' }, audiences: ['men'], association: 'kvindeklubben' };

describe('the follow panel', () => {
  test.each([
    ['/', 'https://kalender.example/calendar.ics'],
    ['/associations/sprogcafeen', 'https://kalender.example/associations/sprogcafeen.ics'],
    [
      '/activities/00000000-0000-4000-8000-000000000001',
      'https://kalender.example/activities/00000000-0000-4000-8000-000000000001.ics',
    ],
    ['/follow', 'https://kalender.example/calendar.ics'],
    ['/?audience=women', 'https://kalender.example/feeds/women.ics?audience=women'],
    ['/follow?audience=women', 'https://kalender.example/feeds/women.ics?audience=women'],
  ])('on %s leads every calendar to %s', async (path, feed) => {
    const { html } = await (await aCalendar([...REGISTER, anActivity(1, women)])).see(path);
    const panel = one(html, '#follow');
    const links = followLinks(feed, '');
    expect(linkOf(panel, 'Tilføj til min kalender')).toBe(links.device);
    expect(linkOf(panel, 'Google Kalender')).toBe(links.google);
    const takenBy = (name: string): string | null =>
      new URL(linkOf(panel, name) ?? '').searchParams.get('url');
    expect([takenBy('Outlook (privat)'), takenBy('Outlook (arbejde eller skole)')]).toEqual([feed, feed]);
    expect(linkOf(panel, 'Hent som fil (.ics)')).toBe(feed);
    expect(one(panel, '#follow-address').attributes.get('value')).toBe(feed);
  });

  test('is one step from the month, with what is chosen', async () => {
    const { html } = await (await aCalendar(REGISTER)).see('/?view=month&audience=women&lang=en');
    expect(linkOf(html, 'Follow in your own calendar')).toBe('/follow?audience=women&lang=en');
    expect(one(html, 'head link[type="text/calendar"]').attributes.get('href')).toBe(
      'https://kalender.example/feeds/women.ics?audience=women&lang=en',
    );
  });

  test.each(INTERFACE_LANGUAGES)(
    'says in %s how soon each shows a change, and what works on Android',
    async (language) => {
      const { html } = await (await aCalendar(REGISTER)).see(`/?lang=${language}`);
      const panel = one(html, '#follow');
      const words = wordsIn(language);
      const honest = [
        'follow.device',
        'follow.googleDelay',
        'follow.outlookDelay',
        'follow.downloadOnce',
      ] as const;
      for (const told of [...honest, 'follow.androidHow'] as const)
        expect(textOf(panel)).toContain(words.say(told));
      expect(words.say('follow.androidHow')).toContain('ICSx⁵');
      expect(one(panel, '.qr-code').attributes.get('aria-label')?.length).toBeGreaterThan(10);
    },
  );

  test('draws a code that opens the same page at the same place', async () => {
    const { html } = await (await aCalendar(REGISTER)).see('/?audience=women&lang=ar');
    const { data, size } = encode('https://kalender.example/?audience=women&lang=ar#follow', {
      ecc: 'M',
      border: 4,
    });
    const drawn = data.map((row) => row.map(() => false));
    const path = one(html, '.qr-code path').attributes.get('d') ?? '';
    for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g))
      drawn[Number(y)]?.fill(true, Number(x), Number(x) + Number(run));
    expect(one(html, '.qr-code').attributes.get('viewBox')).toBe(`0 0 ${size} ${size}`);
    expect(drawn).toEqual(data);
  });

  test('draws a code that leaves the light margin scanners need', async () => {
    const { html } = await (await aCalendar(REGISTER)).see('/');
    const code = one(html, '.qr-code');
    const [, , side = 0] = (code.attributes.get('viewBox') ?? '').split(' ').map(Number);
    const drawn = one(code, 'path').attributes.get('d') ?? '';
    const corners = [...drawn.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, x, y, run]) => [
      Number(x),
      Number(y),
      Number(run),
    ]);
    expect(Math.min(...corners.map(([x = 0]) => x))).toBe(4);
    expect(Math.max(...corners.map(([x = 0, , run = 0]) => x + run))).toBe(side - 4);
    // The first row begins with the top of a finder, seven modules wide.
    expect(corners[0]).toEqual([4, 4, 7]);
  });
});

describe('choosing what to follow', () => {
  const lines = [
    ...REGISTER,
    anActivity(1, women),
    anActivity(2, men, { start: '2026-11-21T10:00', rule: null }),
  ];

  test('shows how much there would be, and what comes first', async () => {
    const { html } = await (await aCalendar(lines)).see('/follow?audience=women');
    expect(textOf(one(html, '#holds'))).toBe('8 datoer de næste otte uger');
    expect(readProgramme(html).map(({ title }) => title)).toEqual(Array(5).fill('Kvindecafé'));
  });

  test('says so where there would be nothing', async () => {
    const { html } = await (await aCalendar(lines)).see('/follow?audience=children');
    expect(textOf(one(html, '.sheet-main .notice'))).toBe('Der er ingen datoer de næste otte uger');
  });

  test('gives a feed with the text in another language than the page', async () => {
    const { html } = await (await aCalendar(lines)).see('/follow?audience=women&text=ar&lang=en');
    expect(one(html, '#follow-address').attributes.get('value')).toBe(FEED);
    expect(one(html, '#follow-text option[selected]').attributes.get('value')).toBe('ar');
  });

  test('forgets what a form sends of fields left empty', async () => {
    const { status, headers } = await (await aCalendar(lines)).see('/follow?q=&audience=women&text=');
    expect([status, headers.get('Location')]).toEqual([302, '/follow?audience=women']);
  });

  test('offers a part by area or kind where the whole is more than some calendars take', async () => {
    const calendar = await aCalendar(REGISTER);
    const many = Array.from({ length: 1_001 }, (_, n) =>
      anActivity(
        n + 1,
        { title: { da: `Nr. ${n}` }, categories: [n % 2 ? 'craft' : 'music'] },
        { rule: null, start: '2026-12-01T19:00' },
      ),
    );
    await calendar.load(...many);
    const { html } = await calendar.see('/follow');
    const notice = one(html, '#follow .notice');
    expect(textOf(notice)).toContain('så stor');
    expect(linkOf(notice, 'Holte')).toBe('/follow?area=holte');
    expect(all(notice, 'a').map(({ attributes }) => attributes.get('href'))).toContain(
      '/follow?category=craft',
    );
    const smaller = await calendar.see('/follow?category=craft');
    expect(all(smaller.html, '#follow .notice')).toEqual([]);
  });

  test.each(HOSTILE_WORDS)('shows %s as words', async (words) => {
    const association = { association: { slug: 'a-1', name: words, area: words } };
    const calendar = await aCalendar([
      ...REGISTER,
      association,
      anActivity(1, { title: { da: words }, association: 'a-1', categories: [words] }),
    ]);
    for (const path of [
      '/follow',
      `/follow?q=${encodeURIComponent(words)}`,
      '/embed/builder?association=a-1',
    ]) {
      const { html, status } = await calendar.see(path);
      expect(status).toBe(200);
      expect(all(html, 'script').flatMap(({ children }) => children)).toEqual([]);
    }
  });
});
