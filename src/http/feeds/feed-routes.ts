// The feeds' addresses. They come before the pages, which have addresses of the same form without `.ics`.
import { type Context, Hono } from 'hono';
import { CalendarError } from '../../calendar/errors.ts';
import type { Language } from '../../calendar/text.ts';
import type { Instant } from '../../calendar/time.ts';
import type { LiveNetwork } from '../../store/live-network.ts';
import type { AppEnv } from '../actor.ts';
import { parseFilter, toQuery } from '../filter.ts';
import { movedTo, withPresentNames } from '../former-names.ts';
import { HttpError } from '../http-error.ts';
import { negotiateCoding } from './content-coding.ts';
import type { Feed } from './feed.ts';
import { answerWith, notAcceptable } from './feed-answer.ts';
import { FeedCache, type FeedSettings } from './feed-cache.ts';
import { shownUntil } from './members.ts';

export interface FeedDeps extends FeedSettings {
  /** Of its own where it is left out. */
  readonly cache?: FeedCache;
  readonly network: LiveNetwork;
  readonly clock: () => Instant;
  /** Takes in what other processes have committed; undefined when there is nothing to wait for. */
  readonly refresh: () => Promise<void> | undefined;
}

type Found = Feed | Response | null | Promise<Feed | null>;
type Answer = Response | Promise<Response>;

/**
 * Answers GET and HEAD for feeds. Errors are CalendarErrors, for `answerError`: `not_found` where there is no such feed.
 * Other middleware doubles what a 304 costs, so these routes are best in front of it, with a `notFound` that hands on.
 */
export function feedRoutes(deps: FeedDeps): Hono<AppEnv> {
  const { network, clock, refresh, cache = new FeedCache(network, deps) } = deps;

  const combined = (query: URLSearchParams | null): Found => {
    if (query === null) return cache.combined('', clock());
    const filter = parseFilter(withPresentNames(query, network));
    if (toQuery(filter) === '') return cache.combined(languageIn(query), clock());
    for (const slug of filter.associations) {
      if (!network.associations.has(slug)) throw notFound(`There is no association ${slug}: check its name.`);
    }
    return cache.filtered(filter, languageIn(query), clock());
  };

  /** Waits for nothing where nothing is to be waited for: most answers are a 304, which costs little else. */
  const serve = (
    c: Context<AppEnv>,
    fileName: string,
    find: (query: URLSearchParams | null) => Found,
  ): Answer => {
    const answer = (): Answer => {
      const found = find(queryOf(c));
      return found instanceof Promise
        ? found.then((feed) => answerTo(c, feed, fileName))
        : answerTo(c, found, fileName);
    };
    // Where the database cannot be asked, subscribers are better off with the feed as it was than with an error.
    return refresh()?.then(answer, answer) ?? answer();
  };

  /** Cancelled so long ago that every reader has heard of it: only now may calendars stop asking. */
  const isGone = (id: string): boolean => {
    const head = network.heads.get(id);
    const until = head ? shownUntil(head) : null;
    return until !== null && until <= clock();
  };

  const routes = new Hono<AppEnv>();
  routes.get('/calendar.ics', (c) => serve(c, 'calendar.ics', combined));
  // The name is for lists of calendars alone; see feed-name.ts.
  routes.get('/feeds/:file{[^/]+\\.ics}', (c) =>
    serve(c, c.req.param('file'), (query) => {
      if (query === null || toQuery(parseFilter(query)) === '') throw notFound(NOTHING_CHOSEN);
      return combined(query);
    }),
  );
  routes.get('/associations/:file{[^/]+\\.ics}', (c) => {
    const file = c.req.param('file');
    return serve(c, file, (query) => {
      const present = network.presentSlug(nameOf(file));
      if (present !== nameOf(file)) return movedTo(`/associations/${present}.ics`, searchOf(c));
      return cache.association(present, languageIn(query), clock());
    });
  });
  routes.get('/activities/:file{[^/]+\\.ics}', (c) => {
    const file = c.req.param('file');
    return serve(c, file, (query) => {
      if (isGone(nameOf(file))) throw new HttpError('gone', GONE);
      return cache.activity(nameOf(file), languageIn(query), clock());
    });
  });
  return routes;
}

const GONE = 'The activity was cancelled: remove this calendar from your list.';
const NOTHING_CHOSEN =
  'This address has lost what was chosen, which stands behind a question mark: choose anew at /follow.';

function notFound(message: string): CalendarError {
  return new CalendarError('not_found', message);
}

function queryOf(c: Context): URLSearchParams | null {
  const search = searchOf(c);
  return search === '' ? null : new URLSearchParams(search);
}

/** The query with the question mark before it; empty where there is none. */
function searchOf({ req: { url } }: Context): string {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at);
}

/** The language of words that is asked for; '' where none is. */
function languageIn(query: URLSearchParams | null): Language {
  return query?.get('lang') ?? '';
}

/** The name in a file name as `name.ics`. */
function nameOf(file: string): string {
  return file.slice(0, -'.ics'.length);
}

/** Asked of Node where it is underneath: to have the adapter look three headers up is a seventh of what a 304 costs. */
function headerOf(
  c: Context<AppEnv>,
  name: 'accept-encoding' | 'if-none-match' | 'if-modified-since',
): string | undefined {
  const incoming = (c.env as AppEnv['Bindings'] | undefined)?.incoming;
  return incoming ? incoming.headers[name] : c.req.header(name);
}

function answerTo(c: Context<AppEnv>, feed: Feed | Response | null, fileName: string): Answer {
  if (feed instanceof Response) return feed;
  if (!feed) throw notFound('There is no such feed: look for its address on the page that it belongs to.');
  const coding = negotiateCoding(headerOf(c, 'accept-encoding'));
  if (!coding) return notAcceptable();
  const ifNoneMatch = headerOf(c, 'if-none-match');
  const ifModifiedSince = ifNoneMatch === undefined ? headerOf(c, 'if-modified-since') : undefined;
  return answerWith(feed, fileName, coding, { ifNoneMatch, ifModifiedSince });
}
