// The whole of HTTP, as a table of contents.
import { randomUUID } from 'node:crypto';
import { Hono, type NotFoundHandler } from 'hono';
import { compress } from 'hono/compress';
import { accountRoutes } from './account/account-routes.tsx';
import { type AppEnv, askingActor } from './actor.ts';
import { apiRoutes } from './api/routes.ts';
import { boardRoutes } from './board/board-routes.ts';
import { BODY_LIMITS, limitBody } from './body-limit.ts';
import { datesKnown } from './dates-known.ts';
import { spareTheServer } from './dear-questions.ts';
import { editorRoutes } from './editor/editor-routes.tsx';
import { FeedCache } from './feeds/feed-cache.ts';
import { feedRoutes } from './feeds/feed-routes.ts';
import { type AnswersUnchanged, answersUnchanged } from './feeds/unchanged.ts';
import { leadOn } from './former-names.ts';
import { healthRoutes } from './health.ts';
import { hearOut, PATIENCE } from './hear-out.ts';
import { membersRoutes } from './members/members-routes.ts';
import { pageRoutes, unknownPage } from './pages/page-routes.tsx';
import { privateFeedRoutes } from './private-feeds/private-feed-routes.ts';
import { answerError, answerUnknownAddress, isOfApi } from './problem.ts';
import { refuseForeignWrites } from './same-origin.ts';
import { securityHeaders } from './security-headers.ts';
import type { Services } from './services.ts';

export interface App extends Hono<AppEnv> {
  /** See unchanged.ts. */
  readonly answersUnchanged: AnswersUnchanged;
}

/** Everything the calendar answers, given what to answer with. */
export function createApp(services: Services): App {
  const app = new Hono<AppEnv>();
  app.onError(answerError(services));
  app.notFound(answerUnknown(services));

  // Feeds come before all that looks at requests: they take nothing in, are the same for everybody, have headers of
  // their own, and are asked for so often that a third of the time would go into what they have no use for.
  const { network, settings, clock } = services.desk;
  const onStale = (error: unknown): void => services.reportFault(error, randomUUID());
  const { refresh, onFeed } = services;
  const told = { ...settings, onStale, ...(onFeed && { onFeed }) };
  const cache = new FeedCache(network, told);
  const feeds = feedRoutes({ ...told, cache, network, clock, refresh });
  feeds.route('/', privateFeedRoutes(services));
  feeds.onError(answerError(services));
  feeds.notFound(answerUnknown(services));
  const spare = spareTheServer(services);
  app.on('GET', ['/calendar.ics', '/feeds/*'], spare);
  app.route('/', feeds);
  app.fetch = feedsFirst(feeds, app);

  app.route('/', healthRoutes(services.desk));

  app.use(securityHeaders(services.baseUrl));
  app.use(hearOut(PATIENCE));
  app.use(spare);
  app.use(limitBody(BODY_LIMITS));
  app.use(refuseForeignWrites(services.baseUrl));
  app.use(leadOn(services));
  app.use(datesKnown(services.desk));
  app.use(askingActor(services));

  app.route('/api/v1', apiRoutes(services));
  app.use(compress());
  app.route('/', accountRoutes(services));
  app.route('/', membersRoutes(services));
  app.route('/', boardRoutes(services));
  app.route('/', editorRoutes(services));
  app.route('/', pageRoutes(services));
  return Object.assign(app, { answersUnchanged: answersUnchanged({ cache, clock, refresh }) });
}

/** A problem to whoever asks the API, a page to a reader. */
function answerUnknown(services: Services): NotFoundHandler<AppEnv> {
  const unknown = unknownPage(services);
  return (c) => (isOfApi(c.req.path) ? answerUnknownAddress(c) : unknown(c));
}

const FEED_ADDRESS = /^[a-z]+:\/\/[^/?#]*(?!\/api\/)\/[^?#]*\.ics$/;

/** Asks the feeds' own routes for what looks like a feed of which nothing is chosen, and the whole app for the rest. */
function feedsFirst(feeds: Hono<AppEnv>, app: Hono<AppEnv>): typeof app.fetch {
  const whole = app.fetch;
  return (request, bindings, context) =>
    FEED_ADDRESS.test(request.url)
      ? feeds.fetch(request, bindings, context)
      : whole(request, bindings, context);
}
