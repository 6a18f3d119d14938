// Who may keep what they have read, and who may read it at all: conditional requests, caches and other websites.
import { beforeAll, describe, expect, it } from 'vitest';
import { anApp, anInput, type TestApp } from '../../support/app.ts';
import { published } from './answers.ts';

let calendar: TestApp;
let itsPath: string;
const closing: (() => void | Promise<void>)[] = [];

beforeAll(async () => {
  calendar = await anApp({ whenDone: (close) => closing.unshift(close) });
  itsPath = `/activities/${(await published(calendar, anInput())).activity.id}`;
  return async () => {
    for (const close of closing) await close();
  };
});

describe('what has been read', () => {
  it.each(['/associations', '/venues/ny-hal', '/activities', '/occurrences', '/occurrences?from=2026-12-01'])(
    'at %s is not sent again to who has it',
    async (path) => {
      const first = await calendar.api('GET', path);
      const etag = first.headers.get('ETag') ?? '';
      expect(etag).toMatch(/^"[\w-]+"$/);
      for (const known of [etag, `W/${etag}`, `"andet", ${etag}`, '*']) {
        const again = await calendar.api('GET', path, { headers: { 'If-None-Match': known } });
        expect([again.status, again.text]).toEqual([304, '']);
        expect(again.headers.get('ETag')).toBe(etag);
        expect(again.headers.get('Cache-Control')).toBe('public, max-age=60');
      }
      const other = await calendar.api('GET', path, { headers: { 'If-None-Match': '"andet"' } });
      expect(other.status).toBe(200);
    },
  );

  it('is sent again once it has changed', async () => {
    const app = await anApp();
    const { activity } = await published(app, anInput());
    for (const path of ['/activities', `/activities/${activity.id}`, '/occurrences?from=2026-12-01']) {
      const first = (await app.api('GET', path)).headers.get('ETag') ?? '';
      const body = anInput({ title: `Ændret for ${path}` });
      await app.api('PUT', `/activities/${activity.id}`, { as: 'sprogcafeen', body });
      const again = await app.api('GET', path, { headers: { 'If-None-Match': first } });
      expect([again.status, again.headers.get('ETag') === first]).toEqual([200, false]);
    }
  });

  it('by the public may be kept for a minute, by a member not at all', async () => {
    for (const path of ['/associations', '/activities', itsPath, '/occurrences']) {
      const open = await calendar.api('GET', path);
      expect(open.headers.get('Cache-Control')).toBe('public, max-age=60');
      expect(open.headers.get('Vary')).toContain('Authorization');
      const own = await calendar.api('GET', path, { as: 'sprogcafeen' });
      expect(own.headers.get('Cache-Control')).toBe('no-store');
    }
  });

  it('may not be kept where it is a problem or the answer to a write', async () => {
    expect((await calendar.api('GET', '/activities/ukendt')).headers.get('Cache-Control')).toBe('no-store');
    const check = await calendar.api('POST', '/clash-check', { as: 'sprogcafeen', body: anInput() });
    expect(check.headers.get('Cache-Control')).toBe('no-store');
  });

  it('by the public may be read by any website, by a member by none', async () => {
    const origin = { Origin: 'https://partner.example' };
    for (const path of ['/activities', '/activities/ukendt', '/occurrences?limit=0']) {
      const open = await calendar.api('GET', path, { headers: origin });
      expect(open.headers.get('Access-Control-Allow-Origin')).toBe('*');
      expect(open.headers.get('Access-Control-Allow-Credentials')).toBeNull();
      const own = await calendar.api('GET', path, { as: 'sprogcafeen', headers: origin });
      expect(own.headers.get('Access-Control-Allow-Origin')).toBeNull();
    }
    const write = await calendar.api('POST', '/activities', { headers: origin });
    expect(write.headers.get('Access-Control-Allow-Origin')).toBeNull();
  });

  it('is announced to browsers that ask first, reads alone', async () => {
    const headers = { Origin: 'https://partner.example', 'Access-Control-Request-Method': 'GET' };
    const answer = await calendar.ask('OPTIONS', '/api/v1/activities', { headers });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(answer.headers.get('Access-Control-Allow-Methods')).toBe('GET, HEAD');
    expect(answer.headers.get('Access-Control-Allow-Headers')).toBe('If-None-Match');
  });

  it('has the same headers for HEAD, without a body', async () => {
    const path = itsPath;
    const [get, head] = [await calendar.api('GET', path), await calendar.api('HEAD', path)];
    expect([head.status, head.text]).toEqual([200, '']);
    expect(head.headers.get('ETag')).toBe(get.headers.get('ETag'));
    expect(head.headers.get('Cache-Control')).toBe('public, max-age=60');
  });
});
