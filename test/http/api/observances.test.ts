// Observances through the API: reading them, telling of them, and the one step their notices offer.
import { describe, expect, it } from 'vitest';
import { anApp, anInput } from '../../support/app.ts';
import { onBothDatabases } from '../../support/databases.ts';
import { type Checked, type ProblemTold, type PublishedTold, published, told } from './answers.ts';

interface ObservanceTold {
  readonly id: string;
  readonly kind: string;
  readonly name: Record<string, string>;
  readonly start: string;
  readonly end: string;
  readonly approximate: boolean;
  readonly venue: string | null;
  readonly shipped: boolean;
}

interface Listed {
  readonly observances: readonly ObservanceTold[];
}

const as = 'coordinator' as const;
const winter = { kind: 'school-break', name: 'Vinterferie', start: '2027-02-13', end: '2027-02-22' };
const plain = { excluded: [], added: [], changed: {} };
const csv = { 'Content-Type': 'text/csv' };

onBothDatabases('observances through the API', (database) => {
  const calendar = async () => anApp({ address: await database.address() });

  it('are public, those that ship and the network’s own, by start', async () => {
    const { api } = await calendar();
    await api('PUT', '/observances/vinterferie-2027', { as, body: winter });
    const answer = await api('GET', '/observances?from=2027-02-01&to=2027-03-10');
    expect(told<Listed>(answer, 200).observances).toEqual([
      {
        id: 'ramadan-2027-02-08',
        kind: 'festival',
        name: { da: 'Ramadan', en: 'Ramadan', ar: 'رمضان', uk: 'Рамадан', ti: 'ረመዳን' },
        start: '2027-02-08',
        end: '2027-03-09',
        approximate: true,
        venue: null,
        shipped: true,
      },
      {
        ...winter,
        id: 'vinterferie-2027',
        name: { da: 'Vinterferie' },
        approximate: false,
        venue: null,
        shipped: false,
      },
      expect.objectContaining({ id: 'womens-day-2027-03-08' }),
      expect.objectContaining({ id: 'eid-al-fitr-2027-03-09', start: '2027-03-09', end: '2027-03-12' }),
    ]);
    const again = await api('GET', '/observances?from=2027-02-01&to=2027-03-10', {
      headers: { 'If-None-Match': answer.headers.get('ETag') ?? '' },
    });
    expect(again.status).toBe(304);
  });

  it('are those of the next twelve months where nothing else is asked', async () => {
    const { api } = await calendar();
    const ids = told<Listed>(await api('GET', '/observances'), 200).observances.map(({ id }) => id);
    expect(ids[0]).toBe('christmas-eve-2026-12-24');
    expect(ids.at(-1)).toBe('ukrainian-defenders-day-2027-10-01');
    const wrong = await api('GET', '/observances?from=nej');
    expect(told<ProblemTold>(wrong, 422).errors?.map(({ parameter }) => parameter)).toEqual(['from']);
  });

  it('are told of, changed, sent back as they were read, and removed', async () => {
    const { api, desk } = await calendar();
    const path = '/observances/vinterferie-2027';
    const first = await api('PUT', path, { as, body: winter });
    const longer = await api('PUT', path, { as, body: { ...winter, end: '2027-02-23' } });
    expect([first.status, longer.status]).toEqual([201, 200]);
    const version = await desk.store.latestVersion();
    expect((await api('PUT', path, { as, body: longer.body })).body).toEqual(longer.body);
    expect(await desk.store.latestVersion()).toBe(version);
    const removed = await api('DELETE', path, { as });
    expect([removed.status, removed.body]).toEqual([200, longer.body]);
    expect((await api('DELETE', path, { as })).status).toBe(404);
    expect((await api('DELETE', '/observances/ramadan-2027-02-08', { as })).status).toBe(403);
    expect((await api('PUT', '/observances/ramadan-2027-02-08', { as, body: winter })).status).toBe(403);
  });

  it('are loaded from a table', async () => {
    const { api } = await calendar();
    const text = 'type;navn;start;slut;sted\nskoleferie;Vinterferie;13-02-2027;21-02-2027;\n';
    const answer = await api('POST', '/observances/import', { as, text, headers: csv });
    expect(told(answer, 200)).toEqual({ created: 1, updated: 0, unchanged: 0 });
    const listed = await api('GET', '/observances?from=2027-02-13&to=2027-02-14');
    expect(told<Listed>(listed, 200).observances.at(-1)).toMatchObject({
      start: '2027-02-13',
      end: '2027-02-22',
    });
  });

  it('are not loaded from a table with a wrong date on line 7, which is named', async () => {
    const { api, desk } = await calendar();
    const good = (n: number): string => `school-break;Ferie ${n};2027-0${n}-01;;`;
    const lines = [1, 2, 3, 4, 5].map(good);
    const text = ['kind;name;start;end;venue', ...lines, 'school-break;Ferie;2027-02-29;;', good(8)].join(
      '\n',
    );
    const answer = await api('POST', '/observances/import', { as, text, headers: csv });
    expect(told<ProblemTold>(answer, 422)).toMatchObject({
      type: '/problems/invalid',
      detail: 'line 7, start: Give a date that exists, as 2026-10-12.',
      errors: [{ field: 'line 7, start', detail: 'Give a date that exists, as 2026-10-12.' }],
    });
    expect(desk.network.observances.size).toBe(0);
  });

  it('keep suggestions from days on which the venue is closed', async () => {
    const app = await calendar();
    const tuesdays = { ...plain, rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=4' };
    const taken = anInput({ association: 'kvindeklubben' }, tuesdays);
    await published(app, taken);
    const suggested = async () => {
      const body = anInput({}, tuesdays);
      const { suggestions } = told<Checked>(await app.api('POST', '/clash-check', { as, body }), 200);
      return suggestions.map(({ start }) => start.slice(0, 10));
    };
    expect(await suggested()).toContain('2026-12-02');
    const closed = { kind: 'closure', name: 'Rengøring', venue: anInput()['venue'] };
    const day = { start: '2026-12-09', end: '2026-12-10' };
    await app.api('PUT', '/observances/rengoering', { as, body: { ...closed, ...day } });
    expect(await suggested()).not.toContain('2026-12-02');
    expect(await suggested()).not.toEqual([]);
  });

  it('come with notices, and what a notice offers is skipped in one step', async () => {
    const app = await calendar();
    await app.api('PUT', '/observances/vinterferie-2027', { as, body: winter });
    const { activity, notices } = await published(app, anInput({}, plain));
    const break_ = notices.find(({ kind }) => kind === 'school-break');
    expect(break_).toEqual({
      kind: 'school-break',
      id: 'vinterferie-2027',
      name: { da: 'Vinterferie' },
      approximate: false,
      start: '2027-02-13',
      end: '2027-02-22',
      venue: null,
      dates: ['2027-02-16T19:00'],
      skip: ['2027-02-16T19:00'],
    });
    const path = `/activities/${activity.id}/skip`;
    const skipped = await app.api('POST', path, { as: 'sprogcafeen', body: { dates: break_?.['skip'] } });
    const { activity: after, notices: left } = told<PublishedTold>(skipped, 200);
    expect(after).toMatchObject({ sequence: 1, schedule: { excluded: ['2027-02-16T19:00'] } });
    expect(left.map(({ kind }) => kind)).not.toContain('school-break');
    const read = await app.api('GET', `/activities/${activity.id}`);
    expect(read.headers.get('ETag')).toBe(skipped.headers.get('ETag'));
    const stale = await app.api('POST', path, {
      as: 'sprogcafeen',
      body: { dates: ['2027-02-23T19:00'] },
      headers: { 'If-Match': '"0-0"' },
    });
    expect(stale.status).toBe(412);
  });

  it('come with notices of what has not been published yet', async () => {
    const { api } = await calendar();
    await api('PUT', '/observances/vinterferie-2027', { as, body: winter });
    const check = await api('POST', '/clash-check', { as: 'sprogcafeen', body: anInput({}, plain) });
    expect(told<Checked>(check, 200).notices).toContainEqual(
      expect.objectContaining({ kind: 'school-break', dates: ['2027-02-16T19:00'] }),
    );
  });
});

describe('a table of observances', () => {
  it.each([
    ['is sent as JSON', { as, body: { kind: 'closure' } }, 415],
    ['is sent as what nobody names', { as, text: 'kind;name;start\n' }, 415],
    ['is in another encoding', { as, text: 'kind;name;start\n', headers: csv, latin: true }, 400],
    ['has a heading alone', { as, text: 'kind;name;start\n', headers: csv }, 200],
    [
      'has a charset',
      { as, text: 'kind;name;start\n', headers: { 'Content-Type': 'text/csv; charset=utf-8' } },
      200,
    ],
  ])('that %s is answered so', async (_sentence, sent, status) => {
    const { app, api, tokens } = await anApp();
    if (!('latin' in sent)) {
      expect((await api('POST', '/observances/import', sent)).status).toBe(status);
      return;
    }
    const answer = await app.request('http://kalender.example/api/v1/observances/import', {
      method: 'POST',
      headers: { ...csv, Authorization: `Bearer ${tokens.coordinator}` },
      body: Buffer.from('kind;name;start\nfestival;Høstfest;2026-10-10\n', 'latin1'),
    });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('as UTF-8') });
  });

  it('of more than ten mebibytes is too large', async () => {
    const { api } = await anApp();
    const text = 'x'.repeat(10 * 1024 * 1024 + 1);
    expect((await api('POST', '/observances/import', { as, text, headers: csv })).status).toBe(413);
  });
});
