import { describe, expect, test } from 'vitest';
import { all, type Element, one, textOf } from '../../support/html.ts';
import { aCalendar, anActivity, REGISTER } from './a-calendar.ts';
import { linkOf, textsOf } from './read-programme.ts';

const FILLED = [
  ...REGISTER,
  anActivity(
    1,
    { title: { da: 'Sprogcafé', ar: 'مقهى اللغة' }, audiences: ['women'] },
    { changed: { '2026-11-27T19:00': { status: 'cancelled' } } },
  ),
  anActivity(
    2,
    { title: { da: 'Strik' }, venue: 'et-trygt-sted' },
    { start: '2026-11-17T10:00', rule: null },
  ),
  anActivity(3, { title: { da: 'Bestyrelsen' }, visibility: 'network' }),
];

const posterOf = async (path: string): Promise<Element> => {
  const { html, text } = await (await aCalendar(FILLED)).see(path);
  expect(text).not.toMatch(/Bestyrelsen|Hemmelig/);
  return one(html, '.poster');
};

const rowsOf = (poster: Element): readonly string[] =>
  all(poster, '.poster-day').flatMap((day) => [...textsOf(day, 'h3'), ...textsOf(day, '.poster-row')]);

describe('a poster', () => {
  test('shows this week where nothing else is asked for', async () => {
    const poster = await posterOf('/poster');
    expect(textOf(one(poster, 'h2'))).toBe('Uge 47');
    expect(textsOf(poster, '.poster-span')).toEqual(['16. november til 22. november']);
    expect(rowsOf(poster)).toEqual([
      'Tirsdag 17. november',
      '10.00–12.00StrikSprogcaféen i Holte · Et trygt sted, Farum',
      'Fredag 20. november',
      '19.00–21.00SprogcaféSprogcaféen i Holte · Holte Bibliotek',
    ]);
    expect(textsOf(poster, '.poster-foot p')).toEqual([
      'Sådan så kalenderen ud 20. november. Ændringer og aflysninger står på nettet.',
    ]);
  });

  test('shows the week or the month that a day is in', async () => {
    expect(textsOf(await posterOf('/poster?from=2026-12-03'), '.poster-span')).toEqual([
      '30. november til 6. december',
    ]);
    expect(textsOf(await posterOf('/poster?from=2026-12-31'), '.poster-span')).toEqual([
      '28. december til 3. januar',
    ]);
    const month = await posterOf('/poster?span=month&from=2026-12-03');
    expect(textOf(one(month, 'h2'))).toBe('December 2026');
    expect(textsOf(month, 'h3')).toEqual([
      'Fredag 4. december',
      'Fredag 11. december',
      'Fredag 18. december',
      'Fredag 25. december',
    ]);
  });

  test('says everything in two languages that is said in both', async () => {
    const poster = await posterOf('/poster?from=2026-11-27&second=ar');
    expect(rowsOf(poster)).toEqual([
      'Fredag 27. novemberالجمعة 27 نوفمبر/تشرين الثاني',
      '19.00–21.00Sprogcafé Aflystمقهى اللغة مُلغىSprogcaféen i Holte · Holte Bibliotek',
    ]);
    expect(all(poster, '.poster-title-second[dir="rtl"][lang="ar"]').length).toBe(1);
    expect(textsOf(poster, '.poster-way p')).toEqual([
      'Se kalenderen på din telefon',
      'شاهد التقويم على هاتفك',
      'kalender.example',
    ]);
  });

  test.each(['second=da', 'second=xx', 'second='])('is in one language with %s', async (query) => {
    const calendar = await aCalendar(FILLED);
    const { html } = await calendar.see(`/poster?${query}`);
    expect(textsOf(html, '.poster-way p')).toEqual(['Se kalenderen på din telefon', 'kalender.example']);
  });

  test('leads to the calendar that it shows a part of', async () => {
    const calendar = await aCalendar(FILLED);
    const { html } = await calendar.see('/poster?audience=women&paper=a3&span=month');
    expect(textsOf(html, '.poster-address')).toEqual(['kalender.example/?audience=women']);
    expect(textsOf(html, '.poster-chosen')).toEqual(['Kvinder']);
    expect(linkOf(html, 'Kvinder ×')).toBe('/poster?span=month&from=2026-11-01&paper=a3');
    expect(all(html, '.poster-a3').length).toBe(1);
    const kept = all(html, '.poster-form input').map(({ attributes: at }) => [
      at.get('name'),
      at.get('value'),
    ]);
    expect(kept).toEqual([
      ['audience', 'women'],
      ['from', '2026-11-01'],
    ]);
    const chosen = all(html, '.poster-form option').filter(({ attributes }) => attributes.has('selected'));
    expect(chosen.map(textOf)).toEqual(['En måned', 'A3']);
  });

  test('is a poster whatever its address says', async () => {
    const calendar = await aCalendar(FILLED);
    for (const query of ['span=year', 'paper=x', 'from=9999-12-31', 'from=0001-01-01', 'from=x', 'q=%']) {
      const { status, html } = await calendar.see(`/poster?${query}`);
      expect([query, status, textsOf(html, '.poster h2')]).toEqual([query, 200, ['Uge 47']]);
    }
  });

  test('says so where nothing is on', async () => {
    const poster = await posterOf('/poster?from=2030-01-01&q=strik');
    expect(textOf(poster)).toContain('Der er ikke noget i kalenderen i de dage.');
  });
});
