// What private feeds tell, to whom, and that nobody else hears of it.
import { gunzipSync } from 'node:zlib';
import ICAL from 'ical.js';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { changeRole } from '../../../src/actions/change-role.ts';
import { handOver } from '../../../src/actions/hand-over.ts';
import { invitePerson } from '../../../src/actions/invite-person.ts';
import { actorOf, type Person } from '../../../src/actions/people.ts';
import { makePrivateFeed, revokePrivateFeed } from '../../../src/actions/private-feeds.ts';
import { removePerson } from '../../../src/actions/remove-person.ts';
import { beginCoordinator, makeStartLink } from '../../../src/actions/start-links.ts';
import { createApp } from '../../../src/http/app.ts';
import { appendChanges } from '../../../src/store/changes.ts';
import { saveRenderings } from '../../../src/store/renderings.ts';
import { unfoldedLines } from '../../ical/read-back.ts';
import { anApp, anInput, type TestApp } from '../../support/app.ts';
import { published } from '../api/answers.ts';

const COORDINATOR = { role: 'coordinator', name: 'Frivilligcentret' } as const;
const HOSTILE = '<script>alert("æ")</script>\nDTSTART:19700101T000000Z';

let last = 50;

/** A member of the calendar's, and the address of a private feed of theirs. */
async function aMember(
  app: TestApp,
  more: Record<string, unknown> = {},
): Promise<{ person: Person; path: string }> {
  last += 1;
  const said = {
    email: `m${last}@example.dk`,
    name: 'Anna',
    language: 'da',
    role: 'editor',
    association: 'sprogcafeen',
  };
  const { person } = await invitePerson(app.desk, COORDINATOR, { ...said, ...more }, Buffer.alloc(32, last));
  const address = await makePrivateFeed(
    app.desk,
    actorOf(person),
    { kind: 'planning' },
    Buffer.alloc(32, last),
  );
  return { person, path: `/private/${address}.ics` };
}

async function busyPath(app: TestApp, association = 'sprogcafeen'): Promise<string> {
  const address = await makePrivateFeed(
    app.desk,
    COORDINATOR,
    { kind: 'busy', association },
    Buffer.alloc(32, 7),
  );
  return `/private/${address}.ics`;
}

const once = (start: string, more: Record<string, unknown> = {}) => ({
  ...{ start, rule: null, excluded: [], added: [], changed: {} },
  ...more,
});

const calendarIn = (text: string): InstanceType<typeof ICAL.Component> =>
  new ICAL.Component(ICAL.parse(text));

function valuesOf(text: string, name: string): string[] {
  return calendarIn(text)
    .getAllSubcomponents('vevent')
    .map((vevent) => String(vevent.getFirstPropertyValue(name) ?? ''));
}

