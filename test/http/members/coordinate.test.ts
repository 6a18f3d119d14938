// The coordinator's pages, and what their forms do.
import { describe, expect, test } from 'vitest';
import { noteJob } from '../../../src/actions/jobs.ts';
import { peopleFor } from '../../../src/actions/people.ts';
import { all, one, plain, textOf } from '../../support/html.ts';
import { HOSTILE_WORDS } from '../pages/hostile.ts';
import { aHold, aNetwork, anActivity, asWho, sendFile } from './a-members-network.ts';

const KAREN = { role: 'coordinator', name: 'Karen' } as const;
const attribute = (name: string) => (element: { attributes: ReadonlyMap<string, string> }) =>
  element.attributes.get(name);

describe('the list of associations', () => {
  const path = '/coordinate/associations';

  test('takes one more, and does not change one that is there', async () => {
    const app = await aNetwork();
    const karen = await asWho(app, 'the coordinator');
    await karen.post(path, { slug: 'kor', name: 'Koret', languages: 'da' });
    expect(app.desk.network.associations.get('kor')?.name).toBe('Koret');
    const again = await karen.post(path, { slug: 'sprogcafeen', name: 'Overtaget' });
    expect(again.location).toBe('/associations/sprogcafeen/manage?done=refused');
    expect(app.desk.network.associations.get('sprogcafeen')?.name).toBe('Sprogcaféen i Holte');
  });

  test.each([
    ['', '', ['association-name']],
    ['Kor Æ', 'Koret', ['association-slug']],
    ['kor', ' ', ['association-name']],
  ])('asks again for %j, called %j', async (slug, name, ids) => {
    const app = await aNetwork();
    const karen = await asWho(app, 'the coordinator');
    const { status, html } = await karen.post(path, { slug, name });
    expect([status, all(html, '[aria-invalid]').map(attribute('id'))]).toEqual([422, ids]);
  });
});

describe('a name in addresses', () => {
  test.each([
    ['/coordinate/associations', 'associations', {}],
    ['/coordinate/venues', 'venues', { isNew: 'yes' }],
  ] as const)(
    'is made by the calendar at %s where nobody gives one, once for each name',
    async (path, kind, more) => {
      const app = await aNetwork();
      const karen = await asWho(app, 'the coordinator');
      const send = (name: string) => karen.post(path, { ...more, slug: '', name });
      await send('Ærø Kor');
      expect(app.desk.network[kind].get('aeroe-kor')?.name).toBe('Ærø Kor');
      expect((await send('ærø  kor')).location).not.toContain('refused');
      expect((await send(' Ærø kor ')).location).toContain('refused');
      expect([...app.desk.network[kind].keys()].filter((slug) => slug.startsWith('aeroe'))).toEqual([
        'aeroe-kor',
        'aeroe-kor-2',
      ]);
    },
  );
});

