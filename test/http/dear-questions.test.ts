// Questions that cost much: how many of them one network may ask, and all the public together.
import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { loadNetwork } from '../../src/actions/load-network.ts';
import { anApp, anInput, type TestApp } from '../support/app.ts';
import { published } from './api/answers.ts';

const FAR = '/api/v1/occurrences?from=2031-01-01&to=2031-01-02';

/** Asks as somebody at that address of the internet. */
async function from({ app }: TestApp, address: string, path: string, init: RequestInit = {}) {
  const incoming = { socket: { remoteAddress: address }, headers: {} } as IncomingMessage;
  return app.request(`http://kalender.example${path}`, init, { incoming });
}

async function askOften(calendar: TestApp, times: number, address: string, path: string): Promise<number[]> {
  const statuses: number[] = [];
  for (let i = 0; i < times; i++) statuses.push((await from(calendar, address, path)).status);
  return statuses;
}

const count = (statuses: readonly number[], status: number): number =>
  statuses.filter((one) => one === status).length;

describe('one network', () => {
  it.each([
    ['the API', '/api/v1/activities?q=kor', 'application/problem+json'],
    ['a page', '/?q=kor', 'text/html; charset=UTF-8'],
    ['a feed', '/calendar.ics?q=kor', 'text/plain; charset=UTF-8'],
    ['a feed of what is chosen', '/calendar.ics?area=Holte', 'text/plain; charset=UTF-8'],
    ['a page of what is chosen', '/?audience=women', 'text/html; charset=UTF-8'],
  ])('may search 600 times at once, then five times a second: %s', async (_what, path, type) => {
    const calendar = await anApp();
    await published(calendar, anInput({ title: 'Kor' }));
    expect(count(await askOften(calendar, 600, '192.0.2.1', path), 200)).toBe(600);
    const answer = await from(calendar, '192.0.2.1', path);
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([429, '1']);
    expect(answer.headers.get('Content-Type')).toBe(type);
    expect(answer.headers.get('Cache-Control')).toContain('no-store');
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
    calendar.at('2026-11-20T12:00:01Z');
    expect(count(await askOften(calendar, 6, '192.0.2.1', path), 200)).toBe(5);
  });

  it('may go on with everything else meanwhile, and others with everything', async () => {
    const calendar = await anApp();
    await askOften(calendar, 600, '192.0.2.1', '/?q=kor');
    for (const path of ['/', '/calendar.ics', '/calendar.ics?lang=ar', '/api/v1/activities', '/follow']) {
      expect((await from(calendar, '192.0.2.1', path)).status, path).toBe(200);
    }
    expect((await from(calendar, '192.0.2.2', '/?q=kor')).status).toBe(200);
  });

  it('is 64 bits of an IPv6 address', async () => {
    const calendar = await anApp();
    await askOften(calendar, 600, '2001:db8:1:2::1', '/?q=kor');
    expect((await from(calendar, '2001:db8:1:2:ffff::7', '/?q=kor')).status).toBe(429);
    expect((await from(calendar, '2001:db8:1:3::1', '/?q=kor')).status).toBe(200);
  });

  it('is the one that the trusted proxy names, whatever its client says', async () => {
    const calendar = await anApp({ services: { trustProxy: 1 } });
    const ask = (forged: string, client: string) =>
      from(calendar, '127.0.0.1', '/?q=kor', { headers: { 'X-Forwarded-For': `${forged}, ${client}` } });
    for (let i = 0; i < 600; i++) await ask(`203.0.113.${i % 250}`, '192.0.2.1');
    expect((await ask('203.0.113.251', '192.0.2.1')).status).toBe(429);
    expect((await ask('192.0.2.1', '192.0.2.2')).status).toBe(200);
  });

  it.each([
    '/?from=2036-05-01',
    '/?view=month&month=2036-05',
    '/poster?from=2036-05-01',
    '/embed?month=2036-05',
    FAR,
  ])('may look at other years thirty times at once: %s', async (path) => {
    const calendar = await anApp();
    expect(count(await askOften(calendar, 32, '192.0.2.1', path), 429)).toBe(2);
  });

  it('may check 300 drafts for clashes at once', async () => {
    const calendar = await anApp();
    const body = JSON.stringify(anInput());
    const headers = {
      Authorization: `Bearer ${calendar.tokens.sprogcafeen}`,
      'Content-Type': 'application/json',
    };
    const statuses: number[] = [];
    for (let i = 0; i < 301; i++) {
      const init = { method: 'POST', headers, body };
      statuses.push((await from(calendar, '192.0.2.1', '/api/v1/clash-check', init)).status);
    }
    expect([count(statuses, 200), statuses.at(-1)]).toEqual([300, 429]);
  });

  it('may have 30 calendars taken in at once', async () => {
    const calendar = await anApp();
    const headers = {
      Authorization: `Bearer ${calendar.tokens.sprogcafeen}`,
      'Content-Type': 'text/calendar',
    };
    const body = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n';
    const path = '/api/v1/associations/sprogcafeen/import';
    const statuses: number[] = [];
    for (let i = 0; i < 31; i++) {
      statuses.push((await from(calendar, '192.0.2.1', path, { method: 'POST', headers, body })).status);
    }
    expect([count(statuses, 200), statuses.at(-1)]).toEqual([30, 429]);
  });
});

