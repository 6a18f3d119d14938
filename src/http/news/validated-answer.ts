// A text that is made anew when it is asked for, and sent only to those who have another: for feeds that few ask for.
import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { Instant } from '../../calendar/time.ts';
import { formatHttpDate, isNotModified } from '../caching.ts';

interface Told {
  readonly type: string;
  readonly text: string;
  /** Null where it is not known. */
  readonly lastModified: Instant | null;
}

/** The answer to GET and HEAD. */
export function validatedAnswer(c: Context, { type, text, lastModified }: Told): Response {
  // Weak: what stands before it may send the same compressed.
  const etag = `W/"${createHash('sha256').update(text).digest('base64url')}"`;
  const headers = {
    ETag: etag,
    ...(lastModified === null ? {} : { 'Last-Modified': formatHttpDate(lastModified) }),
    'Cache-Control': 'public, max-age=300',
    Vary: 'Accept-Encoding',
    'Access-Control-Allow-Origin': '*',
  };
  const condition = {
    ifNoneMatch: c.req.header('If-None-Match'),
    // A list that something has left is another, though nothing in it is newer.
    ifModifiedSince: undefined,
  };
  if (isNotModified(condition, { etag: etag.slice(2), lastModified })) return c.body(null, 304, headers);
  return c.body(text, 200, { ...headers, 'Content-Type': type, 'X-Content-Type-Options': 'nosniff' });
}
