// The address of a private feed. Whoever has it is let in, so that calendars can fetch it; it is in no log, see
// server.ts, and whatever is not there looks the same.
import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { AppEnv } from '../actor.ts';
import { negotiateCoding } from '../feeds/content-coding.ts';
import { answerWith, FOR_ITS_READER, notAcceptable } from '../feeds/feed-answer.ts';
import type { Services } from '../services.ts';
import { KnownAddresses } from './known-addresses.ts';
import { PrivateFeeds } from './private-feeds.ts';

type Needed = Pick<Services, 'desk' | 'refresh' | 'reportFault'>;

export function privateFeedRoutes({ desk, refresh, reportFault }: Needed): Hono<AppEnv> {
  const onStale = (error: unknown): void => reportFault(error, randomUUID());
  const feeds = new PrivateFeeds(desk, onStale);
  const addresses = new KnownAddresses(desk, onStale);
  const routes = new Hono<AppEnv>();
  routes.get('/private/:file{[^/]+\\.ics}', async (c) => {
    // Where the database cannot be asked, a member is better off with the feed as it was than with an error.
    await refresh()?.catch(() => {});
    const opened = await addresses.open(c.req.param('file').slice(0, -'.ics'.length));
    const feed = opened && (await feeds.feed(opened));
    if (!feed) return new Response(NOTHING_HERE, { status: 404, headers: NOTHING_HEADERS });
    const coding = negotiateCoding(c.req.header('accept-encoding'));
    if (!coding) return notAcceptable();
    const ifNoneMatch = c.req.header('if-none-match');
    const condition = { ifNoneMatch, ifModifiedSince: c.req.header('if-modified-since') };
    return answerWith(feed, FILE_NAME, coding, condition, FOR_ITS_READER);
  });
  return routes;
}

/** Never the address itself, which would be saved under it. */
const FILE_NAME = 'private.ics';
const NOTHING_HERE =
  'This address opens nothing: it has been renewed or revoked. Sign in and make a new one under your account.\n';
const NOTHING_HEADERS = {
  ...FOR_ITS_READER,
  'Content-Type': 'text/plain; charset=utf-8',
  'X-Content-Type-Options': 'nosniff',
};
