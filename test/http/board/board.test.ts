// The clash board as members use it: what they see, what they agree in its place, and what nobody else gets to see.
import { expect, test } from 'vitest';
import { countClashes } from '../../../src/actions/clash-counts.ts';
import { anInput } from '../../support/app.ts';
import { aMembersApp, type Browser, type MembersApp } from '../account/visitors.ts';
import { told } from '../api/answers.ts';

const PLAIN = { excluded: [], added: [], changed: {} };
const HOSTILE = '"><script>alert(1)</script>';

async function publish({ api }: MembersApp, input: Record<string, unknown>): Promise<string> {
  const answer = await api('POST', '/activities', { as: 'coordinator', body: input });
  return told<{ activity: { id: string } }>(answer, 201).activity.id;
}

/** Two Tuesdays that clash, and who may settle it. */
async function aClash(title = 'Systue') {
  const app = await aMembersApp();
  const ids = [
    await publish(app, anInput({ association: 'kvindeklubben', title, needs: [], venue: 'ny-hal' }, PLAIN)),
    await publish(app, anInput({}, PLAIN)),
  ];
  return { app, pair: ids.sort().join('~') };
}

const stateOf = (app: MembersApp, pair: string) => app.desk.network.settlements.get(pair);

async function settle(browser: Browser, pair: string, fields: Record<string, string>) {
  return browser.post(`/board/${pair}`, { version: '0', ...fields });
}

test.each(['/board', '/board/week', '/board/season', '/board/PAIR'])(
  'everybody else is sent to sign in from %s, and members are answered for themselves alone',
  async (path) => {
    const { app, pair } = await aClash();
    const address = path.replace('PAIR', pair);
    const nobody = await app.browser().get(address);
    expect([nobody.status, nobody.location]).toEqual([303, '/sign-in']);
    const anna = await app.signedIn('Anna');
    const seen = await anna.get(address);
    expect(seen.status).toBe(200);
    expect(seen.headers.get('Cache-Control')).toBe('private, no-store');
  },
);

test('the board says what clashes, since when, on which dates, and whom to call', async () => {
  const { app, pair } = await aClash();
  await app.invite('Bente', { association: 'kvindeklubben' });
  const anna = await app.signedIn('Anna');
  const { text } = await anna.get('/board');
  expect(text).toContain('1 par falder sammen.');
  expect(text).toMatch(/\d+ af \d+ tirsdage falder sammen med /);
  expect(text).toContain('Alvorligt');
  expect(text).toContain('Åbent');
  expect(text).toContain('bente@example.dk');
  expect(text).toContain(`/board/${pair}`);
  expect(text).toMatch(/Næste gang: 1\.\sdecember, 8\.\sdecember, 15\.\sdecember</);
  expect(text).not.toMatch(/29\.\sdecember/);
  expect((await anna.get(`/board/${pair}`)).text).toMatch(/tirsdag\s29\.\sdecember/);
});

test('the board is filtered by association, severity, state and window, and grouped by association', async () => {
  const { app } = await aClash();
  const anna = await app.signedIn('Anna');
  const count = async (query: string): Promise<boolean> =>
    (await anna.get(`/board?${query}`)).text.includes('1 par falder sammen.');
  expect(await count('association=sprogcafeen')).toBe(true);
  expect(await count('association=ukendt')).toBe(false);
  expect(await count('severity=medium')).toBe(false);
  expect(await count('severity=high&weeks=4')).toBe(true);
  expect(await count('state=settled')).toBe(false);
  expect(await count('state=all&from=2027-02-01')).toBe(true);
  expect(await count('from=vrøvl&weeks=x&by=y&after=-1')).toBe(true);
  expect(await count('from=0001-01-01&weeks=52')).toBe(false);
  expect(await count('from=9999-12-31&weeks=52')).toBe(true);
  const { text } = await anna.get('/board?by=association');
  expect(text).toMatch(/id="of-kvindeklubben".*id="of-sprogcafeen"/s);
});

