// Settling clashes: what is remembered, who may say it, and what reopens it.
import { beforeEach, describe, expect, it } from 'vitest';
import { loadNetwork } from '../../../src/actions/load-network.ts';
import { saveAssociation } from '../../../src/actions/save-association.ts';
import { saveVenue } from '../../../src/actions/save-venue.ts';
import { issueToken } from '../../../src/actions/tokens.ts';
import { pairIdOf } from '../../../src/calendar/settlement.ts';
import { changesAbout } from '../../../src/store/changes.ts';
import { type Answered, type Asker, anApp, anInput, type TestApp } from '../../support/app.ts';
import { onBothDatabases } from '../../support/databases.ts';
import { type ProblemTold, type PublishedTold, told } from './answers.ts';

const COORDINATOR = { role: 'coordinator', name: 'Frivilligcentret' } as const;
const TUESDAYS = {
  start: '2026-12-01T19:00',
  rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=12',
  excluded: [],
  added: [],
  changed: {},
};
const cafe = (more: object = {}, schedule: object = {}) =>
  anInput({ title: 'Sprogcafé', ...more }, { ...TUESDAYS, ...schedule });
const club = (more: object = {}, schedule: object = {}) =>
  anInput({ association: 'kvindeklubben', title: 'Systue', ...more }, { ...TUESDAYS, ...schedule });

interface PairTold {
  readonly state: string;
  readonly count: number;
  readonly settlement: { readonly outcome: string; readonly by: string; readonly agreed: string[] } | null;
}

