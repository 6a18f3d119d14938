// Requests that no browser sends: addresses that cannot be decoded, methods of other protocols, bodies that are all
// brackets. Each is refused in a sentence, by every address, and none is a fault of ours.
import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, test } from 'vitest';
import { listen } from '../../src/http/server.ts';
import { anApp, type TestApp } from '../support/app.ts';
import { addressIn, routesOf } from './route-table.ts';

const BROKEN = [
  ...['%ZZ', '%', '%0', '%00', '%C0%AE', '%FF', '%ED%A0%80', '..%2f..%2fetc%2fpasswd', '%25%32%66'],
  ...['a%0d%0aX-Injected:%20yes', '__proto__', 'constructor', '*', ':slug', ';a', `${'a'.repeat(4_000)}`],
];

const METHODS = ['HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'REPORT', 'PATCH', 'MKCALENDAR', 'PURGE', 'LINK'];

const nested = (open: string, close: string, depth: number): string =>
  open.repeat(depth) + close.repeat(depth);

const BODIES = [
  ['10,000 brackets', nested('[', ']', 10_000)],
  ['400,000 brackets', nested('[', ']', 400_000)],
  ['100,000 objects in each other', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
  ['brackets as a title', `{"association":"sprogcafeen","title":${nested('[', ']', 100_000)}}`],
  [
    '60,000 fields',
    JSON.stringify(Object.fromEntries(Array.from({ length: 60_000 }, (_, i) => [`k${i}`, i]))),
  ],
  ['an heir', '{"__proto__":{"role":"coordinator"},"constructor":{"prototype":{"role":"coordinator"}}}'],
  ['a number beyond numbers', '1e400'],
  ['nothing', ''],
] as const;

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

describe('a calendar that is asked oddly', () => {
  let app: TestApp;
  let ask: (method: string, path: string, headers?: Record<string, string>, body?: string) => Promise<Answer>;
  const names = { slug: 'x', id: 'x', pair: 'x', name: 'x', version: 'x', link: 'x', file: 'x.ics' };

  beforeAll(async () => {
    const closing: (() => void | Promise<void>)[] = [];
    app = await anApp({ whenDone: (close) => closing.push(close) });
    const server = await listen(app.app, { host: '127.0.0.1', port: 0 }, null);
    closing.push(() => server.close());
    const agent = new Agent({ keepAlive: true });
    closing.push(() => agent.destroy());
    ask = (method, path, headers = {}, body = '') =>
      new Promise((resolve, reject) => {
        const sent = { agent, host: '127.0.0.1', port: server.port, method, path, headers };
        request(sent, (answer) => {
          const { statusCode: status = 0, headers } = answer;
          text(answer).then((body) => resolve({ status, headers, body }), reject);
        })
          .on('error', reject)
          .end(body);
      });
    return async () => {
      for (const close of closing.reverse()) await close();
    };
  });

  test.each(BROKEN)('answers %j in every place of every address', async (broken) => {
    const broad = Object.fromEntries(Object.keys(names).map((name) => [name, broken]));
    for (const { method, path } of routesOf(app)) {
      if (method !== 'GET') continue;
      const address = addressIn(path.replaceAll(/\{[^/]*ics\}/g, '.ics'), broad);
      const query = ['q', 'lang', 'from', 'month', 'area', 'cursor', 'limit'].map(
        (name) => `${name}=${broken.slice(0, 500)}`,
      );
      for (const one of [address, `${addressIn(path, names)}?${query.join('&')}`]) {
        const { status, headers } = await ask('GET', one);
        expect(status, one.slice(0, 200)).toBeLessThan(500);
        expect(headers['x-injected']).toBeUndefined();
      }
    }
    expect(app.faults).toEqual([]);
  });

  test.each(METHODS)('answers %s at every address, and HEAD as GET without a body', async (method) => {
    for (const path of new Set(routesOf(app).map((route) => addressIn(route.path, names)))) {
      const { status, body } = await ask(method, path);
      expect(status, path).toBeLessThan(500);
      if (method !== 'HEAD') continue;
      expect(body, path).toBe('');
    }
    expect(app.faults).toEqual([]);
  });

  test.each(BODIES)('refuses %s in every write of the API', async (_sentence, body) => {
    const headers = {
      Authorization: `Bearer ${app.tokens.coordinator}`,
      'Content-Type': 'application/json',
      'Content-Length': String(Buffer.byteLength(body)),
    };
    const before = await app.desk.store.latestVersion();
    for (const { method, path } of routesOf(app)) {
      if (!path.startsWith('/api/') || !['POST', 'PUT'].includes(method)) continue;
      const { status } = await ask(method, addressIn(path, names), headers, body);
      expect(Math.floor(status / 100), `${method} ${path} ${status}`).toBe(4);
    }
    expect(await app.desk.store.latestVersion()).toBe(before);
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('role');
    expect(app.faults).toEqual([]);
  });

  test.each([
    ['a whole address of another host', 'http://evil.example/calendar.ics', {}, 200],
    ['two slashes', '//evil.example/my', {}, 404],
    ['many slashes', '/////evil.example/%2e%2e', {}, 404],
    ['a slash and a backslash', '/\\evil.example/my', {}, 400],
    ['a star', '*', {}, 400],
    ['an address of a megabyte', `/?q=${'a'.repeat(1_000_000)}`, {}, 431],
    ['an ETag of a megabyte', '/calendar.ics', { 'If-None-Match': `"${'a'.repeat(1_000_000)}"` }, 431],
    ['4,000 ETags', '/calendar.ics', { 'If-None-Match': '"a",'.repeat(3_700) }, 200],
    ['3,000 words', `/?${'q=a&'.repeat(3_000)}`, {}, 200],
    ['2,000 towns', `/calendar.ics?${'area=a&'.repeat(2_000)}`, {}, 200],
    ['a thousand codings', '/calendar.ics', { 'Accept-Encoding': 'gzip;q=0.0001,'.repeat(1_000) }, 200],
    ['a language without end', '/', { 'Accept-Language': `${'da-'.repeat(4_000)};q=1` }, 200],
    ['a cookie that cannot be decoded', '/', { Cookie: 'session=%ZZ%; sign-in=%' }, 200],
    ['another method by a header', '/api/v1/activities', { 'X-HTTP-Method-Override': 'DELETE' }, 200],
    ['another address by a header', '/', { 'X-Original-URL': '/coordinate', 'X-Rewrite-URL': '/my' }, 200],
    ['a foreign host', '/my', { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example' }, 303],
  ] as [string, string, Record<string, string>, number][])(
    'answers %s',
    async (_what, path, headers, status) => {
      const answer = await ask('GET', path, headers);
      expect(answer.status).toBe(status);
      expect(answer.headers.location ?? '/sign-in').toBe('/sign-in');
      // No link of the page leads to whoever the request named.
      expect(answer.body).not.toMatch(/(?:href|src|action)="(?:[a-z]+:)?\/\/evil/);
      expect(app.faults).toEqual([]);
    },
  );
});
