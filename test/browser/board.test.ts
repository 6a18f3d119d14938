// The clash board in a real browser: for everybody, in every language, with and without script, by keyboard.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { countClashes } from '../../src/actions/clash-counts.ts';
import { INTERFACE_LANGUAGES } from '../../src/http/words/languages.ts';
import type { MembersApp } from '../http/account/visitors.ts';
import { told } from '../http/api/answers.ts';
import { anInput } from '../support/app.ts';
import { inChromium } from '../support/chromium.ts';
import { servedMembers } from './served-members.ts';

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SMALL_PHONE = { width: 320, height: 640 };
const PLAIN = { excluded: [], added: [], changed: {} };

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

async function publish({ api }: MembersApp, input: Record<string, unknown>): Promise<string> {
  const answer = await api('POST', '/activities', { as: 'coordinator', body: input });
  return told<{ activity: { id: string } }>(answer, 201).activity.id;
}

/** Three activities of which every two clash, one of the pairs settled, on two nights of counts. */
async function aBoard(): Promise<{ readonly members: MembersApp; readonly pair: string }> {
  const members = await servedMembers();
  const sewing = { association: 'kvindeklubben', title: 'Systue', needs: [], venue: 'ny-hal' };
  const ids = [
    await publish(members, anInput(sewing, PLAIN)),
    await publish(members, anInput({}, PLAIN)),
    await publish(
      members,
      anInput({ title: 'Læsekreds for nybegyndere og øvede' }, { ...PLAIN, start: '2026-12-01T20:00' }),
    ),
  ];
  const pair = ids.slice(0, 2).sort().join('~');
  await countClashes(members.desk);
  const other = [ids[0], ids[2]].sort().join('~');
  const body = { outcome: 'joined', note: 'Vi taler om det på mødet' };
  await members.api('PUT', `/clashes/${other}/settlement`, { as: 'sprogcafeen', body });
  members.at('2026-11-21T12:00:00Z');
  await countClashes(members.desk);
  return { members, pair };
}

const SEASON = JSON.stringify({ activity: anInput({ title: 'Madklub' }, PLAIN) });

inChromium('The clash board', (browser) => {
  const open = async (options: BrowserContextOptions): Promise<Page> => {
    const context = await browser().newContext({ viewport: SMALL_PHONE, locale: 'da-DK', ...options });
    onTestFinished(() => context.close());
    return context.newPage();
  };

  async function signIn({ baseUrl, invite }: MembersApp, page: Page, language: string): Promise<void> {
    const { link } = await invite('Anna', { language });
    await page.goto(`${baseUrl}/sign-in/${link}`);
    await page.locator('main form button').first().click();
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  }

  /** Every page, with everything on it unfolded. */
  async function walk(
    { members, pair }: Awaited<ReturnType<typeof aBoard>>,
    page: Page,
    language: string,
    look: (name: string) => Promise<void>,
  ): Promise<void> {
    await signIn(members, page, language);
    const visit = async (name: string, path: string): Promise<void> => {
      await page.goto(members.baseUrl + path);
      for (const folded of await page.locator('main summary').all()) await folded.click();
      await look(name);
    };
    await visit('board', '/board?state=all');
    await visit('board by association', '/board?state=all&by=association');
    await visit('pair', `/board/${pair}`);
    await visit('week', '/board/week?from=2026-12-01');
    await visit('season', '/board/season');
    await page.locator('#season-text').fill(`${SEASON}\n{`);
    await page.locator('main form button').click();
    await page.locator('#report').waitFor();
    await look('season judged');
    await page.goto(`${members.baseUrl}/board/${pair}`);
    await page.locator('input[name=outcome]').first().check();
    await page.locator('textarea[name=note]').fill('Vi flytter');
    await page.locator('main form.settle button').first().click();
    await page.locator('[role="status"]').waitFor();
    await look('pair settled');
  }

  describe.each(INTERFACE_LANGUAGES)('in %s', (language) => {
    test.each(['light', 'dark'] as const)(
      'has no fault that axe finds, and fits a small phone, %s',
      async (colorScheme) => {
        const board = await aBoard();
        const page = await open({ colorScheme });
        const faults: string[] = [];
        await walk(board, page, language, async (name) => {
          faults.push(...(await faultsOf(page)).map((fault) => `${name}: ${fault}`));
        });
        expect(faults).toEqual([]);
      },
    );
  });

  test('works from end to end without script', async () => {
    const board = await aBoard();
    const page = await open({ javaScriptEnabled: false });
    const seen: string[] = [];
    await walk(board, page, 'da', async (name) => {
      seen.push(name);
    });
    expect(seen).toHaveLength(7);
    expect(board.members.desk.network.settlements.get(board.pair)).toMatchObject({ outcome: 'moved' });
  });

  test('is settled by keyboard alone', async () => {
    const { members, pair } = await aBoard();
    const page = await open({});
    await signIn(members, page, 'da');
    await page.goto(`${members.baseUrl}/board/${pair}`);
    const isOn = (selector: string) =>
      page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`);
    const tabTo = async (selector: string): Promise<void> => {
      for (let i = 0; i < 60 && !(await isOn(selector)); i++) await page.keyboard.press('Tab');
      expect(await isOn(selector)).toBe(true);
    };
    await tabTo('input[name=outcome]');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await tabTo('form.settle button');
    await page.keyboard.press('Enter');
    await page.locator('[role="status"]').waitFor();
    expect(members.desk.network.settlements.get(pair)).toMatchObject({ outcome: 'fine' });
  });
});
