import { describe, expect, test } from 'vitest';
import { all, one, textOf } from '../../support/html.ts';
import { aCalendar, anActivity, idOf, REGISTER } from './a-calendar.ts';
import { linkOf, type ReadRow, readProgramme, textsOf } from './read-programme.ts';

const once = (start: string, duration = 'PT2H') => ({ start, duration, rule: null });

async function programmeOf(
  path: string,
  ...lines: Parameters<typeof aCalendar>[0] & {}
): Promise<readonly ReadRow[]> {
  const calendar = await aCalendar([...REGISTER, ...lines]);
  return readProgramme((await calendar.see(path)).html);
}

describe('the agenda', () => {
  test('begins with today and goes on day by day', async () => {
    const rows = await programmeOf('/', anActivity(1, {}, { rule: 'FREQ=WEEKLY;BYDAY=TU,FR' }));
    expect(rows.map(({ day, time, title }) => [day, time, title]).slice(0, 3)).toEqual([
      ['Fredag 20. november I dag Uge 47', '19.00–21.00', 'Sprogcafé'],
      ['Tirsdag 24. november Uge 48', '19.00–21.00', 'Sprogcafé'],
      ['Fredag 27. november', '19.00–21.00', 'Sprogcafé'],
    ]);
  });

  test('tells of each who, where, for whom and in which languages', async () => {
    const [row] = await programmeOf(
      '/',
      anActivity(1, {
        coHosts: ['kvindeklubben'],
        audiences: ['women', 'bueskytter'],
        languages: ['da', 'ar'],
      }),
    );
    expect(row?.lines).toEqual([
      'Sprogcaféen i Holte og KvindeklubbenHolte Bibliotek',
      'For kvinder og bueskytterPå dansk og arabisk',
    ]);
  });

  test('names the town of a venue, the place in words, or that it is online', async () => {
    const rows = await programmeOf(
      '/',
      anActivity(1, { venue: 'et-trygt-sted' }),
      anActivity(2, { venue: null, place: { da: 'Ved søen' } }),
      anActivity(3, { venue: null, online: 'https://moede.example/' }),
      anActivity(4, { venue: null }),
    );
    const where = rows.slice(0, 4).map(({ lines }) => lines[0]?.replace('Sprogcaféen i Holte', ''));
    expect(where).toEqual(['Et trygt sted, Farum', 'Ved søen', 'Online', '']);
  });

  test('never shows an address that is for members only, nor anything that is not for the public', async () => {
    const calendar = await aCalendar([
      ...REGISTER,
      anActivity(1, { venue: 'et-trygt-sted' }),
      anActivity(2, { title: { da: 'Bestyrelsen' }, visibility: 'network' }),
      anActivity(3, { title: { da: 'Måske' }, status: 'tentative', categories: ['maaske'] }),
      anActivity(4, { title: { da: 'Optaget' }, visibility: 'busy' }),
    ]);
    const { text } = await calendar.see('/');
    expect(text).toContain('Et trygt sted');
    expect(text).not.toMatch(/Hemmelig|Bestyrelsen|Måske|maaske|Optaget/i);
  });

  test('says what is on now and what is over today', async () => {
    const rows = await programmeOf(
      '/',
      anActivity(1, {}, once('2026-11-20T08:00')),
      anActivity(2, {}, once('2026-11-20T10:00')),
      anActivity(3, {}, once('2026-11-20T11:00')),
    );
    expect(rows.map(({ marks }) => marks)).toEqual([['Slut'], ['I gang nu'], []]);
  });

  test('shows whole days first, and what lasts several days once, on its first day here', async () => {
    const rows = await programmeOf(
      '/',
      anActivity(1, { title: { da: 'Tidligt' } }, once('2026-11-20T07:00')),
      anActivity(2, { title: { da: 'Basar' } }, once('2026-11-20', 'P1D')),
      anActivity(3, { title: { da: 'Udstilling' } }, once('2026-11-16', 'P7D')),
      anActivity(4, { title: { da: 'Lejr' } }, once('2026-11-21T10:00', 'P1DT5H')),
      anActivity(5, { title: { da: 'Stævne' } }, once('2026-11-18T10:00', 'P4D')),
    );
    expect(rows.map(({ day, time, title, lines }) => [day.split(' ')[0], time, title, lines[0]])).toEqual([
      ['Fredag', 'Hele dagen', 'Udstilling', 'Mandag 16. november til søndag 22. november'],
      ['Fredag', '', 'Stævne', 'Onsdag 18. november kl. 10 til søndag 22. november kl. 10'],
      ['Fredag', 'Hele dagen', 'Basar', 'Sprogcaféen i HolteHolte Bibliotek'],
      ['Fredag', '7.00–9.00', 'Tidligt', 'Sprogcaféen i HolteHolte Bibliotek'],
      ['Lørdag', '10.00', 'Lejr', 'Lørdag 21. november kl. 10 til søndag 22. november kl. 15'],
    ]);
  });

  test('leaves the evening before behind at midnight, unless it is still going on', async () => {
    const calendar = await aCalendar([
      ...REGISTER,
      anActivity(1, { title: { da: 'Koncert' } }, once('2026-11-19T21:00', 'PT4H')),
    ]);
    expect(readProgramme((await calendar.see('/')).html)).toEqual([]);
    calendar.at('2026-11-19T23:30:00Z');
    const [row] = readProgramme((await calendar.see('/')).html);
    expect([row?.title, row?.time, row?.marks]).toEqual(['Koncert', '', ['I gang nu']]);
    const before = readProgramme((await calendar.see('/?before=2026-11-20')).html);
    expect(before.map(({ time }) => time)).toEqual(['21.00–1.00']);
  });

  test('marks a date that is cancelled, with the reason', async () => {
    const changed = { '2026-11-20T19:00': { status: 'cancelled', note: { da: 'Aflyst på grund af sne' } } };
    const [row] = await programmeOf('/', anActivity(1, {}, { changed }));
    expect(row?.marks).toEqual(['Aflyst']);
    expect(row?.lines[0]).toBe('Aflyst på grund af sne');
  });

  test('marks a date that is changed, and says what is different', async () => {
    const changed = {
      '2026-11-20T19:00': {
        start: '2026-11-21T18:30',
        venue: 'et-trygt-sted',
        note: { da: 'Vi mødes lørdag' },
      },
      '2026-11-27T19:00': { title: { da: 'Julesprogcafé' } },
      '2026-12-04T19:00': { note: { da: 'Husk kage' } },
      '2026-12-11T19:00': { duration: 'PT3H' },
    };
    const rows = await programmeOf('/', anActivity(1, {}, { changed }));
    expect(
      rows.slice(0, 5).map(({ day, time, title, marks, lines }) => [day, time, title, marks, lines]),
    ).toEqual([
      [
        'Lørdag 21. november I morgen Uge 47',
        '18.30–20.30',
        'Sprogcafé',
        ['Ændret'],
        [
          'Flyttet fra fredag 20. november kl. 19',
          'Et andet sted end normalt',
          'Vi mødes lørdag',
          'Sprogcaféen i HolteEt trygt sted, Farum',
        ],
      ],
      [
        'Fredag 27. november Uge 48',
        '19.00–21.00',
        'Julesprogcafé',
        ['Ændret'],
        ['Sprogcaféen i HolteHolte Bibliotek'],
      ],
      [
        'Fredag 4. december Uge 49',
        '19.00–21.00',
        'Sprogcafé',
        ['Bemærk'],
        ['Husk kage', 'Sprogcaféen i HolteHolte Bibliotek'],
      ],
      [
        'Fredag 11. december Uge 50',
        '19.00–22.00',
        'Sprogcafé',
        ['Ændret'],
        ['Sprogcaféen i HolteHolte Bibliotek'],
      ],
      ['Fredag 18. december Uge 51', '19.00–21.00', 'Sprogcafé', [], ['Sprogcaféen i HolteHolte Bibliotek']],
    ]);
  });

  test('shows a cancelled activity for a month, and then no more', async () => {
    const calendar = await aCalendar([
      ...REGISTER,
      anActivity(1, { status: 'cancelled' }, { rule: 'FREQ=DAILY' }),
    ]);
    expect(readProgramme((await calendar.see('/')).html)[0]?.marks).toEqual(['Aflyst']);
    calendar.at('2026-12-21T12:00:00Z');
    expect(readProgramme((await calendar.see('/')).html)).toEqual([]);
  });

  test('shows times by the network’s clocks, wherever something is', async () => {
    const [row] = await programmeOf(
      '/',
      anActivity(1, {}, { ...once('2026-11-20T23:30'), timeZone: 'Europe/London' }),
    );
    expect([row?.day, row?.time]).toEqual(['Lørdag 21. november I morgen Uge 47', '0.30–2.30']);
  });

  test('leads to each activity and association, and to the feed', async () => {
    const calendar = await aCalendar([...REGISTER, anActivity(1)]);
    const { html } = await calendar.see('/');
    const [row] = all(html, '.row');
    expect(row && linkOf(row, 'Sprogcafé')).toBe(`/activities/${idOf(1)}`);
    expect(row && linkOf(row, 'Sprogcaféen i Holte')).toBe('/associations/sprogcafeen');
    expect(linkOf(html, 'Tilføj til min kalender')).toBe('webcal://kalender.example/calendar.ics');
    expect(linkOf(html, 'Hent som fil (.ics)')).toBe('https://kalender.example/calendar.ics');
    expect(one(html, '#follow-address').attributes.get('value')).toBe(
      'https://kalender.example/calendar.ics',
    );
    expect(one(html, 'head link[type="text/calendar"]').attributes.get('href')).toBe(
      'https://kalender.example/calendar.ics',
    );
  });

  test('tells whoever finds it empty when the next thing is', async () => {
    const calendar = await aCalendar([...REGISTER, anActivity(1, {}, once('2027-03-02T10:00'))]);
    const { html } = await calendar.see('/');
    expect(textOf(one(html, '.nothing'))).toContain('Der er ikke noget i kalenderen i de dage.');
    expect(linkOf(html, 'Det næste er tirsdag 2. marts')).toBe('/?from=2027-03-02');
    const found = await calendar.see('/?from=2027-03-02');
    expect(readProgramme(found.html).map(({ day }) => day)).toEqual(['Tirsdag 2. marts Uge 9']);
    const after = await calendar.see('/?from=2027-03-03');
    expect(textsOf(after.html, '.nothing p')).toEqual([
      'Der er ikke noget i kalenderen i de dage.',
      'Der kommer heller ikke noget det næste år.',
    ]);
  });

  test('looks for what comes next at the venues that single dates move to', async () => {
    const changed = { '2027-05-07T19:00': { venue: 'et-trygt-sted' } };
    const calendar = await aCalendar([...REGISTER, anActivity(1, {}, { changed })]);
    const { html } = await calendar.see('/?area=farum');
    expect(linkOf(html, 'Det næste er fredag 7. maj')).toBe('/?area=farum&from=2027-05-07');
    const found = readProgramme((await calendar.see('/?area=farum&from=2027-05-07')).html);
    expect(found.map(({ day, marks }) => [day, marks])).toEqual([['Fredag 7. maj Uge 18', ['Ændret']]]);
  });
});
