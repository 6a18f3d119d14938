// Holds: counted, ended, released on the record, confirmed in one step.
import { beforeEach, describe, expect, it } from 'vitest';
import { exportNetwork } from '../../src/actions/export-network.ts';
import { releaseHolds } from '../../src/actions/holds.ts';
import { loadNetwork } from '../../src/actions/load-network.ts';
import { changesAbout } from '../../src/store/changes.ts';
import { type ActivityTold, type ProblemTold, type PublishedTold, told } from '../http/api/answers.ts';
import { anApp, anInput, type TestApp } from '../support/app.ts';
import { onBothDatabases } from '../support/databases.ts';

const PLAIN = { excluded: [], added: [], changed: {}, rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=12' };
const hold = (more: object = {}) => anInput({ status: 'tentative', ...more }, PLAIN);
const COORDINATOR = { role: 'coordinator', name: 'Frivilligcentret' } as const;

interface HoldTold extends ActivityTold {
  readonly expires: string | null;
  readonly visibility: string;
}

onBothDatabases('a hold', (database) => {
  let app: TestApp;
  beforeEach(async () => {
    app = await anApp({ address: await database.address() });
  });
  const publish = async (body: unknown): Promise<HoldTold> => {
    const answer = await app.api('POST', '/activities', { as: 'sprogcafeen', body });
    return told<PublishedTold>(answer, 201).activity as HoldTold;
  };
  const read = async (id: string): Promise<HoldTold> =>
    told(await app.api('GET', `/activities/${id}`, { as: 'coordinator' }), 200);

  it.each([
    ['after 60 days unless something else is said', {}, '2027-01-19T12:00:00Z'],
    ['when it says', { expires: '2026-12-24T18:00:00+01:00' }, '2026-12-24T17:00:00Z'],
    ['at a local time', { expires: '2026-12-24T18:00' }, '2026-12-24T17:00:00Z'],
    ['with the local day it says', { expires: '2026-12-24' }, '2026-12-24T23:00:00Z'],
    ['with today', { expires: '2026-11-20' }, '2026-11-20T23:00:00Z'],
  ])('ends %s', async (_sentence, more, expires) => {
    expect((await publish(hold(more))).expires).toBe(expires);
  });

  it('is all that has an end', async () => {
    expect((await publish(hold({ status: 'confirmed', expires: '2026-12-24' }))).expires).toBeNull();
    expect((await publish(hold({ status: 'confirmed', expires: '2020-12-24' }))).expires).toBeNull();
  });

  it.each(['2026-11-19', '2026-11-20T12:00:00Z', '2026-02-30', 'soon', '', 7])(
    'is refused with the end %j',
    async (expires) => {
      const { id } = await publish(hold());
      const body = hold({ expires });
      for (const [method, path] of [
        ['POST', '/activities'],
        ['POST', '/clash-check'],
        ['PUT', `/activities/${id}`],
      ] as const) {
        const answer = await app.api(method, path, { as: 'sprogcafeen', body });
        expect(told<ProblemTold>(answer, 422).errors?.map(({ field }) => field)).toEqual(['expires']);
      }
    },
  );

  it('keeps its end in a revision that says nothing of it', async () => {
    const { id } = await publish(hold({ expires: '2026-12-24' }));
    await app.api('PUT', `/activities/${id}`, { as: 'sprogcafeen', body: hold({ title: 'Nyt' }) });
    expect((await read(id)).expires).toBe('2026-12-24T23:00:00Z');
  });

  it('counts in a check until it is released, which is on the record', async () => {
    const { id, sequence } = await publish(hold({ expires: '2026-12-01' }));
    const verdict = async () => {
      const body = anInput({ association: 'kvindeklubben' }, PLAIN);
      const answer = await app.api('POST', '/clash-check', { as: 'kvindeklubben', body });
      return told<PublishedTold>(answer, 200).verdict.clashing;
    };
    expect(await verdict()).toBe(12);
    app.at('2026-12-01T22:59:59Z');
    expect(await releaseHolds(app.desk)).toBe(0);
    app.at('2026-12-01T23:00:00Z');
    expect(await releaseHolds(app.desk)).toBe(1);
    expect(await releaseHolds(app.desk)).toBe(0);
    expect(await verdict()).toBe(0);
    expect(await read(id)).toMatchObject({ status: 'cancelled', expires: null, sequence: sequence + 1 });
    const [change] = await changesAbout(app.desk.store.read, { kind: 'activity', id }, 1);
    expect(change).toMatchObject({
      deed: 'release',
      actor: 'Fælleskalender',
      detail: {
        before: { status: 'tentative', expires: '2026-12-01T23:00:00Z' },
        after: { status: 'cancelled' },
      },
    });
  });

  it.each(['released', 'cancelled', 'revised to be cancelled'])(
    'is for members still when %s',
    async (how) => {
      const { id } = await publish(hold());
      const sent = { as: 'sprogcafeen', body: hold({ status: 'cancelled' }) } as const;
      app.at('2027-02-01T12:00:00Z');
      if (how === 'released') await releaseHolds(app.desk);
      else if (how === 'cancelled') await app.api('DELETE', `/activities/${id}`, { as: 'sprogcafeen' });
      // Said twice, as a client does that did not hear the answer.
      else
        for (let i = 0; i < 2; i++)
          expect((await app.api('PUT', `/activities/${id}`, sent)).status).toBe(200);
      expect(await read(id)).toMatchObject({ status: 'cancelled', visibility: 'network' });
      expect((await app.api('GET', `/activities/${id}`)).status).toBe(404);
    },
  );

  it('is not confirmed once it is released, and is confirmed only once', async () => {
    const [one, other] = [await publish(hold()), await publish(hold({ title: 'Bog' }))];
    const confirm = (id: string, headers = {}) =>
      app.api('POST', `/activities/${id}/confirm`, { as: 'sprogcafeen', headers });
    expect((await confirm(one.id, { 'If-Match': '"7-7"' })).status).toBe(412);
    expect(told<PublishedTold>(await confirm(one.id), 200)).toMatchObject({
      activity: { status: 'confirmed', expires: null, sequence: 1, visibility: 'public' },
      verdict: { occurrences: 12, clashing: 0 },
      clashes: [],
    });
    expect((await app.api('GET', `/activities/${one.id}`)).status).toBe(200);
    expect(told<PublishedTold>(await confirm(one.id), 200).activity.sequence).toBe(1);
    app.at('2027-02-01T12:00:00Z');
    await releaseHolds(app.desk);
    expect((await confirm(other.id)).status).toBe(422);
  });

  describe('in a file', () => {
    it('is written with its end, and loading it again changes nothing', async () => {
      await publish(hold({ expires: '2026-12-24' }));
      const lines: string[] = [];
      for await (const line of exportNetwork(app.desk)) lines.push(line);
      expect(lines.join('\n')).toContain('"expires":"2026-12-24T23:00:00Z"');
      app.at('2027-02-01T12:00:00Z');
      const report = await loadNetwork(app.desk, COORDINATOR, lines);
      expect(report.activities).toEqual({ created: 0, updated: 0, unchanged: 1 });
    });

    it('without an end gets one when it is loaded first, and keeps it', async () => {
      const activity = hold();
      const lines = [JSON.stringify({ activity: { ...activity, expires: undefined } })];
      await loadNetwork(app.desk, COORDINATOR, lines);
      app.at('2026-11-21T12:00:00Z');
      expect((await loadNetwork(app.desk, COORDINATOR, lines)).activities.unchanged).toBe(1);
      const [loaded] = app.desk.network.activities.values();
      expect((await read(loaded?.id ?? '')).expires).toBe('2027-01-19T12:00:00Z');
    });
  });
});
