// Embeds on other people's pages in a real browser: from a second origin, in a sandbox, and as the element that finds
// its height by itself.
import { createServer, type Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { aCalendar, anActivity, idOf, REGISTER } from '../http/pages/a-calendar.ts';
import { addressOf } from '../support/address-of.ts';
import { inChromium } from '../support/chromium.ts';

const LINES = [
  ...REGISTER,
  anActivity(1, { title: { da: 'Sprogcafé' } }),
  anActivity(
    2,
    { title: { da: 'Værksted' }, association: 'kvindeklubben' },
    { start: '2026-11-21T10:00', rule: 'FREQ=WEEKLY;BYDAY=SA' },
  ),
];

inChromium('Embeds', (browser) => {
  let calendar = '';
  let partner = '';
  let shown = '';

  beforeAll(async () => {
    const { app } = await aCalendar(LINES, afterAll);
    calendar = await listen(createAdaptorServer({ fetch: app.fetch }) as Server);
    const pages = createServer((_, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><title>Partner</title><body>${shown}`);
    });
    partner = await partnerOf(pages);
  });

  /** Another host name is another origin, and another site. */
  async function partnerOf(pages: Server): Promise<string> {
    return (await listen(pages)).replace('127.0.0.1', 'localhost');
  }

  async function listen(server: Server): Promise<string> {
    const { port } = await addressOf(server);
    afterAll(() => {
      server.closeAllConnections();
      server.close();
    });
    return `http://127.0.0.1:${port}`;
  }

  /** A partner's page with this on it, and what went wrong there. */
  async function partnerPage(body: string): Promise<{ page: Page; wrong: string[] }> {
    const context = await browser().newContext({ viewport: { width: 800, height: 900 } });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') wrong.push(message.text());
    });
    page.on('pageerror', (error) => wrong.push(String(error)));
    shown = body;
    await page.goto(partner);
    return { page, wrong };
  }

  describe('in a frame of another origin', () => {
    test.each(['', 'sandbox', 'sandbox="allow-scripts"'])('are shown with %j', async (sandbox) => {
      const { page, wrong } = await partnerPage(
        `<iframe ${sandbox} src="${calendar}/embed" width="600" height="600"></iframe>`,
      );
      const embed = page.frameLocator('iframe');
      await embed.getByText('Værksted').first().waitFor();
      // Without leave to run, Chromium names the script that it did not run; the embed needs none.
      expect(wrong.filter((words) => !words.includes("'allow-scripts'"))).toEqual([]);
    });

    // What is not shown cannot be laid under somebody's hand.
    test.each([
      '/',
      '/?view=month',
      '/follow',
      '/poster',
      '/associations/sprogcafeen',
      `/activities/${idOf(1)}`,
      '/embed/builder',
    ])('are the only pages that are: not %s', async (path) => {
      const { page } = await partnerPage('');
      const refused = page.waitForEvent('console', {
        predicate: (message) => /frame-ancestors|refused/i.test(message.text()),
      });
      await page.evaluate(`document.body.innerHTML = '<iframe src="${calendar}${path}"></iframe>'`);
      await refused;
      await expect.poll(() => page.frames()[1]?.url()).toBe('chrome-error://chromewebdata/');
    });

    test('are shown by the partners alone, where there are some', async () => {
      const { app } = await aCalendar(LINES, onTestFinished, [partner, 'https://bibliotek.example']);
      const chosen = await listen(createAdaptorServer({ fetch: app.fetch }) as Server);
      const frame = `<iframe src="${chosen}/embed" width="600" height="600"></iframe>`;
      const { page } = await partnerPage(frame);
      await page.frameLocator('iframe').getByText('Værksted').first().waitFor();
      // The same page under another name is another website.
      const refused = page.waitForEvent('console', {
        predicate: (message) => /frame-ancestors/.test(message.text()),
      });
      await page.goto(partner.replace('localhost', '127.0.0.1'));
      await refused;
      await expect.poll(() => page.frames()[1]?.url()).toBe('chrome-error://chromewebdata/');
    });

    test('turn their pages inside it and open the others outside', async () => {
      const { page } = await partnerPage(
        `<iframe src="${calendar}/embed?height=300&form=compact" width="600" height="600"></iframe>`,
      );
      const embed = page.frameLocator('iframe');
      await embed.getByRole('link', { name: 'Later' }).click();
      await embed.getByRole('link', { name: 'Back to today' }).waitFor();
      const [opened] = await Promise.all([
        page.context().waitForEvent('page'),
        embed.getByRole('link', { name: 'See the whole calendar' }).click(),
      ]);
      expect(opened.url()).toBe(`${calendar}/`);
      expect(await opened.evaluate('window.opener')).toBeNull();
      expect(page.url()).toBe(`${partner}/`);
    });
  });

  describe('in WordPress’s sandbox', () => {
    const host = (path: string): string => `<script>
      window.told = [];
      addEventListener('message', ({ data, origin }) => told.push({ ...data, origin }));
    </script><iframe sandbox="allow-scripts" src="${calendar}${path}" width="600" height="300"></iframe>`;

    test('tell their height to whoever gave them a secret', async () => {
      const { page } = await partnerPage(host('/embed#?secret=AbC123xyz9'));
      await page.waitForFunction('told.length > 0');
      const told = () =>
        page.evaluate('told.at(-1)') as Promise<{
          message: string;
          value: number;
          secret: string;
          origin: string;
        }>;
      expect(await told()).toMatchObject({ message: 'height', secret: 'AbC123xyz9', origin: 'null' });
      // Told at once, and again when the frame has been given its width.
      const body = async () =>
        Number(await page.frames()[1]?.evaluate('document.body.getBoundingClientRect().height'));
      await expect.poll(async () => (await told()).value - Math.ceil(await body())).toBe(0);
    });

    test('tell it also while they are hidden, for it shows them only then', async () => {
      const hidden = 'style="position: absolute; clip: rect(1px, 1px, 1px, 1px)"';
      const { page } = await partnerPage(
        host('/embed#?secret=AbC123xyz9').replace('<iframe', `<iframe ${hidden}`),
      );
      await page.waitForFunction('told.length > 0');
      expect(await page.evaluate('told[0].message')).toBe('height');
    });

    test('ask it to lead the reader to the whole calendar', async () => {
      const { page } = await partnerPage(host('/embed#?secret=AbC123xyz9'));
      await page.frameLocator('iframe').getByRole('link', { name: 'See the whole calendar' }).click();
      await page.waitForFunction("told.some(({ message }) => message === 'link')");
      expect(await page.evaluate("told.find(({ message }) => message === 'link').value")).toBe(
        `${calendar}/`,
      );
    });

    test('say nothing to others', async () => {
      const { page } = await partnerPage(host('/embed'));
      await page.frameLocator('iframe').getByText('Værksted').first().waitFor();
      await page
        .frames()[1]
        ?.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
      expect(await page.evaluate('told')).toEqual([]);
    });
  });

  describe('as an element', () => {
    const element = (attributes: string): string =>
      `<forenings-kalender ${attributes}><a href="${calendar}/">Kalender</a></forenings-kalender>`;
    const HEIGHT =
      "Number(document.querySelector('forenings-kalender').shadowRoot.querySelector('iframe').height)";

    test('are as high as they need to be, and put the link away', async () => {
      const { page, wrong } = await partnerPage(
        `<script src="${calendar}/embed.js"></script>${element('association="kvindeklubben" form="compact" lang="da"')}`,
      );
      await page.waitForFunction(`${HEIGHT} !== 600`);
      const frame = page.frames()[1];
      expect(new URL(frame?.url() ?? '').search).toBe('?association=kvindeklubben&lang=da&form=compact');
      expect(await page.evaluate(HEIGHT)).toBe(
        Math.ceil(Number(await frame?.evaluate('document.body.getBoundingClientRect().height'))),
      );
      expect(await page.getByRole('link', { name: 'Kalender', exact: true }).isVisible()).toBe(false);
      expect(wrong).toEqual([]);
    });

    test('leave the link where no script comes', async () => {
      const { page } = await partnerPage(element(''));
      expect(await page.getByRole('link', { name: 'Kalender' }).isVisible()).toBe(true);
    });

    test('believe nobody but their own frame', async () => {
      const { page } = await partnerPage(`<script src="${calendar}/embed.js"></script>${element('')}`);
      await page.waitForFunction(`${HEIGHT} !== 600`);
      const before = await page.evaluate(HEIGHT);
      const secret = /secret=(\w+)/.exec(page.frames()[1]?.url() ?? '')?.[1] ?? '';
      expect(secret).toHaveLength(10);
      // The page itself, another frame that knows the secret, and our frame after it was led to another origin.
      await page.evaluate(`(async () => {
        const say = { message: 'height', value: 1999, secret: '${secret}' };
        const heard = () => new Promise((done) => addEventListener('message', () => setTimeout(done), { once: true }));
        let all = heard(); postMessage(say, '*'); await all;
        const other = document.createElement('iframe');
        other.srcdoc = '<script>parent.postMessage(' + JSON.stringify(say) + ', "*")<\\/script>';
        all = heard(); document.body.append(other); await all;
        const ours = document.querySelector('forenings-kalender').shadowRoot.querySelector('iframe');
        all = heard(); ours.srcdoc = other.srcdoc; await all;
      })()`);
      expect(await page.evaluate(HEIGHT)).toBe(before);
    });

    test('take no height that is none from their own frame', async () => {
      const { page } = await partnerPage(`<script src="${calendar}/embed.js"></script>${element('')}`);
      await page.waitForFunction(`${HEIGHT} !== 600`);
      const secret = /secret=(\w+)/.exec(page.frames()[1]?.url() ?? '')?.[1] ?? '';
      const say = async (value: string): Promise<unknown> => {
        await page
          .frames()[1]
          ?.evaluate(`parent.postMessage({ message: 'height', value: ${value}, secret: '${secret}' }, '*')`);
        await page.evaluate('new Promise((done) => setTimeout(done))');
        return page.evaluate(HEIGHT);
      };
      expect(await say('700')).toBe(700);
      expect(await say("'900'")).toBe(700);
      expect(await say('NaN')).toBe(700);
      expect(await say('1e9')).toBe(2_000);
      expect(await say('-5')).toBe(80);
    });
  });
});
