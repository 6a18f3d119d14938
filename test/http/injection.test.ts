// Line ends and quotes where a header or a calendar's line would break on them, and tables that a spreadsheet would run.
import { describe, expect, it, test } from 'vitest';
import { anApp, anInput } from '../support/app.ts';
import { published } from './api/answers.ts';
import { aNetwork, asWho } from './members/a-members-network.ts';
import { routesOf } from './route-table.ts';

const BREAKS = ['\r\n', '\n', '\r', '\u2028', '\0'];
const INJECTED = 'X-Injected: yes';

describe('a line end where one line is meant is refused', () => {
  const bodies = (words: string): readonly (readonly [string, string, unknown])[] => [
    ['an association’s name', 'PUT /associations/ny', { name: words }],
    ['an association’s town', 'PUT /associations/ny', { name: 'Ny', area: words }],
    ['a venue’s name', 'PUT /venues/ny', { name: words }],
    ['a tag', 'POST /activities', anInput({ audiences: [words] })],
    ['a link', 'POST /activities', anInput({ link: `https://a.example/${words}` })],
    ['a rule', 'POST /activities', anInput({}, { rule: `FREQ=WEEKLY;BYDAY=TU${words}` })],
    ['an observance’s name in an address', `PUT /observances/${encodeURIComponent(words)}`, {}],
  ];
  it.each(
    BREAKS.slice(0, 3).flatMap((end) =>
      bodies(`a${end}${INJECTED}`).map((row) => [row[0], JSON.stringify(end), row] as const),
    ),
  )('as %s: %s', async (_field, _end, [, call, body]) => {
    const { api, desk } = await anApp();
    const before = await desk.store.latestVersion();
    const [method = '', path = ''] = call.split(' ');
    const { status } = await api(method, path, { as: 'coordinator', body });
    expect([400, 404, 422]).toContain(status);
    expect(await desk.store.latestVersion()).toBe(before);
  });

  test('as the name of somebody who is written to', async () => {
    const app = await aNetwork();
    const coordinator = await asWho(app, 'the coordinator');
    const fields = {
      name: `Ny\r\nBcc: alle@example.dk`,
      email: 'ny@example.dk',
      language: 'da',
      role: 'coordinator',
    };
    expect((await coordinator.post('/coordinate/people', fields)).status).toBe(422);
    const address = { ...fields, name: 'Ny', email: 'ny@example.dk\r\nBcc: alle@example.dk' };
    expect((await coordinator.post('/coordinate/people', address)).status).toBe(422);
    expect((await app.letters()).length).toBe(0);
  });
});

describe('whatever an address says, an answer has the headers that we gave it', () => {
  it.each(
    BREAKS.flatMap((end) => {
      const bad = encodeURIComponent(`a"${end}${INJECTED}`);
      return [
        `/associations/${bad}.ics`,
        `/activities/${bad}.ics`,
        `/feeds/${bad}.ics?audience=women`,
        `/calendar.ics?audience=women&lang=${bad}`,
        `/?lang=${bad}&from=${bad}`,
        `/follow?lang=${bad}`,
        `/embed?lang=${bad}&accent=${bad}`,
        `/oembed?url=${bad}&callback=${bad}`,
        `/sign-in?next=${bad}`,
        `/my?lang=${bad}`,
        `/static/${bad}/${bad}`,
        `/api/v1/activities?q=${bad}`,
        `/api/v1/associations/${bad}`,
      ];
    }),
  )('%s', async (path) => {
    const app = await anApp();
    await published(app, anInput());
    const { headers, status } = await app.ask('GET', path);
    expect(status).toBeLessThan(500);
    expect(headers.get('X-Injected')).toBeNull();
    const disposition = headers.get('Content-Disposition');
    if (disposition) expect(disposition).toMatch(/^inline; filename="[\w.-]+"$/);
    expect(headers.get('Location') ?? '/').toMatch(/^\/[^/\\]?[\x21-\x7e]*$/);
    expect(app.faults).toEqual([]);
  });
});

test('nothing is given out as a table that a spreadsheet would take for formulas', async () => {
  const app = await anApp();
  await published(app, anInput({ title: '=cmd|calc' }));
  const types = new Set<string>();
  for (const { path } of routesOf(app).filter(
    ({ method, path: one }) => method === 'GET' && !one.includes(':'),
  )) {
    types.add((await app.ask('GET', path, { as: 'coordinator' })).headers.get('Content-Type') ?? '');
  }
  expect([...types].filter((type) => /csv|excel|spreadsheet|tab-separated/.test(type))).toEqual([]);
  expect(types.size).toBeGreaterThan(4);
});

describe('whatever an address says, it leads nowhere but here', () => {
  it.each([
    '//evil.example',
    '/\\evil.example',
    'https:evil.example',
    '%2f%2fevil.example',
    '\t//evil.example',
  ])('%j', async (elsewhere) => {
    const app = await aNetwork();
    const said = ['next', 'to', 'return', 'url', 'redirect', 'from', 'lang'].map(
      (name) => `${name}=${encodeURIComponent(elsewhere)}`,
    );
    const everybody = [app.browser(), await asWho(app, 'the coordinator')];
    const paths = routesOf(app)
      .filter(({ method, path }) => method === 'GET' && !path.includes(':'))
      .map(({ path }) => path);
    for (const browser of everybody) {
      for (const path of [...paths, `/${elsewhere}/`, `/${elsewhere}/..`]) {
        const { location } = await browser.get(`${path}?${said.join('&')}`);
        if (location !== null) expect(location, path).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/);
      }
      for (const path of ['/sign-out', '/account']) {
        const { location } = await browser.post(`${path}?${said.join('&')}`, { next: elsewhere });
        if (location !== null) expect(location, path).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/);
      }
    }
  });
});
