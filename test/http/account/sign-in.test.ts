import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Letter } from '../../../src/mail/letter.ts';
import type { Letters } from '../../../src/mail/postman.ts';
import { sessionsOf } from '../../../src/store/sessions.ts';
import { all, one, textOf } from '../../support/html.ts';
import { aMembersApp, type MembersApp, type ReadLetter } from './visitors.ts';

/** Anna has asked for a letter in this browser. */
async function asked(app: MembersApp, browser = app.browser()) {
  await app.invite('Anna');
  const answer = await browser.post('/sign-in', { email: ' Anna@Example.DK ' });
  expect([answer.status, answer.location]).toEqual([303, '/sign-in/code']);
  const [letter] = await app.letters();
  if (!letter) throw new Error('There is no letter.');
  return { browser, letter };
}

/** A postman who is only handed things. */
const NO_LETTERS: Letters = {
  send: () => {},
  sendLater: () => {},
  deliver: async () => {},
  isHoldingBack: false,
  unsent: async () => [],
};

const nameOn = async (browser: { get(path: string): Promise<{ text: string }> }) =>
  /Du er logget ind som ([^<]*)/.exec((await browser.get('/')).text)?.[1] ?? null;

describe('signing in by e-mail', () => {
  test('takes an address, then the code from the letter in the same browser', async () => {
    const app = await aMembersApp();
    const { browser, letter } = await asked(app);
    expect(letter.to).toBe('anna@example.dk');
    expect(letter.code).toMatch(/^\d{6}$/);
    expect(textOf(one((await browser.get('/sign-in/code')).html, 'h1'))).toBe('Se i din mail');
    const { status, location } = await browser.post('/sign-in/code', {
      code: `${letter.code.slice(0, 3)} ${letter.code.slice(3)}`,
    });
    expect([status, location]).toEqual([303, '/my']);
    expect(await nameOn(browser)).toBe('Anna');
    expect([...browser.cookies.keys()]).toEqual(['session']);
  });

  test('takes the link from the letter in any browser, and asks first', async () => {
    const app = await aMembersApp();
    const { letter } = await asked(app);
    const phone = app.browser();
    const { html, status } = await phone.get(letter.link);
    expect([status, textOf(one(html, 'h1'))]).toEqual([200, 'Log ind som anna@example.dk?']);
    expect((await phone.post(letter.link)).status).toBe(303);
    expect(await nameOn(phone)).toBe('Anna');
  });

  test('still works after programs have looked at the link twenty times', async () => {
    const app = await aMembersApp();
    const { letter } = await asked(app);
    const before = await app.desk.store.read.selectFrom('sign_in').selectAll().execute();
    for (let i = 0; i < 10; i++) {
      const scanner = app.browser();
      expect((await scanner.get(letter.link)).status).toBe(200);
      expect((await scanner.get(letter.link, 'HEAD')).status).toBe(200);
      expect(scanner.cookies.size).toBe(0);
    }
    expect(await app.desk.store.read.selectFrom('sign_in').selectAll().execute()).toEqual(before);
    expect((await app.browser().post(letter.link)).status).toBe(303);
  });

  test('begins one session, however many press the button at once', async () => {
    const app = await aMembersApp();
    const { letter } = await asked(app);
    const answers = await Promise.all(Array.from({ length: 50 }, () => app.browser().post(letter.link)));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(49);
    const sessions = await app.desk.store.read.selectFrom('session').selectAll().execute();
    expect(sessions).toHaveLength(1);
  });

  test.each([
    ['used', async (app: MembersApp, { link }: ReadLetter) => void (await app.browser().post(link))],
    ['ten minutes old', async (app: MembersApp) => app.at('2026-11-20T12:10:00Z')],
  ])('says what to do where the letter is %s', async (_name, spoil) => {
    const app = await aMembersApp();
    const { browser, letter } = await asked(app);
    await spoil(app, letter);
    for (const answer of [await app.browser().get(letter.link), await app.browser().post(letter.link)]) {
      expect(answer.status).toBe(404);
      expect(textOf(one(answer.html, 'h1'))).toBe('Linket virker ikke længere');
    }
    const { status, html } = await browser.post('/sign-in/code', { code: letter.code });
    expect(status).toBe(422);
    expect(textOf(one(html, '.fault'))).toContain('Koden er forkert');
  });

  test('takes the code in no other browser than the one that asked', async () => {
    const app = await aMembersApp();
    const { letter } = await asked(app);
    const other = app.browser();
    await other.post('/sign-in', { email: 'nobody@example.dk' });
    expect((await other.post('/sign-in/code', { code: letter.code })).status).toBe(422);
    const none = app.browser();
    expect((await none.post('/sign-in/code', { code: letter.code })).location).toBe('/sign-in');
  });

  test('takes no code after five wrong ones, not even the right one', async () => {
    const app = await aMembersApp();
    const { browser, letter } = await asked(app);
    const wrong = letter.code === '000000' ? '000001' : '000000';
    for (let i = 0; i < 5; i++) {
      expect((await browser.post('/sign-in/code', { code: wrong })).status).toBe(422);
    }
    expect((await browser.post('/sign-in/code', { code: letter.code })).status).toBe(422);
  });

  test('is asked to wait where a network has tried sixty links, codes and passkeys in ten minutes, and nobody else is', async () => {
    const app = await aMembersApp({ services: { trustProxy: 1 } });
    const { browser, letter } = await asked(app);
    const from = (network: string) => app.browser({ 'X-Forwarded-For': network });
    const unknown = `/sign-in/${'x'.repeat(43)}`;
    const tried = from('192.0.2.1');
    await tried.post('/sign-in', { email: 'nobody@example.dk' });
    // A passkey that is wrong is asked for again, which counts too.
    for (let i = 0; i < 15; i++) {
      expect((await tried.post(unknown)).status).toBe(404);
      expect((await tried.post('/sign-in/code', { code: '000000' })).status).toBe(422);
      expect((await tried.post('/sign-in/passkey', { answer: '{}' })).status).not.toBe(429);
    }
    for (const path of [unknown, letter.link, '/sign-in/code', '/sign-in/passkey', '/sign-in/passkey/ask']) {
      expect((await tried.post(path, { code: '000000' })).status, path).toBe(429);
    }
    expect((await from('192.0.2.2').post(unknown)).status).toBe(404);
    expect((await browser.post('/sign-in/code', { code: letter.code })).location).toBe('/my');
    app.at('2026-11-20T12:10:01Z');
    expect((await tried.post(unknown)).status).toBe(404);
  });
});