onBothDatabases('settling', (database) => {
  let app: TestApp;
  let cafeId: string;
  let clubId: string;
  let pair: string;
  const publish = async (as: Asker, body: unknown): Promise<string> =>
    told<PublishedTold>(await app.api('POST', '/activities', { as, body }), 201).activity.id;
  const settle = (as: Asker, body: unknown, headers: Record<string, string> = {}): Promise<Answered> =>
    app.api('PUT', `/clashes/${pair}/settlement`, { as, body, headers });
  const settlement = async (): Promise<PairTold> =>
    told(await app.api('GET', `/clashes/${pair}/settlement`, { as: 'coordinator' }), 200);
  const state = async (): Promise<string> => (await settlement()).state;
  const history = async () =>
    (await changesAbout(app.desk.store.read, { kind: 'settlement', id: pair }, 9)).map(
      ({ deed, actor }) => `${deed} by ${actor}`,
    );

  beforeEach(async () => {
    app = await anApp({ address: await database.address() });
    cafeId = await publish('sprogcafeen', cafe());
    clubId = await publish('kvindeklubben', club());
    pair = pairIdOf(cafeId, clubId);
  });

  it.each([
    [{ outcome: 'fine as it is' }, 'fine'],
    [{ settlement: 'fine-as-it-is' }, 'fine'],
    [{ state: 'moved' }, 'moved'],
  ])('understands %j', async (body, outcome) => {
    expect(told(await settle('sprogcafeen', body), 200)).toMatchObject({ settlement: { outcome } });
  });

  it('remembers fine as it is, so that it counts and nags no more', async () => {
    const body = { outcome: 'fine', note: 'To forskellige hold' };
    expect(told(await settle('sprogcafeen', body), 200)).toMatchObject({
      id: pair,
      state: 'settled',
      count: 12,
      settlement: {
        outcome: 'fine',
        note: { da: 'To forskellige hold' },
        by: 'Redaktør i sprogcafeen',
        at: '2026-11-20T12:00:00Z',
        agreed: [],
      },
    });
    const check = await app.api('POST', '/clash-check', {
      as: 'sprogcafeen',
      body: { ...cafe(), id: cafeId },
    });
    expect(check.body).toMatchObject({
      verdict: { occurrences: 12, clashing: 0, severity: null },
      clashes: [{ activity: { id: clubId }, count: 12, state: 'settled' }],
      suggestions: [],
    });
    for (const [query, count] of [
      ['?state=open', 0],
      ['?state=talked', 0],
      ['?state=settled', 1],
      ['', 1],
      ['?state=&association=&cursor=', 1],
      ['?association=biblioteket', 0],
      ['?association=biblioteket,sprogcafeen', 1],
      ['?association=biblioteket&association=sprogcafeen', 1],
    ] as const) {
      const list = await app.api('GET', `/clashes${query}`, { as: 'kvindeklubben' });
      expect(told<{ clashes: [] }>(list, 200).clashes).toHaveLength(count);
    }
    expect(await history()).toEqual(['settle by Redaktør i sprogcafeen']);
  });

  it('writes nothing for what is remembered already', async () => {
    await settle('sprogcafeen', { outcome: 'fine' });
    const before = await app.desk.store.latestVersion();
    expect((await settle('kvindeklubben', { outcome: 'fine' })).status).toBe(200);
    expect(await app.desk.store.latestVersion()).toBe(before);
  });

  it('joins when both have said yes, whoever begins', async () => {
    await settle('kvindeklubben', { outcome: 'joined' });
    expect(await state()).toBe('talked');
    const check = await app.api('POST', '/clash-check', {
      as: 'sprogcafeen',
      body: { ...cafe(), id: cafeId },
    });
    expect(check.body).toMatchObject({ verdict: { clashing: 12 }, clashes: [{ state: 'talked' }] });
    await settle('kvindeklubben', { outcome: 'joined', note: 'Stadig' });
    expect(await state()).toBe('talked');
    expect(told(await settle('sprogcafeen', { outcome: 'joined' }), 200)).toMatchObject({
      state: 'settled',
      count: 0,
      severity: null,
    });
    // Published in the same second, so the lower id counts as the first.
    const [first, guest] = cafeId < clubId ? [cafeId, 'kvindeklubben'] : [clubId, 'sprogcafeen'];
    expect((await app.api('GET', `/activities/${first}`)).body).toMatchObject({
      coHosts: [guest],
      sequence: 1,
    });
  });

  it('takes the coordinator’s joined for nobody’s yes, unless both have agreed', async () => {
    expect(told(await settle('coordinator', { outcome: 'joined' }), 200)).toMatchObject({
      state: 'talked',
      settlement: { agreed: [] },
    });
    expect(told(await settle('coordinator', { outcome: 'joined', bothAgreed: true }), 200)).toMatchObject({
      state: 'settled',
      settlement: { agreed: ['first', 'second'] },
    });
  });

  it('forgets a yes when something else is agreed', async () => {
    await settle('kvindeklubben', { outcome: 'joined' });
    await settle('sprogcafeen', { outcome: 'moved' });
    await settle('sprogcafeen', { outcome: 'joined' });
    expect((await settlement()).state).toBe('talked');
    expect((await settlement()).settlement?.agreed).toHaveLength(1);
  });

  it('is reopened by hand, and what was said stays to be read', async () => {
    await settle('sprogcafeen', { outcome: 'fine' });
    const answer = await app.api('DELETE', `/clashes/${pair}/settlement`, { as: 'kvindeklubben' });
    expect(told(answer, 200)).toMatchObject({ state: 'open', settlement: { outcome: 'fine' } });
    expect(await history()).toEqual([
      'reopen by Redaktør i kvindeklubben',
      'settle by Redaktør i sprogcafeen',
    ]);
  });

  it('is about the version that was read', async () => {
    const address = `/clashes/${pair}/settlement`;
    const unsettled = await app.api('GET', address, { as: 'sprogcafeen' });
    const tag = { 'If-Match': unsettled.headers.get('ETag') ?? '' };
    const settled = await settle('sprogcafeen', { outcome: 'fine' }, tag);
    expect(settled.status).toBe(200);
    expect((await settle('kvindeklubben', { outcome: 'moved' }, tag)).status).toBe(412);
    const newer = { 'If-Match': settled.headers.get('ETag') ?? '' };
    expect((await app.api('DELETE', address, { as: 'kvindeklubben', headers: tag })).status).toBe(412);
    expect((await settle('kvindeklubben', { outcome: 'moved' }, newer)).status).toBe(200);
  });

  it('is refused to the editors of others, and where nothing clashes', async () => {
    await saveAssociation(app.desk, COORDINATOR, 'biblioteket', { name: 'Biblioteket' });
    const request = { role: 'editor', association: 'biblioteket', name: 'En tredje' } as const;
    const token = await issueToken(app.desk, request, Buffer.alloc(32, 8));
    const address = `/clashes/${pair}/settlement`;
    expect((await app.api('PUT', address, { token, body: { outcome: 'fine' } })).status).toBe(403);
    expect((await app.api('DELETE', address, { token })).status).toBe(403);
    expect((await app.api('DELETE', address, { as: 'sprogcafeen' })).status).toBe(404);

    await app.api('PUT', `/activities/${cafeId}`, {
      as: 'sprogcafeen',
      body: cafe({}, { start: '2026-12-04T19:00', rule: 'FREQ=WEEKLY' }),
    });
    const answer = await settle('sprogcafeen', { outcome: 'fine' });
    expect(told<ProblemTold>(answer, 422).detail).toContain('do not clash');
    app.at('2028-01-01T00:00:00Z');
    await app.api('PUT', `/activities/${cafeId}`, { as: 'sprogcafeen', body: cafe() });
    expect((await settle('sprogcafeen', { outcome: 'fine' })).status).toBe(422);
  });

  describe('is reopened', () => {
    beforeEach(async () => {
      await settle('coordinator', { outcome: 'fine' });
    });
    const revise = (schedule: object, more: object = {}) =>
      app.api('PUT', `/activities/${cafeId}`, { as: 'sprogcafeen', body: cafe(more, schedule) });

    it('by a revision that brings new dates, in the name of the reviser, who is told at once', async () => {
      const longer = await revise({ rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=13' });
      expect(longer.body).toMatchObject({ verdict: { clashing: 0 } });
      expect(await state()).toBe('settled');
      const both = { rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=13' };
      const check = await app.api('POST', '/clash-check', {
        as: 'kvindeklubben',
        body: { ...club({}, both), id: clubId },
      });
      expect(check.body).toMatchObject({ verdict: { clashing: 13 }, clashes: [{ state: 'open' }] });
      const body = club({}, both);
      await app.api('PUT', `/activities/${clubId}`, { as: 'kvindeklubben', body });
      expect(await settlement()).toMatchObject({ state: 'open', count: 13, settlement: { outcome: 'fine' } });
      expect(await history()).toEqual(['reopen by Redaktør i kvindeklubben', 'settle by Frivilligcentret']);
    });

    it.each<readonly [string, object, object]>([
      ['another word', {}, { title: 'Et nyt navn' }],
      ['a date less', { excluded: ['2026-12-08T19:00'] }, {}],
      ['a move out of the way', { start: '2026-12-04T19:00', rule: 'FREQ=WEEKLY;COUNT=12' }, {}],
    ])('not by %s', async (_sentence, schedule, more) => {
      expect((await revise(schedule, more)).status).toBe(200);
      expect(await state()).toBe('settled');
    });

    it('not by the days that go by', async () => {
      app.at('2026-12-20T12:00:00Z');
      await revise({}, { title: 'Et nyt navn' });
      expect(await state()).toBe('settled');
    });

    it('by a venue that comes near, and by loading a file', async () => {
      const far = { name: 'Langt væk', area: 'Skagen' };
      await saveVenue(app.desk, COORDINATOR, 'langt-vaek', far);
      await revise({}, { venue: 'langt-vaek', needs: [] });
      expect((await settlement()).count).toBe(0);
      await saveVenue(app.desk, COORDINATOR, 'langt-vaek', { ...far, area: 'Holte' });
      expect(await state()).toBe('open');
      expect((await settlement()).count).toBe(12);

      await settle('coordinator', { outcome: 'fine', note: 'Igen' });
      const activity = {
        ...cafe({ venue: 'langt-vaek', needs: [] }, { rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=14' }),
        id: cafeId,
      };
      const other = { ...club({}, { rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=14' }), id: clubId };
      const lines = [activity, other].map((one) => JSON.stringify({ activity: one }));
      await loadNetwork(app.desk, COORDINATOR, lines);
      expect(await state()).toBe('open');
    });
  });

  it.each<readonly [string, unknown, string]>([
    ['no outcome', {}, 'outcome'],
    ['another outcome', { outcome: 'won' }, 'outcome'],
    ['a note that is none', { outcome: 'fine', note: 7 }, 'note'],
    ['a field nobody knows', { outcome: 'fine', by: 'Anna' }, 'by'],
    ['an editor who speaks for both', { outcome: 'joined', bothAgreed: true }, 'bothAgreed'],
  ])('refuses %s', async (_sentence, body, field) => {
    const problem = told<ProblemTold>(await settle('sprogcafeen', body), 422);
    expect(problem.errors?.map((error) => error.field)).toEqual([field]);
    expect(await state()).toBe('open');
  });

  it('knows no pair but by its name, the lower id first', async () => {
    for (const name of ['x', `${cafeId}~${cafeId}`, pair.split('~').reverse().join('~'), `${cafeId}~`]) {
      const answer = await app.api('PUT', `/clashes/${name}/settlement`, {
        as: 'coordinator',
        body: { outcome: 'fine' },
      });
      expect(answer.status).toBe(404);
    }
  });
});
