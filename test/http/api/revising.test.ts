import { expect, it, onTestFinished } from 'vitest';
import { closeDesk, openDesk } from '../../../src/actions/open-desk.ts';
import { createApp } from '../../../src/http/app.ts';
import { anApp, anInput, type TestApp } from '../../support/app.ts';
import { onBothDatabases } from '../../support/databases.ts';
import { type ActivityTold, type ProblemTold, type PublishedTold, published, told } from './answers.ts';

onBothDatabases('revising and cancelling through the API', (database) => {
  const calendar = async (): Promise<TestApp> => anApp({ address: await database.address() });

  it('revises an activity, one sequence higher and later', async () => {
    const app = await calendar();
    const { activity } = await published(app, anInput());
    const body = anInput({ title: 'Sprogcafé for alle' });
    const answer = await app.api('PUT', `/activities/${activity.id}`, { as: 'sprogcafeen', body });
    expect(told<PublishedTold>(answer, 200).activity).toEqual({
      ...activity,
      title: { da: 'Sprogcafé for alle' },
      sequence: 1,
      updated: '2026-11-20T12:00:01Z',
    });
  });

  it('keeps the sequence of an activity that is revised to what it is', async () => {
    const app = await calendar();
    const { activity } = await published(app, anInput());
    const version = await app.desk.store.latestVersion();
    app.at('2026-11-21T12:00:00Z');
    for (const body of [anInput(), activity]) {
      const answer = await app.api('PUT', `/activities/${activity.id}`, { as: 'sprogcafeen', body });
      expect(told<PublishedTold>(answer, 200).activity).toEqual(activity);
    }
    expect(await app.desk.store.latestVersion()).toBe(version);
  });

  it('takes an activity back whole as it was read, also where it has been revised since', async () => {
    const app = await calendar();
    const { activity } = await published(app, anInput());
    const path = `/activities/${activity.id}`;
    const put = (body: object, headers = {}) => app.api('PUT', path, { as: 'sprogcafeen', body, headers });
    const first = await put({ ...activity, title: { da: 'Den ene' } });
    expect(told<PublishedTold>(first, 200).activity.sequence).toBe(1);
    const headers = { 'If-Match': first.headers.get('ETag') ?? '' };
    const second = await put({ ...activity, title: { da: 'Den anden' } }, headers);
    expect(told<PublishedTold>(second, 200).activity).toMatchObject({
      title: { da: 'Den anden' },
      sequence: 2,
    });
  });

  it.each([
    ['id', '00000000-0000-4000-8000-000000000000'],
    ['uid', 'en-anden@kalender.example'],
    ['sequence', 7],
    ['sequence', -1],
    ['created', '2026-11-19T12:00:00Z'],
    ['updated', '2030-11-20T12:00:00Z'],
  ])('takes no %s of %s, which it never had', async (field, value) => {
    const app = await calendar();
    const { activity } = await published(app, anInput());
    const body = { ...activity, [field]: value };
    const answer = await app.api('PUT', `/activities/${activity.id}`, { as: 'sprogcafeen', body });
    expect(told<ProblemTold>(answer, 422).errors?.map((one) => one.field)).toEqual([field]);
  });

  it('revises for one who has read the newest, and for nobody else', async () => {
    const app = await calendar();
    const { activity } = await published(app, anInput());
    const path = `/activities/${activity.id}`;
    const first = (await app.api('GET', path)).headers.get('ETag') ?? '';
    const put = (match: string, title: string) =>
      app.api('PUT', path, { as: 'sprogcafeen', body: anInput({ title }), headers: { 'If-Match': match } });

    const taken = await put(first, 'Den første');
    expect(taken.status).toBe(200);
    const second = taken.headers.get('ETag') ?? '';
    expect(second).not.toBe(first);

    expect(told<ProblemTold>(await put(first, 'For sent'), 412).type).toBe('/problems/stale');
    expect((await put(`W/${second}`, 'Svagt')).status).toBe(412);
    expect((await put('"noget andet", "og mere"', 'Ukendt')).status).toBe(412);
    expect((await app.api('GET', path)).body).toMatchObject({ title: { da: 'Den første' }, sequence: 1 });

    expect((await put(`"en anden", ${second}`, 'Én af flere')).status).toBe(200);
    expect((await put('*', 'Hvad som helst')).status).toBe(200);
    expect((await app.api('GET', path)).body).toMatchObject({ title: { da: 'Hvad som helst' }, sequence: 3 });
  });

  it('lets one of two revisions at once through that are of the same version', async () => {
    const app = await calendar();
    const { activity } = await published(app, anInput());
    const path = `/activities/${activity.id}`;
    const etag = (await app.api('GET', path)).headers.get('ETag') ?? '';
    const answers = await Promise.all(
      ['Den ene', 'Den anden', 'Den tredje'].map((title) =>
        app.api('PUT', path, { as: 'sprogcafeen', body: anInput({ title }), headers: { 'If-Match': etag } }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    expect((await app.api('GET', path)).body).toMatchObject({ sequence: 1 });
    expect(app.faults).toEqual([]);
  });

  it('refuses to change what another process has changed, though it has not heard of it', async () => {
    const app = await calendar();
    const { activity } = await published(app, anInput());
    const path = `/activities/${activity.id}`;
    const desk = await openDesk(await database.address(), app.desk.settings, app.desk.clock);
    onTestFinished(() => closeDesk(desk));
    await desk.network.whole();
    const other = createApp({ ...app.services, desk });
    await app.api('PUT', path, { as: 'sprogcafeen', body: anInput({ title: 'Den ene' }) });
    const late = await other.request(`/api/v1${path}`, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${app.tokens.sprogcafeen}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(anInput({ title: 'Den anden' })),
    });
    expect(late.status).toBe(412);
    expect((await app.api('GET', path)).body).toMatchObject({ title: { da: 'Den ene' }, sequence: 1 });
  });

  it('cancels an activity once, and leaves it where it was', async () => {
    const app = await calendar();
    const { activity } = await published(app, anInput());
    const path = `/activities/${activity.id}`;
    const etag = (await app.api('GET', path)).headers.get('ETag') ?? '';
    const stale = await app.api('DELETE', path, { as: 'sprogcafeen', headers: { 'If-Match': '"99-99"' } });
    expect(stale.status).toBe(412);
    const answer = await app.api('DELETE', path, { as: 'sprogcafeen', headers: { 'If-Match': etag } });
    const cancelled = { ...activity, status: 'cancelled', sequence: 1, updated: '2026-11-20T12:00:01Z' };
    expect(told<{ activity: ActivityTold }>(answer, 200).activity).toEqual(cancelled);
    const again = await app.api('DELETE', path, { as: 'sprogcafeen' });
    expect(told<{ activity: ActivityTold }>(again, 200).activity).toEqual(cancelled);
    expect((await app.api('GET', path)).body).toEqual(cancelled);
  });

  it('answers 404 to a revision of what is not there', async () => {
    const { api } = await calendar();
    const path = '/activities/00000000-0000-4000-8000-000000000000';
    expect((await api('PUT', path, { as: 'coordinator', body: anInput() })).status).toBe(404);
    expect((await api('DELETE', path, { as: 'coordinator' })).status).toBe(404);
  });
});
