// How embeds look in a real browser: that they fit the frame they are given, in every form and language, page by page,
// and look as their address asks; and the page that makes them.
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { createAdaptorServer } from '@hono/node-server';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { demoNetwork } from '../../src/demo/demo-network.ts';
import { INTERFACE_LANGUAGES } from '../../src/http/words/languages.ts';
import { aCalendar } from '../http/pages/a-calendar.ts';
import { addressOf } from '../support/address-of.ts';
import { inChromium } from '../support/chromium.ts';

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const FORMS = ['agenda', 'compact', 'month'] as const;
const WIDTHS = [320, 600, 1_000];
const HEIGHTS = [200, 400, 600, 1_000];
/** Milliseconds: many pages are looked at in one test. */
const PATIENCE = 120_000;
const OF_ONE = '/embed/associations/sprogcafeen-skovhave';
/** From this height a month has room; a lower frame scrolls it between its title and its links. */
const ROOM_FOR_A_MONTH = 450;

inChromium('Embeds', (browser) => {
  let origin = '';
  beforeAll(async () => {
    const calendar = await aCalendar([], afterAll);
    const { clock, settings } = calendar.desk;
    await calendar.load(
      ...demoNetwork(clock(), settings.timeZone).map((line) => JSON.parse(line) as Record<string, unknown>),
    );
    const server = createAdaptorServer({ fetch: calendar.app.fetch }) as Server;
    const { port } = await addressOf(server);
    origin = `http://127.0.0.1:${port}`;
    afterAll(() => {
      server.closeAllConnections();
      server.close();
    });
  });

  async function aPage(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser().newContext({ locale: 'da-DK', ...options });
    onTestFinished(() => context.close());
    return context.newPage();
  }

  interface Fit {
    /** Whether the frame as a whole scrolls, either way. */
    readonly scrolls: boolean;
    /** How much of the dates is hidden until they are scrolled, in CSS pixels. */
    readonly hidden: number;
    /** Whether the title and the links below are inside the frame. */
    readonly isFramed: boolean;
  }

  function fitOf(page: Page): Promise<Fit> {
    return page.evaluate<Fit>(`(() => {
      const root = document.documentElement;
      const shown = document.querySelector('.embed-shown');
      const isInside = (one) => {
        const { top, bottom, left, right } = one.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight && left >= 0 && right <= innerWidth;
      };
      return {
        scrolls: root.scrollHeight > innerHeight || root.scrollWidth > innerWidth,
        hidden: shown.scrollHeight - shown.clientHeight,
        isFramed: [document.querySelector('h1'), ...document.querySelectorAll('.embed-foot a')].every(isInside),
      };
    })()`);
  }

  describe.each(FORMS)('as %s', { timeout: PATIENCE }, (form) => {
    test.each(WIDTHS)('fit a frame of any height, %i wide, in every language', async (width) => {
      const page = await aPage();
      for (const height of HEIGHTS) {
        await page.setViewportSize({ width, height });
        for (const path of ['/embed', OF_ONE]) {
          for (const language of INTERFACE_LANGUAGES) {
            const address = `${path}?form=${form}&height=${height}&lang=${language}`;
            await page.goto(origin + address);
            const { scrolls, hidden, isFramed } = await fitOf(page);
            expect({ address, scrolls, isFramed }).toEqual({ address, scrolls: false, isFramed: true });
            // In a narrow one lines are longer than anybody can know.
            const hasRoom = width >= 600 && (form !== 'month' || height >= ROOM_FOR_A_MONTH);
            if (hasRoom) expect({ address, hidden }).toEqual({ address, hidden: 0 });
          }
        }
      }
    });
  });

  test.each(FORMS)('as %s have no fault that axe finds, narrow or wide, light or dark', async (form) => {
    const page = await aPage();
    const looks = [
      [320, 600, 'da', 'light'],
      [320, 200, 'ar', 'dark'],
      [1_000, 600, 'ti', 'dark'],
      [1_000, 1_000, 'uk', 'light'],
    ] as const;
    for (const [width, height, language, theme] of looks) {
      await page.setViewportSize({ width, height });
      await page.goto(`${origin}/embed?form=${form}&height=${height}&lang=${language}&theme=${theme}`);
      await page.evaluate(AXE);
      const faults = await page.evaluate<string[]>(
        `axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then(({ violations }) =>
          violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' | ')))`,
      );
      expect(faults).toEqual([]);
    }
  });

  test.each([
    ['agenda', 200],
    ['agenda', 600],
    ['compact', 200],
    ['compact', 1_000],
  ])('as %s, %i high, lose no date between their pages', async (form, height) => {
    const page = await aPage({ viewport: { width: 600, height } });
    const read = (): Promise<string[]> =>
      page.evaluate<string[]>(
        "[...document.querySelectorAll('.row-title a, .compact-title a')].map((one) => one.closest('li').textContent.trim() + one.href)",
      );
    const rows = async (address: string, least: number): Promise<string[]> => {
      await page.goto(origin + address);
      const found: string[] = [];
      for (;;) {
        found.push(...(await read()));
        if (found.length >= least) return found.slice(0, least);
        await page.getByRole('link', { name: 'Senere' }).click();
        await page.waitForURL((url) => url.searchParams.has('after'));
      }
    };
    const byPages = await rows(`/embed?form=${form}&height=${height}`, 12);
    expect(byPages).toEqual(await rows(`/embed?form=${form}&height=777`, 12));
  });

  test('as a month turn to the next and back', async () => {
    const page = await aPage({ viewport: { width: 600, height: 600 } });
    await page.goto(`${origin}/embed?form=month`);
    const title = (): Promise<string | null> => page.locator('.embed-below').textContent();
    expect(await title()).toBe('November 2026');
    await page.getByRole('link', { name: 'Senere' }).click();
    await expect.poll(title).toBe('December 2026');
    await page.getByRole('link', { name: 'Til i dag' }).click();
    await expect.poll(title).toBe('November 2026');
  });

  test('as a month lead from a day to what is on then, and say how much it is', async () => {
    const page = await aPage({ viewport: { width: 320, height: 600 } });
    await page.goto(`${origin}${OF_ONE}?form=month`);
    const day = page.getByRole('link', { name: 'tirsdag 24. november: 1 aktivitet' });
    const [opened] = await Promise.all([page.context().waitForEvent('page'), day.click()]);
    expect(new URL(opened.url()).search).toBe('?association=sprogcafeen-skovhave&from=2026-11-24');
  });

  describe('look as their address asks', () => {
    interface Look {
      readonly paper: string;
      readonly edge: string;
      readonly radius: string;
      readonly heading: string;
      readonly text: string;
    }

    async function lookOf(query: string, colorScheme: 'light' | 'dark' = 'light'): Promise<Look> {
      const page = await aPage({ colorScheme });
      await page.goto(`${origin}/embed?${query}`);
      return page.evaluate<Look>(`(() => {
        const of = (selector) => getComputedStyle(document.querySelector(selector));
        return {
          paper: of('html').backgroundColor,
          edge: of('body').borderTopColor,
          radius: of('body').borderStartStartRadius,
          heading: of('h1').fontFamily,
          text: of('html').fontFamily,
        };
      })()`);
    }

    test('light, dark or as the reader’s screen', async () => {
      const [light, dark] = [await lookOf('', 'light'), await lookOf('', 'dark')];
      expect(light.paper).not.toBe(dark.paper);
      expect(await lookOf('theme=light', 'dark')).toEqual(light);
      expect(await lookOf('theme=dark', 'light')).toEqual(dark);
    });

    test('in a colour, with corners, in a typeface', async () => {
      const usual = await lookOf('');
      expect(await lookOf('accent=2f7f76&radius=12')).toEqual({
        ...usual,
        edge: 'rgb(47, 127, 118)',
        radius: '12px',
      });
      expect(await lookOf('font=sans')).toEqual({ ...usual, heading: usual.text });
      expect(await lookOf('font=serif')).toEqual({ ...usual, text: usual.heading });
    });

    test('and as usual where it asks for what is not allowed', async () => {
      const usual = await lookOf('');
      const odd = 'theme=DARK&accent=red;background:red&radius=99px&font=Comic+Sans&style=x';
      expect(await lookOf(odd)).toEqual(usual);
    });

    test.each(INTERFACE_LANGUAGES)('in the language %s, written its own way', async (language) => {
      const page = await aPage();
      await page.goto(`${origin}/embed?lang=${language}`);
      const { lang, direction } = await page.evaluate<{ lang: string; direction: string }>(
        '({ lang: document.documentElement.lang, direction: getComputedStyle(document.body).direction })',
      );
      expect({ lang, direction }).toEqual({ lang: language, direction: language === 'ar' ? 'rtl' : 'ltr' });
    });
  });

  describe('are made on a page', () => {
    test('that shows what is chosen, and whose code for the same is copied with one press', async () => {
      const page = await aPage({ viewport: { width: 1_200, height: 1_000 } });
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.goto(`${origin}/associations/sprogcafeen-skovhave`);
      await page.getByRole('link', { name: 'Vis kalenderen på jeres egen hjemmeside' }).click();
      await page.getByLabel('Visning').selectOption('compact');
      await page.getByLabel('Lys eller mørk').selectOption('dark');
      await page.locator('#looks-text').selectOption('ar');
      await page.getByRole('button', { name: 'Vis', exact: true }).click();
      const preview = page.frameLocator('iframe.embed-preview');
      await preview.locator('.compact').waitFor();
      expect(await preview.locator('html').getAttribute('lang')).toBe('ar');

      await page.getByRole('button', { name: /Kode til en fast højde/ }).click();
      await page.getByRole('button', { name: 'Kopieret' }).waitFor();
      const code = await page.evaluate<string>('navigator.clipboard.readText()');
      const src = await page.locator('iframe.embed-preview').getAttribute('src');
      expect(code).toContain(`<iframe src="https://kalender.example${src?.replaceAll('&', '&amp;')}"`);
    });

    test('without script as well', async () => {
      const page = await aPage({ javaScriptEnabled: false });
      await page.goto(`${origin}/embed/builder`);
      await page.getByLabel('Visning').selectOption('month');
      await page.getByRole('button', { name: 'Vis', exact: true }).click();
      await page.frameLocator('iframe.embed-preview').locator('.month').waitFor();
      expect(await page.locator('#embed-frame').inputValue()).toContain('/embed?form=month');
    });
  });
});