describe('a planning feed', () => {
  test.each([
    ['da', 'Reserveret: Møde'],
    ['en', 'Held: Møde'],
    ['ar', 'محجوز مؤقتًا: Møde'],
    ['uk', 'Заброньовано: Møde'],
    ['ti', 'ዘይተረጋገጸ፦ Møde'],
  ])('marks a hold in the member’s language, %s', async (language, title) => {
    const app = await anApp();
    await published(app, anInput({ title: 'Møde', status: 'tentative' }, once('2026-12-01T19:00')));
    const { path } = await aMember(app, { language });
    const { text } = await app.ask('GET', path);
    expect(valuesOf(text, 'summary')).toEqual([title]);
    expect(valuesOf(text, 'status')).toEqual(['TENTATIVE']);
  });

  test.each([
    ['its own editors', { association: 'sprogcafeen' }, ['Bestyrelse', 'Lukket fest', 'Sprogcafé']],
    [
      'the coordinator',
      { role: 'coordinator', association: null },
      ['Bestyrelse', 'Lukket fest', 'Sprogcafé'],
    ],
    [
      'another’s editors',
      { association: 'kvindeklubben' },
      ['Bestyrelse', 'Optaget (Sprogcaféen i Holte)', 'Sprogcafé'],
    ],
    [
      'readers',
      { role: 'reader', association: null },
      ['Bestyrelse', 'Optaget (Sprogcaféen i Holte)', 'Sprogcafé'],
    ],
  ])('tells %s what they may see', async (_who, more, titles) => {
    const app = await anApp();
    await published(app, anInput({ title: 'Sprogcafé' }, once('2026-12-01T19:00')));
    await published(app, anInput({ title: 'Bestyrelse', visibility: 'network' }, once('2026-12-02T10:00')));
    await published(app, anInput({ title: 'Lukket fest', visibility: 'busy' }, once('2026-12-03T10:00')));
    const { path } = await aMember(app, more);
    const { text } = await app.ask('GET', path);
    expect(valuesOf(text, 'summary').sort()).toEqual(titles);
  });

  test('notes in words what an activity clashes with, below its own description', async () => {
    const app = await anApp();
    const weekly = {
      start: '2026-12-01T19:00',
      rule: 'FREQ=WEEKLY;COUNT=12',
      excluded: [],
      added: [],
      changed: {},
    };
    await published(app, anInput({ title: 'Sprogcafé', venue: 'ny-hal', needs: [] }, weekly));
    const other = { title: 'Systue', association: 'kvindeklubben', venue: 'ny-hal', needs: [] };
    await published(
      app,
      anInput({ ...other, description: null }, { ...weekly, rule: 'FREQ=WEEKLY;COUNT=8' }),
    );
    const { path } = await aMember(app);
    const { text } = await app.ask('GET', path);
    const told = new Map(
      valuesOf(text, 'summary').map((title, i) => [title, valuesOf(text, 'description')[i]]),
    );
    expect(told.get('Sprogcafé')).toBe(
      'Kom og tal dansk\n\nFalder sammen med:\n– Systue (Kvindeklubben): 8 gange, samme sted, samme målgruppe (kvinder)',
    );
    expect(told.get('Systue')).toBe(
      'Falder sammen med:\n– Sprogcafé (Sprogcaféen i Holte): 8 gange, samme sted, samme målgruppe (kvinder)',
    );
    const open = await app.ask('GET', '/calendar.ics');
    expect(open.text).not.toContain('Falder sammen');
  });

  test('says no more of a clash once it is settled, and says so to readers that go by the time', async () => {
    const app = await anApp();
    const place = { venue: 'ny-hal', needs: [] };
    const { activity: one } = await published(
      app,
      anInput({ ...place, title: 'Café' }, once('2026-12-01T19:00')),
    );
    const { activity: two } = await published(
      app,
      anInput({ ...place, title: 'Systue', association: 'kvindeklubben' }, once('2026-12-01T19:00')),
    );
    const { path } = await aMember(app);
    const before = await app.ask('GET', path);
    expect(before.text).toContain('Falder sammen');
    app.at('2026-11-21T12:00:00Z');
    const pair = [one.id, two.id].sort().join('~');
    await app.api('PUT', `/clashes/${pair}/settlement`, { as: 'coordinator', body: { outcome: 'fine' } });
    const after = await app.ask('GET', path);
    expect(after.text).not.toContain('Falder sammen');
    const modified = (text: string): string[] => valuesOf(text, 'last-modified').sort();
    expect(modified(after.text).every((time, i) => time >= (modified(before.text)[i] ?? ''))).toBe(true);
    expect(Date.parse(after.headers.get('Last-Modified') ?? '')).toBeGreaterThan(
      Date.parse(before.headers.get('Last-Modified') ?? ''),
    );
  });

  test('says what it was given, and only that', async () => {
    const app = await anApp();
    await published(
      app,
      anInput(
        { title: HOSTILE.replace('\n', ' '), description: HOSTILE, status: 'tentative' },
        once('2026-12-01T19:00'),
      ),
    );
    const { path } = await aMember(app);
    const { text } = await app.ask('GET', path);
    expect(valuesOf(text, 'description')).toEqual([HOSTILE]);
    expect(valuesOf(text, 'dtstart')).toEqual(['2026-12-01T19:00:00']);
    expect(unfoldedLines(text).filter((line) => line.startsWith('DTSTART:19700101'))).not.toContain(
      'DTSTART:19700101T000000Z',
    );
  });

  test('names no address that is for members only: calendars on the web fetch it', async () => {
    const app = await anApp();
    await published(app, anInput({ venue: 'ny-hal', status: 'tentative' }, once('2026-12-01T19:00')));
    const { path } = await aMember(app);
    expect((await app.ask('GET', path)).text).not.toContain('Hemmelig Vej');
  });

  test('tells of what is cancelled for a month', async () => {
    const app = await anApp();
    const { activity } = await published(
      app,
      anInput({ title: 'Møde', visibility: 'network' }, once('2026-12-01T19:00')),
    );
    const { path } = await aMember(app);
    await app.api('DELETE', `/activities/${activity.id}`, { as: 'coordinator' });
    const titles = async (): Promise<string[]> => valuesOf((await app.ask('GET', path)).text, 'summary');
    expect(await titles()).toEqual(['AFLYST: Møde']);
    app.at('2027-01-20T12:00:00Z');
    expect(await titles()).toEqual([]);
  });

  test('goes with the member’s role', async () => {
    const app = await anApp();
    await published(app, anInput({ title: 'Lukket fest', visibility: 'busy' }, once('2026-12-03T10:00')));
    const { person, path } = await aMember(app);
    expect((await app.ask('GET', path)).text).toContain('Lukket fest');
    await changeRole(app.desk, COORDINATOR, person.id, 'sprogcafeen', 'reader');
    expect((await app.ask('GET', path)).text).not.toContain('Lukket fest');
  });
});

