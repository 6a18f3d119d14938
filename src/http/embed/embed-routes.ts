// Everything for other people's pages, as a table of contents.
import { Hono } from 'hono';
import { page } from '../pages/answer-page.tsx';
import type { PageServices } from '../pages/page-services.ts';
import type { PublicFiles } from '../pages/public-files.ts';
import { builderPage } from './builder-page.tsx';
import { embedAnswer } from './embed-answer.tsx';
import { oembedAnswer } from './oembed.ts';

export function embedRoutes(services: PageServices, files: PublicFiles): Hono {
  const routes = new Hono();
  const embed = embedAnswer(services, files);
  routes.get('/embed', embed);
  routes.get('/embed/associations/:slug', embed);
  routes.get(
    '/embed/builder',
    page(services, (reader) => builderPage(services, reader)),
  );
  routes.get('/oembed', oembedAnswer(services));
  // At an address that never changes, since it stands in the code of other people's pages.
  routes.get('/embed.js', (c) =>
    c.body(files.textOf('embed.js'), 200, {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'public, max-age=3600',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'X-Content-Type-Options': 'nosniff',
    }),
  );
  return routes;
}