test('what was agreed is remembered, shown and opened again, in the place where it stands', async () => {
  const { app, pair } = await aClash();
  const anna = await app.signedIn('Anna');
  const done = await settle(anna, pair, { outcome: 'fine', note: HOSTILE, board: '?state=all' });
  expect([done.status, done.location]).toEqual([303, '/board?state=all&done=settled']);
  expect(stateOf(app, pair)).toMatchObject({ state: 'settled', outcome: 'fine', by: 'Anna' });
  const { text } = await anna.get('/board?state=all&done=settled');
  expect(text).toContain('Aftalen er gemt.');
  expect(text).toContain('&lt;script&gt;');
  expect(text).not.toContain('<script>alert');
  const reopened = await anna.post(`/board/${pair}/reopen`, { version: '1' });
  expect(reopened.location).toBe(`/board/${pair}?done=reopened`);
  expect(stateOf(app, pair)).toMatchObject({ state: 'open' });
  expect((await anna.get(`/board/${pair}`)).text).toContain('Før var det aftalt');
});

test('joining waits for the other side, and the coordinator may say it for both', async () => {
  const { app, pair } = await aClash();
  const anna = await app.signedIn('Anna');
  await settle(anna, pair, { outcome: 'joined' });
  expect((await anna.get(`/board/${pair}`)).text).toContain('Venter på et ja fra Kvindeklubben.');
  const karen = await app.signedIn('Karen', { role: 'coordinator', association: null });
  const done = await settle(karen, pair, { outcome: 'joined', bothAgreed: 'yes', version: '1' });
  expect(done.status).toBe(303);
  expect(stateOf(app, pair)).toMatchObject({ state: 'settled', outcome: 'joined' });
});

test('a stale answer is explained, and nothing that was typed is lost', async () => {
  const { app, pair } = await aClash();
  const anna = await app.signedIn('Anna');
  const bente = await app.signedIn('Bente', { association: 'kvindeklubben' });
  await settle(anna, pair, { outcome: 'moved' });
  const late = await settle(bente, pair, { outcome: 'fine', note: 'To forskellige hold' });
  expect(late.status).toBe(412);
  expect(late.text).toContain('Nogen har ændret det imens.');
  expect(late.text).toContain('To forskellige hold');
  expect(late.text).toMatch(/value="fine"[^>]*checked/);
  expect(late.text).toContain('name="version" value="1"');
  expect(stateOf(app, pair)).toMatchObject({ outcome: 'moved' });
});

test.each([
  ['no answer chosen', { outcome: '' }, 422],
  ['a note that is too long', { outcome: 'fine', note: 'x'.repeat(1001) }, 422],
])('%s is refused with the form as it was', async (_, fields, status) => {
  const { app, pair } = await aClash();
  const anna = await app.signedIn('Anna');
  const refused = await settle(anna, pair, fields);
  expect(refused.status).toBe(status);
  expect(refused.text).toContain('Det kunne ikke gemmes.');
  expect(stateOf(app, pair)).toBeUndefined();
});

test('whoever edits neither side settles nothing, nor does another website', async () => {
  const { app, pair } = await aClash();
  await app.api('PUT', '/associations/syklubben', { as: 'coordinator', body: { name: 'Syklubben' } });
  const dorte = await app.signedIn('Dorte', { association: 'syklubben' });
  expect((await dorte.get(`/board/${pair}`)).text).not.toContain('name="outcome"');
  expect((await settle(dorte, pair, { outcome: 'fine' })).status).toBe(403);
  const anna = await app.signedIn('Anna');
  const foreign = await anna.post(`/board/${pair}`, { outcome: 'fine' }, { Origin: 'https://ond.example' });
  expect(foreign.status).toBe(403);
  expect((await app.browser().post(`/board/${pair}`, { outcome: 'fine' })).location).toBe('/sign-in');
  expect(stateOf(app, pair)).toBeUndefined();
});

test.each(['/board/x', '/board/x~y', '/board/%00~%00'])('there is no pair at %s', async (path) => {
  const { app } = await aClash();
  const anna = await app.signedIn('Anna');
  expect((await anna.get(path)).status).toBe(404);
  expect((await anna.post(path, { outcome: 'fine' })).status).toBe(404);
});

test('what others may only know to be there is told as taken', async () => {
  const app = await aMembersApp();
  const hidden = { association: 'kvindeklubben', title: 'Hemmeligt', visibility: 'busy', needs: [] };
  await publish(app, anInput({ ...hidden, venue: 'ny-hal', audiences: [] }, PLAIN));
  await publish(app, anInput({}, PLAIN));
  const anna = await app.signedIn('Anna');
  for (const path of ['/board', '/board?by=association', '/board/week?from=2026-12-01']) {
    const { text } = await anna.get(path);
    expect(text).toContain('Optaget');
    expect(text).not.toMatch(/Hemmeligt|Ny Hal/);
  }
});

