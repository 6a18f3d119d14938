// An association's own page, and what its forms do.
import { describe, expect, test } from 'vitest';
import { peopleFor } from '../../../src/actions/people.ts';
import { all, one, textOf } from '../../support/html.ts';
import { HOSTILE_ADDRESSES, HOSTILE_WORDS } from '../pages/hostile.ts';
import { aHold, aNetwork, anActivity, asWho } from './a-members-network.ts';

const PAGE = '/associations/sprogcafeen/manage';
const KAREN = { role: 'coordinator', name: 'Karen' } as const;
const once = { rule: null, excluded: [], added: [], changed: {} };

describe('an association’s own page', () => {
  test('sorts its activities by what is to be done about them, and shows no one else’s', async () => {
    const app = await aNetwork();
    await anActivity(app, { title: 'Hver uge' });
    await aHold(app);
    await anActivity(app, { title: 'Ikke vores', association: 'kvindeklubben' });
    const body = {
      association: 'sprogcafeen',
      title: 'Aflyst tur',
      status: 'cancelled',
      schedule: { ...once, start: '2026-12-05T10:00', timeZone: 'Europe/Copenhagen', duration: 'PT1H' },
    };
    await app.api('POST', '/activities', { as: 'coordinator', body });
    await app.api('POST', '/activities', {
      as: 'coordinator',
      body: {
        ...body,
        title: 'Sommerfest',
        status: 'confirmed',
        schedule: { ...body.schedule, start: '2026-06-01T10:00' },
      },
    });
    const { html } = await (await asWho(app, 'its editor')).get(PAGE);
    const part = one(html, '[aria-labelledby="activities"]');
    expect(textOf(part)).not.toContain('Ikke vores');
    expect(all(part, 'details').map(textOf)).toEqual([
      expect.stringMatching(/^Tidligere.*Sommerfest/),
      expect.stringMatching(/^Aflyste.*Aflyst tur/),
    ]);
    expect(textOf(part)).toMatch(/Reservationer.*Høstfest.*Kommende.*Hver uge.*Tidligere/);
  });

  test('leads from each activity to editing and copying it', async () => {
    const app = await aNetwork();
    const id = await anActivity(app);
    const { html } = await (await asWho(app, 'its editor')).get(PAGE);
    const links = all(html, '.members-deeds a').map(({ attributes }) => attributes.get('href'));
    expect(links).toEqual([`/activities/${id}/edit`, `/activities/${id}/copy`]);
  });

  test('keeps what is said of the association, and shows again what cannot be right', async () => {
    const app = await aNetwork();
    const editor = await asWho(app, 'its editor');
    const said = { name: 'Caféen', colour: '#FF0000', area: 'Holte', link: '', languages: 'da, ar uk' };
    expect((await editor.post(PAGE, said)).location).toBe(`${PAGE}?done=saved`);
    const { associations } = app.desk.network;
    expect(associations.get('sprogcafeen')).toMatchObject({
      name: 'Caféen',
      colour: '#ff0000',
      link: null,
      languages: ['da', 'ar', 'uk'],
    });
    const refused = await editor.post(PAGE, { ...said, colour: 'rød', name: 'Nyt' });
    expect(refused.status).toBe(422);
    expect(all(refused.html, '[aria-invalid]').map(({ attributes }) => attributes.get('id'))).toEqual([
      'association-colour',
    ]);
    expect(one(refused.html, '#association-name').attributes.get('value')).toBe('Nyt');
    expect(associations.get('sprogcafeen')?.name).toBe('Caféen');
  });

  test.each(HOSTILE_ADDRESSES)('takes no address that leads nowhere good: %j', async (link) => {
    const app = await aNetwork();
    const editor = await asWho(app, 'its editor');
    const { html } = await editor.post(PAGE, { name: 'Caféen', link });
    expect(all(html, '[onmouseover]')).toEqual([]);
    const kept = app.desk.network.associations.get('sprogcafeen')?.link ?? null;
    expect(kept === null || /^https?:\/\/[^/]/.test(kept)).toBe(true);
    expect(all((await editor.get(PAGE)).html, '[onmouseover]')).toEqual([]);
  });

  test.each(HOSTILE_WORDS)('shows what people wrote as words: %j', async (words) => {
    const app = await aNetwork();
    await anActivity(app, { title: words });
    await aHold(app, { title: words });
    const editor = await asWho(app, 'its editor');
    await editor.post(PAGE, { name: words });
    await editor.post('/associations/sprogcafeen/tokens', { name: words });
    await editor.post('/associations/sprogcafeen/people', {
      name: words,
      email: 'x@example.dk',
      role: 'reader',
      language: 'da',
    });
    const seen = await editor.get(PAGE);
    expect(seen.status).toBe(200);
    expect(all(seen.html, 'script').every(({ attributes }) => attributes.has('src'))).toBe(true);
    expect(all(seen.html, '[onerror]')).toEqual([]);
    expect(all(seen.html, '[onfocus]')).toEqual([]);
    expect(all(seen.html, 'iframe')).toEqual([]);
  });

  test('confirms a hold, and none of another association', async () => {
    const app = await aNetwork();
    const editor = await asWho(app, 'its editor');
    const [own, others] = [await aHold(app), await aHold(app, { association: 'kvindeklubben' })];
    const path = '/associations/sprogcafeen/confirm';
    expect((await editor.post(path, { activity: own })).location).toContain('done=saved');
    for (const activity of [others, 'ukendt', '']) {
      expect((await editor.post(path, { activity })).location).toContain('done=refused');
    }
    const status = (id: string) => app.desk.network.activities.get(id)?.status;
    expect([status(own), status(others)]).toEqual(['confirmed', 'tentative']);
  });

  test('invites by a letter that signs in, and changes and ends a role', async () => {
    const app = await aNetwork();
    const editor = await asWho(app, 'its editor');
    const said = { name: 'Tove', email: 'tove@example.dk', language: 'ar', role: 'reader' };
    await editor.post('/associations/sprogcafeen/people', said);
    const [letter] = await app.letters();
    expect(letter?.to).toBe('tove@example.dk');
    const tove = app.browser();
    expect((await tove.post(letter?.link ?? '')).location).toContain('/my');
    const people = await peopleFor(app.desk, KAREN);
    const person = people.find(({ name }) => name === 'Tove')?.id ?? '';
    const role = async (said: string) => {
      await editor.post('/associations/sprogcafeen/people/role', { person, role: said });
      const now = await peopleFor(app.desk, KAREN);
      return now.find(({ id }) => id === person)?.roles.get('sprogcafeen') ?? null;
    };
    expect([await role('editor'), await role('owner'), await role('')]).toEqual(['editor', 'editor', null]);
  });

  test('invites nobody as more than the association’s own', async () => {
    const app = await aNetwork();
    const editor = await asWho(app, 'its editor');
    const said = { name: 'Tove', email: 'tove@example.dk', language: 'da', role: 'coordinator' };
    const { status } = await editor.post('/associations/sprogcafeen/people', said);
    expect(status).toBe(422);
    expect(await app.letters()).toEqual([]);
  });

  test('shows a token once, and it works until it is revoked', async () => {
    const app = await aNetwork();
    const editor = await asWho(app, 'its editor');
    const made = await editor.post('/associations/sprogcafeen/tokens', { name: 'Hjemmesiden' });
    const token = textOf(one(made.html, '.notice code'));
    const write = () => app.ask('PUT', '/api/v1/associations/sprogcafeen', { token, body: { name: 'Nyt' } });
    expect((await write()).status).toBe(200);
    const again = await editor.get(PAGE);
    expect(again.text).not.toContain(token);
    const hashes = all(again.html, 'input[name="token"]').map(({ attributes }) => attributes.get('value'));
    for (const hash of hashes)
      await editor.post('/associations/sprogcafeen/tokens/revoke', { token: hash ?? '' });
    expect((await write()).status).toBe(401);
  });

  test('gives everything to take along, what is for members too', async () => {
    const app = await aNetwork();
    await aHold(app);
    const editor = await asWho(app, 'its editor');
    const calendar = await editor.get('/associations/sprogcafeen/take/calendar');
    expect(calendar.text).toContain('SUMMARY:Høstfest');
    expect(calendar.headers.get('Content-Disposition')).toBe('attachment; filename="sprogcafeen.ics"');
    const lines = (await editor.get('/associations/sprogcafeen/take/lines')).text.trim().split('\n');
    expect(lines.map((line) => Object.keys(JSON.parse(line) as object)[0])).toEqual([
      'association',
      'venue',
      'venue',
      'activity',
    ]);
  });
});
