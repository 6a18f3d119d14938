// What comes from outside calendars, looked for at every address there is: a neighbour's is shown on pages and published
// nowhere, and of a calendar that is busy only nobody but its editors reads a word.
import { expect, test } from 'vitest';
import { lettersDue } from '../../src/actions/due-letters.ts';
import { noteLetters } from '../../src/actions/note-letters.ts';
import { refreshSources } from '../../src/actions/refresh-sources.ts';
import { anOutsideCalendar, type OutsideCalendar } from '../actions/a-source.ts';
import { tuesdays } from '../actions/imports.ts';
import { anInput } from '../support/app.ts';
import { all, parseHtml } from '../support/html.ts';
import { aMembersApp, type MembersApp } from './account/visitors.ts';
import { type PublishedTold, told } from './api/answers.ts';

const CANARY = 'kanariefugl';
const PLAIN = { added: [], excluded: [], changed: {} };

/** Every word of it says so. */
const SAID = tuesdays(
  `${CANARY}@outside.example`,
  `Fest hos ${CANARY}`,
  `DESCRIPTION:Kom til ${CANARY}`,
  `LOCATION:Vejen ved ${CANARY}`,
  `CATEGORIES:${CANARY}`,
  `URL:https://${CANARY}.example/`,
  `CONFERENCE;VALUE=URI:https://${CANARY}.example/i`,
);

/** A network where an association, put there by the coordinator, follows the calendar. */
async function aFollower(calendar: OutsideCalendar, slug: string, terms: object): Promise<MembersApp> {
  const app = await aMembersApp({ services: { fetching: calendar.fetching } });
  const by = { as: 'coordinator' } as const;
  await app.api('PUT', `/associations/${slug}`, { ...by, body: { name: slug } });
  const body = { url: calendar.url, ...terms };
  told(await app.api('PUT', `/associations/${slug}/sources/feed`, { ...by, body }), 201);
  await refreshSources(app.desk, calendar.refreshing);
  expect(app.desk.network.origins.size).toBe(1);
  return app;
}

interface Address {
  /** As the routes have it. */
  readonly route: string;
  readonly address: string;
}

/** Every address that is read, filled in with the association, its source and what came from it. */
function addressesOf({ app, desk }: MembersApp, slug: string): readonly Address[] {
  const [id = ''] = desk.network.activities.keys();
  const routes = app.routes.filter(({ method, path }) => method === 'GET' && !path.includes('*'));
  return [...new Set(routes.map(({ path }) => path))].flatMap((route) =>
    [id, slug].flatMap((name) => {
      const end = route.includes('.ics') ? '.ics' : '';
      const address = route.replace(/:name\b/, 'feed').replace(/:\w+(\{[^/]*\})?\??/g, name + end);
      return ['', `?association=${slug}`, '?from=2026-12-01&view=month&month=2026-12&q=fest'].map(
        (query) => ({
          route,
          address: address + query,
        }),
      );
    }),
  );
}

test('what a neighbour shows is on pages and in the API, and is published nowhere again', async () => {
  const calendar = await anOutsideCalendar(SAID);
  const app = await aFollower(calendar, 'gentofte', { kind: 'neighbour', shown: true });
  const found = new Set<string>();
  const [id = ''] = app.desk.network.activities.keys();
  for (const { route, address } of addressesOf(app, 'gentofte')) {
    const { status, text } = await app.ask('GET', address);
    const isOf = address.includes(id) ? text.includes(CANARY) : text.includes(CANARY) || text.includes(id);
    if (status === 200 && isOf) found.add(route);
  }
  expect(app.faults).toEqual([]);
  expect([...found].sort()).toEqual([
    '/',
    '/activities/:id',
    '/api/v1/activities',
    '/api/v1/activities/:id',
    '/api/v1/activities/:id/occurrences',
    '/api/v1/occurrences',
    '/associations/:slug',
    '/poster',
  ]);
  const page = (await app.ask('GET', `/activities/${id}`)).text;
  expect(page).toContain('<meta name="robots" content="noindex"');
  expect(page).not.toContain('application/ld+json');
  expect(page).not.toContain('.ics');
  expect(page).not.toContain('oembed');
  for (const path of [
    '/export.jsonl',
    '/associations/gentofte/export.jsonl',
    '/associations/gentofte/export.ics',
  ])
    expect((await app.api('GET', path, { as: 'coordinator' })).text).not.toContain(CANARY);
});