describe('whoever asks to sign in', () => {
  test('gets the same answer whether or not the address is a member’s', async () => {
    const app = await aMembersApp();
    await app.invite('Anna');
    const told = async (email: string) => {
      const { status, headers, text } = await app.browser().post('/sign-in', { email });
      const plain = [...headers].map(([name, value]) => [name, value.replace(/sign-in=[\w-]{43}/, '…')]);
      return { status, text, plain };
    };
    expect(await told('nobody@example.dk')).toEqual(await told('anna@example.dk'));
    expect((await app.letters()).map(({ to }) => to)).toEqual(['anna@example.dk']);
    // What takes time before the answer is done for both.
    const kept = await app.desk.store.read
      .selectFrom('sign_in')
      .select('email')
      .where('code_hash', 'is not', null)
      .execute();
    expect(kept.map(({ email }) => email).sort()).toEqual(['anna@example.dk', 'nobody@example.dk']);
  });

  test('has the answer before anybody looks whether the address is a member’s, and no letter is begun by then', async () => {
    const begun: (() => Promise<Letter | null>)[] = [];
    const letters = { ...NO_LETTERS, sendLater: (write: () => Promise<Letter | null>) => begun.push(write) };
    const app = await aMembersApp({ services: { letters } });
    await app.invite('Anna');
    const { store } = app.desk;
    await store.transaction((trx) => sql`alter table person rename to out_of_sight`.execute(trx));
    for (const email of ['anna@example.dk', 'nobody@example.dk']) {
      expect((await app.browser().post('/sign-in', { email })).location).toBe('/sign-in/code');
    }
    await store.transaction((trx) => sql`alter table out_of_sight rename to person`.execute(trx));
    const written = await Promise.all(begun.map((write) => write()));
    expect(written.map((letter) => letter?.to ?? null)).toEqual(['anna@example.dk', null]);
    expect(app.faults).toEqual([]);
  });

  test('gets a session of their own, whatever the browser has brought along', async () => {
    const app = await aMembersApp();
    const { link } = await app.invite('Anna');
    const browser = app.browser();
    const planted = 'P'.repeat(43);
    browser.cookies.set('session', planted);
    await browser.post(`/sign-in/${link}`);
    expect(browser.cookies.get('session')).toMatch(/^[\w-]{43}$/);
    expect(browser.cookies.get('session')).not.toBe(planted);
    const attacker = app.browser();
    attacker.cookies.set('session', planted);
    expect((await attacker.get('/my')).location).toBe('/sign-in');
  });

  test('is sent three letters an hour and no more, with the same answer', async () => {
    const app = await aMembersApp();
    await app.invite('Anna');
    for (let i = 0; i < 5; i++) {
      const { location } = await app.browser().post('/sign-in', { email: 'anna@example.dk' });
      expect(location).toBe('/sign-in/code');
    }
    expect(await app.letters()).toHaveLength(3);
    app.at('2026-11-20T13:00:01Z');
    await app.browser().post('/sign-in', { email: 'anna@example.dk' });
    expect(await app.letters()).toHaveLength(4);
  });

  test('is asked to wait where too much comes from one network, and nobody else is', async () => {
    const app = await aMembersApp({ services: { trustProxy: 1 } });
    const ask = async (address: string, n: number) => {
      const browser = app.browser({ 'X-Forwarded-For': `198.51.100.1, ${address}` });
      return (await browser.post('/sign-in', { email: `a${n}@example.dk` })).status;
    };
    for (let i = 0; i < 20; i++) expect(await ask(`2001:db8:1:2::${i}`, i)).toBe(303);
    expect(await ask('2001:db8:1:2:ffff::1', 21)).toBe(429);
    expect(await ask('2001:db8:1:3::1', 22)).toBe(303);
  });

  test.each([
    '',
    'anna',
    'anna@',
    'a@b@example.dk',
    'anna@example.dk\r\nBcc: x@y.dk',
    '"<script>"@example.dk',
  ])('is told where %j is no address', async (email) => {
    const app = await aMembersApp();
    const browser = app.browser();
    const { status, html, text } = await browser.post('/sign-in', { email });
    expect(status).toBe(422);
    expect(textOf(one(html, '.fault'))).toContain('Skriv en e-mailadresse');
    expect(text).not.toContain('<script>');
    expect(browser.cookies.size).toBe(0);
  });

  test('reads the letter in their own language, from right to left where it runs so', async () => {
    const app = await aMembersApp();
    await app.invite('Amal', { language: 'ar' });
    await app.browser().post('/sign-in', { email: 'amal@example.dk' });
    const [letter] = await app.letters();
    expect(letter?.text).toContain('مرحبًا Amal');
    expect(letter?.link).toMatch(/\?lang=ar$/);
    const { html } = await app.browser().get(letter?.link ?? '');
    expect(one(html, 'html').attributes.get('dir')).toBe('rtl');
  });
});

