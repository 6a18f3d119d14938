// The volunteer's story in a real browser, on a phone: publishing with a clash, taking the alternative, cancelling one
// date; with and without script, by keyboard alone, and looked at by axe.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { INTERFACE_LANGUAGES } from '../../src/http/words/languages.ts';
import type { MembersApp } from '../http/account/visitors.ts';
import { anInput } from '../support/app.ts';
import { inChromium } from '../support/chromium.ts';
import { servedMembers } from './served-members.ts';

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const PHONE = { width: 360, height: 740 };
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

/** Sewing at the women's club, which a café on Tuesdays falls on eight of twelve times. */
async function sewing({ api }: MembersApp): Promise<void> {
  const schedule = { rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=8', excluded: [], added: [], changed: {} };
  const body = anInput({ association: 'kvindeklubben', title: { da: 'Systue' }, needs: [] }, schedule);
  const { status } = await api('POST', '/activities', { as: 'kvindeklubben', body });
  if (status !== 201) throw new Error(`Answered ${status}.`);
}

const cafeIn = ({ desk }: MembersApp) =>
  [...desk.network.activities.values()].find(({ association }) => association === 'sprogcafeen');

inChromium('The editor', (browser) => {
  /** A phone on which Anna is signed in. */
  const anna = async (members: MembersApp, options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser().newContext({ viewport: PHONE, locale: 'da-DK', ...options });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const { link } = await members.invite('Anna');
    await page.goto(`${members.baseUrl}/sign-in/${link}`);
    await page.locator('main form button').click();
    await page.waitForURL(/\/my/);
    return page;
  };

  const write = async (page: Page): Promise<void> => {
    await page.locator('#title-da').fill('Sprogcafé');
    await page.locator('#repeat').selectOption('weekly');
    await page.locator('#date').fill('2026-12-01');
    await page.locator('#from').fill('19:00');
    await page.locator('#to').fill('21:00');
    await page.locator('#times').fill('12');
    await page.locator('#venue').selectOption('holte-bibliotek');
  };

  test.each([
    ['with', true],
    ['without', false],
  ])('leads through the volunteer’s story %s script', async (_, javaScriptEnabled) => {
    const members = await servedMembers();
    await sewing(members);
    const page = await anna(members, { javaScriptEnabled });
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    const answer = page.locator('#answer-summary');
    await page.goto(`${members.baseUrl}/activities/new`);
    await write(page);
    if (!javaScriptEnabled) await page.locator('button[value="check"]').click();
    await answer.getByText('8 af 12 tirsdage falder sammen').waitFor();
    expect(await answer.textContent()).toContain('Systue');
    await page.locator('.answer-steps button').first().click();
    await answer.getByText('Falder ikke sammen med noget').waitFor();
    expect(await page.locator('#title-da').inputValue()).toBe('Sprogcafé');
    await page.locator('button[value="publish"]').click();
    await page.waitForURL(/done=publish/);
    expect(cafeIn(members)?.schedule.start).not.toBe('2026-12-01T19:00');

    await page.locator('.single-dates summary').click();
    await page.locator('.single-dates a').nth(1).click();
    await page.locator('#note').fill('Underviseren er syg');
    await page.locator('button[value="cancel"]').click();
    await page.waitForURL(/done=date/);
    expect(Object.values(cafeIn(members)?.schedule.changed ?? {})).toEqual([
      { status: 'cancelled', note: { da: 'Underviseren er syg' } },
    ]);
    expect(faults).toEqual([]);
  });

  test('says the last answer only, when one asked earlier comes late', async () => {
    const members = await servedMembers();
    await sewing(members);
    const page = await anna(members);
    await page.goto(`${members.baseUrl}/activities/new`);
    let release = (): void => undefined;
    const held = new Promise<void>((go) => {
      release = go;
    });
    let asked = 0;
    await page.route('**/activities/check', async (route) => {
      asked += 1;
      if (asked === 1) await held;
      await route.continue().catch(() => undefined);
    });
    const first = page.waitForRequest(/activities\/check/);
    await write(page);
    await first;
    await page.locator('#from').fill('08:00');
    await page.locator('#to').fill('09:00');
    const answer = page.locator('#answer-summary');
    await answer.getByText(/kl\.\s8-\S?9/).waitFor();
    release();
    await page.locator('#to').fill('10:00');
    await answer.getByText(/kl\.\s8-\S?10/).waitFor();
    expect(await answer.textContent()).toContain('Falder ikke sammen med noget');
  });

  test('lets no script make HTML of text', async () => {
    const members = await servedMembers();
    const page = await anna(members);
    await page.goto(`${members.baseUrl}/activities/new`);
    const tried = await page.evaluate(`(() => {
      try { document.createElement('p').innerHTML = '<b>x</b>'; return 'done'; } catch ({ name }) { return name; }
    })()`);
    expect(tried).toBe('TypeError');
  });

  test('is used by keyboard alone', async () => {
    const members = await servedMembers();
    const page = await anna(members);
    await page.goto(`${members.baseUrl}/activities/new`);
    const reach = async (selector: string): Promise<void> => {
      for (let i = 0; i < 120; i++) {
        await page.keyboard.press('Tab');
        if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
      }
      throw new Error(`${selector} is not reached.`);
    };
    await reach('#title-da');
    await page.keyboard.type('Sprogcafé');
    // How the parts of a date are typed is the browser's own, and differs by where it is from.
    for (const [selector, value] of [
      ['#date', '2026-12-01'],
      ['#from', '19:00'],
      ['#to', '21:00'],
    ] as const) {
      await reach(selector);
      await page.locator(':focus').fill(value);
    }
    await reach('button[value="publish"]');
    await page.keyboard.press('Enter');
    await page.waitForURL(/done=publish/);
    expect(cafeIn(members)?.schedule.start).toBe('2026-12-01T19:00');
  });

  describe.each(INTERFACE_LANGUAGES)('in %s', (language) => {
    test.each(['light', 'dark'] as const)(
      'has no fault that axe finds, and fits a small phone, %s',
      async (colorScheme) => {
        const members = await servedMembers();
        await sewing(members);
        const page = await anna(members, { viewport: SMALL_PHONE, colorScheme });
        const faults: string[] = [];
        const look = async (name: string): Promise<void> => {
          faults.push(...(await faultsOf(page)).map((fault) => `${name}: ${fault}`));
        };
        const at = (path: string) =>
          page.goto(`${members.baseUrl}${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
        await at('/activities/new');
        await look('empty');
        await page.locator('button[value="publish"]').click();
        await page.locator('.fault').first().waitFor();
        await look('refused');
        await write(page);
        await page.locator('.answer-steps button').first().waitFor();
        for (const one of await page.locator('form details > summary').all()) await one.click();
        await look('clashing');
        await page.locator('button[value="hold"]').click();
        await page.waitForURL(/done=hold/);
        await page.locator('.single-dates summary').click();
        await look('held');
        const id = cafeIn(members)?.id ?? '';
        const date = encodeURIComponent('2026-12-08T19:00');
        for (const address of [`date?date=${date}`, `later?date=${date}`, 'cancel', 'copy', 'history']) {
          await at(`/activities/${id}/${address}`);
          await look(address.split('?')[0] ?? '');
        }
        expect(faults).toEqual([]);
      },
    );
  });
});
