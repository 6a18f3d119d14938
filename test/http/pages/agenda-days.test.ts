import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { all, one } from '../../support/html.ts';
import { aCalendar, anActivity, type Calendar, REGISTER } from './a-calendar.ts';
import { linkOf, type ReadRow, readProgramme } from './read-programme.ts';

/** Turns pages, beginning at a path, until one has nothing or so many have been seen. */
async function turn(calendar: Calendar, path: string, way: 'Tidligere' | 'Senere', most = 40) {
  const pages: (readonly ReadRow[])[] = [];
  let next: string | undefined = path;
  for (let i = 0; i < most && next !== undefined; i++) {
    const { html } = await calendar.see(next);
    pages.push(readProgramme(html));
    next = linkOf(html, way);
  }
  return pages;
}

const told = (rows: readonly ReadRow[]): readonly string[] =>
  rows.map(({ day, time, title }) => `${day.replace(/ (Uge|I) .*/, '')} ${time} ${title}`);

/** So many activities every day at noon, from 16 to 21 November. */
const daily = (perDay: number) =>
  Array.from({ length: perDay }, (_, n) =>
    anActivity(
      n,
      { title: { da: `Nr. ${n}` } },
      { start: '2026-11-16T12:00', duration: 'PT1H', rule: 'FREQ=DAILY;COUNT=6' },
    ),
  );

describe('turning the pages of the agenda', () => {
  test.each([1, 25, 60, 130])('with %i a day, later shows everything once', async (perDay) => {
    const calendar = await aCalendar([...REGISTER, ...daily(perDay)]);
    const pages = await turn(calendar, '/?from=2026-11-14', 'Senere', Math.ceil((perDay * 6) / 20) + 3);
    const seen = told(pages.flat());
    expect(seen.length).toBe(perDay * 6);
    expect(new Set(seen).size).toBe(perDay * 6);
  });

  test.each([1, 25, 60])('with %i a day, earlier shows everything once, in whole days', async (perDay) => {
    const calendar = await aCalendar([...REGISTER, ...daily(perDay)]);
    const pages = await turn(calendar, '/?before=2026-11-28', 'Tidligere', 16);
    const seen = told(pages.flat());
    expect(new Set(seen).size).toBe(perDay * 6);
    expect(seen.length).toBe(perDay * 6);
  });

  test('earlier leads to the days just before, later back to where one was', async () => {
    const calendar = await aCalendar([...REGISTER, ...daily(25)]);
    const home = await calendar.see('/');
    const earlier = linkOf(home.html, 'Tidligere');
    expect(earlier).toBe('/?before=2026-11-20');
    const before = await calendar.see(earlier ?? '');
    expect(readProgramme(before.html).at(-1)?.day).toContain('Torsdag 19. november');
    expect(linkOf(before.html, 'Senere')).toBe('/');
    expect(linkOf(before.html, 'Til i dag')).toBe('/');
    expect(linkOf(home.html, 'Til i dag')).toBeUndefined();
  });

  test('a day too much for one page goes on to the next', async () => {
    const calendar = await aCalendar([...REGISTER, ...daily(100)]);
    const first = await calendar.see('/?from=2026-11-20');
    const later = linkOf(first.html, 'Senere') ?? '';
    expect(later).toMatch(/^\/\?from=2026-11-20&after=/);
    const second = await calendar.see(later);
    const rows = readProgramme(second.html);
    expect(rows.length).toBe(40);
    expect(new Set(rows.map(({ day }) => day))).toEqual(new Set(['Fredag 20. november I dag Uge 47']));
    expect(linkOf(second.html, 'Senere')).toBe('/?from=2026-11-21');
  });

  test('goes on without end, to the ends of the calendar itself', async () => {
    const calendar = await aCalendar(REGISTER);
    const far = await calendar.see('/?from=2150-01-01');
    expect(linkOf(far.html, 'Senere')).toBe('/?from=2150-02-01');
    expect(linkOf(far.html, 'Tidligere')).toBe('/?before=2150-01-01');
    const last = await calendar.see('/?from=9999-12-31');
    expect(linkOf(last.html, 'Senere')).toBeUndefined();
    const first = await calendar.see('/?before=0001-01-01');
    expect(linkOf(first.html, 'Tidligere')).toBeUndefined();
  });

  test('search engines are asked to keep to today', async () => {
    const calendar = await aCalendar(REGISTER);
    const robots = async (path: string) => all((await calendar.see(path)).html, 'meta[name="robots"]').length;
    expect(await robots('/')).toBe(0);
    expect(await robots('/?from=2026-12-01')).toBe(1);
    const turnings = all(one((await calendar.see('/')).html, '.turn'), 'a');
    expect(turnings.map(({ attributes }) => attributes.get('rel'))).toEqual(['nofollow', 'nofollow']);
  });

  test('any nonsense for a day is answered with a page', async () => {
    const calendar = await aCalendar(REGISTER);
    const part = fc.constantFrom(
      '2026-02-30',
      '2026-13-01',
      '0000-01-01',
      '9999-12-31',
      '0001-01-01',
      'i morgen',
      '-1',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('from', 'before'),
        fc.oneof(part, fc.string()),
        async (name, value) => {
          const query = new URLSearchParams([
            [name, value],
            ['lang', 'da'],
          ]);
          const { status } = await calendar.see(`/?${query}`);
          expect([200, 302]).toContain(status);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('a cursor that is none is told to be unreadable', async () => {
    const calendar = await aCalendar(REGISTER);
    const { status, html } = await calendar.see('/?from=2026-11-20&after=x');
    expect(status).toBe(400);
    expect(linkOf(html, 'Gå til kalenderen')).toBe('/');
  });
});
