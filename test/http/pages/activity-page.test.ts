import { describe, expect, test } from 'vitest';
import { all, one, textOf } from '../../support/html.ts';
import { aCalendar, anActivity, idOf, REGISTER } from './a-calendar.ts';
import { linkOf, textsOf } from './read-programme.ts';

const PATH = `/activities/${idOf(1)}`;

async function pageOf(
  ...given: Parameters<typeof anActivity> extends [number, ...infer Rest] ? Rest : never
) {
  const calendar = await aCalendar([...REGISTER, anActivity(1, ...given)]);
  return (await calendar.see(PATH)).html;
}

const factsOf = (html: Awaited<ReturnType<typeof pageOf>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    all(html, '.facts div').map((fact) => [textsOf(fact, 'dt').join(), textsOf(fact, 'dd').join()]),
  );

describe('an activity’s page', () => {
  test('says when in words, where, for whom and in which languages', async () => {
    const html = await pageOf(
      {
        audiences: ['women', 'children'],
        languages: ['da', 'ti'],
        categories: ['sprogcafe'],
        link: 'https://www.sprogcafeen.example/fredag',
        coHosts: ['kvindeklubben'],
      },
      { excluded: ['2026-12-25T19:00'] },
    );
    expect(textOf(one(html, 'h1'))).toBe('Sprogcafé');
    expect(textOf(one(html, '.lead'))).toBe('Sprogcaféen i Holte og Kvindeklubben');
    expect(factsOf(html)).toEqual({
      Hvornår: 'Hver fredag kl. 19-21, ikke 25. december',
      Hvor: 'Holte BibliotekHolte Midtpunkt 23Vis på kort',
      'For hvem': 'Kvinder og børn',
      'Sprog, der tales': 'Dansk og tigrinya',
      'Slags aktivitet': 'Sprogcafé',
      'Pris og tilmelding': 'Står det ikke i teksten, så spørg foreningen.Hjemmeside (sprogcafeen.example)',
      'Læs mere': 'sprogcafeen.example',
    });
    expect(linkOf(html, 'sprogcafeen.example')).toBe('https://www.sprogcafeen.example/fredag');
  });

  test('says that everyone is welcome where it is for nobody in particular', async () => {
    expect(factsOf(await pageOf())['For hvem']).toBe('Alle er velkomne');
  });

  test('gives the description in its own paragraphs and lines', async () => {
    const html = await pageOf({ description: { da: 'Kom og tal dansk.\nDer er kaffe.\n\n<b>Gratis</b>' } });
    expect(textsOf(html, '.prose p')).toEqual(['Kom og tal dansk.Der er kaffe.', '<b>Gratis</b>']);
    expect(all(html, '.prose br').length).toBe(1);
  });

  test('lists the next dates with what is different about them', async () => {
    const html = await pageOf(
      {},
      {
        changed: {
          '2026-11-27T19:00': { status: 'cancelled', note: { da: 'Sne' } },
          '2026-12-04T19:00': { start: '2026-12-03T18:00' },
        },
      },
    );
    expect(textsOf(html, '.dates li')).toEqual([
      'Fredag 20. november kl. 19-21',
      'Fredag 27. november kl. 19-21 AflystSne',
      'Torsdag 3. december kl. 18-20 ÆndretFlyttet fra fredag 4. december kl. 19',
      'Fredag 11. december kl. 19-21',
      'Fredag 18. december kl. 19-21',
      'Fredag 25. december kl. 19-21',
    ]);
    expect(textOf(one(html, 'main'))).toContain('Der er flere datoer endnu.');
    expect(linkOf(html, 'Tilføj til min kalender')).toBe(`https://kalender.example${PATH}.ics`);
  });

  test('says so when there are no more dates', async () => {
    const html = await pageOf({}, { start: '2020-01-03T19:00', rule: null });
    expect(textOf(one(html, 'main'))).toContain('Der kommer ikke flere datoer.');
    expect(factsOf(html)['Hvornår']).toBe('Fredag 3. januar 2020 kl. 19-21');
    expect(linkOf(html, 'Tilføj til min kalender')).toBeUndefined();
  });

  test.each([
    [
      'by its coordinates',
      { latitude: 55.81074, longitude: 12.46994 },
      'https://www.openstreetmap.org/?mlat=55.81074&mlon=12.46994#map=17/55.81074/12.46994',
    ],
    [
      'by its address and town',
      { address: 'Vej & Sti 1', area: 'Holte' },
      'https://www.openstreetmap.org/search?query=Vej%20%26%20Sti%201%2C%20Holte',
    ],
    [
      'by its address where that names the town',
      { address: 'Vej 1, 2840 Holte', area: 'Holte' },
      'https://www.openstreetmap.org/search?query=Vej%201%2C%202840%20Holte',
    ],
    ['not at all where nothing of it is known', { area: 'Holte' }, undefined],
    [
      'not at all where its address is for members only',
      { address: 'Vej 1', latitude: 55.8, longitude: 12.4, addressForMembersOnly: true },
      undefined,
    ],
  ])('shows the venue on a map %s', async (_, venue, href) => {
    const calendar = await aCalendar([
      ...REGISTER,
      { venue: { slug: 'stedet', name: 'Stedet', ...venue } },
      anActivity(1, { venue: 'stedet' }),
    ]);
    expect(linkOf((await calendar.see(PATH)).html, 'Vis på kort')).toBe(href);
  });

  test('keeps an address for members to them', async () => {
    const calendar = await aCalendar([...REGISTER, anActivity(1, { venue: 'et-trygt-sted' })]);
    const { html, text } = await calendar.see(PATH);
    expect(factsOf(html)['Hvor']).toBe('Et trygt sted, FarumSpørg foreningen om adressen.');
    expect(text).not.toMatch(/Hemmelig|55\.8|12\.36/);
  });

  test('leads to where one takes part online', async () => {
    const html = await pageOf({ venue: null, online: 'https://moede.example/rum' });
    expect(linkOf(html, 'Deltag online')).toBe('https://moede.example/rum');
  });

  test('says that it is cancelled for a month, and then that it is gone', async () => {
    const calendar = await aCalendar([...REGISTER, anActivity(1, { status: 'cancelled' })]);
    const { status, html } = await calendar.see(PATH);
    expect(status).toBe(200);
    expect(textOf(one(html, '.notice'))).toBe('Aflyst Aktiviteten er aflyst.');
    expect(all(html, '.dates')).toEqual([]);
    calendar.at('2026-12-21T12:00:00Z');
    const later = await calendar.see(PATH);
    expect(later.status).toBe(410);
    expect(textOf(one(later.html, 'h1'))).toBe('Det er ikke i kalenderen mere');
  });

  test.each(['network', 'busy'])('is not there for the public where it is for %s', async (visibility) => {
    const calendar = await aCalendar([...REGISTER, anActivity(1, { visibility })]);
    const { status, text } = await calendar.see(PATH);
    expect(status).toBe(404);
    expect(text).not.toContain('Sprogcafé<');
  });
});