describe('the colour of an association', () => {
  test('is none as long as the calendar’s own choice stands in the field', async () => {
    const app = await aNetwork();
    const karen = await asWho(app, 'the coordinator');
    const path = '/associations/sprogcafeen/manage';
    await karen.post(path, { name: 'Sprogcaféen', colour: '' });
    const shown = one((await karen.get(path)).html, '#association-colour').attributes.get('value') ?? '';
    expect(shown).toMatch(/^#[0-9a-f]{6}$/);
    await karen.post(path, { name: 'Sprogcaféen', colour: shown });
    expect(app.desk.network.associations.get('sprogcafeen')?.colour).toBeNull();
    await karen.post(path, { name: 'Sprogcaféen', colour: '#123456' });
    expect(app.desk.network.associations.get('sprogcafeen')?.colour).toBe('#123456');
  });

  test('stands beside the languages that are ticked, and the others in codes', async () => {
    const app = await aNetwork();
    const karen = await asWho(app, 'the coordinator');
    const said = { name: 'Sprogcaféen', 'speaks-da': 'yes', 'speaks-ti': 'yes', languages: 'fa, so' };
    await karen.post('/associations/sprogcafeen/manage', said);
    expect(app.desk.network.associations.get('sprogcafeen')?.languages).toEqual(['da', 'ti', 'fa', 'so']);
    const { html } = await karen.get('/associations/sprogcafeen/manage');
    expect(one(html, '#association-speaks-ti').attributes.has('checked')).toBe(true);
    expect(one(html, '#association-languages').attributes.get('value')).toBe('fa, so');
  });
});

describe('the list of venues', () => {
  const path = '/coordinate/venues';

  test('takes one more, and shows one that is there to be changed', async () => {
    const app = await aNetwork();
    const karen = await asWho(app, 'the coordinator');
    const said = { slug: 'kirken', isNew: 'yes', name: 'Kirken', latitude: '55,81', longitude: '12.47' };
    await karen.post(path, { ...said, severalAtOnce: 'yes' });
    expect(app.desk.network.venues.get('kirken')).toMatchObject({ latitude: 55.81, severalAtOnce: true });
    const { html } = await karen.get(`${path}?venue=kirken`);
    expect(one(html, '#venue-latitude').attributes.get('value')).toBe('55.81');
    await karen.post(path, { slug: 'kirken', name: 'Holte Kirke' });
    expect(app.desk.network.venues.get('kirken')).toMatchObject({
      name: 'Holte Kirke',
      severalAtOnce: false,
    });
    const again = await karen.post(path, { slug: 'ny-hal', isNew: 'yes', name: 'Overtaget' });
    expect(again.location).toContain('done=refused');
    expect(app.desk.network.venues.get('ny-hal')?.name).toBe('Ny Hal');
  });

  test.each([
    ['half a place', { latitude: '55.8' }],
    ['what is no number', { latitude: 'nord', longitude: '12' }],
    ['what is not on the earth', { latitude: '99', longitude: '12' }],
  ])('takes no %s', async (_name, more) => {
    const app = await aNetwork();
    const karen = await asWho(app, 'the coordinator');
    const { status, html } = await karen.post(path, { slug: 'kirken', name: 'Kirken', ...more });
    expect(status).toBe(422);
    expect(all(html, '[aria-invalid]')).toHaveLength(1);
    expect(app.desk.network.venues.has('kirken')).toBe(false);
  });

  test('merges two that are one, and asks again where they are the same', async () => {
    const app = await aNetwork();
    const id = await anActivity(app);
    const karen = await asWho(app, 'the coordinator');
    const same = await karen.post(`${path}/merge`, { from: 'ny-hal', into: 'ny-hal' });
    expect([same.status, all(same.html, '[aria-invalid]').map(attribute('id'))]).toEqual([
      422,
      ['merge-into'],
    ]);
    const none = await karen.post(`${path}/merge`, { from: '', into: '' });
    expect(none.location).toContain('done=refused');
    const { location } = await karen.post(`${path}/merge`, { from: 'holte-bibliotek', into: 'ny-hal' });
    expect(textOf(one((await karen.get(location ?? '')).html, '[role="status"]'))).toBe(
      'Stederne er slået sammen.',
    );
    expect(app.desk.network.activities.get(id)?.venue).toBe('ny-hal');
  });
});

describe('the list of members', () => {
  const path = '/coordinate/people';
  const personCalled = async (app: Awaited<ReturnType<typeof aNetwork>>, name: string) => {
    const found = (await peopleFor(app.desk, KAREN)).find((one) => one.name === name);
    if (!found) throw new Error(`Nobody is called ${name}.`);
    return found;
  };

  test('invites a coordinator, an editor and a reader of the network', async () => {
    const app = await aNetwork();
    const karen = await asWho(app, 'the coordinator');
    for (const [name, role, association] of [
      ['Ole', 'coordinator', 'sprogcafeen'],
      ['Pia', 'editor', 'kvindeklubben'],
      ['Rie', 'reader', ''],
    ] as const) {
      const email = `${name.toLowerCase()}@example.dk`;
      const { location } = await karen.post(path, { name, email, language: 'da', role, association });
      expect(location).toBe(`${path}?done=invited`);
    }
    expect((await personCalled(app, 'Ole')).isCoordinator).toBe(true);
    expect([...(await personCalled(app, 'Pia')).roles]).toEqual([['kvindeklubben', 'editor']]);
    expect((await personCalled(app, 'Rie')).roles.size).toBe(0);
    expect((await app.letters()).map(({ to }) => to).sort()).toEqual([
      'ole@example.dk',
      'pia@example.dk',
      'rie@example.dk',
    ]);
  });

  test('asks again for an editor of nothing', async () => {
    const app = await aNetwork();
    const karen = await asWho(app, 'the coordinator');
    const said = { name: 'Pia', email: 'pia@example.dk', language: 'da', role: 'editor', association: '' };
    const { status, html } = await karen.post(path, said);
    expect([status, all(html, '[aria-invalid]').map(attribute('id'))]).toEqual([
      422,
      ['invitation-association'],
    ]);
    expect(await app.letters()).toEqual([]);
  });

  test('never loses its last coordinator', async () => {
    const app = await aNetwork();
    const karen = await asWho(app, 'the coordinator');
    const person = (await personCalled(app, 'Karen')).id;
    for (const deed of ['end-coordinator', 'remove', 'hand-over']) {
      expect((await karen.post(`${path}/${deed}`, { person })).location).toBe('/my?done=refused');
    }
    expect((await karen.get(path)).status).toBe(200);
  });

  test('hands the coordination over, and the list with it', async () => {
    const app = await aNetwork();
    const karen = await asWho(app, 'the coordinator');
    const anna = await asWho(app, 'its editor');
    const { location } = await karen.post(`${path}/hand-over`, {
      person: (await personCalled(app, 'Anna')).id,
    });
    expect(location).toBe('/my?done=saved');
    expect([(await karen.get(path)).status, (await anna.get(path)).status]).toEqual([403, 200]);
  });

  test('removes a member, who is signed in no more', async () => {
    const app = await aNetwork();
    const karen = await asWho(app, 'the coordinator');
    const anna = await asWho(app, 'its editor');
    await karen.post(`${path}/remove`, { person: (await personCalled(app, 'Anna')).id });
    expect((await anna.get('/my')).location).toBe('/sign-in');
    expect((await karen.get(path)).text).not.toContain('anna@example.dk');
  });
});

describe('the list of observances', () => {
  const path = '/coordinate/observances';
  const holiday = { kind: 'school-break', name: 'Efterårsferie', start: '2026-10-12', end: '2026-10-18' };

  test('takes one by its first and last day, and lets it go again', async () => {
    const app = await aNetwork();
    const karen = await asWho(app, 'the coordinator');
    await karen.post(path, holiday);
    const { observances } = app.desk.network;
    const [kept] = [...observances.values()];
    expect([kept?.start, kept?.end]).toEqual(['2026-10-12', '2026-10-19']);
    await karen.post(`${path}/remove`, { observance: kept?.id ?? '' });
    expect(observances.size).toBe(0);
  });

  test.each([
    ['no day', { start: '' }, 'observance-start'],
    ['an end before the start', { end: '2026-10-01' }, 'observance-end'],
    ['a closure of nothing', { kind: 'closure' }, 'observance-venue'],
  ])('asks again for %s', async (_name, more, id) => {
    const app = await aNetwork();
    const karen = await asWho(app, 'the coordinator');
    const { status, html } = await karen.post(path, { ...holiday, ...more });
    expect(status).toBe(422);
    expect(all(html, '[aria-invalid]').map(attribute('id'))).toContain(id);
  });

  test('is loaded from a table whole, or not at all, with the lines at fault', async () => {
    const app = await aNetwork();
    const karen = await asWho(app, 'the coordinator');
    const send = (lines: string) =>
      sendFile(app, karen, `${path}/table`, { table: new File([lines], 'ferie.csv') });
    const bad = await send(
      'type;navn;start;slut\nskoleferie;Jul;2026-12-21;2027-01-02\nferie;Påske;i morgen;\n',
    );
    expect([bad.status, app.desk.network.observances.size]).toEqual([422, 0]);
    expect(bad.text).toContain('line 3');
    const good = await send('type;navn;start;slut\nskoleferie;Jul;21-12-2026;02-01-2027\n');
    expect([good.status, app.desk.network.observances.size]).toEqual([303, 1]);
  });

  test('removes nothing that came with the calendar', async () => {
    const app = await aNetwork();
    const karen = await asWho(app, 'the coordinator');
    expect(textOf(one((await karen.get(path)).html, 'main details'))).toContain('Juledag');
    const { location } = await karen.post(`${path}/remove`, { observance: 'juledag-2026' });
    expect(location).toContain('done=refused');
  });
});

describe('the history', () => {
  const path = '/coordinate/history';
  const told = (html: Parameters<typeof all>[0]) => all(html, 'main ol li').map(textOf);

  test('tells who did what and when, and is narrowed by association, activity and person', async () => {
    const app = await aNetwork();
    const karen = await asWho(app, 'the coordinator');
    const anna = await asWho(app, 'its editor');
    const activity = await aHold(app);
    await anna.post('/associations/sprogcafeen/confirm', { activity });
    const [newest] = told((await karen.get(path)).html);
    expect(newest).toBe('Reservation bekræftet: HøstfestAnna · fredag 20. november kl. 13.00');
    expect(told((await karen.get(`${path}?activity=${activity}`)).html)).toHaveLength(2);
    expect(told((await karen.get(`${path}?actor=Anna`)).html).every((line) => line.includes('Anna'))).toBe(
      true,
    );
    expect(told((await karen.get(`${path}?association=kvindeklubben`)).html)).toEqual([
      'Forening gemt: KvindeklubbenFrivilligcentret · fredag 20. november kl. 13.00',
    ]);
    expect(told((await karen.get(`${path}?actor=Ingen`)).html)).toEqual([]);
  });

  test('is turned over page by page, and keeps what was chosen', async () => {
    const app = await aNetwork();
    const karen = await asWho(app, 'the coordinator');
    for (let i = 0; i < 60; i++)
      await karen.post('/account', { name: `Karen ${i}`, language: 'da', letters: 'once' });
    const first = await karen.get(path);
    const [further] = all(first.html, 'main p a')
      .map(attribute('href'))
      .filter((href) => href?.includes('before'));
    const second = await karen.get(further ?? '');
    expect(told(first.html)).toHaveLength(50);
    expect(told(second.html).length).toBeGreaterThan(10);
    const chosen = await karen.get(`${path}?actor=Frivilligcentret&before=4`);
    expect(told(chosen.html)).toHaveLength(3);
  });

  test.each(['x', '-1', '1.5', '9'.repeat(30)])(
    'begins at the newest where %j is asked for',
    async (before) => {
      const app = await aNetwork();
      const karen = await asWho(app, 'the coordinator');
      const { status, html } = await karen.get(`${path}?before=${before}`);
      expect([status, told(html).length > 0]).toEqual([200, true]);
    },
  );

  test.each(HOSTILE_WORDS)('shows what people wrote as words: %j', async (words) => {
    const app = await aNetwork();
    await anActivity(app, { title: words });
    const karen = await asWho(app, 'the coordinator');
    const { html } = await karen.get(`${path}?actor=${encodeURIComponent(words)}`);
    const whole = await karen.get(path);
    for (const root of [html, whole.html]) {
      expect(all(root, 'script').every(({ attributes }) => attributes.has('src'))).toBe(true);
      expect(all(root, '[onfocus]')).toEqual([]);
    }
  });
});

describe('unsent letters and the status page', () => {
  test('tell to whom a letter is not sent, and nothing that signs anybody in', async () => {
    const app = await aNetwork();
    const karen = await asWho(app, 'the coordinator');
    expect((await karen.get('/coordinate/letters')).text).toContain('Alle mails er sendt.');
    const said = { name: 'Pia', email: 'pia@example.dk', language: 'da', role: 'coordinator' };
    await karen.post('/coordinate/people', said);
    const [letter] = await app.letters();
    const { html, text } = await karen.get('/coordinate/letters');
    expect(all(html, 'main li')).toHaveLength(1);
    expect(text).toContain('pia@example.dk');
    expect(text).not.toContain(letter?.link ?? 'no link');
  });

  test('tells how the calendar is doing and what is set where', async () => {
    const app = await aNetwork();
    const karen = await asWho(app, 'the coordinator');
    const { html } = await karen.get('/coordinate/status');
    const facts = all(html, 'main dl div').map(textOf);
    expect(facts).toContain('Sidste sikkerhedskopiIngen endnu. Den laves hver nat, når kalenderen kører.');
    expect(facts).toContain('NETWORK_NAMEFælleskalender');
    expect(facts).toContain('DATABASE_URLSQLite');
  });

  test('tells which program this is and how much room is left, and asks for help where it is little', async () => {
    const program = (free: number) => ({
      ...{ version: '1.2.3', node: '20.20.0', zoneData: '2026b' },
      room: async () => ({ free, all: 252e9 }),
    });
    const facts = async (free: number) => {
      const app = await aNetwork({ services: { program: program(free) } });
      const { html } = await (await asWho(app, 'the coordinator')).get('/coordinate/status');
      return all(one(html, '[aria-labelledby="program"]'), 'dl div').map((fact) =>
        plain(textOf(fact)).replace(/[\u2066\u2069]/g, ''),
      );
    };
    const [enough, little] = [await facts(78e9), await facts(12e9)];
    expect(enough).toEqual([
      'Fælleskalender1.2.3',
      'Node20.20.0',
      'Tidszonernes udgave2026b',
      expect.stringMatching(/^DatabaseSQLite 3\.\d+\.\d+$/),
      'Databasens udgave0012-job',
      expect.stringMatching(/^Databasen fylder\d+ kB$/),
      'Plads på disken78 GB ud af 252 GB er ledig.',
    ]);
    expect(little.at(-1)).toBe(
      'Plads på disken12 GB ud af 252 GB er ledig.Der er snart ikke plads til mere. Sig det til den, der passer serveren.',
    );
  });

  test('tells how each job went, when it is done again, and which is overdue', async () => {
    const app = await aNetwork();
    const karen = await asWho(app, 'the coordinator');
    const next = new Date('2026-11-20T12:20:00Z');
    await noteJob(app.desk, 'backup', 'done', next);
    await noteJob(app.desk, 'letters', 'done', next);
    await noteJob(app.desk, 'letters', 'failed', next);
    await noteJob(app.desk, 'sources', 'failed', null);
    const jobs = async () => {
      const { html } = await karen.get('/coordinate/status');
      return all(one(html, '[aria-labelledby="jobs"]'), 'dl div').map((fact) => plain(textOf(fact)));
    };
    const noon = 'fredag 20. november kl. 13.00';
    const soon = 'fredag 20. november kl. 13.20';
    expect(await jobs()).toEqual([
      `SikkerhedskopiGik godt ${noon}.Næste gang ${soon}.`,
      `Mails til medlemmerGik galt ${noon}.Gik sidst godt ${noon}.Næste gang ${soon}.`,
      `Kalendere, vi følgerGik galt ${noon}.Det er ikke gået godt endnu.`,
      ...['Reservationer, der udløber', 'Datoer i den nye måned', 'Optælling af sammenfald'].map(
        (name) => `${name}Er ikke gjort endnu.`,
      ),
      'Sletning af det, der har haft sin tidEr ikke gjort endnu.',
    ]);
    app.at('2026-11-20T15:00:00Z');
    expect((await jobs())[0]).toContain(`Skulle være gjort igen ${soon}.`);
  });
});
