import { expect, it } from 'vitest';
import { anApp, anInput, type TestApp } from '../../support/app.ts';
import { onBothDatabases } from '../../support/databases.ts';
import { type Checked, type ProblemTold, type PublishedTold, published, told } from './answers.ts';

const plain = { excluded: [], added: [], changed: {} };

/** Twelve Tuesdays of the women's club, at the same hour as the language café. */
const womensClub = anInput(
  { association: 'kvindeklubben', title: 'Kvindeklub', venue: 'ny-hal', needs: [] },
  { ...plain, rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=12' },
);

onBothDatabases('publishing through the API', (database) => {
  const calendar = async (): Promise<TestApp> => anApp({ address: await database.address() });

  it('publishes an activity, gives it an identity and says where it is', async () => {
    const { api } = await calendar();
    const answer = await api('POST', '/activities', { as: 'sprogcafeen', body: anInput() });
    const { activity, verdict, clashes } = told<PublishedTold>(answer, 201);
    expect(answer.headers.get('Location')).toBe(`/api/v1/activities/${activity.id}`);
    expect(activity).toEqual({
      ...anInput(),
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      uid: expect.stringContaining(activity.id),
      sequence: 0,
      created: '2026-11-20T12:00:00Z',
      updated: '2026-11-20T12:00:00Z',
    });
    expect({ verdict, clashes }).toEqual({
      verdict: { occurrences: 50, clashing: 0, severity: null },
      clashes: [],
    });
    const read = await api('GET', `/activities/${activity.id}`);
    expect(read.body).toEqual(activity);
    expect(read.headers.get('ETag')).toBe(answer.headers.get('ETag'));
  });

  it('does once what is sent twice under one name, whatever has become of it since', async () => {
    const { api } = await calendar();
    const publish = async (key: string, as: 'sprogcafeen' | 'coordinator' = 'sprogcafeen') => {
      const headers = { 'Idempotency-Key': key };
      const answer = await api('POST', '/activities', { as, headers, body: anInput() });
      return told<PublishedTold>(answer, 201).activity;
    };
    const first = await publish('tirsdagscafé');
    expect(first.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(await publish('tirsdagscafé')).toEqual(first);
    const body = { ...anInput(), title: { da: 'Ny titel' } };
    await api('PUT', `/activities/${first.id}`, { as: 'sprogcafeen', body });
    expect(await publish('tirsdagscafé')).toMatchObject({ id: first.id, title: body.title, sequence: 1 });
    // Another name, and another member with the same, are other publishings.
    const others = [await publish('onsdagscafé'), await publish('tirsdagscafé', 'coordinator')];
    expect(new Set([first.id, ...others.map(({ id }) => id)]).size).toBe(3);
  });

  it.each([
    ['nothing', ' '],
    ['too much', 'x'.repeat(256)],
  ])('takes no name of %s', async (_sentence, key) => {
    const { api } = await calendar();
    const headers = { 'Idempotency-Key': key };
    const answer = await api('POST', '/activities', { as: 'sprogcafeen', headers, body: anInput() });
    expect(told<ProblemTold>(answer, 400).errors).toEqual([
      { field: 'Idempotency-Key', detail: 'Send a name of one to 255 letters, or none.' },
    ]);
  });

  it('publishes what clashes too, and says on which dates and with whom', async () => {
    const app = await calendar();
    const club = await published(app, womensClub);
    const answer = await app.api('POST', '/activities', { as: 'sprogcafeen', body: anInput() });
    const { verdict, clashes } = told<PublishedTold>(answer, 201);
    expect(verdict).toEqual({ occurrences: 50, clashing: 9, severity: 'high' });
    expect(clashes).toEqual([
      {
        activity: { id: club.activity.id, title: { da: 'Kvindeklub' }, association: 'kvindeklubben' },
        reasons: ['audience'],
        severity: 'high',
        count: 9,
        state: 'open',
        dates: [
          ...['2026-12-01', '2026-12-08', '2026-12-15', '2026-12-29'],
          ...['2027-01-19', '2027-01-26', '2027-02-02', '2027-02-09', '2027-02-16'],
        ],
      },
    ]);
  });

  it('says 8 of 12, suggests what clashes less, and keeps its word', async () => {
    const app = await calendar();
    await published(app, {
      ...womensClub,
      schedule: { ...schedule('TU', 0), rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=8' },
    });
    const asked = anInput({}, { ...plain, rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=12' });
    const check = await app.api('POST', '/clash-check', { as: 'sprogcafeen', body: asked });
    const { verdict, suggestions } = told<Checked>(check, 200);
    expect(verdict).toEqual({ occurrences: 12, clashing: 8, severity: 'high' });
    expect(suggestions.length).toBeGreaterThan(0);
    for (const suggestion of suggestions) {
      expect(suggestion.clashing).toBeLessThan(8);
      const { start, rule } = suggestion;
      const moved = await published(app, anInput({}, { ...plain, start, rule }));
      expect(moved.verdict).toEqual({
        occurrences: 12,
        clashing: suggestion.clashing,
        severity: suggestion.severity,
      });
      await app.api('DELETE', `/activities/${moved.activity.id}`, { as: 'coordinator' });
    }
  });

  it('stores nothing when it is asked what would clash', async () => {
    const app = await calendar();
    await published(app, womensClub);
    const version = await app.desk.store.latestVersion();
    await app.api('POST', '/clash-check', { as: 'sprogcafeen', body: anInput() });
    expect(await app.desk.store.latestVersion()).toBe(version);
    expect((await app.api('GET', '/activities')).body).toMatchObject({ activities: { length: 1 } });
  });

  it('asks about an activity in the place of the one it would revise', async () => {
    const app = await calendar();
    const club = await published(app, womensClub);
    const cafe = await published(app, anInput());
    const { id } = cafe.activity;
    const body = { ...anInput({}, { ...plain, start: '2026-12-01T14:00' }), id };
    const check = await app.api('POST', '/clash-check', { as: 'sprogcafeen', body });
    expect(told<Checked>(check, 200).clashes.map(({ activity }) => activity.id)).not.toContain(id);
    expect(club.activity.id).not.toBe(id);
    const unknown = { ...body, id: '00000000-0000-4000-8000-000000000000' };
    expect((await app.api('POST', '/clash-check', { as: 'sprogcafeen', body: unknown })).status).toBe(404);
  });

  it('refuses with the clashes where that is asked for, and stores nothing', async () => {
    const app = await calendar();
    await published(app, womensClub);
    const version = await app.desk.store.latestVersion();
    const refusal = await app.api('POST', '/activities?onClash=refuse', {
      as: 'sprogcafeen',
      body: anInput(),
    });
    expect(told<ProblemTold>(refusal, 409)).toMatchObject({
      type: '/problems/clash',
      detail: '9 of 50 dates clash; nothing was stored.',
      verdict: { clashing: 9 },
      clashes: [{ count: 9, activity: { association: 'kvindeklubben' } }],
      notices: expect.any(Array),
    });
    expect(await app.desk.store.latestVersion()).toBe(version);
  });

  it('publishes with onClash=refuse what does not clash', async () => {
    const { api } = await calendar();
    const answer = await api('POST', '/activities?onClash=refuse', { as: 'sprogcafeen', body: anInput() });
    expect(answer.status).toBe(201);
  });

  it('refuses a revision that clashes where that is asked for', async () => {
    const app = await calendar();
    await published(app, womensClub);
    const { activity } = await published(app, anInput({}, { ...schedule('MO', -1) }));
    const path = `/activities/${activity.id}`;
    const refusal = await app.api('PUT', `${path}?onClash=refuse`, { as: 'sprogcafeen', body: anInput() });
    expect(refusal.status).toBe(409);
    expect((await app.api('GET', path)).body).toEqual(activity);
  });

  it('tells of clashes in the window that is asked for alone', async () => {
    const app = await calendar();
    await published(app, womensClub);
    const path = '/activities?from=2027-02-01&to=2027-03-01';
    const answer = await app.api('POST', path, { as: 'sprogcafeen', body: anInput() });
    expect(told<PublishedTold>(answer, 201)).toMatchObject({
      verdict: { occurrences: 4, clashing: 3 },
      clashes: [{ dates: ['2027-02-02', '2027-02-09', '2027-02-16'] }],
    });
  });

  it('tells of an hour that the clocks skip', async () => {
    const app = await calendar();
    const night = {
      ...plain,
      start: '2027-03-21T02:30',
      rule: 'FREQ=WEEKLY;BYDAY=SU;COUNT=3',
      duration: 'PT1H',
    };
    const { notices } = await published(app, anInput({}, night));
    expect(notices.filter(({ kind }) => kind === 'missing-hour')).toEqual([
      { kind: 'missing-hour', start: '2027-03-28T02:30', happens: '2027-03-28T03:30' },
    ]);
  });

  it('frees the dates of what is cancelled', async () => {
    const app = await calendar();
    const club = await published(app, womensClub);
    await app.api('DELETE', `/activities/${club.activity.id}`, { as: 'kvindeklubben' });
    expect((await published(app, anInput())).verdict).toMatchObject({ clashing: 0 });
  });

  it('tells members of every pair that clashes, the worst first', async () => {
    const app = await calendar();
    const club = await published(app, womensClub);
    const cafe = await published(app, anInput());
    const answer = await app.api('GET', '/clashes?state=open&association=sprogcafeen', {
      as: 'kvindeklubben',
    });
    const [first, second] = [club.activity.id, cafe.activity.id].sort();
    expect(answer.body).toMatchObject({
      clashes: [
        { id: `${first}~${second}`, first: { id: first }, second: { id: second }, count: 9, state: 'open' },
      ],
      next: null,
    });
    const settled = await app.api('GET', '/clashes?state=settled', { as: 'kvindeklubben' });
    expect(settled.body).toEqual({ clashes: [], next: null });
  });
});

/** Weekly on a weekday, so many days from Tuesday 1 December 2026. */
function schedule(weekday: string, days: number): Record<string, unknown> {
  const day = String(1 + ((days + 7) % 7)).padStart(2, '0');
  return {
    ...plain,
    start: `2026-12-${day}T19:00`,
    timeZone: 'Europe/Copenhagen',
    duration: 'PT2H',
    rule: `FREQ=WEEKLY;BYDAY=${weekday}`,
  };
}
