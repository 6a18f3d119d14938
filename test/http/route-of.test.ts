// Requests are told apart by the table of routes, so that nobody makes figures up by thinking of addresses.
import { expect, it } from 'vitest';
import { routeOf } from '../../src/http/route-of.ts';
import { anApp } from '../support/app.ts';

it.each([
  ['GET', '/', '/'],
  ['HEAD', '/calendar.ics', '/calendar.ics'],
  ['GET', '/associations/sprogcafeen', '/associations/:slug'],
  ['GET', '/associations/sprogcafeen.ics', '/associations/:file'],
  ['GET', '/private/abcdefg.ics', '/private/:file'],
  ['PUT', '/api/v1/venues/ny-hal', '/api/v1/venues/:slug'],
  ['GET', '/healthz', '/healthz'],
  ['GET', '/nowhere/at/all', 'none'],
  ['PROPFIND', '/calendar.ics', 'none'],
  ['GET', '/__proto__', 'none'],
])('%s %s is %s', async (method, path, route) => {
  const { app } = await anApp();
  expect(routeOf(app, method, path)).toBe(route);
});
