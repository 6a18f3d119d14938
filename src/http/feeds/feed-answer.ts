// A feed as an HTTP answer. Its headers are made once, as most answers are the same and say 304.
import { type Condition, formatHttpDate, isNotModified } from '../caching.ts';
import type { ContentCoding } from './content-coding.ts';
import type { Feed } from './feed.ts';

type Headers = Readonly<Record<string, string>>;

/**
 * Anybody may keep a feed, for five minutes without asking again: long enough to take the load off where there is a
 * cache in front, short enough for a cancellation, and for what was published by mistake.
 */
const CACHE_CONTROL = 'public, max-age=300';

const FOR_EVERYBODY: Headers = {
  'Cache-Control': CACHE_CONTROL,
  // Scripts on anybody's pages may show what anybody may read.
  'Access-Control-Allow-Origin': '*',
};

/** What is at a secret address: kept by the reader alone, who asks each time, and never told to whoever comes next. */
export const FOR_ITS_READER: Headers = {
  'Cache-Control': 'private, no-cache',
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
};

/**
 * The answer to a GET or HEAD; `fileName` is what a browser would save this feed as.
 * @param reach the headers that say who else may have it; the same for the same feed
 */
export function answerWith(
  feed: Feed,
  fileName: string,
  coding: ContentCoding,
  condition: Condition,
  reach: Headers = FOR_EVERYBODY,
): Response | Promise<Response> {
  const { lastModified } = feed;
  if (isNotModified(condition, { etag: feed.etags[coding], lastModified })) {
    return new Response(null, { status: 304, headers: unchangedHeaders(feed, coding, reach) });
  }
  const bytes = feed.bytes(coding);
  if (bytes instanceof Promise) return bytes.then((done) => wholeAnswer(feed, fileName, coding, done, reach));
  return wholeAnswer(feed, fileName, coding, bytes, reach);
}

/** What a 304 says of a feed for everybody; null where the client has another. */
export function headersOfUnchanged(feed: Feed, coding: ContentCoding, condition: Condition): Headers | null {
  const isKnown = isNotModified(condition, { etag: feed.etags[coding], lastModified: feed.lastModified });
  return isKnown ? unchangedHeaders(feed, coding, FOR_EVERYBODY) : null;
}

/** Where the client accepts neither the bytes nor gzip. */
export function notAcceptable(): Response {
  return new Response('This feed comes as it is or as gzip: accept one of them.\n', {
    status: 406,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', Vary: 'Accept-Encoding' },
  });
}

function wholeAnswer(
  feed: Feed,
  fileName: string,
  coding: ContentCoding,
  bytes: Buffer<ArrayBuffer>,
  reach: Headers,
): Response {
  const headers = remembered(wholeHeaders[coding], feed, () => ({
    ...unchangedHeaders(feed, coding, reach),
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': `inline; filename="${fileName.replace(/[^\w.-]/g, '_')}"`,
    'Content-Length': String(bytes.length),
    ...(coding === 'gzip' ? { 'Content-Encoding': 'gzip' } : {}),
    'X-Content-Type-Options': 'nosniff',
  }));
  return new Response(bytes, { status: 200, headers });
}

/** What a 304 says (RFC 9110 §15.4.5). */
function unchangedHeaders(feed: Feed, coding: ContentCoding, reach: Headers): Headers {
  return remembered(headersOf304[coding], feed, () => ({
    ETag: feed.etags[coding],
    ...(feed.lastModified === null ? {} : { 'Last-Modified': formatHttpDate(feed.lastModified) }),
    ...reach,
    Vary: 'Accept-Encoding',
  }));
}

type Remembered = WeakMap<Feed, Headers>;

const wholeHeaders: Record<ContentCoding, Remembered> = { identity: new WeakMap(), gzip: new WeakMap() };
const headersOf304: Record<ContentCoding, Remembered> = { identity: new WeakMap(), gzip: new WeakMap() };

function remembered(headers: Remembered, feed: Feed, make: () => Headers): Headers {
  const known = headers.get(feed);
  if (known) return known;
  const made = make();
  headers.set(feed, made);
  return made;
}
