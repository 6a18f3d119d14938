import { beforeAll, describe, expect, it } from 'vitest';
import { anApp, anInput, type TestApp } from '../../support/app.ts';
import { type ActivityTold, type OccurrenceTold, type PublishedTold, published, told } from './answers.ts';

const plain = { excluded: [], added: [], changed: {} };

let calendar: TestApp;
let cafe: PublishedTold;
let walk: PublishedTold;
let camp: PublishedTold;
const closing: (() => void | Promise<void>)[] = [];

/** Three public activities: the design's café on Tuesdays, a walk on Sundays by two associations, a summer camp. */
beforeAll(async () => {
  calendar = await anApp({ whenDone: (close) => closing.unshift(close) });
  cafe = await published(calendar, anInput());
  const walking = {
    title: { da: 'Gåtur' },
    coHosts: ['sprogcafeen'],
    venue: null,
    place: 'Ved søen',
    languages: ['uk'],
  };
  walk = await published(
    calendar,
    anInput(
      { ...walking, association: 'kvindeklubben', categories: ['outdoors'], audiences: [], needs: [] },
      { ...plain, start: '2026-12-06T10:00', rule: 'FREQ=WEEKLY;BYDAY=SU' },
    ),
  );
  camp = await published(
    calendar,
    anInput(
      { association: 'kvindeklubben', title: 'Lejr', description: null, venue: 'ny-hal', transparent: null },
      { ...plain, start: '2027-07-05', duration: 'P5D', rule: null },
    ),
  );
  return async () => {
    for (const close of closing) await close();
  };
});

const occurrencesOf = async (query: string): Promise<readonly OccurrenceTold[]> =>
  told<{ occurrences: OccurrenceTold[] }>(await calendar.api('GET', `/occurrences?${query}`), 200)
    .occurrences;

const activitiesOf = async (query: string): Promise<readonly string[]> => {
  const answer = await calendar.api('GET', `/activities?${query}`);
  return told<{ activities: ActivityTold[] }>(answer, 200).activities.map(({ id }) => id);
};

describe('associations and venues', () => {
  it('are listed by slug', async () => {
    expect((await calendar.api('GET', '/associations')).body).toMatchObject({
      associations: [{ slug: 'kvindeklubben' }, { slug: 'sprogcafeen', name: 'Sprogcaféen i Holte' }],
    });
    expect((await calendar.api('GET', '/venues')).body).toMatchObject({
      venues: [{ slug: 'holte-bibliotek' }, { slug: 'ny-hal' }],
    });
  });

  it('are shown as they are', async () => {
    expect((await calendar.api('GET', '/associations/sprogcafeen')).body).toEqual({
      slug: 'sprogcafeen',
      name: 'Sprogcaféen i Holte',
      colour: null,
      area: 'Holte',
      link: null,
      languages: [],
    });
    expect((await calendar.api('GET', '/venues/holte-bibliotek')).body).toMatchObject({
      slug: 'holte-bibliotek',
      address: 'Holte Midtpunkt 23',
      severalAtOnce: true,
    });
  });

  it.each(['/associations/ukendt', '/venues/ukendt', '/activities/ukendt', '/activities/ukendt/occurrences'])(
    'are missing at %s',
    async (path) => {
      expect((await calendar.api('GET', path)).body).toMatchObject({
        type: '/problems/not_found',
        status: 404,
      });
    },
  );

  it('come back as they were told, new or changed', async () => {
    const app = await anApp();
    const venue = { name: 'Sø', latitude: 55.8, longitude: 12.5, severalAtOnce: true };
    const added = await app.api('PUT', '/venues/soe', { as: 'sprogcafeen', body: venue });
    expect([added.status, added.headers.get('Location')]).toEqual([201, '/api/v1/venues/soe']);
    expect(added.body).toMatchObject({ slug: 'soe', ...venue, address: null, addressForMembersOnly: false });
    expect((await app.api('GET', '/venues/soe')).body).toEqual(added.body);

    const association = { name: 'Koret', colour: '#A8442A', languages: ['da'] };
    const koret = await app.api('PUT', '/associations/koret', { as: 'coordinator', body: association });
    expect([koret.status, koret.headers.get('Location')]).toEqual([201, '/api/v1/associations/koret']);
    expect(koret.body).toMatchObject({ slug: 'koret', name: 'Koret', colour: '#a8442a' });
    const again = await app.api('PUT', '/associations/koret', { as: 'coordinator', body: { name: 'Kor' } });
    expect([again.status, again.body]).toMatchObject([200, { name: 'Kor', colour: null }]);
  });
});

