// The account page's own part about private feeds: an address is shown once, renewed and closed.
import { describe, expect, test } from 'vitest';
import { all, one, textOf } from '../../support/html.ts';
import { aMembersApp, type Browser } from './visitors.ts';

const ADDRESS = /\/private\/[\w-]{43}\.ics/;

async function made(member: Browser, association = ''): Promise<string> {
  const { html } = await member.post('/account/feeds', { association });
  const url = one(html, '#private-address').attributes.get('value') ?? '';
  return ADDRESS.exec(url)?.[0] ?? '';
}

describe('a private feed on the account page', () => {
  test('is shown once, with a button for the device’s calendar, and kept by nobody on the way', async () => {
    const app = await aMembersApp();
    const member = await app.signedIn('Anna');
    const { html, headers, text } = await member.post('/account/feeds');
    const url = one(html, '#private-address').attributes.get('value') ?? '';
    expect(url).toMatch(/^http:\/\/kalender\.example\/private\/[\w-]{43}\.ics$/);
    expect(one(html, '.button').attributes.get('href')).toBe(url.replace('http:', 'webcal:'));
    expect(headers.get('Cache-Control')).toBe('private, no-store');
    expect(headers.get('Referrer-Policy')).toBe('same-origin');
    expect(text.match(new RegExp(ADDRESS, 'g'))).toHaveLength(2);
    expect((await app.browser().get(ADDRESS.exec(url)?.[0] ?? '')).status).toBe(200);
    expect((await member.get('/account')).text).not.toMatch(ADDRESS);
  });

  test('is renewed, which ends the address before it', async () => {
    const app = await aMembersApp();
    const member = await app.signedIn('Anna');
    const [first, second] = [await made(member), await made(member)];
    expect((await member.get(first)).status).toBe(404);
    expect((await member.get(second)).status).toBe(200);
  });

  test('is closed, and may be asked to close twice', async () => {
    const app = await aMembersApp();
    const member = await app.signedIn('Anna');
    const address = await made(member);
    for (let time = 0; time < 2; time++) {
      expect((await member.post('/account/feeds/revoke', { association: '' })).location).toBe(
        '/account?done=saved',
      );
    }
    expect((await member.get(address)).status).toBe(404);
  });

  test('says when it was used last', async () => {
    const app = await aMembersApp();
    const member = await app.signedIn('Anna');
    const address = await made(member);
    const told = async (): Promise<string> =>
      textOf(one((await member.get('/account')).html, '[aria-labelledby="private-feeds"]'));
    expect(await told()).toContain('Ikke brugt endnu');
    await member.get(address);
    expect(await told()).toContain('Sidst brugt fredag 20. november');
  });

  test('of an association is made by its editors, for no other one, and handed on without a button of one’s own', async () => {
    const app = await aMembersApp();
    const member = await app.signedIn('Anna');
    const { html } = await member.get('/account');
    expect(all(html, '#busy-association option').map(textOf)).toEqual(['Sprogcaféen i Holte']);
    const address = await made(member, 'sprogcafeen');
    expect((await app.browser().get(address)).text).toContain('NAME:Optaget (Sprogcaféen i Holte)');
    expect((await member.post('/account/feeds', { association: 'kvindeklubben' })).location).toBe('/account');
    expect((await member.post('/account/feeds', { association: '"><script>' })).text).not.toContain(
      '"><script>',
    );
    const account = await member.get('/account');
    expect(all(account.html, '#busy-association')).toEqual([]);
    expect(all(account.html, 'form[action="/account/feeds/revoke"]')).toHaveLength(1);
    expect((await app.browser().post('/account/feeds/revoke', { association: 'sprogcafeen' })).location).toBe(
      '/sign-in',
    );
    expect((await app.browser().get(address)).status).toBe(200);
  });

  test('is none of a reader’s for an association', async () => {
    const app = await aMembersApp();
    const reader = await app.signedIn('Rana', { role: 'reader', association: null });
    expect(all((await reader.get('/account')).html, '#busy-association')).toEqual([]);
    expect((await reader.post('/account/feeds', { association: 'sprogcafeen' })).location).toBe('/account');
  });

  test('is not made by a form on another website', async () => {
    const app = await aMembersApp();
    const member = await app.signedIn('Anna');
    const before = await app.desk.store.latestVersion();
    for (const path of ['/account/feeds', '/account/feeds/revoke']) {
      expect((await member.post(path, {}, { Origin: 'https://andre.example' })).status).toBe(403);
    }
    expect(await app.desk.store.latestVersion()).toBe(before);
  });
});
