// A network in which everything that anybody can write is an attack, in a real browser, on every page that a coordinator
// can open: nothing runs, nothing leaves, and no policy has to step in.
import type { Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { pairIdOf } from '../../src/calendar/settlement.ts';
import { type PublishedTold, told } from '../http/api/answers.ts';
import { HOSTILE_WORDS } from '../http/pages/hostile.ts';
import { addressIn, routesOf } from '../http/route-table.ts';
import { anInput } from '../support/app.ts';
import { inChromium } from '../support/chromium.ts';
import { servedMembers } from './served-members.ts';

/** Answered with something else than a page, which a browser would save. */
const IS_DOWNLOAD = /\.(ics|jsonl)|\/take\//;

/** What every attack holds, in one form or another. */
const MARK = 'alert(1)';

const once = { rule: null, excluded: [], added: [] };

/** Fills every field with the words. @returns what addresses leave open, and how to sign in */
async function hostileNetwork(words: string) {
  const members = await servedMembers();
  const { api, invite, desk } = members;
  const as = 'coordinator';
  const put = async (path: string, body: unknown): Promise<void> => {
    const { status, text } = await api('PUT', path, { as, body });
    if (status >= 300) throw new Error(`${path} was answered ${status} ${text}`);
  };
  await put('/associations/sprogcafeen', { name: words, area: words, languages: ['da'] });
  await put('/venues/ny-hal', { name: words, address: words, area: words });
  const short = HOSTILE_WORDS.filter((one) => words.includes(one) && one.length <= 60);
  const tags = { categories: short, audiences: short, needs: short };
  const text = { title: { da: words, ar: words }, description: words, venue: null, place: words };
  const changed = { '2026-12-01T19:00': { title: words, note: words, place: words } };
  const publish = async (more: Record<string, unknown>, schedule = {}): Promise<string> => {
    const body = anInput({ ...text, ...tags, ...more }, { excluded: [], added: [], changed, ...schedule });
    return told<PublishedTold>(await api('POST', '/activities', { as, body }), 201).activity.id;
  };
  const id = await publish({});
  const other = await publish({ association: 'kvindeklubben', venue: 'ny-hal', place: null });
  await publish({ status: 'tentative', expires: '2026-11-25T12:00:00Z' });
  await publish({ status: 'cancelled' }, { ...once, changed: {}, start: '2026-12-05T10:00' });
  const pair = pairIdOf(id, other);
  await put(`/clashes/${pair}/settlement`, { outcome: 'joined', note: words });
  await put('/observances/lukket', { kind: 'closure', name: words, start: '2026-12-01', venue: 'ny-hal' });
  const url = `https://calendar.example/${encodeURIComponent(words)}.ics`;
  await put('/associations/sprogcafeen/sources/google', { url });
  await invite('Anna', { name: words });
  const { link } = await invite('Karen', { name: words, role: 'coordinator', association: null });
  await desk.network.catchUp();
  const names = { slug: 'sprogcafeen', id, pair, name: 'google', version: 'x', file: 'sprogcafeen.ics' };
  return { members, names: { ...names, link: 'L'.repeat(43) }, signIn: `/sign-in/${link}` };
}

inChromium('A network full of attacks', (browser) => {
  async function openPage(own: string): Promise<{ page: Page; wrong: string[] }> {
    const context = await browser().newContext({ locale: 'da-DK' });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on('console', (message) => {
      const isStatus = /the server responded with a status of 4/.test(message.text());
      if (!isStatus && ['error', 'warning'].includes(message.type())) wrong.push(message.text());
    });
    page.on('pageerror', (error) => wrong.push(String(error)));
    page.on('dialog', (dialog) => {
      wrong.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(own) && !request.url().startsWith('data:')) {
        wrong.push(`request: ${request.url()}`);
      }
    });
    return { page, wrong };
  }

  const attacks = HOSTILE_WORDS.filter((words) => words.includes(MARK));
  const groups = [0, 1, 2].map((n) => attacks.filter((_, i) => i % 3 === n).join(' '));

  describe('does nothing on any page', () => {
    test.each(groups)(
      'where everything says %s',
      async (words) => {
        const { members, names, signIn } = await hostileNetwork(words);
        const { page, wrong } = await openPage(members.baseUrl);
        await page.goto(members.baseUrl + signIn);
        await page.locator('main form button').first().click();
        await page.waitForURL(/\/my/);
        const seen: string[] = [];
        const look = async (path: string): Promise<void> => {
          // Chromium shows other things than pages in a page of its own.
          const { headers } = await page.request
            .head(members.baseUrl + path)
            .then((one) => ({ headers: one.headers() }));
          if (!headers['content-type']?.startsWith('text/html')) return;
          const before = wrong.length;
          await page.goto(members.baseUrl + path);
          await page.evaluate(
            "document.querySelectorAll('details').forEach((fold) => { fold.open = true; })",
          );
          await page.mouse.move(100, 300);
          if (wrong.length > before) wrong.push(`on ${path}`);
          if ((await page.content()).includes(MARK)) seen.push(path);
        };
        const paths = routesOf(members)
          .filter(
            ({ method, path }) => method === 'GET' && !path.startsWith('/api/') && !IS_DOWNLOAD.test(path),
          )
          .map(({ path }) => addressIn(path, names));
        const said = encodeURIComponent(words);
        const also = [
          '/?view=month',
          `/?q=${said}`,
          `/follow?area=${said}`,
          `/embed?q=${said}&form=compact`,
          '/poster?span=month',
        ];
        for (const path of [...paths, ...also, `/activities/${said}`, `/board/${said}`]) await look(path);
        expect(wrong).toEqual([]);
        expect(seen).toEqual(
          expect.arrayContaining([
            '/',
            '/my',
            '/associations',
            '/coordinate/people',
            '/coordinate/venues',
            `/activities/${names.id}`,
            `/activities/${names.id}/edit`,
            `/board/${names.pair}`,
          ]),
        );
      },
      180_000,
    );
  });
});
