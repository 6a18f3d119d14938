// Forms and frames on another website, in the browser of somebody who is signed in here.
import { createServer } from 'node:http';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { addressOf } from '../support/address-of.ts';
import { inChromium } from '../support/chromium.ts';
import { allRows } from '../support/every-table.ts';
import { servedMembers } from './served-members.ts';

/** Another website, with this on its page; on `localhost` its neighbour, so that cookies come along. */
async function anotherWebsite(body: string, host = '127.0.0.1'): Promise<string> {
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><title>Evil</title><body>${body}`);
  });
  const { port } = await addressOf(server);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://${host}:${port}/`;
}

inChromium('Another website', (browser) => {
  async function aCoordinatorsBrowser() {
    const members = await servedMembers();
    const { link } = await members.invite('Karen', { role: 'coordinator', association: null });
    const context = await browser().newContext({ locale: 'da-DK' });
    onTestFinished(() => context.close());
    const page: Page = await context.newPage();
    await page.goto(`${members.baseUrl}/sign-in/${link}`);
    await page.locator('main form button').first().click();
    await page.waitForURL(/\/my/);
    return { members, page };
  }

  test.each([
    ['a form', '127.0.0.1', 'application/x-www-form-urlencoded', 303],
    ['a form with which the cookie comes along', 'localhost', 'application/x-www-form-urlencoded', 403],
    ['a form that looks like JSON', 'localhost', 'text/plain', 403],
  ])('stores nothing by %s', async (_what, host, type, status) => {
    const { members, page } = await aCoordinatorsBrowser();
    const before = await allRows(members.desk.store.read);
    const action = `${members.baseUrl}/coordinate/associations`;
    const fields = '<input name="slug" value="ond"><input name="name" value="Ond">';
    const form = `<form method="post" enctype="${type}" action="${action}">${fields}<button>go</button></form>`;
    await page.goto(await anotherWebsite(form, host));
    const answered = page.waitForResponse(action);
    await page.locator('button').click();
    const answer = await answered;
    expect([answer.status(), await answer.headerValue('Location')]).toEqual([
      status,
      status === 303 ? '/sign-in' : null,
    ]);
    expect(await allRows(members.desk.store.read)).toEqual(before);
  });

  test('can neither frame a page for members, nor read one by script, nor reach it through a window', async () => {
    const { members, page } = await aCoordinatorsBrowser();
    const own = members.baseUrl;
    await page.goto(await anotherWebsite(`<iframe src="${own}/coordinate"></iframe>`));
    expect(page.frames().some((frame) => frame.url().startsWith(own))).toBe(false);
    const read = await page.evaluate(
      `fetch('${own}/my', { credentials: 'include' }).then((answer) => answer.text(), () => 'refused')`,
    );
    expect(read).toBe('refused');
    const reached = await page.evaluate(
      `new Promise((tell) => {
        const opened = open('${own}/my');
        const look = () => (opened.closed ? tell('parted') : setTimeout(look, 20));
        look();
      })`,
    );
    expect(reached).toBe('parted');
  });
});
