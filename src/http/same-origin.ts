// Refuses what other websites make a member's browser send: a write that carries a cookie must come from our own pages.
import type { MiddlewareHandler } from 'hono';
import { csrf } from 'hono/csrf';

/** Browsers say where a form comes from. Behind a proxy the request's own address may be another than people know. */
export function refuseForeignWrites(baseUrl: string): MiddlewareHandler {
  const refuse = csrf({ origin: baseUrl });
  return (c, next) => (c.req.header('Cookie') === undefined ? next() : refuse(c, next));
}