describe('occurrences', () => {
  it('are those of the window, by start, cancelled dates among them', async () => {
    const found = await occurrencesOf('from=2027-01-04&to=2027-01-18');
    expect(found.map(({ start, status }) => [start, status])).toEqual([
      ['2027-01-06T19:00:00+01:00', 'confirmed'],
      ['2027-01-10T10:00:00+01:00', 'confirmed'],
      ['2027-01-12T19:00:00+01:00', 'cancelled'],
      ['2027-01-17T10:00:00+01:00', 'confirmed'],
    ]);
    expect(found[0]).toEqual({
      activity: cafe.activity.id,
      recurrenceId: '2027-01-05T19:00',
      start: '2027-01-06T19:00:00+01:00',
      end: '2027-01-06T21:00:00+01:00',
      timeZone: 'Europe/Copenhagen',
      allDay: false,
      title: { da: 'Sprogcafé', ar: 'مقهى اللغة' },
      association: 'sprogcafeen',
      venue: 'ny-hal',
      status: 'confirmed',
      changed: true,
    });
  });

  it('of whole days have plain dates, the end exclusive', async () => {
    const found = await occurrencesOf('from=2027-07-01&to=2027-08-01&q=lejr');
    expect(found).toMatchObject([
      { activity: camp.activity.id, allDay: true, start: '2027-07-05', end: '2027-07-10' },
    ]);
  });

  it('are those of the next 30 days where no window is asked for', async () => {
    const found = await occurrencesOf('');
    expect(found.map(({ start }) => start.slice(0, 10))).toEqual([
      '2026-12-01',
      '2026-12-06',
      '2026-12-08',
      '2026-12-13',
      '2026-12-15',
      '2026-12-20',
    ]);
    expect((await occurrencesOf('from=2028-02-01')).length).toBe(9);
  });

  it('come in pages that together are all of them, each once', async () => {
    const all = await occurrencesOf('from=2026-12-01&to=2027-12-01&limit=1000');
    const paged: OccurrenceTold[] = [];
    let cursor = '';
    do {
      const answer = await calendar.api('GET', `/occurrences?from=2026-12-01&to=2027-12-01&limit=7${cursor}`);
      const page = told<{ occurrences: OccurrenceTold[]; next: string | null }>(answer, 200);
      expect(page.occurrences.length).toBeLessThanOrEqual(7);
      paged.push(...page.occurrences);
      cursor = page.next === null ? '' : `&cursor=${encodeURIComponent(page.next)}`;
    } while (cursor !== '');
    expect(paged).toEqual(all);
    expect(all.length).toBeGreaterThan(100);
  });

  it('are found anywhere in time', async () => {
    const found = await occurrencesOf('from=2150-01-01&to=2150-01-08');
    expect(found.map(({ start }) => start)).toEqual([
      '2150-01-04T10:00:00+01:00',
      '2150-01-06T19:00:00+01:00',
    ]);
  });

  it('of one activity are the next ones from any instant', async () => {
    const next = async (query: string): Promise<string[]> => {
      const answer = await calendar.api('GET', `/activities/${cafe.activity.id}/occurrences?${query}`);
      return told<{ occurrences: OccurrenceTold[] }>(answer, 200).occurrences.map(({ start }) =>
        start.slice(0, 16),
      );
    };
    expect(await next('limit=4')).toEqual([
      '2026-12-01T19:00',
      '2026-12-08T19:00',
      '2026-12-15T19:00',
      '2026-12-23T19:00',
    ]);
    // What is on has not ended; what ends just then has.
    expect(await next('limit=1&from=2026-12-08T20:59:59%2B01:00')).toEqual(['2026-12-08T19:00']);
    expect(await next('limit=1&from=2026-12-08T21:00:00+01:00')).toEqual(['2026-12-15T19:00']);
    expect(await next('limit=1&from=2040-01-01')).toEqual(['2040-01-03T19:00']);
    expect(await next('from=1999-01-01')).toHaveLength(50);
    expect(await next('from=1999-01-01&limit=730')).toHaveLength(730);
  });
});

describe('activities', () => {
  it('come in pages by id', async () => {
    const ids = [cafe, walk, camp].map(({ activity }) => activity.id).sort();
    expect(await activitiesOf('')).toEqual(ids);
    expect(await activitiesOf('limit=2')).toEqual(ids.slice(0, 2));
    const first = (await calendar.api('GET', '/activities?limit=2')).body as { next: string };
    expect(await activitiesOf(`limit=2&cursor=${first.next}`)).toEqual(ids.slice(2));
  });

  it.each([
    ['of an association, as host or co-host', 'association=sprogcafeen', ['cafe', 'walk']],
    ['of either of two', 'association=sprogcafeen,kvindeklubben', ['cafe', 'walk', 'camp']],
    ['of either of two, told one by one', 'association=ukendt&association=sprogcafeen', ['cafe', 'walk']],
    ['of a category', 'category=outdoors', ['walk']],
    ['for an audience', 'audience=women', ['cafe', 'camp']],
    ['in an area', 'area=holte', ['cafe', 'camp']],
    ['in a language', 'language=UK', ['walk']],
    ['that speak of a word', 'q=SPROGCAF%C3%89', ['cafe']],
    ['that meet several filters', 'association=sprogcafeen&category=language&q=caf%C3%A9', ['cafe']],
    ['of nobody', 'association=ukendt', []],
  ])('are found %s, and so are their occurrences', async (_sentence, query, names) => {
    const known: Record<string, string> = {
      cafe: cafe.activity.id,
      walk: walk.activity.id,
      camp: camp.activity.id,
    };
    const expected = names.map((name) => known[name]).sort();
    expect(await activitiesOf(query)).toEqual(expected);
    const found = await occurrencesOf(`${query}&from=2027-06-20&to=2027-07-20&limit=1000`);
    expect([...new Set(found.map(({ activity }) => activity))].sort()).toEqual(expected);
  });
});

describe('what other processes have committed', () => {
  it('is taken in before the answer', async () => {
    let refreshed = 0;
    const app = await anApp({
      services: {
        refresh: async () => {
          refreshed++;
        },
      },
    });
    const before = refreshed;
    await app.api('GET', '/activities');
    expect(refreshed).toBe(before + 1);
  });
});
