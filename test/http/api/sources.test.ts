// Following outside calendars over the API, finding what is there twice, and taking everything away.
import { describe, expect, it } from 'vitest';
import { importCalendar } from '../../../src/actions/import-calendar.ts';
import { loadNetwork } from '../../../src/actions/load-network.ts';
import { refreshSources } from '../../../src/actions/refresh-sources.ts';
import { anOutsideCalendar } from '../../actions/a-source.ts';
import { aFile, COORDINATOR, tuesdays } from '../../actions/imports.ts';
import { anApp, anInput, type TestApp } from '../../support/app.ts';
import { aDesk } from '../../support/desks.ts';
import { newFolder } from '../../support/program.ts';
import { type ActivityTold, published, told } from './answers.ts';

const PATH = '/associations/sprogcafeen/sources/google';
const SECRET = 'private-6f1f9c2e';
const URL_ = `https://calendar.example/${SECRET}/basic.ics`;
const EDITOR = { as: 'sprogcafeen' } as const;
/** Nothing of the hostile title is left. */
const UNTITLED = 'An activity has no title (SUMMARY): “b@x”.';
const HOSTILE = '<script>alert("x")</script>';

describe('a source', () => {
  it('is told of, changed, listed and removed', async () => {
    const { api } = await anApp();
    const made = await api('PUT', PATH, { ...EDITOR, body: { url: URL_.replace('https', 'webcal') } });
    const view = {
      name: 'google',
      url: URL_,
      interval: 'PT1H',
      kind: 'own',
      busyOnly: false,
      shown: true,
      tried: null,
      fetched: null,
      due: '2026-11-20T12:00:00Z',
      failures: 0,
      fault: null,
      activities: 0,
    };
    expect(told(made, 201)).toEqual(view);
    const changed = await api('PUT', PATH, {
      ...EDITOR,
      body: { url: URL_, interval: 'P1D', busyOnly: true },
    });
    expect(told(changed, 200)).toEqual({ ...view, interval: 'PT24H', busyOnly: true });
    const list = await api('GET', '/associations/sprogcafeen/sources', EDITOR);
    expect(told(list, 200)).toEqual({ sources: [changed.body] });
    expect(told(await api('DELETE', PATH, EDITOR), 200)).toEqual(changed.body);
    expect((await api('GET', PATH, EDITOR)).status).toBe(404);
  });

  it.each<[string, object, string]>([
    ['without an address', {}, 'url'],
    ['at no address', { url: 'kalender' }, 'url'],
    ['at another scheme', { url: `ftp://calendar.example/${SECRET}` }, 'url'],
    ['at another port', { url: `https://calendar.example:8443/${SECRET}` }, 'url'],
    ['with a password', { url: `https://anna:${SECRET}@calendar.example/` }, 'url'],
    ['asked every minute', { url: URL_, interval: 'PT1M' }, 'interval'],
    ['asked never', { url: URL_, interval: 'P8D' }, 'interval'],
    ['of no kind', { url: URL_, kind: HOSTILE }, 'kind'],
    ['that is own and not shown', { url: URL_, shown: false }, 'shown'],
    ['with something unknown', { url: URL_, [HOSTILE]: 1 }, HOSTILE],
  ])('%s is refused, and the address is not said again', async (_sentence, body, field) => {
    const { api } = await anApp();
    const answer = await api('PUT', PATH, { ...EDITOR, body });
    expect(answer.body).toMatchObject({ status: 422, errors: [{ field }] });
    expect(answer.text).not.toContain(SECRET);
  });

  it('is taken back as it was read', async () => {
    const { api } = await anApp();
    await api('PUT', PATH, { ...EDITOR, body: { url: URL_, interval: 'PT2H' } });
    const { body } = await api('GET', PATH, EDITOR);
    expect(told(await api('PUT', PATH, { ...EDITOR, body }), 200)).toEqual(body);
    const other = { ...(body as object), name: 'outlook' };
    expect((await api('PUT', PATH, { ...EDITOR, body: other })).status).toBe(422);
  });

  it('is looked at before anything is stored', async () => {
    const calendar = await anOutsideCalendar(tuesdays('a@x', 'Kor'), tuesdays('b@x', HOSTILE));
    const { api, desk } = await anApp({ services: { fetching: calendar.fetching } });
    const version = await desk.store.latestVersion();
    const sent = { ...EDITOR, body: { url: calendar.url } };
    const report = { created: 2, updated: 0, unchanged: 0, cancelled: 0, skipped: [], warnings: [UNTITLED] };
    expect(told(await api('POST', `${PATH}/report`, sent), 200)).toEqual(report);
    expect(await desk.store.latestVersion()).toBe(version);
    calendar.answers((_request, response) => response.end('<html>'));
    expect((await api('POST', `${PATH}/report`, sent)).body).toMatchObject({
      status: 422,
      errors: [{ field: 'url', detail: expect.stringContaining('Give the address of the calendar itself') }],
    });
  });

  it('keeps its address from everybody but its editors, at every address there is', async () => {
    const calendar = await anOutsideCalendar(tuesdays('a@x', 'Kor'));
    const { api, app, ask, desk, faults } = await anApp({ services: { fetching: calendar.fetching } });
    await api('PUT', PATH, { ...EDITOR, body: { url: `${calendar.url}${SECRET}` } });
    await refreshSources(desk, calendar.refreshing);
    const paths = app.routes
      .filter(({ method, path }) => method === 'GET' && !path.includes('*'))
      .map(({ path }) => path.replace(/:slug|:file\{[^}]*\}+/, 'sprogcafeen').replace(':name', 'google'));
    expect(paths.length).toBeGreaterThan(20);
    for (const path of new Set(paths)) {
      for (const as of ['nobody', 'kvindeklubben'] as const) {
        expect((await ask('GET', path, { as })).text, path).not.toContain(SECRET);
      }
    }
    expect(faults).toEqual([]);
    expect((await api('GET', PATH, EDITOR)).text).toContain(SECRET);
  });
});

