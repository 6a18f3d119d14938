import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { unknownPage } from '../../../src/http/pages/page-routes.tsx';
import { inWords, unsure } from '../../../src/store/no-room.ts';
import { all, one, parseHtml, textOf } from '../../support/html.ts';
import { aCalendar, BASE_URL, idOf, REGISTER } from './a-calendar.ts';
import { linkOf } from './read-programme.ts';

describe('what is not there', () => {
  test.each([
    `/activities/${idOf(9)}`,
    '/activities/x',
    '/associations/ukendt',
    '/static/x/none.css',
    '/static/x/.env',
  ])('%s is answered with a page that says so', async (path) => {
    const { status, html, headers } = await (await aCalendar(REGISTER)).see(path);
    expect(status).toBe(404);
    expect(textOf(one(html, 'h1'))).toBe('Siden findes ikke');
    expect(linkOf(html, 'Gå til kalenderen')).toBe('/');
    expect(all(html, 'meta[name="robots"]').length).toBe(1);
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  });
});

test('what nobody expected is reported whole, and shown by its number alone', async () => {
  const calendar = await aCalendar(REGISTER);
  const broken = new Error('a secret about the database');
  Object.defineProperty(calendar.desk.network, 'associations', {
    get() {
      throw broken;
    },
  });
  const { status, html, text } = await calendar.see('/associations');
  expect(status).toBe(500);
  expect(calendar.faults.map(({ error }) => error)).toEqual([broken]);
  expect(textOf(one(html, '.number'))).toBe(calendar.faults[0]?.requestId);
  expect(text).not.toContain('secret');
  expect(textOf(one(html, 'main'))).toContain('Prøv igen om lidt.');
});

test.each([
  ['does not answer', inWords(withCode('ECONNREFUSED')), 'Noget gik galt hos os', '10'],
  [
    'has not said whether it has kept something',
    unsure(withCode('ECONNRESET')),
    'Vi ved ikke, om det blev gemt',
    null,
  ],
])(
  'a database that %s is told of in words, and nothing is reported',
  async (_, failure, title, retryAfter) => {
    const calendar = await aCalendar(REGISTER);
    Object.defineProperty(calendar.desk.network, 'associations', {
      get() {
        throw failure;
      },
    });
    const { status, html, headers } = await calendar.see('/associations');
    expect([status, textOf(one(html, 'h1')), headers.get('Retry-After')]).toEqual([503, title, retryAfter]);
    expect(calendar.faults).toEqual([]);
  },
);

function withCode(code: string): Error {
  return Object.assign(new Error('It failed.'), { code });
}

test('an address of no route at all is answered in the reader’s language too', async () => {
  const { desk } = await aCalendar();
  const app = new Hono();
  app.notFound(unknownPage({ desk, baseUrl: BASE_URL, refresh: () => undefined }));
  const answer = await app.request(`${BASE_URL}/nowhere?lang=uk`);
  expect(answer.status).toBe(404);
  expect(textOf(one(parseHtml(await answer.text()), 'h1'))).toBe('Такої сторінки немає');
});
