// Signing in and one's own account in a real browser: for everybody, in every language, with and without script.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { INTERFACE_LANGUAGES } from '../../src/http/words/languages.ts';
import type { MembersApp } from '../http/account/visitors.ts';
import { inChromium } from '../support/chromium.ts';
import { servedMembers } from './served-members.ts';

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SMALL_PHONE = { width: 320, height: 640 };
const LONG_NAME = 'Donaudampfschifffahrtsgesellschaftskapitän Jørgensen';

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

inChromium('The pages for members', (browser) => {
  const open = async (options: BrowserContextOptions): Promise<Page> => {
    const context = await browser().newContext({ viewport: SMALL_PHONE, locale: 'da-DK', ...options });
    onTestFinished(() => context.close());
    return context.newPage();
  };

  /** Every page on the way from the address to the account, the wrong turnings too. */
  async function walk(
    members: MembersApp,
    page: Page,
    language: string,
    look: (name: string) => Promise<void>,
  ) {
    const { baseUrl, invite, letters } = members;
    const role = { role: 'coordinator', association: null };
    await invite('Karen', { ...role, name: LONG_NAME, language });
    const at = (path: string) => page.goto(`${baseUrl}${path}?lang=${language}`);
    const submit = () => page.locator('main form button').first().click();
    await at('/sign-in');
    await look('sign-in');
    await page.locator('#email').fill('karen@example');
    await submit();
    await look('sign-in refused');
    await page.locator('#email').fill('karen@example.dk');
    await submit();
    await look('code');
    await page.locator('#code').fill('x');
    await submit();
    await look('code refused');
    const [letter] = await letters();
    await page.goto(baseUrl + letter?.link);
    await look('link');
    await submit();
    await page.waitForURL(/\/my/);
    await at('/account');
    await look('account');
    await submit();
    await page.locator('[role="status"]').waitFor();
    await look('account saved');
    await page.locator('form[action^="/account/feeds"] button').first().click();
    await page.locator('#private-address').waitFor();
    await look('private address');
    await at('/account');
    await page.locator('form:has(#busy-association) button').click();
    await page.locator('#private-address').waitFor();
    await at('/account');
    await look('account with private feeds');
    await page.locator('form[action^="/account/passkeys/ask"] button').click();
    await page.locator('[data-passkey="create"]').waitFor();
    await look('passkey');
    await page.goto(baseUrl + letter?.link);
    await look('link used');
  }

  describe.each(INTERFACE_LANGUAGES)('in %s', (language) => {
    test.each(['light', 'dark'] as const)(
      'have no fault that axe finds, and fit a small phone, %s',
      async (colorScheme) => {
        const members = await servedMembers();
        const page = await open({ colorScheme });
        const faults: string[] = [];
        await walk(members, page, language, async (name) => {
          faults.push(...(await faultsOf(page)).map((fault) => `${name}: ${fault}`));
        });
        expect(faults).toEqual([]);
      },
    );
  });

  test('lead from the address to the account without script', async () => {
    const members = await servedMembers();
    const page = await open({ javaScriptEnabled: false });
    const seen: string[] = [];
    await walk(members, page, 'da', async (name) => {
      seen.push(name);
    });
    expect(seen).toHaveLength(11);
  });

  test('are walked through by keyboard alone', async () => {
    const { baseUrl, invite } = await servedMembers();
    const { link } = await invite('Anna');
    const page = await open({});
    await page.goto(`${baseUrl}/sign-in/${link}`);
    for (let i = 0; i < 30; i++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate("document.activeElement.matches('main button')")) break;
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/my$/);
    expect(await page.locator('h1').textContent()).toBe('Mit overblik');
  });
});
