// A text that is made anew when it is asked for, and sent only to those who have another: for feeds that few ask for.
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context } from 'hono';
import type { Instant } from '../../calendar/time.ts';
import { formatHttpDate, isNotModified } from '../caching.ts';
import { negotiateCoding } from '../feeds/content-coding.ts';
import { notAcceptable } from '../feeds/feed-answer.ts';

const compressed = promisify(gzip);

interface Told {
  readonly type: string;
  readonly text: string;
  /** Null where it is not known. */
  readonly lastModified: Instant | null;
}

/** The answer to GET and HEAD, with a strong ETag for each coding. */
export async function validatedAnswer(c: Context, { type, text, lastModified }: Told): Promise<Response> {
  const coding = negotiateCoding(c.req.header('Accept-Encoding'));
  if (!coding) return notAcceptable();
  const digest = createHash('sha256').update(text).digest('base64url');
  const etag = coding === 'gzip' ? `"${digest}-gz"` : `"${digest}"`;
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
  if (isNotModified(condition, { etag, lastModified })) return c.body(null, 304, headers);
  const plain = Buffer.from(text);
  const bytes = coding === 'gzip' ? await compressed(plain) : plain;
  return c.body(bytes, 200, {
    ...headers,
    ...(coding === 'gzip' ? { 'Content-Encoding': 'gzip' } : {}),
    'Content-Length': String(bytes.length),
    'Content-Type': type,
    'X-Content-Type-Options': 'nosniff',
  });
}
