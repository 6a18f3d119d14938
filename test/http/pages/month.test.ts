import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { all, type Element, one, textOf } from '../../support/html.ts';
import { aCalendar, anActivity, type Calendar, idOf, REGISTER } from './a-calendar.ts';
import { linkOf, textsOf } from './read-programme.ts';

const once = (start: string, duration = 'PT2H') => ({ start, duration, rule: null });

/** The cells of a month by their dates, without those of other months. */
function cellsOf(html: Element): ReadonlyMap<string, Element> {
  const cells = all(html, '.month-day').filter(
    ({ attributes }) => !attributes.get('class')?.includes('month-other'),
  );
  return new Map(
    cells.map((cell) => [all(cell, '.month-date time')[0]?.attributes.get('datetime') ?? '', cell]),
  );
}

async function cellOf(calendar: Calendar, day: string, query = ''): Promise<Element> {
  const { html } = await calendar.see(`/?view=month&month=${day.slice(0, 7)}${query}`);
  const cell = cellsOf(html).get(day);
  if (!cell) throw new Error(`There is no ${day}.`);
  return cell;
}

const linesOf = (cell: Element): readonly string[] => textsOf(cell, '.month-line');

describe('the month', () => {
  test('is a table of whole weeks, from Monday on, with their numbers', async () => {
    const { html } = await (await aCalendar(REGISTER)).see('/?view=month');
    expect(textOf(one(html, 'h1'))).toBe('November 2026');
    expect(textsOf(html, '.month thead th')).toEqual([
      'Uge',
      'Mandag',
      'Tirsdag',
      'Onsdag',
      'Torsdag',
      'Fredag',
      'Lørdag',
      'Søndag',
    ]);
    expect(textsOf(html, '.month-week-number')).toEqual(['44', '45', '46', '47', '48', '49']);
    expect(all(html, '.month-day').length).toBe(42);
    expect([...cellsOf(html).keys()].length).toBe(30);
  });

  test('tells of each activity when it is, what it is and whose it is', async () => {
    const calendar = await aCalendar([...REGISTER, anActivity(1, { coHosts: ['kvindeklubben'] })]);
    const cell = await cellOf(calendar, '2026-11-27');
    expect(linesOf(cell)).toEqual(['19.00 SprogcaféSprogcaféen i Holte']);
    expect(one(cell, '.month-line a').attributes.get('href')).toBe(`/activities/${idOf(1)}`);
  });

  test('shows what lasts several days on each of them, and an evening on its own alone', async () => {
    const calendar = await aCalendar([
      ...REGISTER,
      anActivity(1, { title: { da: 'Lejr' } }, once('2026-11-06T18:00', 'P2D')),
      anActivity(2, { title: { da: 'Basar' } }, once('2026-11-07', 'P2D')),
      anActivity(3, { title: { da: 'Fest' } }, once('2026-11-07T21:00', 'PT5H')),
    ]);
    const { html } = await calendar.see('/?view=month');
    const told = [...cellsOf(html)].flatMap(([day, cell]) => {
      const lines = linesOf(cell);
      return lines.length === 0
        ? []
        : [[day, ...lines.map((line) => line.replace('Sprogcaféen i Holte', ''))]];
    });
    expect(told).toEqual([
      ['2026-11-06', '18.00 Lejr'],
      ['2026-11-07', 'Lejr', 'Hele dagen Basar', '21.00 Fest'],
      ['2026-11-08', 'Lejr', 'Hele dagen Basar'],
    ]);
  });

  test.each([
    [6, 6, undefined],
    [7, 5, 'og 2 til'],
    [55, 5, 'og 50 til'],
  ])('of %i activities on a day shows %i', async (perDay, shown, more) => {
    const calendar = await aCalendar([
      ...REGISTER,
      ...Array.from({ length: perDay }, (_, n) => anActivity(n, {}, once('2026-11-27T12:00'))),
      anActivity(90, { title: { da: 'Dagen før' } }, once('2026-11-26T20:00', 'PT8H')),
    ]);
    const cell = await cellOf(calendar, '2026-11-27');
    expect(linesOf(cell).length).toBe(shown);
    expect(textsOf(cell, '.month-more')[0]).toBe(more);
    if (more) expect(linkOf(cell, more)).toBe('/?from=2026-11-27');
  });

  test('counts what goes on from before among a full day’s', async () => {
    const calendar = await aCalendar([
      ...REGISTER,
      ...Array.from({ length: 55 }, (_, n) => anActivity(n, {}, once('2026-11-27T12:00'))),
      anActivity(90, {}, once('2026-11-25', 'P4D')),
      anActivity(91, {}, once('2026-11-27', 'P4D')),
    ]);
    expect(textsOf(await cellOf(calendar, '2026-11-27'), '.month-more')).toEqual(['og 52 til']);
  });

  test('marks today, and what is cancelled', async () => {
    const changed = { '2026-11-20T19:00': { status: 'cancelled' } };
    const calendar = await aCalendar([...REGISTER, anActivity(1, {}, { changed })]);
    const { html } = await calendar.see('/?view=month');
    const [today, ...others] = all(html, '[aria-current="date"]');
    expect(others).toEqual([]);
    expect(textsOf(today ?? html, '.month-date')).toEqual(['20Fredag 20. november I dag']);
    expect(textsOf(today ?? html, '.mark')).toEqual(['Aflyst']);
  });

  const FOLDS: readonly [language: string, over: string, nothingMore: string][] = [
    ['da', 'Vis de dage, der er gået', 'Der er ikke mere i denne måned.'],
    ['en', 'Show the days that are over', 'There is nothing more this month.'],
    ['ar', 'عرض الأيام التي مضت', 'لا يوجد شيء آخر في هذا الشهر.'],
    ['uk', 'Показати дні, що минули', 'Цього місяця більше нічого немає.'],
    ['ti', 'ዝሓለፋ መዓልታት ኣርእዩ', 'ኣብዚ ወርሒ ካልእ ገለ የለን።'],
  ];
  test.each(FOLDS)(
    'leads in %s to the days that are over, and says where nothing else is left',
    async (language, over, nothingMore) => {
      const calendar = await aCalendar([
        ...REGISTER,
        anActivity(1, { title: { da: 'Fest' } }, once('2026-11-19T21:00', 'PT5H')),
        anActivity(2, { title: { da: 'Kor' } }, once('2026-11-30T19:00')),
        anActivity(3, { title: { da: 'Basar' } }, once('2026-10-31T12:00')),
      ]);
      const foldOf = async (query: string) => {
        const { html } = await calendar.see(`/?view=month&lang=${language}${query}`);
        return textsOf(html, '.month-folded p');
      };
      const { html } = await calendar.see(`/?view=month&lang=${language}`);
      const address = linkOf(html, over);
      expect(address).toBe(`#${one(html, '.month').attributes.get('id')}`);
      expect(await foldOf('')).toEqual([over]);
      expect(await foldOf('&q=fest')).toEqual([over, nothingMore]);
      expect(await foldOf('&q=kor')).toEqual([]);
      expect(await foldOf('&month=2026-10')).toEqual([]);
      expect(await foldOf('&month=2026-12')).toEqual([]);
      calendar.at('2026-11-19T20:30:00Z');
      expect(await foldOf('')).toEqual([]);
    },
  );

  test('keeps the filter through months and views, and lets it be undone', async () => {
    const calendar = await aCalendar([
      ...REGISTER,
      anActivity(1, { audiences: ['women'] }),
      anActivity(2, { title: { da: 'Strik' } }),
    ]);
    const { html } = await calendar.see('/?audience=women&q=sprog&view=month&month=2026-12');
    expect(all(html, '.month-line').length).toBe(4);
    expect(linkOf(html, 'November 2026')).toBe('/?audience=women&q=sprog&view=month');
    expect(linkOf(html, 'Januar 2027')).toBe('/?audience=women&q=sprog&view=month&month=2027-01');
    expect(linkOf(html, 'Dag for dag')).toBe('/?audience=women&q=sprog&from=2026-12-01');
    expect(linkOf(html, 'Plakat')).toBe('/poster?audience=women&q=sprog&span=month&from=2026-12-01');
    expect(linkOf(html, 'Til i dag')).toBe('/?audience=women&q=sprog&view=month');
    expect(linkOf(html, 'Kvinder ×')).toBe('/?q=sprog&view=month&month=2026-12');
    const kept = all(html, 'form input[type="hidden"]').map(({ attributes }) => attributes.get('value'));
    expect(kept).toEqual(['month', '2026-12']);
    const agenda = (await calendar.see('/?audience=women')).html;
    expect(linkOf(agenda, 'Måned')).toBe('/?audience=women&view=month');
    const later = (await calendar.see('/?from=2027-02-10&lang=ar')).html;
    expect(linkOf(later, 'شهر')).toBe('/?view=month&month=2027-02&lang=ar');
  });

  test('goes on without end, to the ends of the calendar itself', async () => {
    const calendar = await aCalendar(REGISTER);
    expect(linkOf((await calendar.see('/?view=month&month=2150-12')).html, 'Januar 2151')).toBe(
      '/?view=month&month=2151-01',
    );
    const last = (await calendar.see('/?view=month&month=9998-10')).html;
    expect([textOf(one(last, 'h1')), all(last, '.turn-later').length]).toEqual(['Oktober 9998', 0]);
    const first = (await calendar.see('/?view=month&month=0002-03')).html;
    expect([textOf(one(first, 'h1')), all(first, '.turn-earlier').length]).toEqual(['Marts 2', 0]);
  });

  test('any nonsense for a month is answered with this one', async () => {
    const calendar = await aCalendar(REGISTER);
    const nonsense = fc.oneof(fc.constantFrom('2026-13', '2026-00', '0000-01', '9999-12', 'nu'), fc.string());
    await fc.assert(
      fc.asyncProperty(nonsense, async (month) => {
        const { status, html } = await calendar.see(`/?${new URLSearchParams({ view: 'month', month })}`);
        if (status === 200) expect(textOf(one(html, 'h1'))).toBe('November 2026');
        else expect([status, month.trim()]).toEqual([302, '']);
      }),
      { numRuns: 40 },
    );
  });

  test('search engines are asked to keep to this one', async () => {
    const calendar = await aCalendar(REGISTER);
    const robots = async (path: string) => all((await calendar.see(path)).html, 'meta[name="robots"]').length;
    expect(await robots('/?view=month')).toBe(0);
    expect(await robots('/?view=month&month=2027-01')).toBe(1);
  });

  test('shows nothing that is not for the public', async () => {
    const calendar = await aCalendar([
      ...REGISTER,
      anActivity(1, { title: { da: 'Bestyrelsen' }, visibility: 'network' }),
      anActivity(2, { title: { da: 'Måske' }, status: 'tentative' }),
    ]);
    const { text, html } = await calendar.see('/?view=month');
    expect(text).not.toMatch(/Bestyrelsen|Måske/);
    expect(textOf(one(html, '.nothing'))).toBe('Der er ikke noget i kalenderen i de dage.');
  });
});