describe('a busy feed', () => {
  test('says when an association is taken, and nothing of what by', async () => {
    const app = await anApp();
    const secret = 'hemmelig';
    const words = {
      title: secret,
      description: secret,
      categories: [secret],
      link: `https://${secret}.example`,
    };
    const schedule = {
      ...{ start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY;COUNT=4', excluded: [], added: [] },
      changed: {
        '2026-12-08T19:00': { start: '2026-12-09T18:00', title: secret, note: secret, venue: 'ny-hal' },
        '2026-12-15T19:00': { status: 'cancelled', note: secret },
      },
    };
    await published(app, anInput({ ...words, visibility: 'busy' }, schedule));
    await published(app, anInput({ ...words, visibility: 'network' }, once('2026-12-24T10:00')));
    await published(
      app,
      anInput({ ...words, visibility: 'network', status: 'tentative' }, once('2026-12-25T10:00')),
    );
    await published(
      app,
      anInput({ ...words, visibility: 'network', transparent: true }, once('2026-12-26T10:00')),
    );
    await published(app, anInput({ title: 'Åbent', description: 'Åbent' }, once('2026-12-27T10:00')));
    await published(
      app,
      anInput({ ...words, association: 'kvindeklubben', visibility: 'busy' }, once('2026-12-28T10:00')),
    );
    const { text, headers } = await app.ask('GET', await busyPath(app));
    expect(text).not.toMatch(/hemmelig|Ny Hal|Holte Bibliotek|Åbent/);
    expect(new Set(valuesOf(text, 'summary'))).toEqual(new Set(['Optaget (Sprogcaféen i Holte)']));
    expect(valuesOf(text, 'dtstart').sort()).toEqual([
      '2026-12-01T19:00:00',
      '2026-12-09T18:00:00',
      '2026-12-24T10:00:00',
    ]);
    expect(unfoldedLines(text).filter((line) => line.startsWith('EXDATE'))).toEqual([
      'EXDATE;TZID=Europe/Copenhagen:20261215T190000',
    ]);
    for (const { id, uid } of app.desk.network.activities.values()) {
      expect(text).not.toContain(id);
      expect(text).not.toContain(uid);
    }
    expect(headers.get('Cache-Control')).toBe('private, no-cache');
  });
});

describe('the answer', () => {
  test('is for its reader alone, and tells nobody where it came from', async () => {
    const app = await anApp();
    await published(app, anInput());
    const { path } = await aMember(app);
    const { status, headers } = await app.ask('GET', path);
    expect([status, headers.get('Content-Type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(headers.get('Cache-Control')).toBe('private, no-cache');
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(headers.get('X-Robots-Tag')).toBe('noindex');
    expect(headers.get('Access-Control-Allow-Origin')).toBeNull();
    expect(headers.get('Content-Disposition')).toBe('inline; filename="private.ics"');
    expect([...headers].flat().join(' ')).not.toContain(path.slice(9, 30));
  });

  test('is 304 until something changes, by tag and by time, plain and compressed', async () => {
    const app = await anApp();
    const { activity } = await published(app, anInput());
    const { path } = await aMember(app);
    const plain = await app.ask('GET', path);
    const headersFor = (headers: Headers): readonly Record<string, string>[] => [
      { 'If-None-Match': headers.get('ETag') ?? '' },
      { 'If-Modified-Since': headers.get('Last-Modified') ?? '' },
    ];
    for (const headers of headersFor(plain.headers))
      expect((await app.ask('GET', path, { headers })).status).toBe(304);
    const packed = await app.app.request(`https://kalender.example${path}`, {
      headers: { 'Accept-Encoding': 'gzip' },
    });
    expect(gunzipSync(await packed.arrayBuffer()).toString()).toBe(plain.text);
    app.at('2026-11-20T12:30:00Z');
    await app.api('DELETE', `/activities/${activity.id}`, { as: 'coordinator' });
    for (const headers of headersFor(plain.headers))
      expect((await app.ask('GET', path, { headers })).status).toBe(200);
  });

  test('is the same bytes each time, and in another process', async () => {
    const app = await anApp();
    await published(app, anInput());
    await published(app, anInput({ association: 'kvindeklubben' }));
    const { path } = await aMember(app);
    const { text } = await app.ask('GET', path);
    const another = await createApp(app.services).request(`https://kalender.example${path}`);
    expect(await another.text()).toBe(text);
    expect((await app.ask('GET', path)).text).toBe(text);
  });

  test.each(['GET', 'HEAD'])(
    'to %s at an address that opens nothing is 404, and says nothing of it',
    async (method) => {
      const app = await anApp();
      const { person, path } = await aMember(app);
      await revokePrivateFeed(app.desk, actorOf(person), { kind: 'planning' });
      for (const address of [
        path,
        `/private/${'x'.repeat(43)}.ics`,
        '/private/qqq.ics',
        '/private/%E0%A4%A.ics',
      ]) {
        const { status, headers, text } = await app.ask(method, address);
        expect([address, status, headers.get('Cache-Control')]).toEqual([address, 404, 'private, no-cache']);
        expect(headers.get('Referrer-Policy')).toBe('no-referrer');
        expect(text).not.toContain(address.slice(9, -4));
      }
      expect(app.faults).toEqual([]);
    },
  );
});

describe('instead of an error', () => {
  const away = async (app: TestApp): Promise<void> => {
    await app.desk.store.transaction((trx) => sql`alter table private_feed rename to away`.execute(trx));
  };
  const back = async (app: TestApp): Promise<void> => {
    await app.desk.store.transaction((trx) => sql`alter table away rename to private_feed`.execute(trx));
  };

  test('a member gets the feed there is while the database cannot tell whose address it is', async () => {
    const app = await anApp();
    await published(app, anInput());
    const { path } = await aMember(app);
    const before = await app.ask('GET', path);
    await away(app);
    const meanwhile = await app.ask('GET', path);
    expect([meanwhile.status, meanwhile.text]).toEqual([200, before.text]);
    expect(app.faults).toHaveLength(1);
    expect(JSON.stringify(app.faults.map(({ error }) => String(error)))).not.toContain(path.slice(9, -4));
    // An address that nobody has used is one that nobody vouches for.
    expect((await app.ask('GET', `/private/${'x'.repeat(43)}.ics`)).status).toBe(500);
    await back(app);
    expect((await app.ask('GET', path)).status).toBe(200);
  });

  test('nobody gets it by an address that has been revoked, or whose owner has been removed', async () => {
    const ends = [
      (app: TestApp, person: Person) => revokePrivateFeed(app.desk, actorOf(person), { kind: 'planning' }),
      (app: TestApp, person: Person) => removePerson(app.desk, COORDINATOR, person.id),
    ];
    for (const end of ends) {
      const app = await anApp();
      await published(app, anInput());
      const { person, path } = await aMember(app);
      expect((await app.ask('GET', path)).status).toBe(200);
      await end(app, person);
      await away(app);
      const { status, text } = await app.ask('GET', path);
      expect(status).toBe(500);
      expect(text).not.toContain('VCALENDAR');
    }
  });

  test.each<[string, (app: TestApp, person: Person, other: Person) => Promise<unknown>]>([
    ['has handed over', (app, person, other) => handOver(app.desk, actorOf(person), other.id)],
    [
      'has been invited to more',
      (app, { email, name, language }) => {
        const more = { email, name, language, role: 'editor', association: 'kvindeklubben' };
        return invitePerson(app.desk, COORDINATOR, more, Buffer.alloc(32, 201));
      },
    ],
    [
      'has come back by a start link',
      async (app, { email, name, language }) => {
        const link = await makeStartLink(app.desk, Buffer.alloc(32, 202));
        const newcomer = { device: '', secret: Buffer.alloc(32, 203) };
        return beginCoordinator(app.desk, link, { email, name, language }, newcomer);
      },
    ],
  ])('nobody gets what they saw in another role once one %s', async (_sentence, change) => {
    const app = await anApp();
    await published(
      app,
      anInput({ association: 'kvindeklubben', visibility: 'busy', title: 'Ledelsesmøde' }),
    );
    const { person, path } = await aMember(app, { role: 'coordinator', association: null });
    const { person: other } = await aMember(app);
    expect((await app.ask('GET', path)).text).toContain('SUMMARY:Ledelsesmøde');
    await change(app, person, other);
    await away(app);
    const { status, text } = await app.ask('GET', path);
    expect(status).toBe(500);
    expect(text).not.toContain('VCALENDAR');
  });

  test('a member gets the feed as it was where a stored VEVENT is broken', async () => {
    const app = await anApp();
    const { activity } = await published(app, anInput());
    const { path } = await aMember(app);
    const before = await app.ask('GET', path);
    await app.desk.store.transaction(async (trx) => {
      const broken = Buffer.from(
        'BEGIN:VEVENT\r\nDTSTART;TZID=Nowhere/Land:20261201T190000\r\nEND:VEVENT\r\n',
      );
      await saveRenderings(trx, new Map([[activity.id, new Map([['', broken]])]]));
      const subject = { kind: 'activity', id: activity.id } as const;
      const at = app.desk.clock();
      await appendChanges(trx, [{ at, actor: 'Anna', deed: 'revise', subject, detail: {} }]);
    });
    await app.desk.network.catchUp();
    const after = await app.ask('GET', path);
    expect([after.status, after.text]).toEqual([200, before.text]);
    expect(app.faults).toHaveLength(1);
  });
});

test('what is told in private never comes out in public, and the public opens nothing', async () => {
  const app = await anApp();
  const canary = 'kanariefugl';
  await published(app, anInput({ title: canary, description: canary, status: 'tentative', venue: 'ny-hal' }));
  await published(
    app,
    anInput({ title: canary, visibility: 'network', association: 'kvindeklubben', venue: 'ny-hal' }),
  );
  const { activity } = await published(app, anInput({ venue: 'ny-hal' }));
  const { path } = await aMember(app, { role: 'coordinator', association: null });
  const { text } = await app.ask('GET', path);
  expect(text.match(/kanariefugl/g)?.length).toBeGreaterThan(4);
  const looks = [
    '/',
    '/calendar.ics',
    '/calendar.json',
    '/calendar.rss',
    '/associations/sprogcafeen.ics',
    `/activities/${activity.id}.ics`,
    `/activities/${activity.id}`,
    '/embed',
    '/sitemap.xml',
    '/robots.txt',
    '/api/v1/occurrences',
  ];
  for (const look of looks) {
    for (const coding of ['identity', 'gzip']) {
      const answer = await app.app.request(`https://kalender.example${look}`, {
        headers: { 'Accept-Encoding': coding },
      });
      const bytes = Buffer.from(await answer.arrayBuffer());
      const said = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString();
      expect([look, answer.status]).toEqual([look, 200]);
      expect([look, said.includes(canary), said.includes('Falder sammen')]).toEqual([look, false, false]);
    }
  }
});
