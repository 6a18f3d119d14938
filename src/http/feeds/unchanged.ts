// The answer most asked for: that a feed has not changed. It is given before the request is made into one of the fetch
// standard, which would cost more than the answer; whatever is not as plain as can be is left to the routes.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Instant } from '../../calendar/time.ts';
import { negotiateCoding } from './content-coding.ts';
import type { Feed } from './feed.ts';
import { headersOfUnchanged } from './feed-answer.ts';
import type { FeedCache } from './feed-cache.ts';

export interface UnchangedDeps {
  readonly cache: FeedCache;
  readonly clock: () => Instant;
  /** See `FeedDeps`. */
  readonly refresh: () => Promise<void> | undefined;
}

/** @returns whether it has answered: it does where the whole feed, or an association's, is what the client has */
export type AnswersUnchanged = (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;

const OF_ASSOCIATION = /^\/associations\/([a-z0-9-]+)\.ics$/;

export function answersUnchanged({ cache, clock, refresh }: UnchangedDeps): AnswersUnchanged {
  const feedAt = (url: string): Feed | null | Promise<Feed | null> => {
    const slug = OF_ASSOCIATION.exec(url)?.[1];
    try {
      if (url === '/calendar.ics') return cache.combined('', clock());
      return slug === undefined ? null : cache.association(slug, '', clock());
    } catch {
      // The routes find the same fault, and say and report it.
      return null;
    }
  };
  return ({ method, url = '', headers }, outgoing) => {
    const ifNoneMatch = headers['if-none-match'];
    if (ifNoneMatch === undefined || (method !== 'GET' && method !== 'HEAD')) return false;
    const coding = negotiateCoding(headers['accept-encoding']);
    if (coding === null || !url.endsWith('.ics') || refresh() !== undefined) return false;
    const feed = feedAt(url);
    if (feed instanceof Promise) {
      // The routes wait for it, and hear of whatever comes of it.
      feed.catch(() => {});
      return false;
    }
    const told = feed && headersOfUnchanged(feed, coding, { ifNoneMatch, ifModifiedSince: undefined });
    if (!told) return false;
    outgoing.writeHead(304, told).end();
    return true;
  };
}
