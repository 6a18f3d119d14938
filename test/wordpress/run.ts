// A real WordPress: somebody pastes an association's address into a post, and readers of the post see its calendar.
// `npx tsx test/wordpress/run.ts FOLDER` leaves pictures of the editor and of the post in the folder. It is not part of
// `npm test`, for it needs a WordPress and a database; see wordpress.ts.
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { startNode } from '../bench/server-process.ts';
import { AUTHOR, freePort, startWordPress } from './wordpress.ts';

/** Of the demonstration. */
const SLUG = 'sprogcafeen-skovhave';
const folder = process.argv[2] ?? '.';
const port = await freePort();
const base = `http://127.0.0.1:${port}`;
const calendar = await startNode(['--import', 'tsx', 'src/main.ts', 'demo'], {
  ...{ PORT: String(port), HOST: '127.0.0.1', BASE_URL: base, LOG_LEVEL: 'silent' },
});
const wordpress = await startWordPress(port);
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  const context = await browser.newContext({ viewport: { width: 1100, height: 1000 } });
  const page = await context.newPage();
  await signIn(page);
  const post = await writePost(page, `${base}/associations/${SLUG}`);
  await readPost(page, post);
} finally {
  await browser.close();
  await wordpress.end();
  await calendar.end();
}

async function signIn(page: Page): Promise<void> {
  await page.goto(`${wordpress.address}/wp-login.php`);
  await page.locator('#user_login').fill(AUTHOR.name);
  await page.locator('#user_pass').fill(AUTHOR.password);
  await page.locator('#wp-submit').click();
  await page.waitForURL(/wp-admin/);
}

/** Puts the address into the text of a new post. @returns the address of the post */
async function writePost(page: Page, address: string): Promise<string> {
  await page.goto(`${wordpress.address}/wp-admin/post-new.php`);
  await page.waitForFunction('window.wp?.data?.select("core/editor")?.getCurrentPostId() > 0');
  await page.evaluate('wp.data.dispatch("core/edit-post").toggleFeature("welcomeGuide")');
  await page.keyboard.press('Escape');
  const title = page.locator('.editor-post-title__input');
  await title.click();
  await title.pressSequentially('Kom og vær med');
  // What the editor makes of an address that is pasted. It does so with https alone, which nothing here has.
  const pasted = `wp.blocks.createBlock('core/embed', { url: ${JSON.stringify(address)} })`;
  await page.evaluate(`wp.data.dispatch('core/block-editor').insertBlocks(${pasted})`);
  await page.locator('.wp-block-embed iframe').waitFor({ timeout: 30_000 });
  await page.screenshot({ path: join(folder, 'wordpress-editor.png') });
  await page.evaluate(
    'wp.data.dispatch("core/editor").editPost({ status: "publish" }).then(() => wp.data.dispatch("core/editor").savePost())',
  );
  return page.evaluate('wp.data.select("core/editor").getPermalink()');
}

async function readPost(page: Page, post: string): Promise<void> {
  await page.goto(post);
  const frame = page.locator('iframe.wp-embedded-content, .wp-block-embed iframe').first();
  await frame.waitFor();
  await frame.scrollIntoViewIfNeeded();
  const content = await (await frame.elementHandle())?.contentFrame();
  const heading = await content?.locator('h1, h2').first().textContent();
  const box = await frame.boundingBox();
  await page.waitForFunction(
    '(document.querySelector("iframe.wp-embedded-content")?.clientHeight ?? 0) > 200',
    undefined,
    { timeout: 20_000 },
  );
  await page.screenshot({ path: join(folder, 'wordpress-post.png'), fullPage: true });
  const sandbox = await frame.getAttribute('sandbox');
  process.stdout.write(
    `The post shows “${heading?.trim()}”, ${box?.width} wide, sandboxed as “${sandbox}”.\n`,
  );
  if (!heading) throw new Error('The post shows no calendar.');
}
