import { describe, expect, test } from 'vitest';
import { all, type Element, one, textOf } from '../../support/html.ts';
import { aMembersApp, type Browser, type MembersApp } from './visitors.ts';

const formFor = (html: Element, action: string): readonly Element[] => all(html, `form[action="${action}"]`);

/** Anna signed in on her phone and on her computer. */
async function onTwoDevices(app: MembersApp): Promise<readonly [Browser, Browser]> {
  const browsers = ['Firefox/145.0 (Android)', 'Chrome/140.0 (Windows)'].map((agent) =>
    app.browser({ 'User-Agent': agent }),
  );
  for (const browser of browsers) await browser.post(`/sign-in/${(await app.invite('Anna')).link}`);
  const [phone, computer] = browsers;
  if (!phone || !computer) throw new Error('There are two.');
  return [phone, computer];
}

describe('the account page', () => {
  test('shows what is known of whoever is signed in, and is kept by nobody', async () => {
    const app = await aMembersApp();
    const member = await app.signedIn('Anna');
    const { html, headers } = await member.get('/account');
    expect(textOf(one(html, '.account-roles'))).toBe('Du er redaktør for Sprogcaféen i Holte.');
    expect(one(html, '#name').attributes.get('value')).toBe('Anna');
    expect(textOf(one(html, '[selected]'))).toBe('Dansk');
    expect(one(html, '[checked]').attributes.get('value')).toBe('once');
    expect(textOf(one(html, 'main'))).toContain('anna@example.dk');
    expect(headers.get('Cache-Control')).toBe('private, no-store');
  });

  test.each([
    ['GET', '/account'],
    ['POST', '/account'],
    ['POST', '/account/sessions/end'],
    ['POST', '/account/feeds'],
    ['POST', '/account/feeds/revoke'],
    ['POST', '/account/passkeys/ask'],
    ['POST', '/account/passkeys'],
    ['POST', '/account/passkeys/remove'],
  ])('leads whoever is not signed in from %s %s to signing in, and stores nothing', async (method, path) => {
    const app = await aMembersApp();
    const before = await app.desk.store.latestVersion();
    const browser = app.browser();
    const { status, location } = await (method === 'GET' ? browser.get(path) : browser.post(path));
    expect([status, location]).toEqual([303, '/sign-in']);
    expect(await app.desk.store.latestVersion()).toBe(before);
  });

  test('changes the name, the language and the choice of letters, and answers in that language', async () => {
    const app = await aMembersApp();
    const member = await app.signedIn('Anna');
    const said = { name: 'Anna Holm', language: 'uk', letters: 'daily' };
    const { location } = await member.post('/account', said);
    const { html } = await member.get(location ?? '');
    expect(textOf(one(html, '[role="status"]'))).toBe('Збережено.');
    expect(one(html, '#name').attributes.get('value')).toBe('Anna Holm');
    expect(one(html, '[checked]').attributes.get('value')).toBe('daily');
    expect(textOf(one(html, 'footer'))).toContain('Ви увійшли як Anna Holm');
  });

  test.each([
    ['no name', { name: '  ', language: 'da', letters: 'once' }],
    ['a language the calendar does not speak', { name: 'Anna', language: 'xx', letters: 'once' }],
    ['letters nobody sends', { name: 'Anna', language: 'da', letters: 'hourly' }],
  ])('keeps nothing of %s', async (_name, said) => {
    const app = await aMembersApp();
    const member = await app.signedIn('Anna');
    const before = await app.desk.store.latestVersion();
    expect((await member.post('/account', said)).status).toBe(422);
    expect(await app.desk.store.latestVersion()).toBe(before);
  });

  test('changes nothing by being looked at', async () => {
    const app = await aMembersApp();
    const member = await app.signedIn('Anna');
    const before = await app.desk.store.latestVersion();
    for (const path of ['/account', '/sign-in', '/sign-out', '/account/sessions/end-all']) {
      await member.get(path);
      await member.get(path, 'HEAD');
    }
    expect(await app.desk.store.latestVersion()).toBe(before);
    expect((await member.get('/account')).status).toBe(200);
  });
});

describe('the sessions of a member', () => {
  test('are listed by the names of their browsers, and ended one by one', async () => {
    const app = await aMembersApp();
    const [phone, computer] = await onTwoDevices(app);
    const { html } = await computer.get('/account');
    const listed = textOf(one(html, '[aria-labelledby="devices"] ul'));
    expect(listed).toContain('Chrome, Windows (denne browser)');
    expect(listed).toContain('Firefox, Android');
    const [form] = formFor(html, '/account/sessions/end');
    const session = form && one(form, 'input').attributes.get('value');
    await computer.post('/account/sessions/end', { session: session ?? '' });
    expect((await phone.get('/account')).status).toBe(303);
    expect((await computer.get('/account')).status).toBe(200);
  });

  test('are not ended by anybody else', async () => {
    const app = await aMembersApp();
    const [phone, computer] = await onTwoDevices(app);
    const [form] = formFor((await computer.get('/account')).html, '/account/sessions/end');
    const session = (form && one(form, 'input').attributes.get('value')) ?? '';
    const other = await app.signedIn('Bashir');
    await other.post('/account/sessions/end', { session });
    expect((await phone.get('/account')).status).toBe(200);
  });

  test('end where one signs out, and everywhere where one asks for that', async () => {
    const app = await aMembersApp();
    const [phone, computer] = await onTwoDevices(app);
    await phone.post('/sign-out');
    expect(phone.cookies.size).toBe(0);
    expect((await computer.get('/account')).status).toBe(200);
    const [tablet] = await onTwoDevices(app);
    await tablet.post('/account/sessions/end-all');
    expect((await computer.get('/account')).status).toBe(303);
  });

  test('are good for nothing once they have ended, even where the cookie is still there', async () => {
    const app = await aMembersApp();
    const member = await app.signedIn('Anna');
    const secret = member.cookies.get('session') ?? '';
    await member.post('/sign-out');
    member.cookies.set('session', secret);
    expect((await member.get('/account')).status).toBe(303);
  });
});
