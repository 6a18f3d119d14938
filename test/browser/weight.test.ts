// What the first page costs somebody on an old phone: everything that comes over the wire, and how much of it is script.
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { INTERFACE_LANGUAGES } from '../../src/http/words/languages.ts';
import { aCalendar, anActivity, idOf, REGISTER } from '../http/pages/a-calendar.ts';
import { addressOf } from '../support/address-of.ts';
import { inChromium } from '../support/chromium.ts';

const KILOBYTE = 1_000;

/** More than one page of the agenda holds, each with everything that can be said of it. */
const FULL = Array.from({ length: 70 }, (_, n) =>
  anActivity(
    n,
    {
      title: { da: `Sprogcafé nr. ${n}`, ar: `مقهى اللغة ${n}`, uk: `Мовне кафе ${n}`, ti: `ናይ ቋንቋ ካፈ ${n}` },
      audiences: ['women', 'children', 'newcomers'],
      languages: ['da', 'ar', 'uk', 'ti'],
      categories: ['language', 'food'],
      coHosts: ['kvindeklubben'],
    },
    { start: '2026-11-20T12:00', rule: 'FREQ=DAILY' },
  ),
);

inChromium('What is fetched first', (browser) => {
  let origin = '';
  beforeAll(async () => {
    const calendar = await aCalendar([...REGISTER, ...FULL], afterAll);
    // As the whole app packs them.
    const packed = new Hono().use(compress()).route('/', calendar.app);
    const server = createAdaptorServer({ fetch: packed.fetch }) as Server;
    const { port } = await addressOf(server);
    origin = `http://127.0.0.1:${port}`;
    afterAll(() => {
      server.closeAllConnections();
      server.close();
    });
  });

  /** A page that weighs what comes over the wire, in bytes with headers, by the type of the request. */
  async function weighing(context: BrowserContext) {
    const page = await context.newPage();
    const weights = new Map<string, number>();
    const measured: Promise<void>[] = [];
    page.on('requestfinished', (request) => {
      const measure = async (): Promise<void> => {
        const { responseBodySize, responseHeadersSize } = await request.sizes();
        const type = request.resourceType();
        weights.set(type, (weights.get(type) ?? 0) + responseBodySize + responseHeadersSize);
      };
      measured.push(measure());
      expect(request.url().startsWith(origin)).toBe(true);
    });
    return { page, weights, whenMeasured: () => Promise.all(measured) };
  }

  test.each(
    INTERFACE_LANGUAGES.flatMap((language) =>
      ['/', '/?view=month', `/activities/${idOf(1)}`].map((path) => [path, language] as const),
    ),
  )('%s in %s weighs little, sets no cookie and asks nobody else', async (path, language) => {
    const context = await browser().newContext({ locale: language });
    try {
      const { page, weights, whenMeasured } = await weighing(context);
      await page.goto(origin + path, { waitUntil: 'networkidle' });
      await whenMeasured();
      const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
      expect(weights.get('document')).toBeGreaterThan(0);
      expect(all).toBeLessThanOrEqual(60 * KILOBYTE);
      expect(weights.get('script') ?? 0).toBeLessThanOrEqual(15 * KILOBYTE);
      expect(await context.cookies()).toEqual([]);
    } finally {
      await context.close();
    }
  });

  test.each(
    INTERFACE_LANGUAGES.flatMap((language) =>
      ['agenda', 'compact', 'month'].map((form) => [form, language] as const),
    ),
  )('an embed as %s in %s is one request of at most 30 kB, without a cookie', async (form, language) => {
    const context = await browser().newContext({ locale: language });
    try {
      const { page, weights, whenMeasured } = await weighing(context);
      let requests = 0;
      page.on('request', () => {
        requests += 1;
      });
      await page.goto(`${origin}/embed?form=${form}&height=1000`, { waitUntil: 'networkidle' });
      await whenMeasured();
      expect(requests).toBe(1);
      expect(weights.get('document')).toBeGreaterThan(0);
      expect(weights.get('document')).toBeLessThanOrEqual(30 * KILOBYTE);
      expect(await context.cookies()).toEqual([]);
    } finally {
      await context.close();
    }
  });
});
