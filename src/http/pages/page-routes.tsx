// The public's pages, as a table of contents.

import type { NotFoundHandler } from 'hono';
import { Hono } from 'hono';
import { embedRoutes } from '../embed/embed-routes.ts';
import { newsRoutes } from '../news/news-routes.ts';
import type { Services } from '../services.ts';
import { activityPage } from './activity-page.tsx';
import { agendaPage } from './agenda-page.tsx';
import { page } from './answer-page.tsx';
import { associationPage } from './association-page.tsx';
import { associationsPage } from './associations-page.tsx';
import { answerErrorPage, answerUnknownPage } from './error-page.tsx';
import { followPage } from './follow-page.tsx';
import { monthPage } from './month-page.tsx';
import type { PageServices } from './page-services.ts';
import { posterPage } from './poster-page.tsx';
import { publicFiles } from './public-files.ts';

/** Pages and their files. They are mounted after the feeds, which have addresses of the same form with `.ics`. */
export function pageRoutes(services: Services): Hono {
  const files = publicFiles();
  const all = { ...services, asset: files.addressOf };
  const unknown = answerUnknownPage(all);
  const routes = new Hono();
  routes.onError(answerErrorPage(all));

  routes.get(
    '/',
    page(all, (reader) =>
      reader.query.get('view') === 'month' ? monthPage(all, reader) : agendaPage(all, reader),
    ),
  );
  routes.get(
    '/associations',
    page(all, (reader) => associationsPage(all, reader)),
  );
  routes.get(
    '/associations/:slug',
    page(all, (reader, of) => associationPage(all, reader, of('slug'))),
  );
  routes.get(
    '/activities/:id',
    page(all, (reader, of) => activityPage(all, reader, of('id'))),
  );

  routes.get(
    '/follow',
    page(all, (reader) => followPage(all, reader)),
  );

  routes.route('/', embedRoutes(all, files));
  routes.route('/', newsRoutes(all));

  routes.get(
    '/poster',
    page(all, (reader) => posterPage(all, reader)),
  );

  routes.get('/static/:version/:name', (c) => {
    const { version, name } = c.req.param();
    return files.answer(c, version, name) ?? unknown(c);
  });
  return routes;
}

/** The page for addresses of no other route. */
export function unknownPage(services: Omit<PageServices, 'asset'>): NotFoundHandler {
  return answerUnknownPage({ ...services, asset: publicFiles().addressOf });
}
