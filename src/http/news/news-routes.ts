// What programs read besides calendars: news, the calendar as JSON, and where everything is.
import { type Context, Hono } from 'hono';
import { CalendarError } from '../../calendar/errors.ts';
import { parseFilter, toQuery } from '../filter.ts';
import type { PageServices } from '../pages/page-services.ts';
import { type Reader, readerOf } from '../pages/reader.ts';
import { jsCalendar } from './js-calendar.ts';
import { jsonFeed } from './json-feed.ts';
import { robots } from './robots.ts';
import { rss } from './rss.ts';
import { sitemap } from './sitemap.ts';
import { toldNews } from './told-news.ts';
import { validatedAnswer } from './validated-answer.ts';

export function newsRoutes(services: PageServices): Hono {
  const { desk, baseUrl } = services;
  const routes = new Hono();

  /** Feeds are in the network's language unless they ask for another, whatever the program that asks may speak. */
  const readerFor = async (c: Context): Promise<Reader> => {
    await services.refresh();
    const reader = readerOf(services, new URL(c.req.url), undefined);
    for (const slug of parseFilter(reader.query).associations) {
      if (!desk.network.associations.has(slug))
        throw new CalendarError('not_found', `There is no association ${slug}.`);
    }
    return reader;
  };
  const addressOf = (reader: Reader): string => reader.feed(reader.path, toQuery(parseFilter(reader.query)));

  routes.get('/calendar.rss', async (c) => {
    const reader = await readerFor(c);
    const news = toldNews(desk, reader);
    const text = rss(news, addressOf(reader));
    return validatedAnswer(c, {
      type: 'application/rss+xml; charset=utf-8',
      text,
      lastModified: news.updated,
    });
  });
  routes.get('/feed.json', async (c) => {
    const reader = await readerFor(c);
    const news = toldNews(desk, reader);
    const text = jsonFeed(news, addressOf(reader));
    return validatedAnswer(c, {
      type: 'application/feed+json; charset=utf-8',
      text,
      lastModified: news.updated,
    });
  });
  routes.get('/calendar.json', async (c) => {
    const reader = await readerFor(c);
    const text = jsCalendar(desk, reader, addressOf(reader));
    const type = 'application/jscalendar+json;type=group; charset=utf-8';
    return validatedAnswer(c, { type, text, lastModified: null });
  });
  routes.get('/sitemap.xml', async (c) => {
    await services.refresh();
    const text = sitemap(desk, baseUrl);
    return validatedAnswer(c, { type: 'application/xml; charset=utf-8', text, lastModified: null });
  });
  routes.get('/robots.txt', (c) =>
    validatedAnswer(c, { type: 'text/plain; charset=utf-8', text: robots(baseUrl), lastModified: null }),
  );
  return routes;
}
