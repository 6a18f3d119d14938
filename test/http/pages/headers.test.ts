import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { all, one } from '../../support/html.ts';
import { aCalendar, anActivity, BASE_URL, idOf, REGISTER } from './a-calendar.ts';

const PATHS = [
  '/',
  '/?view=month',
  '/poster',
  '/associations',
  '/associations/sprogcafeen',
  `/activities/${idOf(1)}`,
  '/activities/none',
];

describe.each(PATHS)('the page %s', (path) => {
  test('sets no cookie and allows nothing but our own files', async () => {
    const { headers } = await (await aCalendar([...REGISTER, anActivity(1)])).see(path);
    expect(headers.get('Set-Cookie')).toBeNull();
    expect(headers.get('Content-Type')).toBe('text/html; charset=UTF-8');
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Content-Security-Policy')?.split('; ').sort()).toEqual([
      "base-uri 'none'",
      "default-src 'none'",
      "font-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "img-src 'self' data:",
      "require-trusted-types-for 'script'",
      "script-src 'self'",
      "style-src 'self'",
      "trusted-types 'none'",
    ]);
    expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
  });

  test('needs nothing of anybody else, and no style or script of its own', async () => {
    const { html } = await (await aCalendar([...REGISTER, anActivity(1)])).see(path);
    const scripts = all(html, 'script').filter(
      ({ attributes }) => attributes.get('type') !== 'application/ld+json',
    );
    const loaded = [...scripts, ...all(html, 'link[rel="stylesheet"]'), ...all(html, 'img')];
    const from = loaded.map(({ attributes }) => attributes.get('src') ?? attributes.get('href'));
    expect(from.every((address) => address?.startsWith('/static/'))).toBe(true);
    expect(scripts.flatMap(({ children }) => children)).toEqual([]);
    expect([...all(html, 'style'), ...all(html, '[style]')]).toEqual([]);
  });

  test('answers HEAD as GET, without the page', async () => {
    const { app } = await aCalendar([...REGISTER, anActivity(1)]);
    const [head, get] = await Promise.all([
      app.request(BASE_URL + path, { method: 'HEAD' }),
      app.request(BASE_URL + path),
    ]);
    expect(head.status).toBe(get.status);
    expect(await head.text()).toBe('');
  });
});

describe('a file of a page', () => {
  const styleOf = async () => {
    const calendar = await aCalendar();
    const { html } = await calendar.see('/');
    const [sheet] = all(one(html, 'head'), 'link[rel="stylesheet"]');
    return { calendar, path: sheet?.attributes.get('href') ?? '' };
  };

  test('is kept for a year, since another version has another address', async () => {
    const { calendar, path } = await styleOf();
    const { status, headers, text } = await calendar.see(path);
    expect(status).toBe(200);
    expect(headers.get('Content-Type')).toBe('text/css; charset=utf-8');
    expect(headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    expect(text).toContain('--paper');
    expect(text).toContain('.day-title');
  });

  test('is still found at the address of another version, but not kept', async () => {
    const { calendar, path } = await styleOf();
    const { status, headers } = await calendar.see(path.replace(/static\/[^/]+/, 'static/older'));
    expect([status, headers.get('Cache-Control')]).toEqual([200, 'no-cache']);
  });

  test('is sent packed to whoever can unpack it', async () => {
    const { calendar, path } = await styleOf();
    const packed = await calendar.app.request(BASE_URL + path, {
      headers: { 'Accept-Encoding': 'gzip, br' },
    });
    expect(packed.headers.get('Content-Encoding')).toBe('gzip');
    const text = gunzipSync(Buffer.from(await packed.arrayBuffer())).toString();
    expect(text).toBe((await calendar.see(path)).text);
  });
});
