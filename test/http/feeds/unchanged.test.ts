// What is answered before the routes are asked is what they would answer, over real connections to the same calendar.
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { renameAssociation } from '../../../src/actions/rename-association.ts';
import { type Answering, LIMITS, listen } from '../../../src/http/server.ts';
import { anApp, anInput } from '../../support/app.ts';

interface Received {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

async function aCalendar() {
  const app = await anApp();
  const { answersUnchanged } = app.app;
  await app.api('POST', '/activities', { as: 'coordinator', body: anInput() });
  let plain = 0;
  const routes: Answering = { fetch: app.app.fetch };
  const both: Answering = {
    fetch: app.app.fetch,
    answersUnchanged: (incoming, outgoing) => {
      const hasAnswered = answersUnchanged(incoming, outgoing);
      if (hasAnswered) plain++;
      return hasAnswered;
    },
  };
  const ask = async (answering: Answering) => {
    const server = await listen(answering, { host: '127.0.0.1', port: 0 }, null, { ...LIMITS, lastCall: 0 });
    onTestFinished(() => server.close());
    return (method: string, path: string, headers: Readonly<Record<string, string>>) =>
      receive(server.port, method, path, headers);
  };
  return { app, byRoutes: await ask(routes), byBoth: await ask(both), plain: () => plain };
}

function receive(
  port: number,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<Received> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      const { statusCode: status } = response;
      const told = { ...response.headers, date: '' };
      text(response).then((body) => resolve({ status, headers: told, body }), reject);
    });
    sent.on('error', reject).end();
  });
}

const FEEDS = ['/calendar.ics', '/associations/sprogcafeen.ics'];
const ELSEWHERE = [
  '/calendar.ics?lang=ar',
  '/calendar.ics?association=sprogcafeen',
  '/associations/ukendt.ics',
  '/associations/.ics',
  '/associations/Sprogcafeen.ics',
  '//calendar.ics',
  '/private/x.ics',
  '/',
];

describe('a feed that has not changed', () => {
  test.each(FEEDS)('is answered with the same 304, headers and all: %s', async (path) => {
    const { byRoutes, byBoth, plain } = await aCalendar();
    for (const method of ['GET', 'HEAD']) {
      for (const coding of ['identity', 'gzip']) {
        const { headers } = await byRoutes('HEAD', path, { 'Accept-Encoding': coding });
        for (const known of [headers.etag ?? '', `W/${headers.etag}`, '*', `"other", ${headers.etag}`]) {
          const sent = { 'Accept-Encoding': coding, 'If-None-Match': known };
          const answer = await byBoth(method, path, sent);
          expect(answer.status).toBe(304);
          expect(answer).toEqual(await byRoutes(method, path, sent));
        }
      }
    }
    expect(plain()).toBe(16);
  });

  test.each([...FEEDS, ...ELSEWHERE])('is left to the routes where it is another: %s', async (path) => {
    const { byRoutes, byBoth, plain } = await aCalendar();
    const asked = [
      {},
      { 'If-None-Match': '"another"' },
      { 'If-None-Match': '*', 'Accept-Encoding': '*;q=0' },
    ];
    for (const headers of asked) {
      const [both, routes] = [await byBoth('GET', path, headers), await byRoutes('GET', path, headers)];
      expect([both.status, both.body]).toEqual([routes.status, routes.body]);
    }
    expect(plain()).toBe(0);
  });

  test('is one that has changed as soon as something in it has', async () => {
    const { app, byBoth } = await aCalendar();
    const { headers } = await byBoth('HEAD', '/calendar.ics', {});
    const sent = { 'If-None-Match': headers.etag ?? '' };
    expect((await byBoth('GET', '/calendar.ics', sent)).status).toBe(304);
    await app.api('POST', '/activities', { as: 'coordinator', body: anInput({ title: 'Nyt' }) });
    expect((await byBoth('GET', '/calendar.ics', sent)).status).toBe(200);
  });

  test('leads on where its association has another name', async () => {
    const { app, byBoth } = await aCalendar();
    const { headers } = await byBoth('HEAD', '/associations/sprogcafeen.ics', {});
    await renameAssociation(app.desk, { role: 'coordinator', name: 'Karen' }, 'sprogcafeen', 'sprogcafe');
    const sent = { 'If-None-Match': headers.etag ?? '' };
    const led = await byBoth('GET', '/associations/sprogcafeen.ics', sent);
    expect([led.status, led.headers.location]).toEqual([301, '/associations/sprogcafe.ics']);
  });

  test('is sent nothing of to whoever only posts', async () => {
    const { byRoutes, byBoth, plain } = await aCalendar();
    const sent = { 'If-None-Match': '*' };
    const [both, routes] = [
      await byBoth('POST', '/calendar.ics', sent),
      await byRoutes('POST', '/calendar.ics', sent),
    ];
    expect([both.status, both.body]).toEqual([routes.status, routes.body]);
    expect(plain()).toBe(0);
  });
});
