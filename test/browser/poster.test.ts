// Posters as Chromium prints them: the right paper, the right number of sheets, and nothing cut off.
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aCalendar, anActivity, REGISTER } from '../http/pages/a-calendar.ts';
import { addressOf } from '../support/address-of.ts';
import { inChromium } from '../support/chromium.ts';

const LONG = 'Sprogcafé med fællesspisning, lektiehjælp og Donaudampfschifffahrtsgesellschaftskapitän';

/** So many activities in every week of the winter. */
const weekly = (count: number) =>
  Array.from({ length: count }, (_, n) =>
    anActivity(
      n,
      { title: { da: n % 5 ? `Aktivitet ${n}` : LONG, ar: 'مقهى اللغة للنساء والأطفال', ti: 'ናይ ቋንቋ ካፈ' } },
      { start: `2026-11-${16 + (n % 7)}T${10 + (n % 9)}:00`, rule: 'FREQ=WEEKLY' },
    ),
  );

const A4 = [595, 842];
const A3 = [842, 1191];

/** The sheets of a PDF: their sizes in points. */
function sheetsOf(pdf: Buffer): number[][] {
  const sizes = pdf.toString('latin1').matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g);
  return [...sizes].map(([, width, height]) => [Math.round(Number(width)), Math.round(Number(height))]);
}

/** Elements whose text reaches out of the poster or of themselves. */
const CUT_OFF = `(() => {
  const poster = document.querySelector('.poster').getBoundingClientRect();
  return [...document.querySelectorAll('.poster *')].filter((one) => {
    const box = one.getBoundingClientRect();
    const isOut = box.left < poster.left - 1 || box.right > poster.right + 1;
    return isOut || (one instanceof HTMLElement && one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0);
  }).map((one) => one.outerHTML.slice(0, 120));
})()`;

inChromium('Posters', (browser) => {
  const origins = new Map<number, string>();
  for (const count of [3, 10, 40]) {
    beforeAll(async () => {
      const calendar = await aCalendar([...REGISTER, ...weekly(count)], afterAll);
      const server = createAdaptorServer({ fetch: calendar.app.fetch }) as Server;
      const { port } = await addressOf(server);
      origins.set(count, `http://127.0.0.1:${port}`);
      afterAll(() => {
        server.closeAllConnections();
        server.close();
      });
    });
  }

  test.each([
    ['a quiet week on A4', 3, '', A4, 1],
    ['a quiet week on A3, in Arabic and Tigrinya', 3, 'paper=a3&lang=ar&second=ti', A3, 1],
    ['a full week on A4', 10, '', A4, 1],
    ['a full week on A4, in two languages', 10, 'second=ar', A4, 1],
    ['a full week on A3, in two languages', 10, 'paper=a3&second=ar', A3, 1],
    ['a crowded week on A4', 40, '', A4, 1],
    ['a month on A4', 10, 'span=month&from=2027-02-01', A4, 1],
    ['a month on A3', 10, 'span=month&from=2027-02-01&paper=a3', A3, 1],
  ])('%s', async (_, count, query, size, sheets) => {
    const page = await browser().newPage({ viewport: { width: size === A4 ? 703 : 994, height: 1000 } });
    try {
      await page.goto(`${origins.get(count)}/poster?${query}`);
      const pdf = await page.pdf({ preferCSSPageSize: true });
      expect(sheetsOf(pdf)).toEqual(Array.from({ length: sheets }, () => size));
      await page.emulateMedia({ media: 'print' });
      expect(await page.evaluate(CUT_OFF)).toEqual([]);
      expect(await page.locator('.masthead').isVisible()).toBe(false);
      expect(await page.locator('.poster-form').isVisible()).toBe(false);
      expect(await page.locator('.qr-code').isVisible()).toBe(true);
    } finally {
      await page.close();
    }
  });
});
