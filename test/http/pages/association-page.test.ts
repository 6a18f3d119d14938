import { describe, expect, test } from 'vitest';
import { all, one, textOf } from '../../support/html.ts';
import { aCalendar, anActivity, idOf, REGISTER } from './a-calendar.ts';
import { linkOf, readProgramme, textsOf } from './read-programme.ts';

describe('the associations', () => {
  test('stand by town in alphabetical order, those without a town last', async () => {
    const calendar = await aCalendar([
      { association: { slug: 'aaben', name: 'Åben dør', area: 'Farum' } },
      { association: { slug: 'aere', name: 'Ære', area: 'Farum' } },
      { association: { slug: 'overalt', name: 'Overalt' } },
      ...REGISTER,
    ]);
    const { html } = await calendar.see('/associations');
    const towns = all(html, '.register section').map((town) => [textsOf(town, 'h2')[0], textsOf(town, 'a')]);
    expect(towns).toEqual([
      ['Farum', ['Kvindeklubben', 'Ære', 'Åben dør']],
      ['Rudersdal', ['Sprogcaféen i Holte']],
      ['Andre', ['Overalt']],
    ]);
    expect(textOf(one(html, 'main'))).toContain('5 foreninger');
    expect(linkOf(html, 'Overalt')).toBe('/associations/overalt');
  });

  test('may be none yet', async () => {
    const { html } = await (await aCalendar()).see('/associations');
    expect(textOf(one(html, 'main'))).toContain('Der er ingen foreninger i kalenderen endnu.');
  });
});

describe('an association’s page', () => {
  test('says who they are, with a link to their own', async () => {
    const { html } = await (await aCalendar(REGISTER)).see('/associations/sprogcafeen');
    expect(textOf(one(html, 'h1'))).toBe('Sprogcaféen i Holte');
    expect(textsOf(html, '.lead span')).toEqual(['Rudersdal', 'På dansk og arabisk']);
    expect(linkOf(html, 'Hjemmeside (sprogcafeen.example)')).toBe('https://www.sprogcafeen.example/');
    expect(textOf(one(html, 'title'))).toBe('Sprogcaféen i Holte · Fælleskalender');
  });

  test('shows the next dates of what they host and co-host, without saying their own name over and over', async () => {
    const calendar = await aCalendar([
      ...REGISTER,
      anActivity(1),
      anActivity(
        2,
        { association: 'kvindeklubben', coHosts: ['sprogcafeen'], title: { da: 'Fest' } },
        { start: '2026-11-21T18:00', rule: null },
      ),
      anActivity(3, { association: 'kvindeklubben', title: { da: 'Ikke deres' } }),
      anActivity(4, { title: { da: 'Aflyst for altid' }, status: 'cancelled' }),
    ]);
    const { html } = await calendar.see('/associations/sprogcafeen');
    const rows = readProgramme(html);
    expect(rows.length).toBe(8);
    expect(rows.slice(0, 2).map(({ title, lines }) => [title, lines])).toEqual([
      ['Sprogcafé', ['Holte Bibliotek']],
      ['Fest', ['KvindeklubbenHolte Bibliotek']],
    ]);
    expect(linkOf(html, 'Se alle datoer i kalenderen')).toBe('/?association=sprogcafeen');
  });

  test('tells their series in words, the one that is next first', async () => {
    const calendar = await aCalendar([
      ...REGISTER,
      anActivity(1, { title: { da: 'Senere' } }, { start: '2026-09-03T16:00', rule: 'FREQ=WEEKLY;BYDAY=TH' }),
      anActivity(2, { title: { da: 'Først' } }, { excluded: ['2026-12-25T19:00'] }),
      anActivity(3, { title: { da: 'Forbi' } }, { start: '2020-01-03T19:00', rule: 'FREQ=WEEKLY;COUNT=3' }),
    ]);
    const { html } = await calendar.see('/associations/sprogcafeen');
    expect(textsOf(html, '.series h3')).toEqual(['Først', 'Senere']);
    expect(textsOf(html, '.series p')).toEqual([
      'Hver fredag kl. 19-21, ikke 25. december',
      'Holte Bibliotek',
      'Hver torsdag kl. 16-18',
      'Holte Bibliotek',
    ]);
    expect(linkOf(one(html, '.series'), 'Først')).toBe(`/activities/${idOf(2)}`);
  });

  test('can be followed', async () => {
    const { html } = await (await aCalendar(REGISTER)).see('/associations/sprogcafeen');
    const feed = 'https://kalender.example/associations/sprogcafeen.ics';
    expect(linkOf(html, 'Tilføj til min kalender')).toBe(feed.replace('https', 'webcal'));
    expect(linkOf(html, 'Hent som fil (.ics)')).toBe(feed);
    expect(one(html, '#follow-address').attributes.get('value')).toBe(feed);
    expect(one(html, 'head link[type="text/calendar"]').attributes.get('href')).toBe(feed);
  });

  test('says so where nothing is in the calendar', async () => {
    const { html } = await (await aCalendar(REGISTER)).see('/associations/kvindeklubben');
    expect(textOf(one(html, 'main'))).toContain('Der er ikke noget i kalenderen lige nu.');
    expect(all(html, '.series')).toEqual([]);
  });

  test('is not there for an association nobody has heard of', async () => {
    expect((await (await aCalendar(REGISTER)).see('/associations/ukendt')).status).toBe(404);
  });
});
