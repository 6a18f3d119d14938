// The public's pages in a real browser: for everybody, in every language, without script, and with hostile words.
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { createAdaptorServer } from '@hono/node-server';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { INTERFACE_LANGUAGES } from '../../src/http/words/languages.ts';
import { aCalendar, anActivity, type Calendar, idOf, REGISTER } from '../http/pages/a-calendar.ts';
import { HOSTILE_WORDS } from '../http/pages/hostile.ts';
import { addressOf } from '../support/address-of.ts';
import { inChromium } from '../support/chromium.ts';

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const PHONE = { width: 360, height: 740 };
const SMALL_PHONE = { width: 320, height: 640 };
const DESK = { width: 1280, height: 900 };

const FILLED = [
  ...REGISTER,
  anActivity(
    1,
    {
      title: { da: 'Sprogcafé', ar: 'مقهى اللغة', ti: 'ናይ ቋንቋ ካፈ' },
      description: { da: 'Kom og tal dansk.\n\nDer er kaffe.' },
      audiences: ['women', 'children'],
      languages: ['da', 'ar'],
      categories: ['language'],
      link: 'https://www.sprogcafeen.example/',
      coHosts: ['kvindeklubben'],
    },
    {
      changed: {
        '2026-11-27T19:00': { status: 'cancelled', note: { da: 'Aflyst på grund af sne' } },
        '2026-12-04T19:00': { start: '2026-12-05T18:00', venue: 'et-trygt-sted' },
      },
    },
  ),
  anActivity(
    2,
    { title: { da: 'Udstilling' }, venue: null, place: { da: 'Rådhuset' } },
    { start: '2026-11-16', duration: 'P12D', rule: null },
  ),
  anActivity(3, { title: { da: 'Morgenkaffe' } }, { start: '2026-11-20T10:00', rule: 'FREQ=DAILY' }),
  anActivity(4, { title: { da: 'Overstået' } }, { start: '2026-11-20T08:00', duration: 'PT1H', rule: null }),
];

const PATHS = [
  '/',
  '/?audience=women&q=kom',
  '/?q=findes+ikke',
  '/?view=month',
  '/?view=month&audience=women',
  '/poster?second=ti',
  '/poster?span=month&second=ar',
  '/associations',
  '/associations/sprogcafeen',
  `/activities/${idOf(1)}`,
  '/follow',
  '/embed/builder?form=compact',
  '/embed',
  '/embed?form=compact&theme=dark',
  '/activities/none',
];

const IS_TOO_WIDE = 'document.documentElement.scrollWidth > innerWidth';

/** Opens everything that is folded. */
async function unfold(page: Page): Promise<void> {
  await page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })");
}

/** Serves a calendar's pages on loopback for the tests of the block. */
function served(lines: Parameters<typeof aCalendar>[0]): () => string {
  let origin = '';
  beforeAll(async () => {
    const calendar: Calendar = await aCalendar(lines, afterAll);
    const server = createAdaptorServer({ fetch: calendar.app.fetch }) as Server;
    const { port } = await addressOf(server);
    origin = `http://127.0.0.1:${port}`;
    afterAll(() => {
      server.closeAllConnections();
      server.close();
    });
  });
  return () => origin;
}

