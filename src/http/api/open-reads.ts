// Who may keep an answer, and which other websites may read it: the public's may be kept for a minute and read from
// anywhere, a member's neither.
import type { MiddlewareHandler } from 'hono';
import { memberOf } from '../actor.ts';

const PREFLIGHT = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, HEAD',
  'Access-Control-Allow-Headers': 'If-None-Match',
  'Access-Control-Max-Age': '86400',
};

export const openReads: MiddlewareHandler = async (c, next) => {
  if (c.req.method === 'OPTIONS') return c.body(null, 204, PREFLIGHT);
  await next();
  const { headers, ok, status } = c.res;
  const isRead = c.req.method === 'GET' || c.req.method === 'HEAD';
  const isPublic = isRead && c.req.header('Authorization') === undefined && memberOf(c) === null;
  headers.append('Vary', 'Authorization');
  headers.append('Vary', 'Cookie');
  headers.set('Cache-Control', isPublic && (ok || status === 304) ? 'public, max-age=60' : 'no-store');
  if (isPublic) {
    headers.set('Access-Control-Allow-Origin', '*');
    headers.set('Access-Control-Expose-Headers', 'ETag');
  }
  return undefined;
};
