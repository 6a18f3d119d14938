// A real WordPress whose editor pastes an address of ours: from its fetching the address to what its readers see. The
// editor may write no HTML that WordPress does not look over. Readers' screens are left in screenshots/.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { inChromium } from '../support/chromium.ts';
import { aSite, isInstalled, PACKAGES, type Site } from './wordpress/a-site.ts';
import { type SecureCalendar, secureCalendar } from './wordpress/secure-calendar.ts';

const SCREENSHOTS = fileURLToPath(new URL('../../screenshots', import.meta.url));
const HERE = ['localhost', '127.0.0.1'];
/** Milliseconds. */
const PATIENCE = { start: 180_000, test: 90_000 };
const OF_THE_CAFE = '/associations/sprogcafeen-skovhave';
const FRAME = 'iframe.wp-embedded-content';

if (isInstalled())
  inChromium('WordPress', (browser) => describe('', { timeout: PATIENCE.test }, () => followed(browser)));
else {
  const how = `WordPress is not here: install it (on Debian, \`apt-get install ${PACKAGES}\`).`;
  test.skipIf(process.env['CI'] !== 'true')(`WordPress shows the calendar (${how})`, () => {
    throw new Error(how);
  });
}

function followed(browser: Parameters<Parameters<typeof inChromium>[1]>[0]): void {
  let calendar: SecureCalendar;
  let site: Site;
  let editor: Page;
  const closing: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const close of closing.reverse()) await close();
  });

  beforeAll(async () => {
    calendar = await secureCalendar();
    closing.push(() => calendar.close());
    site = await aSite(new URL(calendar.url));
    closing.push(() => site.close());
    const context = await someone({ viewport: { width: 1200, height: 1000 } });
    closing.push(() => context.close());
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    editor = await context.newPage();
    await editor.goto(`${site.url}/wp-login.php`);
    await editor.fill('#user_login', site.editor.name);
    await editor.fill('#user_pass', site.editor.password);
    await editor.click('#wp-submit');
    await editor.waitForURL(/wp-admin/);
    await editor.goto(`${site.url}/wp-admin/post-new.php`);
    await editor.waitForFunction('window.wp?.apiFetch !== undefined');
  }, PATIENCE.start);

  /** Somebody who reads Danish; nobody but the site and the calendar is asked for anything. */
  async function someone(options: BrowserContextOptions): Promise<BrowserContext> {
    const context = await browser().newContext({ ignoreHTTPSErrors: true, locale: 'da-DK', ...options });
    await context.route(
      ({ hostname }) => !HERE.includes(hostname),
      (route) => route.abort(),
    );
    return context;
  }

  /** A reader at the address. */
  async function reads(address: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await someone({ viewport: { width: 1000, height: 900 }, ...options });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.goto(address);
    return page;
  }

  /** The address of a published post with this in it, and nothing else. */
  function published(title: string, content: string): Promise<string> {
    const data = { title, content, status: 'publish' };
    const asked = JSON.stringify({ path: '/wp/v2/posts', method: 'POST', data });
    return editor.evaluate<string>(`wp.apiFetch(${asked}).then(({ link }) => link)`);
  }

  /** What the frame is high, and what is in it, once WordPress has heard of it. */
  async function heights(page: Page): Promise<{ frame: number; content: number }> {
    await page.waitForFunction(`document.querySelector('${FRAME}:not([style])')?.height !== undefined`);
    const inside = page.frames()[1];
    const content = Number(await inside?.evaluate('Math.ceil(document.body.getBoundingClientRect().height)'));
    const clamped = Math.min(1_000, Math.max(200, content));
    await page.waitForFunction(`Number(document.querySelector('${FRAME}').height) === ${clamped}`);
    return { frame: (await page.locator(FRAME).boundingBox())?.height ?? 0, content };
  }

  test('shows the calendar of an association where its address stands alone in a post', async () => {
    const page = await reads(await published('Klassisk', calendar.url + OF_THE_CAFE));
    await page.frameLocator(FRAME).getByText('Sprogcafé for kvinder').first().waitFor();
    const { frame, content } = await heights(page);
    expect(frame).toBe(content);
    expect(await page.locator(FRAME).getAttribute('sandbox')).toBe('allow-scripts');
    // The quotation is put away, and the calendar is as wide as the text would be.
    expect(await page.locator('blockquote').isVisible()).toBe(false);
    const widths = await page.evaluate(
      `[document.querySelector('${FRAME}'), document.querySelector('.wp-block-post-content > p')].map((one) => one.getBoundingClientRect().width)`,
    );
    expect(new Set(widths as number[]).size).toBe(1);
  });

  test('shows it to the editor as soon as the address is pasted, and to readers when it is published', async () => {
    await editor.getByRole('textbox', { name: 'Add title' }).fill('Det sker i sprogcaféen');
    await editor.keyboard.press('Enter');
    await editor.evaluate(`navigator.clipboard.writeText(${JSON.stringify(calendar.url + OF_THE_CAFE)})`);
    await editor.keyboard.press('Control+V');
    await editor.frameLocator(FRAME).getByText('Sprogcafé for kvinder').first().waitFor();
    expect(
      await editor.evaluate('wp.data.select("core/block-editor").getBlocks().map(({ name }) => name)'),
    ).toEqual(['core/embed']);
    await editor.getByRole('button', { name: 'Publish', exact: true }).click();
    await editor
      .getByRole('region', { name: 'Editor publish' })
      .getByRole('button', { name: 'Publish', exact: true })
      .click();
    await editor.waitForFunction('wp.data.select("core/editor").isCurrentPostPublished()');

    const page = await reads(await editor.evaluate<string>('wp.data.select("core/editor").getPermalink()'));
    await page.frameLocator(FRAME).getByText('Sprogcafé for kvinder').first().waitFor();
    const { frame, content } = await heights(page);
    expect(frame).toBe(content);
    mkdirSync(SCREENSHOTS, { recursive: true });
    const clip = { x: 0, y: 0, width: 1_000, height: 820 };
    await page.screenshot({ path: join(SCREENSHOTS, 'wordpress.png'), clip });
  });

  test.each([
    ['/?audience=women&form=compact&lang=uk', 1_000],
    ['/?form=compact&height=200', 1_000],
    ['/?height=1000', 320],
    ['/?form=month&lang=ar', 1_000],
    ['/associations/velkomstvaerterne', 390],
  ])('gives %s the height it needs, from 200 to 1000, on a screen of %i', async (address, width) => {
    const page = await reads(await published('Højde', calendar.url + address), {
      viewport: { width, height: 900 },
    });
    const { frame, content } = await heights(page);
    expect(frame).toBe(Math.min(1_000, Math.max(200, content)));
  });

  test('lets the reader turn its pages, and is as high as each', async () => {
    const page = await reads(await published('Flere sider', `${calendar.url}/?form=month`));
    await heights(page);
    await page.frameLocator(FRAME).getByRole('link', { name: 'Senere' }).click();
    await page.frameLocator(FRAME).getByRole('link', { name: 'Til i dag' }).waitFor();
    const { frame, content } = await heights(page);
    expect(frame).toBe(content);
    expect(page.url()).toMatch(/^http:\/\/localhost:/);
  });

  test('still shows it when the association is called something else in addresses', async () => {
    const post = await published('Nyt navn', `${calendar.url}/associations/koret-selam`);
    await calendar.rename('koret-selam', 'selam');
    const page = await reads(post);
    await page.frameLocator(FRAME).getByText('Korprøve').first().waitFor();
    const { frame, content } = await heights(page);
    expect(frame).toBe(content);
    expect(new URL(page.frames()[1]?.url() ?? '').pathname).toBe('/embed/associations/selam');
  });

  // Its sandbox opens no windows: it takes the reader there itself.
  test('leads the reader to the whole calendar', async () => {
    const page = await reads(await published('Videre', calendar.url + OF_THE_CAFE));
    await heights(page);
    await page.frameLocator(FRAME).getByRole('link', { name: 'Se hele kalenderen' }).click();
    await page.waitForURL(`${calendar.url}/?association=sprogcafeen-skovhave`);
    expect(await page.locator('h1').count()).toBe(1);
  });

  test('leaves a link where no script runs', async () => {
    const address = await published('Uden script', calendar.url + OF_THE_CAFE);
    const page = await reads(address, { javaScriptEnabled: false });
    const link = page.getByRole('link', { name: 'Sprogcaféen i Skovhave' });
    expect(await link.isVisible()).toBe(true);
    expect(await link.getAttribute('href')).toBe(calendar.url + OF_THE_CAFE);
  });

  test('leaves an address it finds nothing at as it is', async () => {
    const address = `${calendar.url}/associations/nobody`;
    const page = await reads(await published('Ingen', address));
    expect(await page.getByText(address).isVisible()).toBe(true);
    expect(await page.locator('iframe').count()).toBe(0);
  });
}