test('hostile words stay words', async () => {
  const { app, pair } = await aClash(HOSTILE);
  const anna = await app.signedIn('Anna');
  for (const path of ['/board', `/board/${pair}`, '/board/week?from=2026-12-01']) {
    const { text } = await anna.get(path);
    expect(text).toContain('&lt;script&gt;alert');
    expect(text).not.toContain('<script>alert');
  }
});

test('a week shows its evenings by area, a crowded one with more ink', async () => {
  const { app } = await aClash();
  const anna = await app.signedIn('Anna');
  const { text } = await anna.get('/board/week?from=2026-12-03');
  expect(text).toContain('Aftenerne i uge 49');
  expect(text).toMatch(/Holte<\/th><td class="strip-0">·<\/td><td class="strip-2">2<\/td>/);
  expect((await anna.get('/board/week?from=9999-12-31')).status).toBe(200);
  expect((await anna.get('/board/week?from=x')).text).toContain('Aftenerne i uge 47');
});

test('the nights tell how many clashes were open', async () => {
  const { app, pair } = await aClash();
  expect(await countClashes(app.desk)).toBe(true);
  expect(await countClashes(app.desk)).toBe(false);
  const anna = await app.signedIn('Anna');
  await settle(anna, pair, { outcome: 'fine' });
  app.at('2026-11-21T12:00:00Z');
  expect(await countClashes(app.desk)).toBe(true);
  const { text } = await anna.get('/board');
  expect(text).toMatch(/Fra 20\.\snovember til 21\.\snovember er antallet af åbne par gået fra 1 til 0\./);
  expect(text).toContain('<polyline points="4.0,4.0 316.0,76.0"');
});

const line = (more: Readonly<Record<string, unknown>>) => JSON.stringify({ activity: anInput(more, PLAIN) });

test('a season is judged, one bad activity told of, and nothing stored', async () => {
  const { app } = await aClash();
  const anna = await app.signedIn('Anna');
  const before = app.desk.network.version;
  const text = [line({ title: 'Madklub' }), line({ title: HOSTILE, venue: 'ukendt' }), '{'].join('\n');
  const seen = await anna.post('/board/season', { text, association: 'sprogcafeen' });
  expect(seen.status).toBe(200);
  expect(seen.text).toMatch(/\d+ af \d+ datoer i 1 aktivitet falder sammen med noget/);
  expect(seen.text).toContain('Madklub');
  expect(seen.text).toMatch(/tirsdage falder sammen med Systue/);
  expect(seen.text).toContain('Linje 2');
  expect(seen.text).toContain('Linje 3');
  expect(seen.text).not.toContain('<script>alert');
  expect(app.desk.network.version).toBe(before);
  expect([...app.desk.network.activities.values()].map(({ title }) => title['da'])).not.toContain('Madklub');
});

test.each([
  ['nothing', '', 'Vælg en fil, eller indsæt noget.'],
  ['too much', Array.from({ length: 201 }, () => line({})).join('\n'), 'Det kunne ikke læses.'],
  ['a calendar for somebody else’s association', 'BEGIN:VCALENDAR', 'Det kunne ikke læses.'],
])('%s is no season', async (_, text, told) => {
  const { app } = await aClash();
  const anna = await app.signedIn('Anna');
  const seen = await anna.post('/board/season', { text, association: 'kvindeklubben' });
  expect(seen.status).toBe(422);
  expect(seen.text).toContain(told);
});

test('a calendar file is sent as it is', async () => {
  const { app } = await aClash();
  const { cookies } = await app.signedIn('Anna');
  const file = [
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'UID:a@example',
    'DTSTART;TZID=Europe/Copenhagen:20261201T190000',
    'DURATION:PT2H',
    'SUMMARY:Madklub',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n');
  const body = new FormData();
  body.set('association', 'sprogcafeen');
  body.set('file', new File([file], 'plan.ics'));
  const response = await app.app.request(`${app.baseUrl}/board/season`, {
    method: 'POST',
    body,
    headers: {
      Origin: app.baseUrl,
      'Accept-Language': 'da',
      Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    },
  });
  expect(await response.text()).toContain('Datoen falder sammen med Systue');
});
