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

  const PROPOSED: readonly [when: string, now: string, query: string, title: string, span: string[]][] = [
    ['Friday night', '2026-11-20T23:59:59+01:00', '', 'Uge 47', ['16. november til 22. november']],
    ['Saturday morning', '2026-11-21T11:59:59+01:00', '', 'Uge 47', ['16. november til 22. november']],
    ['Saturday at noon', '2026-11-21T12:00:00+01:00', '', 'Uge 48', ['23. november til 29. november']],
    ['Sunday night', '2026-11-22T23:59:59+01:00', '', 'Uge 48', ['23. november til 29. november']],
    ['Monday', '2026-11-23T00:00:00+01:00', '', 'Uge 48', ['23. november til 29. november']],
    ['a morning in summer', '2026-06-20T11:59:59+02:00', '', 'Uge 25', ['15. juni til 21. juni']],
    ['noon in summer', '2026-06-20T12:00:00+02:00', '', 'Uge 26', ['22. juni til 28. juni']],
    ['before summer time ends', '2026-10-24T11:59:59+02:00', '', 'Uge 43', ['19. oktober til 25. oktober']],
    ['as summer time ends', '2026-10-24T12:00:00+02:00', '', 'Uge 44', ['26. oktober til 1. november']],
    ['as a year ends', '2027-01-03T09:00:00+01:00', '', 'Uge 1', ['4. januar til 10. januar']],
    [
      'Sunday, for today',
      '2026-11-22T12:00:00+01:00',
      'from=2026-11-22',
      'Uge 47',
      ['16. november til 22. november'],
    ],
    ['a month’s last morning but one', '2026-11-29T11:59:59+01:00', 'span=month', 'November 2026', []],
    ['a month’s last day but one', '2026-11-29T12:00:00+01:00', 'span=month', 'December 2026', []],
    ['New Year’s Eve', '2026-12-31T23:00:00+01:00', 'span=month', 'Januar 2027', []],
    ['New Year’s Day', '2027-01-01T00:00:00+01:00', 'span=month', 'Januar 2027', []],
  ];
  test.each(PROPOSED)('asked for on %s (%s, %j) is of %s', async (_, now, query, title, span) => {
    const calendar = await aCalendar(FILLED);
    calendar.at(now);
    const { html } = await calendar.see(`/poster?${query}`);
    expect(textOf(one(html, '.poster h2'))).toBe(title);
    expect(textsOf(html, '.poster-span')).toEqual(span);
  });

  test('leads to the days that it shows, or to today from those it proposes', async () => {
    const calendar = await aCalendar(FILLED);
    calendar.at('2026-11-22T12:00:00+01:00');
    const waysOf = async (query: string) => {
      const { html } = await calendar.see(`/poster?${query}`);
      return ['Dag for dag', 'Måned'].map((way) => linkOf(html, way));
    };
    expect(await waysOf('')).toEqual(['/', '/?view=month']);
    expect(await waysOf('span=month')).toEqual(['/', '/?view=month']);
    expect(await waysOf('from=2026-11-20')).toEqual(['/?from=2026-11-16', '/?view=month']);
    expect(await waysOf('from=2026-12-10')).toEqual(['/?from=2026-12-07', '/?view=month&month=2026-12']);
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
