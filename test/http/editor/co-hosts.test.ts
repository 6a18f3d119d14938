// Doing it together: who may be chosen as a co-host in the form, and what the choice means.
import { describe, expect, test } from 'vitest';
import { all, one } from '../../support/html.ts';
import { aMembersApp, type MembersApp, type Seen } from '../account/visitors.ts';
import { A_CAFE, send } from './forms.ts';

const COORDINATOR = { role: 'coordinator', association: null };
const TOGETHER = { ...A_CAFE, association: 'sprogcafeen' };

const offeredIn = ({ html }: Seen) =>
  all(html, 'input[name="coHosts"]').map(({ attributes }) => attributes.get('value'));
const chosenIn = ({ html }: Seen) =>
  all(html, 'input[name="coHosts"][checked]').map(({ attributes }) => attributes.get('value'));

function onlyOneIn({ desk }: MembersApp) {
  const [activity] = desk.network.activities.values();
  if (!activity) throw new Error('Nothing was published.');
  return activity;
}

describe('co-hosts', () => {
  test('are offered to whoever edits several associations, and to nobody else', async () => {
    const app = await aMembersApp();
    const anna = await app.signedIn('Anna');
    expect(offeredIn(await anna.get('/activities/new'))).toEqual([]);
    const karen = await app.signedIn('Karen', COORDINATOR);
    expect(offeredIn(await karen.get('/activities/new?association=sprogcafeen'))).toContain('kvindeklubben');
  });

  test('are chosen without script, clash no more, and are shown ticked again', async () => {
    const app = await aMembersApp();
    const karen = await app.signedIn('Karen', COORDINATOR);
    const page = await karen.get('/activities/new?association=sprogcafeen');
    const typed = { ...TOGETHER, coHosts: ['kvindeklubben', 'sprogcafeen'] };
    await send(karen, page, '/activities/new', { ...typed, do: 'publish' });
    const { id, coHosts } = onlyOneIn(app);
    expect(coHosts).toEqual(['kvindeklubben']);
    expect(chosenIn(await karen.get(`/activities/${id}/edit`))).toEqual(['kvindeklubben']);
    const own = await karen.get('/activities/new?association=kvindeklubben');
    const other = { ...A_CAFE, 'title-da': 'Systue', association: 'kvindeklubben', do: 'check' };
    const { text } = await send(karen, own, '/activities/new', other);
    expect(text).toContain('Falder ikke sammen med noget.');
  });

  test('end where the ticks are taken away, and stay where the form did not ask', async () => {
    const app = await aMembersApp();
    const karen = await app.signedIn('Karen', COORDINATOR);
    const page = await karen.get('/activities/new?association=sprogcafeen');
    await send(karen, page, '/activities/new', { ...TOGETHER, coHosts: 'kvindeklubben', do: 'publish' });
    const { id } = onlyOneIn(app);
    const edit = `/activities/${id}/edit`;
    const unasked = await karen.get(edit);
    await send(karen, unasked, edit, { coHostsShown: [], coHosts: [], 'title-da': 'Café', do: 'publish' });
    expect(onlyOneIn(app)).toMatchObject({ title: { da: 'Café' }, coHosts: ['kvindeklubben'] });
    const asked = await karen.get(edit);
    await send(karen, asked, edit, { coHosts: [], do: 'publish' });
    expect(onlyOneIn(app).coHosts).toEqual([]);
  });

  test('that an editor does not edit stay or go, and another cannot be slipped in', async () => {
    const app = await aMembersApp();
    const karen = await app.signedIn('Karen', COORDINATOR);
    const page = await karen.get('/activities/new?association=sprogcafeen');
    await send(karen, page, '/activities/new', { ...TOGETHER, coHosts: 'kvindeklubben', do: 'publish' });
    const edit = `/activities/${onlyOneIn(app).id}/edit`;
    const anna = await app.signedIn('Anna');
    const seen = await anna.get(edit);
    expect([offeredIn(seen), chosenIn(seen)]).toEqual([['kvindeklubben'], ['kvindeklubben']]);
    await send(anna, seen, edit, { coHosts: [], do: 'publish' });
    expect(onlyOneIn(app).coHosts).toEqual([]);
    const fresh = await anna.get(edit);
    const slipped = { coHostsShown: '1', coHosts: 'kvindeklubben', do: 'publish' };
    const { status } = await send(anna, fresh, edit, slipped);
    expect(status).toBe(403);
    expect(onlyOneIn(app).coHosts).toEqual([]);
  });
});

test('whoever edits several associations says which one, rather than publishing in the first one’s name', async () => {
  const app = await aMembersApp();
  const karen = await app.signedIn('Karen', COORDINATOR);
  const page = await karen.get('/activities/new');
  const { status, html } = await send(karen, page, '/activities/new', { ...A_CAFE, do: 'publish' });
  expect(status).toBe(422);
  expect(one(html, '#association').attributes.get('aria-invalid')).toBe('true');
  expect(app.desk.network.activities.size).toBe(0);
});
