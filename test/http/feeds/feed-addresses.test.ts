import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppEnv } from '../../../src/http/actor.ts';
import { feedRoutes } from '../../../src/http/feeds/feed-routes.ts';
import { answering, idOf, SETTINGS, START, type TestNetwork } from './a-network.ts';
import { cafeAndSewing, summaries } from './cafe-and-sewing.ts';

let network: TestNetwork;
beforeAll(async () => {
  network = await cafeAndSewing();
});
afterAll(() => network[Symbol.asyncDispose]());

describe('an address', () => {
  const ADDRESSES: readonly [path: string, answer: string][] = [
    ['/calendar.ics', 'Systue, Sprogcafé'],
    ['/calendar.ics?', 'Systue, Sprogcafé'],
    ['/calendar.ics?utm_source=poster', 'Systue, Sprogcafé'],
    ['/associations/sprogcafeen.ics', 'Systue, Sprogcafé'],
    ['/associations/kvindeklubben.ics', 'Systue'],
    ['/associations/sprogcafeen.ics?lang=ar', 'Systue, مقهى اللغة'],
    [`/activities/${idOf(1)}.ics`, 'Sprogcafé'],
    ['/associations/nobody.ics', 'no feed'],
    ['/associations/.ics', 'a page'],
    ['/associations/sprogcafeen.ics.ics', 'no feed'],
    ['/associations/sprogcafeen%2Eics', 'Systue, Sprogcafé'],
    ['/associations/sprogcafeen%2F.ics', 'no feed'],
    ['/associations/sprogcafeen/x.ics', 'nothing'],
    ['/associations/sprogcafeen.ics/', 'nothing'],
    ['/associations/sprogcafeen', 'a page'],
    ['/associations/sprogcafeen.icsx', 'a page'],
    ['/associations/toString.ics', 'no feed'],
    [`/activities/${idOf(9)}.ics`, 'no feed'],
    ['/activities/sprogcafeen.ics', 'no feed'],
    [`/activities/${idOf(1)}`, 'a page'],
    ['/calendarXics', 'nothing'],
    ['/calendar.ics/', 'nothing'],
  ];
  const feeds = (): Hono<AppEnv> =>
    answering(
      feedRoutes({ ...SETTINGS, network: network.live, clock: () => START, refresh: () => undefined }),
    );
  // The pages have addresses of the same form.
  const pages = (app: Hono<AppEnv>): Hono<AppEnv> => {
    for (const page of ['/associations/:slug', '/activities/:id']) app.get(page, (c) => c.text('a page'));
    return app.notFound((c) => c.text('nothing', 404));
  };
  const ARRANGEMENTS: Readonly<Record<string, () => Hono<AppEnv>>> = {
    'among the routes': () => pages(answering(new Hono<AppEnv>()).route('/', feeds())),
    'in front of all others': () => {
      const others = pages(new Hono<AppEnv>());
      return feeds().notFound((c) => others.fetch(c.req.raw, c.env));
    },
  };
  describe.each(Object.keys(ARRANGEMENTS))('with the feeds %s', (arrangement) => {
    it.each(ADDRESSES)('%s leads to: %s', async (path, expected) => {
      const response = await ARRANGEMENTS[arrangement]?.().request(path);
      const text = (await response?.text()) ?? '';
      const isFeed = response?.headers.get('content-type')?.startsWith('text/calendar');
      const noFeed = /There is no such feed/.test(text) ? 'no feed' : text;
      expect(isFeed ? summaries(text).join(', ') : noFeed).toBe(expected);
      expect(response?.status).toBe(['nothing', 'no feed'].includes(expected) ? 404 : 200);
    });
  });
});
