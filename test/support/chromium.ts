// Chromium for browser tests: the one that is installed, or a plain word that there is none.
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
];

const HOW_TO_GET_IT =
  'There is no Chromium: install it (on Debian, `apt-get install chromium`), or set CHROMIUM to where it is.';

/** Sends nothing anywhere and asks nothing of a graphics card. */
const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * A describe block whose tests get a browser of their own, with a fresh profile. Where no Chromium is installed they
 * are skipped with a sentence saying how to get it; where CI is true that is a failure.
 */
export function inChromium(name: string, tests: (browser: () => Browser) => void): void {
  const executablePath = chromiumPath();
  if (executablePath === null) {
    const isRequired = process.env['CI'] === 'true';
    test.skipIf(!isRequired)(`${name} (${HOW_TO_GET_IT})`, () => {
      throw new Error(HOW_TO_GET_IT);
    });
    return;
  }
  describe(name, () => {
    let browser: Browser | undefined;
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath, args: FLAGS });
    });
    afterAll(async () => {
      await browser?.close();
    });
    tests(() => {
      if (!browser) throw new Error('The browser starts before the first test; ask for it inside one.');
      return browser;
    });
  });
}

function chromiumPath(): string | null {
  const given = process.env['CHROMIUM'];
  const places = given ? [given] : PLACES;
  return places.find(existsSync) ?? null;
}
