// What holds for every address, read from the table of routes: who is refused, what looking around leaves behind, who
// may keep an answer, and what browsers are told. A route that is new is tried here without a word.
import { describe, expect, test } from 'vitest';
import { pairIdOf } from '../../src/calendar/settlement.ts';
import { allRows } from '../support/every-table.ts';
import { all } from '../support/html.ts';
import type { Browser, MembersApp, Seen } from './account/visitors.ts';
import { aNetwork, anActivity, asWho, EVERYBODY, type Who } from './members/a-members-network.ts';
import { addressIn, type Route, routesOf } from './route-table.ts';

/** A network with something at every address, and what the addresses leave open. */
async function aFullNetwork() {
  const app = await aNetwork();
  const id = await anActivity(app, { visibility: 'network' });
  const other = await anActivity(app, { association: 'kvindeklubben', title: 'Systue' });
  const source = { url: 'https://calendar.example/a.ics' };
  await app.api('PUT', '/associations/sprogcafeen/sources/google', { as: 'coordinator', body: source });
  const own = { slug: 'sprogcafeen', id, pair: pairIdOf(id, other), name: 'google', version: 'x' };
  return { app, names: { ...own, link: 'L'.repeat(43), file: 'sprogcafeen.ics' } };
}

type Names = Awaited<ReturnType<typeof aFullNetwork>>['names'];

const reads = (app: MembersApp): Route[] => routesOf(app).filter(({ method }) => method === 'GET');
const writes = (app: MembersApp): Route[] =>
  routesOf(app).filter(({ method, path }) => method !== 'GET' && method !== 'OPTIONS' && !isOwn(path));

/** Where everybody does what is theirs alone, tried in test/http/account. */
function isOwn(path: string): boolean {
  return /^\/(sign-in|sign-out|account)(\/|$)/.test(path);
}

function send(browser: Browser, { method, path }: Route, names: Names): Promise<Seen> {
  const address = addressIn(path.replace('/clashes/:id/', `/clashes/${names.pair}/`), names);
  const [, type, body] = NEXT_TO_NOTHING.find(([of]) => of.test(path)) ?? FORM;
  return browser.send(method, address, type, body);
}

