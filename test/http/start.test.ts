import type { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { personOf } from '../../src/actions/sessions.ts';
import { hasCoordinator, makeStartLink } from '../../src/actions/start-links.ts';
import { holderOf } from '../../src/actions/tokens.ts';
import type { AppEnv } from '../../src/http/actor.ts';
import { startRoutes } from '../../src/http/start.tsx';
import { aDesk, type ClockedDesk } from '../support/desks.ts';
import { newFolder } from '../support/program.ts';

const NOW = '2026-11-20T12:00:00Z';
const BASE_URL = 'https://kalender.example';

describe('a start link', () => {
  test('asks before it makes anybody coordinator', async () => {
    const { page, text } = await aLink();
    const { status } = await page('GET');
    expect(status).toBe(200);
    expect(await text('GET')).toMatch(
      /<form [^>]*method="post">.*<button type="submit">.*Become coordinator/s,
    );
  });

  test('still works after programs have looked at it twenty times', async () => {
    const { page, text } = await aLink();
    for (let i = 0; i < 10; i++) {
      expect((await page('GET')).status).toBe(200);
      expect((await page('HEAD')).status).toBe(200);
    }
    expect(await text('POST')).toContain('Du er koordinator');
  });

  test('shows a key that works, and what to do with it', async () => {
    const { desk, text } = await aLink();
    const shown = await text('POST');
    const [token = ''] = /fk_[\w-]{43}/.exec(shown) ?? [];
    expect(await holderOf(desk, token)).toMatchObject({ role: 'coordinator' });
    expect(shown).toContain(`curl -X PUT ${BASE_URL}/api/v1/associations/`);
  });

  test('makes one coordinator of all who press the button at once', async () => {
    const { page } = await aLink();
    const answers = await Promise.all(Array.from({ length: 20 }, () => page('POST')));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 404)).toHaveLength(19);
  });

  test('says what to do once it is used', async () => {
    const { page, text } = await aLink();
    await page('POST');
    for (const method of ['GET', 'POST']) {
      expect((await page(method)).status).toBe(404);
      expect(await text(method)).toContain('npm run cli -- admin-link');
    }
  });

  test('says what to do once it is half an hour old', async () => {
    const { desk, page } = await aLink();
    desk.at('2026-11-20T12:30:00Z');
    expect((await page('GET')).status).toBe(404);
    expect((await page('POST')).status).toBe(404);
  });

  test.each(['GET', 'POST'])('is kept by nobody and told to nobody by the answer to %s', async (method) => {
    const { page } = await aLink();
    const { headers } = await page(method);
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(headers.get('X-Robots-Tag')).toBe('noindex');
  });

  test('shows the name of the network as words, whatever it is', async () => {
    const { desk } = await aLink();
    const name = '<script>alert(1)</script>';
    const routes = startRoutes({
      desk: { ...desk, settings: { ...desk.settings, name } },
      baseUrl: BASE_URL,
    });
    const link = await makeStartLink(desk, Buffer.alloc(32, 5));
    const text = await (await routes.request(`/start/${link}`)).text();
    expect(text).toContain('&lt;script&gt;');
    expect(text).not.toContain('<script>');
  });
});

describe('a start link that is given a name and an address', () => {
  const send = (routes: Hono<AppEnv>, link: string, fields: Readonly<Record<string, string>>) =>
    routes.request(`${BASE_URL}/start/${link}`, {
      method: 'POST',
      body: new URLSearchParams({ as: 'person', ...fields }),
    });

  test('makes that person a coordinator and signs them in', async () => {
    const { desk, routes, link } = await aLink();
    const answer = await send(routes, link, { name: 'Karen', email: 'Karen@Example.dk' });
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/my']);
    const [, cookie = ''] = /__Host-session=([\w-]{43});/.exec(answer.headers.get('Set-Cookie') ?? '') ?? [];
    const signedIn = await personOf(desk, cookie);
    expect(signedIn?.actor).toMatchObject({ role: 'coordinator', name: 'Karen' });
    expect(signedIn?.person.email).toBe('karen@example.dk');
    expect(await hasCoordinator(desk)).toBe(true);
    expect((await send(routes, link, { name: 'Eve', email: 'eve@example.dk' })).status).toBe(404);
  });

  test.each([
    ['no name', { name: ' ', email: 'karen@example.dk' }],
    ['no address', { name: 'Karen', email: 'karen' }],
    ['markup', { name: '', email: '"><script>alert(1)</script>' }],
  ])('asks again for %s, and still works', async (_name, fields) => {
    const { routes, link } = await aLink();
    const answer = await send(routes, link, fields);
    expect(answer.status).toBe(422);
    expect(await answer.text()).not.toContain('<script>');
    expect((await send(routes, link, { name: 'Karen', email: 'karen@example.dk' })).status).toBe(303);
  });
});

interface Link {
  readonly routes: Hono<AppEnv>;
  readonly link: string;
  readonly desk: ClockedDesk;
  page(method: string): Promise<Response>;
  text(method: string): Promise<string>;
}

async function aLink(): Promise<Link> {
  const desk = await aDesk({ file: `${newFolder()}/calendar.db` }, NOW);
  const routes: Hono<AppEnv> = startRoutes({ desk, baseUrl: BASE_URL });
  const link = await makeStartLink(desk, Buffer.alloc(32, 4));
  const page = async (method: string) => routes.request(`${BASE_URL}/start/${link}`, { method });
  return { desk, routes, link, page, text: async (method) => (await page(method)).text() };
}