inChromium('The public pages', (browser) => {
  /** A page, and everything that went wrong on it. */
  async function open(
    options: BrowserContextOptions = {},
  ): Promise<{ page: Page; context: BrowserContext; wrong: string[] }> {
    const context = await browser().newContext({ viewport: PHONE, locale: 'da-DK', ...options });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on('console', (message) => {
      const isNotFound = message.text().includes('status of 404');
      if (!isNotFound && ['error', 'warning'].includes(message.type())) wrong.push(message.text());
    });
    page.on('pageerror', (error) => wrong.push(String(error)));
    page.on('dialog', (dialog) => {
      wrong.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      if (!request.url().startsWith('http://127.0.0.1:')) wrong.push(`request: ${request.url()}`);
    });
    return { page, context, wrong };
  }

  describe('are for everybody', () => {
    const origin = served(FILLED);

    async function faultsOf(page: Page): Promise<string[]> {
      await page.evaluate(AXE);
      const violations = await page.evaluate(
        `axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then(({ violations, passes }) => [
          ...violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' | ')),
          ...(passes.length < 10 ? ['hardly anything was looked at'] : []),
        ])`,
      );
      return violations as string[];
    }

    describe.each(INTERFACE_LANGUAGES)('in %s', (language) => {
      test.each([
        ['on a small phone in the light', SMALL_PHONE, 'light'],
        ['at a desk in the dark', DESK, 'dark'],
      ] as const)('%s', async (_, viewport, colorScheme) => {
        const { page, wrong } = await open({ viewport, colorScheme });
        for (const path of PATHS) {
          await page.goto(`${origin()}${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
          await unfold(page);
          wrong.push(...(await faultsOf(page)).map((fault) => `${path} ${fault}`));
          if (await page.evaluate(IS_TOO_WIDE)) wrong.push(`${path} is wider than the screen`);
        }
        expect(wrong).toEqual([]);
      });
    });

    test.each([768, 3840])('nothing is wider than a screen of %i pixels', async (width) => {
      const { page } = await open({ viewport: { width, height: 800 } });
      for (const path of PATHS) {
        await page.goto(origin() + path);
        await unfold(page);
        expect(await page.evaluate(IS_TOO_WIDE)).toBe(false);
      }
    });

    test('what a thumb must hit is at least 44 pixels high', async () => {
      const { page } = await open();
      for (const path of PATHS) {
        await page.goto(origin() + path);
        await unfold(page);
        const low = await page.evaluate(
          `[...document.querySelectorAll('.masthead a, .turn a, button, .button, .reach, summary, input:not([type=checkbox]), select, .boxes label, .register-link, .chip, .row-title a, .series-title a, .views a')]
            .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.5)
            .map((one) => one.outerHTML.slice(0, 80) + ' ' + one.getBoundingClientRect().height)`,
        );
        expect(low).toEqual([]);
      }
    });

    describe.each([true, false])('with script: %s', (javaScriptEnabled) => {
      const daysShown = async (page: Page): Promise<string[]> => {
        const days: string[] = [];
        for (const day of await page.locator('.month-day').all()) {
          if (await day.isVisible())
            days.push((await day.locator('time').first().getAttribute('datetime')) ?? '');
        }
        return days;
      };
      const november = (first: number): string[] =>
        Array.from({ length: 31 - first }, (_, i) => `2026-11-${String(first + i).padStart(2, '0')}`);
      const OVER = ['2026-11-06', '2026-11-13', ...november(16).slice(0, 4)];

      test('the month on a phone begins today, and days that are over come back where they are asked for', async () => {
        const { page } = await open({ javaScriptEnabled });
        await page.goto(`${origin()}/?view=month`);
        expect(await daysShown(page)).toEqual(november(20));
        const weeks = page.locator('.month th[scope="row"]:visible');
        expect(await weeks.allInnerTexts()).toEqual(['Uge 47', 'Uge 48', 'Uge 49']);
        const over = page.getByRole('link', { name: 'Vis de dage, der er gået' });
        await over.focus();
        await page.keyboard.press('Enter');
        await page.waitForURL(/#month$/);
        expect(await daysShown(page)).toEqual([...OVER, ...november(20)]);
        expect(await over.isVisible()).toBe(false);
        await page.keyboard.press('Tab');
        const focused = page.locator('.month-day:has(:focus) time').first();
        expect(await focused.getAttribute('datetime')).toBe('2026-11-06');
        if (javaScriptEnabled) expect(await faultsOf(page)).toEqual([]);
        await page.goBack();
        expect(await daysShown(page)).toEqual(november(20));
      });

      test('the month is whole where there is room for it, on paper, and where it is another one', async () => {
        const { page } = await open({ javaScriptEnabled, viewport: DESK });
        await page.goto(`${origin()}/?view=month`);
        expect((await daysShown(page)).length).toBe(42);
        expect(await page.locator('.month-folded').isVisible()).toBe(false);
        await page.setViewportSize(PHONE);
        await page.emulateMedia({ media: 'print' });
        expect(await daysShown(page)).toEqual([...OVER, ...november(20)]);
        expect(await page.locator('.month-folded').isVisible()).toBe(false);
        await page.emulateMedia({ media: 'screen' });
        await page.goto(`${origin()}/?view=month&month=2026-10`);
        expect((await daysShown(page)).length).toBe(5);
      });
    });

    test('the first thing a keyboard reaches is the way past the head', async () => {
      const { page } = await open();
      await page.goto(origin());
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.className')).toBe('skip');
      const place = await page.locator('.skip').boundingBox();
      expect(place?.y).toBe(0);
      await page.keyboard.press('Enter');
      expect(new URL(page.url()).hash).toBe('#content');
    });

    test('at a desk the filter stands open beside the programme', async () => {
      const { page } = await open({ viewport: DESK });
      await page.goto(origin());
      expect(await page.locator('#filter-q').isVisible()).toBe(true);
      await page.setViewportSize(PHONE);
      expect(await page.locator('#filter-q').isVisible()).toBe(false);
      await page.locator('.filter summary').click();
      expect(await page.locator('#filter-q').isVisible()).toBe(true);
    });

    test('the address of a feed is copied by a button', async () => {
      const { page, context } = await open();
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.goto(`${origin()}/associations/sprogcafeen`);
      const button = page.getByRole('button', { name: 'Kopiér adressen' });
      await button.click();
      await page.getByRole('button', { name: 'Kopieret' }).waitFor();
      const copied = await page.evaluate('navigator.clipboard.readText()');
      expect(copied).toBe('https://kalender.example/associations/sprogcafeen.ics');
    });
  });

  describe('work without script', () => {
    const origin = served(FILLED);

    test('one chooses, reads, turns and undoes', async () => {
      const { page } = await open({ javaScriptEnabled: false });
      await page.goto(origin());
      expect(await page.getByRole('button', { name: 'Kopiér adressen' }).isVisible()).toBe(false);
      await page.locator('.filter summary').click();
      await page.getByLabel('Kvinder').check();
      await page.getByLabel('Søg').fill('kom');
      await page.getByRole('button', { name: 'Vis' }).click();
      expect(page.url()).toBe(`${origin()}/?q=kom&audience=women`);
      expect(await page.locator('.row-title a').first().textContent()).toBe('Sprogcafé');
      await page.getByRole('link', { name: 'Fjern Kvinder' }).click();
      expect(page.url()).toBe(`${origin()}/?q=kom`);
      await page.getByRole('link', { name: 'Senere' }).click();
      expect(page.url()).toBe(`${origin()}/?q=kom&from=2026-12-21`);
      await page.getByRole('link', { name: 'English' }).click();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('What’s on');
      await page.locator('.row-title a').first().click();
      expect(await page.locator('dt').first().textContent()).toBe('When');
    });
  });

  describe('take a newcomer on an old phone to what is on tonight', () => {
    const origin = served(FILLED);
    const direction = 'getComputedStyle(document.documentElement).direction';

    test.each([
      ['Arabic', 'العربية', 'rtl', 'مقهى اللغة', 'اليوم', 'النساء'],
      ['Tigrinya', 'ትግርኛ', 'ltr', 'ናይ ቋንቋ ካፈ', 'ሎሚ', 'ደቂ ኣንስትዮ'],
    ])('in %s', async (_language, itsName, runs, title, today, women) => {
      const { page, wrong } = await open({ javaScriptEnabled: false, viewport: SMALL_PHONE });
      await page.goto(origin());
      await page.getByRole('link', { name: itsName, exact: true }).click();
      expect(await page.evaluate(direction)).toBe(runs);
      expect(await page.locator('.agenda-days h2').first().textContent()).toContain(today);
      await page.locator('.filter summary').click();
      await page.getByLabel(women, { exact: true }).check();
      await page.locator('.filter button[type="submit"]').click();
      expect(new URL(page.url()).searchParams.get('audience')).toBe('women');
      await page.locator('.row-title a').first().click();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(title);
      expect(await page.locator('main').textContent()).toContain('19:00');
      expect(await page.evaluate(IS_TOO_WIDE)).toBe(false);
      expect(await page.locator('a[href^="webcal:"]').first().getAttribute('href')).toMatch(
        /^webcal:.*\.ics/,
      );
      expect(wrong).toEqual([]);
    });
  });

  describe('let nothing that people write become anything but words', () => {
    const hostile = HOSTILE_WORDS.flatMap((words, n) => {
      const text = { da: words };
      const changed = { '2026-11-20T19:00': { title: text, note: text } };
      const tags = { categories: [words], audiences: [words] };
      const fields = { title: text, description: text, place: text, venue: null, ...tags };
      return [
        { association: { slug: `a-${n}`, name: words, area: words } },
        anActivity(n, { ...fields, association: `a-${n}` }, { changed }),
      ];
    });
    const origin = served(hostile);

    test.each([
      '/',
      '/?view=month',
      '/poster?span=month&second=ar',
      '/?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E',
      '/associations',
      ...HOSTILE_WORDS.flatMap((_, n) => [`/associations/a-${n}`, `/activities/${idOf(n)}`]),
    ])('%s', async (path) => {
      const { page, wrong } = await open();
      await page.goto(origin() + path);
      await page.mouse.move(100, 300);
      expect(await page.locator('h1').count()).toBe(1);
      expect(wrong).toEqual([]);
    });

    test.each(['/calendar.rss', '/calendar.rss?lang=ar', '/sitemap.xml'])(
      'and %s is XML to a parser that forgives nothing',
      async (path) => {
        const { page } = await open();
        await page.goto(`${origin()}/robots.txt`);
        const found = await page.evaluate(`(async () => {
          const text = await (await fetch(${JSON.stringify(path)})).text();
          const read = new DOMParser().parseFromString(text, 'application/xml');
          return {
            faults: [...read.querySelectorAll('parsererror')].map((fault) => fault.textContent),
            root: read.documentElement.localName,
            pieces: read.querySelectorAll('item, url').length,
          };
        })()`);
        expect(found).toMatchObject({ faults: [], root: path.startsWith('/sitemap') ? 'urlset' : 'rss' });
        expect((found as { pieces: number }).pieces).toBeGreaterThanOrEqual(HOSTILE_WORDS.length);
      },
    );
  });
});