describe('another website', () => {
  test.each([
    ['says where it is', { Origin: 'https://evil.example' }],
    ['says nothing', {}],
    ['hides where it is', { Origin: 'null' }],
    ['is told of by the browser', { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }],
  ])('that %s makes nobody sign in, out or anything else', async (_name, headers) => {
    const app = await aMembersApp();
    const { letter } = await asked(app);
    expect((await app.browser().post(letter.link, {}, headers)).status).toBe(403);
    expect((await app.browser().post('/sign-in', { email: 'anna@example.dk' }, headers)).status).toBe(403);
    const member = await app.signedIn('Bashir');
    for (const path of ['/sign-out', '/account', '/account/sessions/end-all']) {
      expect((await member.post(path, { name: 'x' }, headers)).status).toBe(403);
    }
    expect(await nameOn(member)).toBe('Bashir');
  });

  test('writes nothing through the API by a member’s cookie', async () => {
    const app = await aMembersApp();
    const member = await app.signedIn('Anna');
    const path = '/api/v1/associations/sprogcafeen/import';
    expect((await member.post(path, {}, { Origin: 'https://evil.example' })).status).toBe(403);
  });
});

describe('whoever is signed in', () => {
  test('may through the API what their roles allow, and nothing of it is kept on the way', async () => {
    const app = await aMembersApp();
    const member = await app.signedIn('Anna');
    const Cookie = [...member.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { Cookie, Origin: app.baseUrl };
    const put = (slug: string) =>
      app.api('PUT', `/associations/${slug}`, { headers, body: { name: 'Sprogcaféen' } });
    expect((await put('sprogcafeen')).status).toBe(200);
    expect((await put('kvindeklubben')).status).toBe(403);
    const read = await app.api('GET', '/associations', { headers });
    expect(read.headers.get('Cache-Control')).toBe('no-store');
    const changes = await app.desk.store.read.selectFrom('change').select(['actor', 'deed']).execute();
    expect(changes.at(-1)).toEqual({ actor: 'Anna', deed: 'save-association' });
  });

  test('sees pages of their own, and the public sees the public’s', async () => {
    const app = await aMembersApp();
    const [anna, bashir] = [await app.signedIn('Anna'), await app.signedIn('Bashir')];
    expect([await nameOn(anna), await nameOn(bashir), await nameOn(app.browser())]).toEqual([
      'Anna',
      'Bashir',
      null,
    ]);
    expect((await anna.get('/')).headers.get('Cache-Control')).toBe('private, no-store');
    const open = await app.browser().get('/');
    expect(open.headers.get('Cache-Control')).toBe('no-cache');
    expect(open.headers.getSetCookie()).toEqual([]);
  });

  test('is named as words, whatever they are called', async () => {
    const app = await aMembersApp();
    const name = `<script>alert("x")</script>'`;
    const member = await app.signedIn('Eve', { name });
    for (const path of ['/', '/account']) {
      const { text, html } = await member.get(path);
      expect(text).not.toContain('<script>alert');
      expect(textOf(one(html, 'footer'))).toContain(name);
    }
  });

  test('as a coordinator is told that letters are not sent; an editor is not', async () => {
    const app = await aMembersApp();
    const notices = async (browser: Awaited<ReturnType<MembersApp['signedIn']>>) =>
      all((await browser.get('/')).html, '.notice').map(textOf);
    const coordinator = await app.signedIn('Anna', { role: 'coordinator', association: null });
    expect(await notices(coordinator)).toEqual([expect.stringContaining('SMTP_URL')]);
    expect(await notices(await app.signedIn('Bashir'))).toEqual([]);
  });

  test('stays so for thirty days after the last visit, and no longer', async () => {
    const app = await aMembersApp();
    const member = await app.signedIn('Anna');
    app.at('2026-12-20T11:00:00Z');
    expect((await member.get('/')).headers.getSetCookie()).toHaveLength(1);
    expect((await member.get('/')).headers.getSetCookie()).toHaveLength(0);
    app.at('2027-01-19T10:59:59Z');
    expect(await nameOn(member)).toBe('Anna');
    app.at('2027-02-18T10:59:59Z');
    expect(await nameOn(member)).toBeNull();
  });
});

test.each([
  ['http://kalender.example', 'session', 'Path=/; HttpOnly; SameSite=Lax'],
  ['https://kalender.example', '__Host-session', 'Path=/; HttpOnly; Secure; SameSite=Lax'],
])('at %s the cookie is %s', async (baseUrl, name, attributes) => {
  const app = await aMembersApp({ services: { baseUrl } });
  const { link } = await app.invite('Anna');
  const { headers } = await app.browser().post(`/sign-in/${link}`);
  const set = headers.getSetCookie().find((one) => one.startsWith(`${name}=`));
  expect(set).toMatch(/^[\w-]+=[\w-]{43}; Max-Age=2592000; /);
  expect(set?.slice(set.indexOf('Path='))).toBe(attributes);
});

test('a session is remembered by its hash, with no more of the browser than its name', async () => {
  const app = await aMembersApp();
  const { link, person } = await app.invite('Anna');
  const agent = 'Mozilla/5.0 (Android 15; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0';
  const browser = app.browser({ 'User-Agent': agent });
  await browser.post(`/sign-in/${link}`);
  const { read } = app.desk.store;
  const [session] = await sessionsOf(read, person.id, app.desk.clock());
  expect(session?.device).toBe('Firefox, Android');
  const secret = browser.cookies.get('session') ?? '';
  expect(JSON.stringify(await read.selectFrom('session').selectAll().execute())).not.toContain(secret);
});