test('what only a neighbour has is to be chosen where it is seen, and not where it would be an empty feed', async () => {
  const calendar = await anOutsideCalendar(SAID.replace(`LOCATION:Vejen ved ${CANARY}`, 'LOCATION:Hallen'));
  const app = await aMembersApp({ services: { fetching: calendar.fetching } });
  const by = { as: 'coordinator' } as const;
  await app.api('PUT', '/venues/hallen', { ...by, body: { name: 'Hallen', area: 'Gentofte by' } });
  await app.api('PUT', '/associations/gentofte', { ...by, body: { name: 'Gentofte' } });
  const url = calendar.url;
  const body = { url, kind: 'neighbour', shown: true };
  told(await app.api('PUT', '/associations/gentofte/sources/feed', { ...by, body }), 201);
  told(await app.api('POST', '/activities', { ...by, body: anInput({}, PLAIN) }), 201);
  await refreshSources(app.desk, calendar.refreshing);
  const choices = async (path: string): Promise<readonly string[]> => {
    const html = parseHtml((await app.ask('GET', path)).text);
    return all(html, 'input[type="checkbox"]').map(({ attributes }) => attributes.get('value') ?? '');
  };
  expect(await choices('/')).toEqual(expect.arrayContaining([CANARY, 'Gentofte by', 'gentofte', 'Holte']));
  for (const path of ['/follow', '/embed/builder']) {
    const offered = await choices(path);
    expect(offered).toEqual(expect.arrayContaining(['Holte', 'sprogcafeen', 'women']));
    for (const theirs of [CANARY, 'Gentofte by', 'gentofte']) expect(offered).not.toContain(theirs);
  }
});

test('nothing is embedded of what a neighbour shows, nor is it to be followed here', async () => {
  const calendar = await anOutsideCalendar(SAID);
  const app = await aFollower(calendar, 'gentofte', { kind: 'neighbour', shown: true });
  const own = told<PublishedTold>(
    await app.api('POST', '/activities', { as: 'sprogcafeen', body: anInput({}, PLAIN) }),
    201,
  );
  const theirs = [...app.desk.network.origins.keys()][0] ?? '';
  const embedded = async (path: string): Promise<number> =>
    (await app.ask('GET', `/oembed?url=${encodeURIComponent(app.baseUrl + path)}`)).status;
  expect(await embedded(`/activities/${own.activity.id}`)).toBe(200);
  expect(await embedded(`/activities/${theirs}`)).toBe(404);
  expect(await embedded('/activities/nothing')).toBe(404);
  expect(await embedded('/associations/sprogcafeen')).toBe(200);
  expect(await embedded('/associations/gentofte')).toBe(404);
  expect((await app.ask('GET', '/associations/sprogcafeen')).text).toContain('/associations/sprogcafeen.ics');
  const page = await app.ask('GET', '/associations/gentofte');
  expect([page.status, page.text.includes(CANARY)]).toEqual([200, true]);
  for (const way of ['.ics', 'oembed', '/embed/builder']) expect(page.text).not.toContain(way);
});

test('of a neighbour that is not shown nothing is embedded, nor is it to be followed here', async () => {
  const calendar = await anOutsideCalendar(SAID);
  const app = await aFollower(calendar, 'gentofte', { kind: 'neighbour', shown: false });
  const address = encodeURIComponent(`${app.baseUrl}/associations/gentofte`);
  expect((await app.ask('GET', `/oembed?url=${address}`)).status).toBe(404);
  const page = await app.ask('GET', '/associations/gentofte');
  expect([page.status, page.text.includes(CANARY)]).toEqual([200, false]);
  for (const way of ['.ics', 'oembed', '/embed/builder']) expect(page.text).not.toContain(way);
});

test('of a calendar that is busy only nobody but its editors reads a word, wherever they look', async () => {
  const calendar = await anOutsideCalendar(SAID);
  const app = await aFollower(calendar, 'sprogcafeen', { busyOnly: true });
  const { api, ask, desk } = app;
  const other = { as: 'kvindeklubben' } as const;
  const theirs = anInput({ association: 'kvindeklubben', venue: null, needs: [], audiences: [] }, PLAIN);
  const checked = await api('POST', '/clash-check', { ...other, body: theirs });
  const lines = {
    text: JSON.stringify({ activity: theirs }),
    headers: { 'Content-Type': 'application/jsonl' },
  };
  const season = await api('POST', '/clash-check', { ...other, ...lines });
  const clashes = [{ activity: { association: 'sprogcafeen' } }];
  expect(told(checked, 200)).toMatchObject({ clashes });
  expect(told(season, 200)).toMatchObject({ activities: [{ clashes }] });
  for (const { text } of [checked, season]) expect(text).not.toContain(CANARY);

  const bashir = await app.signedIn('Bashir', { association: 'kvindeklubben' });
  told(await api('POST', '/activities', { ...other, body: theirs }), 201);
  let good = 0;
  for (const { address } of addressesOf(app, 'sprogcafeen')) {
    const answers = [
      await ask('GET', address),
      await ask('GET', address, other),
      await bashir.get(address.startsWith('/sign-out') ? '/' : address),
    ];
    for (const { status, text } of answers) {
      expect(text, address).not.toContain(CANARY);
      if (status === 200) good++;
    }
  }
  expect(good).toBeGreaterThan(100);
  const board = await bashir.get('/board');
  expect(board.text).toContain('Optaget');
  expect(app.faults).toEqual([]);
  await noteLetters(desk);
  app.at('2026-11-28T12:00:00Z');
  const due = await lettersDue(desk);
  expect(due).toMatchObject([{ person: { name: 'Bashir' }, news: [{ kind: 'clash' }] }]);
  const letters = JSON.stringify(due);
  expect(letters).not.toContain(CANARY);
  const own = await api('GET', '/activities?association=sprogcafeen', { as: 'sprogcafeen' });
  expect(own.text).toContain(CANARY);
});
