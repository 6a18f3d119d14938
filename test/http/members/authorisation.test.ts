// Who may look at what and do what, over the whole table of the pages for members.
import { describe, expect, it, test } from 'vitest';
import { pairIdOf } from '../../../src/calendar/settlement.ts';
import { membersRoutes } from '../../../src/http/members/members-routes.ts';
import type { MembersApp } from '../account/visitors.ts';
import { aHold, aNetwork, anActivity, asWho, EVERYBODY, sendFile, type Who } from './a-members-network.ts';

interface Row {
  readonly path: string;
  /** What is sent; left out, the page is only looked at. */
  readonly fields?: Readonly<Record<string, string>>;
  /** What must be there first. @returns what is sent besides */
  readonly before?: (app: MembersApp) => Promise<Readonly<Record<string, string>>>;
  /** What it leads the good ones to say; a page where it is left out. */
  readonly done?: string;
}

const CALENDAR = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//prove//da',
  'BEGIN:VEVENT',
  'UID:1@example.dk',
  'DTSTAMP:20261120T120000Z',
  'DTSTART:20261201T180000Z',
  'DTEND:20261201T190000Z',
  'SUMMARY:Kor',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n');

const aPerson = async (app: MembersApp) => ({ person: (await app.invite('Olga')).person.id });
const person = { name: 'Ny', email: 'ny@example.dk', language: 'da' };

async function aToken(app: MembersApp): Promise<Readonly<Record<string, string>>> {
  const editor = await app.signedIn('Tove');
  const { text } = await editor.post('/associations/sprogcafeen/tokens', { name: 'Hjemmesiden' });
  const [, token = ''] = /name="token" value="([0-9a-f]{64})"/.exec(text) ?? [];
  return { token };
}

async function aSource(app: MembersApp): Promise<Readonly<Record<string, string>>> {
  const body = { url: 'https://calendar.example/a.ics' };
  await app.api('PUT', '/associations/sprogcafeen/sources/google', { as: 'coordinator', body });
  return {};
}

const UNDER_ASSOCIATION: readonly Row[] = [
  { path: '/manage' },
  { path: '/import' },
  { path: '/sources' },
  { path: '/duplicates' },
  { path: '/take/calendar' },
  { path: '/take/lines' },
  { path: '/manage', fields: { name: 'Et nyt navn' }, done: 'saved' },
  { path: '/confirm', before: async (app) => ({ activity: await aHold(app) }), fields: {}, done: 'saved' },
  { path: '/people', fields: { ...person, role: 'editor' }, done: 'invited' },
  { path: '/people/role', fields: { role: 'reader' }, before: aPerson, done: 'saved' },
  { path: '/people/role', fields: { role: '' }, before: aPerson, done: 'saved' },
  { path: '/tokens', fields: { name: 'Til hjemmesiden' } },
  { path: '/tokens/revoke', fields: {}, before: aToken, done: 'saved' },
  { path: '/import', fields: { yes: 'yes', text: CALENDAR }, done: 'imported' },
  { path: '/sources', fields: { name: 'google', url: 'https://calendar.example/a.ics' }, done: 'saved' },
  { path: '/sources/remove', fields: { name: 'google' }, before: aSource, done: 'saved' },
  { path: '/sources/google/settings', before: aSource },
  {
    path: '/sources/google/settings',
    fields: { url: 'https://calendar.example/b.ics' },
    before: aSource,
    done: 'saved',
  },
  {
    path: '/duplicates',
    fields: {},
    before: async (app) => {
      const pair = pairIdOf(await anActivity(app), await anActivity(app));
      return { pair };
    },
    done: 'saved',
  },
];

const closed = { kind: 'school-break', name: 'Efterårsferie', start: '2026-10-12', end: '2026-10-18' };

const UNDER_COORDINATE: readonly Row[] = [
  { path: '' },
  { path: '/associations' },
  { path: '/venues' },
  { path: '/people' },
  { path: '/observances' },
  { path: '/letters' },
  { path: '/history' },
  { path: '/status' },
  { path: '/associations', fields: { slug: 'kor', name: 'Koret' }, done: 'saved' },
  {
    path: '/associations/rename',
    fields: { association: 'sprogcafeen', slug: 'sprogcafe' },
    done: 'saved',
  },
  { path: '/venues', fields: { slug: 'kirken', name: 'Kirken' }, done: 'saved' },
  { path: '/venues/merge', fields: { from: 'ny-hal', into: 'holte-bibliotek' }, done: 'merged' },
  { path: '/people', fields: { ...person, role: 'coordinator' }, done: 'invited' },
  { path: '/people/make-coordinator', fields: {}, before: aPerson, done: 'saved' },
  {
    path: '/people/end-coordinator',
    fields: {},
    before: async (app) => {
      const invited = await app.invite('Olga', { role: 'coordinator', association: null });
      await app.invite('Per', { role: 'coordinator', association: null });
      return { person: invited.person.id };
    },
    done: 'saved',
  },
  { path: '/people/remove', fields: {}, before: aPerson, done: 'saved' },
  { path: '/people/hand-over', fields: {}, before: aPerson, done: 'saved' },
  { path: '/observances', fields: closed, done: 'saved' },
  {
    path: '/observances/remove',
    fields: { observance: 'ferie' },
    before: async (app) => {
      const body = { ...closed, end: '2026-10-19' };
      await app.api('PUT', '/observances/ferie', { as: 'coordinator', body });
      return {};
    },
    done: 'saved',
  },
];