describe('a neighbouring network', () => {
  const SHOWN = { kind: 'neighbour', shown: true };

  async function withNeighbour(terms: object): Promise<TestApp> {
    const calendar = await anOutsideCalendar(tuesdays('a@gentofte', 'Kor i Gentofte'));
    const app = await anApp({ services: { fetching: calendar.fetching } });
    const by = { as: 'coordinator' } as const;
    await app.api('PUT', '/associations/gentofte', { ...by, body: { name: 'Gentofte' } });
    const body = { url: calendar.url, ...terms };
    told(await app.api('PUT', '/associations/gentofte/sources/feed', { ...by, body }), 201);
    await refreshSources(app.desk, calendar.refreshing);
    return app;
  }

  it.each([
    ['shown', SHOWN, true],
    ['not shown', { kind: 'neighbour' }, false],
    ['busy only', { kind: 'neighbour', busyOnly: true }, false],
  ] as const)('that is %s counts in clash checks and is in no feed', async (_sentence, terms, isSeen) => {
    const { api, ask } = await withNeighbour(terms);
    const body = anInput({ venue: null, needs: [] }, { added: [], excluded: [], changed: {} });
    const checked = await api('POST', '/clash-check', { ...EDITOR, body });
    expect(told(checked, 200)).toMatchObject({ clashes: [{ activity: { association: 'gentofte' } }] });
    for (const feed of ['/calendar.ics', '/associations/gentofte.ics', '/calendar.ics?q=Kor']) {
      const answer = await ask('GET', feed);
      expect([answer.status, answer.text.includes('Gentofte i'), answer.text.includes('a@gentofte')]).toEqual(
        [200, false, false],
      );
    }
    for (const path of [
      '/export.jsonl',
      '/associations/gentofte/export.jsonl',
      '/associations/gentofte/export.ics',
    ])
      expect((await api('GET', path, { as: 'coordinator' })).text).not.toContain('a@gentofte');
    const listed = told<{ activities: ActivityTold[] }>(await api('GET', '/activities'), 200).activities;
    expect(listed).toHaveLength(isSeen ? 1 : 0);
  });
});

