// Pages as answers: the whole of each as HTML, with the headers that every page has.
import type { Context } from 'hono';
import { memberOf } from '../actor.ts';
import { Layout } from './layout.tsx';
import type { Elsewhere, Page } from './page.ts';
import type { PageServices } from './page-services.ts';
import { type Reader, readerOf } from './reader.ts';

/**
 * Nothing but our own files and forms: no inline script or style, no frame, nobody else's server. No script may make
 * anything of text that a browser could run.
 */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "script-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** A page as a request handler. It depends on the address, Accept-Language and, for members, on who they are. */
export function page(
  services: PageServices,
  render: (
    reader: Reader,
    parameter: (name: string) => string,
  ) => Page | Elsewhere | Promise<Page | Elsewhere>,
) {
  return async (c: Context): Promise<Response> => {
    await services.refresh();
    const reader = readerFor(services, c);
    const told = await render(reader, (name) => c.req.param(name) ?? '');
    return 'elsewhere' in told ? c.redirect(told.elsewhere) : answer(c, reader, told);
  };
}

export function readerFor(services: PageServices, c: Context): Reader {
  return readerOf(services, new URL(c.req.url), c.req.header('Accept-Language'), memberOf(c));
}

export function answer(c: Context, reader: Reader, told: Page): Response {
  const html = <Layout reader={reader} page={told} />;
  return c.html(`<!doctype html>${html}`, told.status ?? 200, {
    'Cache-Control': told.isPrivate || reader.member ? 'private, no-store' : 'no-cache',
    'Content-Language': reader.words.language,
    'Content-Security-Policy': policyOf(told),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'same-origin',
    Vary: 'Accept-Language',
    'X-Content-Type-Options': 'nosniff',
  });
}

function policyOf({ framesOurOwn, asksOurOwn }: Page): string {
  return [
    POLICY,
    ...(framesOurOwn ? ["frame-src 'self'"] : []),
    ...(asksOurOwn ? ["connect-src 'self'"] : []),
  ].join('; ');
}