describe('this very computer', () => {
  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('may ask as often as it likes: %s', async (address) => {
    const calendar = await anApp();
    expect(count(await askOften(calendar, 40, address, FAR), 200)).toBe(40);
  });
});

describe('all the public together', () => {
  /** A different stretch of years each time. */
  const years = (n: number): string =>
    `/api/v1/occurrences?from=${2100 + n * 3}-01-01&to=${2100 + n * 3}-01-02`;

  /** With a fifth of what makes a network large, so that the public may have five times as many stretches. */
  async function aFairlyLargeCalendar(): Promise<TestApp> {
    const calendar = await anApp();
    const once = { rule: null, excluded: [], added: [], changed: {} };
    const lines = Array.from({ length: 400 }, (_, i) =>
      JSON.stringify({ activity: anInput({ title: `Kor ${i}` }, once) }),
    );
    await loadNetwork(calendar.desk, { role: 'coordinator', name: 'test' }, lines);
    return calendar;
  }

  it('may have 300 stretches of other years worked out at once, then one in a while', async () => {
    const calendar = await aFairlyLargeCalendar();
    const statuses: number[] = [];
    for (let i = 0; i < 301; i++)
      statuses.push((await from(calendar, `192.0.2.${i % 250}`, years(i))).status);
    expect([count(statuses, 200), statuses.at(-1)]).toEqual([300, 503]);
    const busy = await from(calendar, '198.51.100.1', years(400));
    expect([busy.status, busy.headers.get('Retry-After')]).toEqual([503, '10']);
    const page = await from(calendar, '198.51.100.1', '/?from=3400-01-01', {
      headers: { 'Accept-Language': 'da' },
    });
    expect([page.status, page.headers.get('Retry-After')]).toEqual([503, '10']);
    expect(await page.text()).toContain('spurgt om meget');
    expect(calendar.faults).toEqual([]);
    // Whoever has asked looks at it as often as they like, and members look at any.
    expect((await from(calendar, '198.51.100.1', years(299))).status).toBe(200);
    const headers = { Authorization: `Bearer ${calendar.tokens.sprogcafeen}` };
    expect((await from(calendar, '198.51.100.2', years(401), { headers })).status).toBe(200);
    expect((await from(calendar, '198.51.100.3', '/')).status).toBe(200);
    calendar.at('2026-11-20T12:00:02Z');
    expect((await from(calendar, '198.51.100.1', years(402))).status).toBe(200);
  });

  it('may have as many as it likes where there is little to work out', async () => {
    const calendar = await anApp();
    const statuses: number[] = [];
    for (let i = 0; i < 100; i++) statuses.push((await from(calendar, `192.0.2.${i}`, years(i))).status);
    expect(count(statuses, 200)).toBe(100);
  });
});