const under = (address: string, rows: readonly Row[]): readonly Row[] =>
  rows.map((row) => ({ ...row, path: `${address}${row.path}` }));

const OF_ASSOCIATION = under('/associations/sprogcafeen', UNDER_ASSOCIATION);
const OF_COORDINATOR = under('/coordinate', UNDER_COORDINATE);

interface Expected {
  readonly status: number;
  readonly isWritten: boolean;
}

function expectedOf(who: Who, row: Row, mayAct: readonly Who[]): Expected {
  if (who === 'nobody') return { status: 303, isWritten: false };
  if (!mayAct.includes(who)) return { status: 403, isWritten: false };
  return { status: row.done ? 303 : 200, isWritten: row.fields !== undefined };
}

function table(rows: readonly Row[], mayAct: readonly Who[]): void {
  describe.each(EVERYBODY)('for %s', (who) => {
    it.each(rows.map((row) => [row.fields ? 'POST' : 'GET', row.path, row] as const))(
      '%s %s',
      async (_method, path, row) => {
        const app = await aNetwork();
        const browser = await asWho(app, who);
        const more = (await row.before?.(app)) ?? {};
        const before = await app.desk.store.latestVersion();
        const seen = row.fields
          ? await browser.post(path, { ...row.fields, ...more })
          : await browser.get(path);
        const expected = expectedOf(who, row, mayAct);
        expect(seen.status).toBe(expected.status);
        expect(seen.headers.get('Cache-Control')).toBe('private, no-store');
        expect((await app.desk.store.latestVersion()) > before).toBe(expected.isWritten);
        if (who === 'nobody') expect(seen.location).toBe('/sign-in');
        else if (expected.isWritten && row.done) expect(seen.location).toContain(`done=${row.done}`);
      },
    );
  });
}

describe('the pages of an association', () => table(OF_ASSOCIATION, ['its editor', 'the coordinator']));
describe('the coordinator’s pages', () => table(OF_COORDINATOR, ['the coordinator']));

describe('every form of the pages for members', () => {
  const forms = [...OF_ASSOCIATION, ...OF_COORDINATOR].filter(({ fields }) => fields);

  it.each(forms.map((row) => [row.path, row] as const))(
    'takes nothing from another website: %s',
    async (path, row) => {
      const app = await aNetwork();
      const coordinator = await asWho(app, 'the coordinator');
      const more = (await row.before?.(app)) ?? {};
      const before = await app.desk.store.latestVersion();
      const headers = { Origin: 'https://evil.example' };
      const { status } = await coordinator.post(path, { ...row.fields, ...more }, headers);
      expect(status).toBe(403);
      expect(await app.desk.store.latestVersion()).toBe(before);
    },
  );

  it.each(forms.map(({ path }) => path))(
    'does nothing where its address is only opened: %s',
    async (path) => {
      const app = await aNetwork();
      const coordinator = await asWho(app, 'the coordinator');
      const before = await app.desk.store.latestVersion();
      await coordinator.get(path);
      await coordinator.get(path, 'HEAD');
      expect(await app.desk.store.latestVersion()).toBe(before);
    },
  );
});

test('the table has every page and every form', async () => {
  const { services } = await aNetwork();
  const [anywhere, uploads] = ['GET /my', 'POST /coordinate/observances/table'];
  const told = [...OF_ASSOCIATION, ...OF_COORDINATOR].map(({ fields, path }) =>
    `${fields ? 'POST' : 'GET'} ${path}`.replace('/sprogcafeen', '/:slug').replace('/google/', '/:name/'),
  );
  const there = membersRoutes(services).routes.map(({ method, path }) => `${method} ${path}`);
  expect([...new Set([...told, anywhere, uploads])].sort()).toEqual(there.sort());
});

test.each(['nobody', 'its editor', 'the coordinator'] as const)(
  'a table of observances is stored for the coordinator alone: %s',
  async (who) => {
    const app = await aNetwork();
    const browser = await asWho(app, who);
    const table = new File(['type;navn;start;slut\nskoleferie;Ferie;2026-10-12;2026-10-18\n'], 'ferie.csv');
    const { status } = await sendFile(app, browser, '/coordinate/observances/table', { table });
    expect([status, app.desk.network.observances.size]).toEqual(
      { nobody: [303, 0], 'its editor': [403, 0], 'the coordinator': [303, 1] }[who],
    );
  },
);

test('the holder of a token is led to signing in', async () => {
  const app = await aNetwork();
  const { status, headers } = await app.ask('GET', '/coordinate', { as: 'coordinator' });
  expect([status, headers.get('Location')]).toEqual([303, '/sign-in']);
});

test.each(['/manage', '/import', '/sources'])('an association nobody knows has no page %s', async (path) => {
  const app = await aNetwork();
  const coordinator = await asWho(app, 'the coordinator');
  expect((await coordinator.get(`/associations/ukendt${path}`)).status).toBe(404);
});