describe('the same activity twice', () => {
  async function twice(): Promise<{ app: TestApp; typed: ActivityTold; pair: string }> {
    const app = await anApp();
    const plain = { added: [], excluded: [], changed: {} };
    const typed = (await published(app, anInput({ venue: null, audiences: [] }, plain))).activity;
    const file = aFile(tuesdays('a@google', 'Sprogcafe'), tuesdays('b@google', 'Strikkeklub'));
    await importCalendar(app.desk, COORDINATOR, 'sprogcafeen', file, { dryRun: false });
    const list = await app.api('GET', '/associations/sprogcafeen/duplicates', EDITOR);
    const { duplicates } = told<{ duplicates: { id: string }[] }>(list, 200);
    expect(duplicates).toMatchObject([{ dates: 8 }]);
    return { app, typed, pair: duplicates[0]?.id ?? '' };
  }

  it('is found, and one is kept with what only the other says', async () => {
    const { app, typed, pair } = await twice();
    const other = app.desk.network.byUid.get('a@google');
    const path = `/associations/sprogcafeen/duplicates/${pair}`;
    const sent = { ...EDITOR, body: { outcome: 'same', keep: other?.id } };
    told(await app.api('PUT', path, sent), 200);
    expect(app.desk.network.byUid.get('a@google')).toMatchObject({
      title: { da: 'Sprogcafe', ar: 'مقهى اللغة' },
      description: { da: 'Kom og tal dansk' },
      languages: ['da', 'ar'],
    });
    expect(app.desk.network.activities.get(typed.id)).toMatchObject({
      status: 'cancelled',
      visibility: 'network',
    });
    const list = await app.api('GET', '/associations/sprogcafeen/duplicates', EDITOR);
    expect(list.body).toEqual({ duplicates: [] });
    expect((await app.ask('GET', '/calendar.ics')).text).not.toContain(typed.id);
  });

  it('that is not the same is not asked about again', async () => {
    const { app, pair } = await twice();
    const path = `/associations/sprogcafeen/duplicates/${pair}`;
    told(await app.api('PUT', path, { ...EDITOR, body: { outcome: 'different' } }), 200);
    const list = await app.api('GET', '/associations/sprogcafeen/duplicates', EDITOR);
    expect(list.body).toEqual({ duplicates: [] });
    expect([...app.desk.network.activities.values()].map(({ status }) => status)).toEqual([
      'confirmed',
      'confirmed',
      'confirmed',
    ]);
  });

  it('is decided about only by a pair of theirs, naming one of the two', async () => {
    const { app, pair } = await twice();
    const put = (id: string, body: object) =>
      app.api('PUT', `/associations/sprogcafeen/duplicates/${id}`, { ...EDITOR, body });
    const [first = '', second = ''] = pair.split('~');
    for (const id of [`${second}~${first}`, first, `${first}~${first}`, 'a~b'])
      expect((await put(id, { outcome: 'different' })).status).toBe(404);
    for (const body of [
      { outcome: 'same' },
      { outcome: 'same', keep: 'a' },
      { outcome: 'different', keep: first },
    ])
      expect((await put(pair, body)).status).toBe(422);
  });
});

describe('taking everything away', () => {
  it('as JSON Lines gives the same elsewhere', async () => {
    const app = await anApp();
    await published(app, anInput({ visibility: 'network', title: HOSTILE }));
    const coHosted = anInput({ coHosts: ['kvindeklubben'], title: 'Fællesspisning' });
    told(await app.api('POST', '/activities', { as: 'coordinator', body: coHosted }), 201);
    const ofKvindeklubben = anInput({ association: 'kvindeklubben', title: 'Ikke deres' });
    told(await app.api('POST', '/activities', { as: 'kvindeklubben', body: ofKvindeklubben }), 201);
    const lines = await app.api('GET', '/associations/sprogcafeen/export.jsonl', EDITOR);
    expect(lines.headers.get('Content-Disposition')).toBe('attachment; filename="sprogcafeen.jsonl"');
    expect(lines.headers.get('Cache-Control')).toBe('no-store');
    expect(lines.text).not.toContain('Ikke deres');

    const elsewhere = await aDesk({ file: `${newFolder()}/calendar.db` }, '2026-11-20T12:00:00Z');
    await loadNetwork(elsewhere, COORDINATOR, lines.text.split('\n'));
    const own = [...app.desk.network.activities.values()].filter((one) => one.association === 'sprogcafeen');
    expect(own).toHaveLength(2);
    expect([...elsewhere.network.activities.values()]).toEqual(expect.arrayContaining(own));
    expect(elsewhere.network.activities.size).toBe(2);
  });

  it('as a calendar has what is for members too', async () => {
    const app = await anApp();
    await published(app, anInput({ visibility: 'network', title: 'Kun for os' }));
    const calendar = await app.api('GET', '/associations/sprogcafeen/export.ics', EDITOR);
    expect(calendar.text).toMatch(
      /^BEGIN:VCALENDAR\r\n(.*\r\n)*SUMMARY:Kun for os\r\n(.*\r\n)*END:VCALENDAR\r\n$/,
    );
    expect((await app.ask('GET', '/associations/sprogcafeen.ics')).text).not.toContain('Kun for os');
  });

  it('of the network is for the coordinator, line by line', async () => {
    const app = await anApp();
    await published(app, anInput());
    const lines = (await app.api('GET', '/export.jsonl', { as: 'coordinator' })).text.trim().split('\n');
    expect(lines.map((line) => Object.keys(JSON.parse(line))[0])).toEqual([
      'association',
      'association',
      'venue',
      'venue',
      'activity',
    ]);
  });
});
