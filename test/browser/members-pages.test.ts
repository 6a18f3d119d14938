// The pages for members in a real browser: for everybody, in every language, with and without script.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { INTERFACE_LANGUAGES } from '../../src/http/words/languages.ts';
import type { MembersApp } from '../http/account/visitors.ts';
import { inChromium } from '../support/chromium.ts';
import { fillNetwork, PAGES } from './members-network.ts';
import { servedMembers } from './served-members.ts';

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SMALL_PHONE = { width: 320, height: 640 };

async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then(({ violations, passes }) => [
      ...violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' | ')),
      ...(passes.length < 10 ? ['hardly anything was looked at'] : []),
      ...(document.documentElement.scrollWidth > innerWidth ? ['too wide'] : []),
    ])`,
  );
}

const submit = (page: Page, action: string) =>
  page.locator(`form[action^="${action}"] button`).first().click();

inChromium('The pages of a network’s members', (browser) => {
  const open = async (options: BrowserContextOptions): Promise<Page> => {
    const context = await browser().newContext({ viewport: SMALL_PHONE, locale: 'da-DK', ...options });
    onTestFinished(() => context.close());
    return context.newPage();
  };

  const signIn = async (members: MembersApp, page: Page, path: string): Promise<void> => {
    await page.goto(members.baseUrl + path);
    await page.locator('main form button').first().click();
    await page.waitForURL(/\/my/);
  };

  describe.each(INTERFACE_LANGUAGES)('in %s', (language) => {
    test.each(['light', 'dark'] as const)(
      'have no fault that axe finds, and fit a small phone, %s',
      async (colorScheme) => {
        const members = await servedMembers();
        const page = await open({ colorScheme });
        await signIn(members, page, await fillNetwork(members, language));
        const faults: string[] = [];
        const look = async (name: string): Promise<void> => {
          faults.push(...(await faultsOf(page)).map((fault) => `${name}: ${fault}`));
        };
        for (const path of PAGES) {
          await page.goto(members.baseUrl + path);
          for (const fold of await page.locator('main summary').all()) await fold.click();
          await look(path);
        }
        await page.goto(`${members.baseUrl}/associations/sprogcafeen/manage`);
        await page.locator('#association-languages').fill('dansk!');
        await submit(page, '/associations/sprogcafeen/manage');
        await page.locator('[aria-invalid]').waitFor();
        await look('a refused form');
        await page.goto(`${members.baseUrl}/associations/sprogcafeen/import`);
        await page.locator('#text').fill(CALENDAR);
        await page.locator('main form button').click();
        await page.locator('#report').waitFor();
        await look('a report');
        await page.goto(`${members.baseUrl}/associations/sprogcafeen/manage`);
        await page.locator('#token-name').fill('Hjemmesiden');
        await page.locator('main form:has(#token-name) button').click();
        await page.locator('.notice code').waitFor();
        await look('a new token');
        expect(faults).toEqual([]);
      },
      60_000,
    );
  });

  test('draw one rule between a heading and the list below it', async () => {
    const members = await servedMembers();
    const page = await open({});
    await signIn(members, page, await fillNetwork(members, 'da'));
    const lists = new Set<string>();
    for (const path of PAGES) {
      await page.goto(members.baseUrl + path);
      const drawn = await page.evaluate<{ list: string; rules: number }[]>(RULES_ABOVE_LISTS);
      for (const { list, rules } of drawn) {
        expect(rules, `${path} ${list}`).toBe(1);
        lists.add(list);
      }
    }
    expect([...lists].sort()).toEqual(['account-list', 'facts']);
  });

  test('let a volunteer change how a calendar is followed without script', async () => {
    const members = await servedMembers();
    await fillNetwork(members, 'da');
    const { link } = await members.invite('Bodil');
    const page = await open({ javaScriptEnabled: false });
    await signIn(members, page, `/sign-in/${link}`);
    await page.goto(`${members.baseUrl}/associations/sprogcafeen/sources`);
    await page.getByRole('link', { name: 'Ret google' }).click();
    await page.getByLabel('Hvor tit skal den hentes?').selectOption({ label: 'Hvert døgn' });
    await page.getByLabel('Vis kun, at foreningen er optaget').check();
    await page.getByRole('button', { name: 'Gem' }).click();
    await page.getByText('Det er gemt.').waitFor();
    await page.getByRole('link', { name: 'Ret google' }).click();
    expect(await page.getByLabel('Hvor tit skal den hentes?').inputValue()).toBe('PT24H');
    expect(await page.getByLabel('Vis kun, at foreningen er optaget').isChecked()).toBe(true);
  });

  test('let a volunteer confirm a hold, invite somebody and bring in a file without script', async () => {
    const members = await servedMembers();
    await fillNetwork(members, 'da');
    const { link } = await members.invite('Bodil');
    const page = await open({ javaScriptEnabled: false });
    await signIn(members, page, `/sign-in/${link}`);
    await submit(page, '/associations/sprogcafeen/confirm');
    await page.getByText('Det er gemt.').waitFor();
    expect(await page.getByRole('heading', { name: 'Reservationer' }).count()).toBe(0);
    await page.locator('#invitation-name').fill('Tove');
    await page.locator('#invitation-email').fill('tove@example.dk');
    await page.locator('form:has(#invitation-name) button').click();
    await page.getByText('Invitationen er sendt.').waitFor();
    expect((await members.letters()).map(({ to }) => to)).toEqual(['tove@example.dk']);
    await page.getByRole('link', { name: 'Kalenderfil (.ics)' }).first().click();
    await page.setInputFiles('#file', {
      name: 'kor.ics',
      mimeType: 'text/calendar',
      buffer: Buffer.from(CALENDAR),
    });
    await page.locator('main form button').click();
    await page.getByText('Nye: 1').waitFor();
    await page.getByRole('button', { name: 'Ja, hent det' }).click();
    await page.getByText('Det er hentet.').waitFor();
    expect(await page.getByText('Korsang', { exact: true }).count()).toBe(1);
  });
});

/** Of each list right below a heading: its class, and how many rules are drawn from the heading to what it begins with. */
const RULES_ABOVE_LISTS = `[...document.querySelectorAll('.members-part > h2 + :is(ul, ol, dl):not(.members-ways)')].map((list) => {
  const width = (one, side) => parseFloat(getComputedStyle(one)['border' + side + 'Width']);
  const first = list.firstElementChild;
  const widths = [width(list.previousElementSibling, 'Bottom'), width(list, 'Top'), width(first, 'Top')];
  return { list: list.className, rules: widths.filter((one) => one > 0).length };
})`;

const CALENDAR = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//prove//da',
  'BEGIN:VEVENT',
  'UID:kor@example.dk',
  'DTSTAMP:20261120T120000Z',
  'DTSTART:20261203T180000Z',
  'DTEND:20261203T190000Z',
  'SUMMARY:Korsang',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'UID:uden-start@example.dk',
  'DTSTAMP:20261120T120000Z',
  'SUMMARY:Uden start',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');