const FORM = [/./, 'application/x-www-form-urlencoded', ''] as const;
/** What is sent to the API, by address, so that nothing but who sends it is wrong. */
const NEXT_TO_NOTHING: readonly (readonly [RegExp, string, string])[] = [
  [/^\/api\/.*\/observances\/import$/, 'text/csv', 'kind;name;start;end;venue\n'],
  [/^\/api\/.*\/import$/, 'text/calendar', 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'],
  [/^\/api\//, 'application/json', '{}'],
];

/** What says only in its body whose it is: nobody’s here, so that it is found wanting. */
const NOBODYS = [
  'POST /activities/check',
  'POST /activities/new',
  'POST /api/v1/activities',
  'POST /api/v1/clash-check',
  'POST /board/season',
];

/** What is answered with neither a refusal nor a deed. */
const ALLOWED: Readonly<Partial<Record<Who, readonly string[]>>> = {
  'a reader': NOBODYS,
  // The clash is theirs too, and anybody may add a venue.
  'another’s editor': [
    ...NOBODYS,
    'POST /board/:pair',
    'POST /board/:pair/reopen',
    'PUT /api/v1/venues/:slug',
    'PUT /api/v1/clashes/:id/settlement',
  ],
};

describe('every write is refused before anything is stored', () => {
  test.each(['nobody', 'a reader', 'another’s editor'] as const)('to %s', async (who) => {
    const { app, names } = await aFullNetwork();
    const browser = await asWho(app, who);
    const before = await allRows(app.desk.store.read);
    const allowed: string[] = [];
    for (const route of writes(app)) {
      const { status, location } = await send(browser, route, names);
      const isLedToSignIn = status === 303 && location === '/sign-in';
      if (!isLedToSignIn && ![401, 403, 404].includes(status)) allowed.push(`${route.method} ${route.path}`);
      expect(await allRows(app.desk.store.read), `${route.method} ${route.path}`).toEqual(before);
    }
    expect(allowed.sort()).toEqual([...(ALLOWED[who] ?? [])].sort());
    expect(app.faults).toEqual([]);
  });
});

describe('looking at every address', () => {
  test.each(EVERYBODY)('changes nothing, whoever looks: %s', async (who) => {
    const { app, names } = await aFullNetwork();
    const browser = await asWho(app, who);
    const before = await allRows(app.desk.store.read);
    for (const { path } of reads(app)) {
      const address = addressIn(path, names);
      await browser.get(address);
      await browser.get(address, 'HEAD');
      expect(await allRows(app.desk.store.read), path).toEqual(before);
    }
    expect(app.faults).toEqual([]);
  });

  test('leaves a visitor no cookie', async () => {
    const { app, names } = await aFullNetwork();
    const browser = app.browser();
    for (const { path } of reads(app)) await browser.get(addressIn(path, names));
    expect([...browser.cookies]).toEqual([]);
  });

  test('gives nobody what was made for another', async () => {
    const { app, names } = await aFullNetwork();
    const visitor = app.browser();
    const anna = await asWho(app, 'its editor');
    const bashir = await asWho(app, 'another’s editor');
    const made: string[] = [];
    for (const { path } of reads(app)) {
      const address = addressIn(path, names);
      const [open, hers, his] = [
        await visitor.get(address),
        await anna.get(address),
        await bashir.get(address),
      ];
      const isForOne = hers.text !== open.text || his.text !== open.text;
      if (!isForOne) continue;
      made.push(path);
      for (const { headers, status } of [hers, his]) {
        expect(`${status} ${headers.get('Cache-Control')}`, address).toMatch(/no-store/);
      }
      // What anybody may keep must not be kept for members: it says whom it depends on, or is asked for each time.
      const kept = open.headers.get('Cache-Control') ?? '';
      const isAskedFor = /no-cache|no-store/.test(kept);
      const isTold = /Cookie/i.test(open.headers.get('Vary') ?? '');
      expect(isAskedFor || isTold, `${address} ${kept}`).toBe(true);
    }
    expect(made).toEqual(
      expect.arrayContaining(['/my', '/account', '/activities/:id', '/api/v1/activities']),
    );
  });
});

describe('every page', () => {
  /** Embeds are for other websites, and hold their style and script. */
  const isEmbed = (path: string): boolean => /^\/embed($|\/associations)/.test(path);
  const ALL = [
    "default-src 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ];
  const OF_PAGES = [
    ...ALL,
    ...["script-src 'self'", "style-src 'self'", "font-src 'self'", "img-src 'self' data:"],
    ...["form-action 'self'", "frame-ancestors 'none'"],
  ].sort();
  const OF_EMBEDS = [
    ...ALL,
    ...["script-src 'sha256-…'", "style-src 'sha256-…'", "form-action 'none'", 'frame-ancestors *'],
  ].sort();
  /** What some pages ask or frame besides. */
  const ALSO_OURS = ["connect-src 'self'", "frame-src 'self'"];

  test.each(EVERYBODY)('allows nothing but our own files, for %s', async (who) => {
    const { app, names } = await aFullNetwork();
    const browser = await asWho(app, who);
    let pages = 0;
    for (const { path } of reads(app)) {
      const { headers, html } = await browser.get(addressIn(path, names));
      expect(headers.get('X-Content-Type-Options'), path).toBe('nosniff');
      if (!headers.get('Content-Type')?.startsWith('text/html')) continue;
      pages++;
      const policy = (headers.get('Content-Security-Policy') ?? '').replace(
        /sha256-[\w+/=]{44}/g,
        'sha256-…',
      );
      const said = policy.split('; ').filter((one) => isEmbed(path) || !ALSO_OURS.includes(one));
      expect(said.sort(), path).toEqual(isEmbed(path) ? OF_EMBEDS : OF_PAGES);
      if (isEmbed(path)) continue;
      expect(headers.get('Cross-Origin-Opener-Policy'), path).toBe('same-origin');
      expect(headers.get('Cross-Origin-Resource-Policy'), path).toBe('same-origin');
      expect(headers.get('Referrer-Policy'), path).toMatch(/^(same-origin|no-referrer)$/);
      const scripts = all(html, 'script').filter(
        ({ attributes }) => !attributes.get('type')?.includes('json'),
      );
      expect(
        scripts.flatMap(({ children }) => children),
        path,
      ).toEqual([]);
      expect([...all(html, 'style'), ...all(html, '[style]')], path).toEqual([]);
    }
    expect(pages).toBeGreaterThan(10);
  });
});
