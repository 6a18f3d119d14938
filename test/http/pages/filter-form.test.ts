import { describe, expect, test } from 'vitest';
import { all, one, textOf } from '../../support/html.ts';
import { aCalendar, anActivity, type Calendar, REGISTER } from './a-calendar.ts';
import { linkOf, readProgramme, textsOf } from './read-programme.ts';

const titled = (title: string) => ({ title: { da: title } });

async function anyCalendar(): Promise<Calendar> {
  return aCalendar([
    ...REGISTER,
    anActivity(1, {
      ...titled('Sprogcafé'),
      audiences: ['women'],
      categories: ['language'],
      languages: ['da', 'uk'],
    }),
    anActivity(2, {
      ...titled('Strik'),
      association: 'kvindeklubben',
      audiences: ['kvinder'],
      venue: 'et-trygt-sted',
    }),
    anActivity(3, { ...titled('Fodbold'), audiences: ['men'], categories: ['Gå-fodbold'] }),
    anActivity(4, { ...titled('Forbi'), audiences: ['seniors'] }, { start: '2020-01-01T10:00', rule: null }),
  ]);
}

const titlesOn = async (calendar: Calendar, path: string): Promise<readonly string[]> =>
  [...new Set(readProgramme((await calendar.see(path)).html).map(({ title }) => title))].sort();

/** What a form sends when it is submitted as it stands. */
function sent(form: ReturnType<typeof one>): string {
  const query = new URLSearchParams();
  for (const input of all(form, 'input')) {
    const { attributes } = input;
    if (attributes.get('type') === 'checkbox' && !attributes.has('checked')) continue;
    query.append(attributes.get('name') ?? '', attributes.get('value') ?? '');
  }
  for (const select of all(form, 'select')) query.append(select.attributes.get('name') ?? '', '');
  return `?${query}`;
}

describe('the filter', () => {
  test('offers what may still come, by the names people know', async () => {
    const { html } = await (await anyCalendar()).see('/');
    const offered = Object.fromEntries(
      all(html, '.filter fieldset').map((list) => [
        textsOf(list, 'legend')[0],
        textsOf(list, '.boxes label'),
      ]),
    );
    expect(offered).toEqual({
      'By eller område': ['Farum', 'Holte'],
      'For hvem': ['Kvinder', 'Mænd'],
      'Slags aktivitet': ['Gå fodbold', 'Sprog'],
      'Sprog, der tales': ['Dansk', 'Ukrainsk'],
      Forening: ['Kvindeklubben', 'Sprogcaféen i Holte'],
    });
  });

  test('takes tags that mean the same as one', async () => {
    const calendar = await anyCalendar();
    const { html } = await calendar.see('/');
    const [women] = all(html, 'input[name="audience"]');
    expect(women?.attributes.get('value')).toBe('women,kvinder');
    expect(await titlesOn(calendar, '/?audience=women,kvinder')).toEqual(['Sprogcafé', 'Strik']);
  });

  test.each([
    ['/?area=farum', ['Strik']],
    ['/?association=kvindeklubben', ['Strik']],
    ['/?language=uk', ['Sprogcafé']],
    ['/?category=G%C3%A5-fodbold', ['Fodbold']],
    ['/?q=STRIK', ['Strik']],
    ['/?audience=men&audience=women', ['Fodbold', 'Sprogcafé']],
  ])('%s leaves %j', async (path, titles) => {
    expect(await titlesOn(await anyCalendar(), path)).toEqual(titles);
  });

  test('says what is chosen, with a link to undo each and one to undo all', async () => {
    const calendar = await anyCalendar();
    const { html } = await calendar.see('/?q=caf%C3%A9&audience=kvinder,women&area=holte&from=2026-11-27');
    const chips = all(html, '.chosen .chip');
    expect(chips.map((chip) => [chip.attributes.get('aria-label'), chip.attributes.get('href')])).toEqual([
      ['Fjern cafe', '/?audience=kvinder,women&area=holte&from=2026-11-27'],
      ['Fjern Holte', '/?audience=kvinder,women&q=cafe&from=2026-11-27'],
      ['Fjern Kvinder', '/?area=holte&q=cafe&from=2026-11-27'],
    ]);
    expect(linkOf(one(html, '.chosen'), 'Vis alt')).toBe('/?from=2026-11-27');
    expect(one(html, '#filter-q').attributes.get('value')).toBe('café');
  });

  test('says nothing where nothing is chosen', async () => {
    const { html } = await (await anyCalendar()).see('/');
    expect(all(html, '.chosen')).toEqual([]);
  });

  test('sends again what was chosen, and the page tidies its address', async () => {
    const calendar = await anyCalendar();
    const { html } = await calendar.see('/?audience=men&lang=en');
    const answer = await calendar.see(`/${sent(one(html, '.filter form'))}`);
    expect(answer.status).toBe(302);
    expect(answer.headers.get('Location')).toBe('/?audience=men&lang=en');
  });

  test('keeps the choice on every page one turns to, and in the feed', async () => {
    const { html } = await (await anyCalendar()).see('/?audience=men&lang=uk');
    expect(linkOf(html, 'Раніше')).toBe('/?audience=men&before=2026-11-20&lang=uk');
    expect(linkOf(html, 'Завантажити файл (.ics)')).toBe(
      'https://kalender.example/feeds/men.ics?audience=men&lang=uk',
    );
    expect(textOf(one(html, '.agenda-follow'))).toContain('Ви отримаєте лише те, що вибрали.');
  });

  test('tells whoever has chosen too much what to do', async () => {
    const { html } = await (await anyCalendar()).see('/?q=findes+ikke&audience=men');
    const nothing = one(html, '.nothing');
    expect(textOf(nothing)).toContain('Der er ikke noget, der passer til det, du har valgt.');
    expect(linkOf(nothing, 'Vis alt')).toBe('/');
  });

  test('shows what was chosen even where nothing of it may come', async () => {
    const { html } = await (await anyCalendar()).see(
      '/?audience=seniors&association=ukendt&category=%3Cb%3E',
    );
    const chosen = all(html, '.chosen .chip').map((chip) => chip.attributes.get('aria-label'));
    expect(chosen).toEqual(['Fjern Ældre', 'Fjern <b>', 'Fjern ukendt']);
  });

  test('has a menu for long lists, and boxes for what is chosen of them', async () => {
    const towns = Array.from({ length: 12 }, (_, n) => ({
      venue: { slug: `hal-${n}`, name: `Hal ${n}`, area: `By ${n}` },
    }));
    const there = towns.map(({ venue }, n) => anActivity(n, { venue: venue.slug }));
    const calendar = await aCalendar([...REGISTER, ...towns, ...there]);
    const { html } = await calendar.see('/?area=by+3');
    const list = all(html, 'fieldset').find((field) => textsOf(field, 'legend')[0] === 'By eller område');
    expect(list && textsOf(list, '.boxes label')).toEqual(['By 3']);
    expect(list && textsOf(list, 'option').slice(0, 4)).toEqual(['Vælg en til', 'By 0', 'By 1', 'By 2']);
    expect(list && textsOf(list, 'option')).toContain('By 11');
  });
});
