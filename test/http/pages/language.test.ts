import { describe, expect, test } from 'vitest';
import { INTERFACE_LANGUAGES } from '../../../src/http/words/languages.ts';
import { all, one, textOf } from '../../support/html.ts';
import { aCalendar, anActivity, idOf, REGISTER } from './a-calendar.ts';
import { linkOf, textsOf } from './read-programme.ts';

const PATHS = [
  '/',
  '/associations',
  '/associations/sprogcafeen',
  `/activities/${idOf(1)}`,
  '/activities/none',
];

describe.each(INTERFACE_LANGUAGES)('in %s', (language) => {
  test.each(PATHS)('%s says its language and direction, and keeps to them', async (path) => {
    const calendar = await aCalendar([...REGISTER, anActivity(1)]);
    const { html, headers } = await calendar.see(`${path}?lang=${language}`);
    const root = one(html, 'html');
    expect(root.attributes.get('lang')).toBe(language);
    expect(root.attributes.get('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
    expect(headers.get('Content-Language')).toBe(language);
    expect(headers.get('Vary')).toBe('Accept-Language');
    const ours = all(html, 'a').map(({ attributes }) => attributes.get('href') ?? '');
    const pages = ours.filter((href) => href.startsWith('/'));
    const others = pages.filter((href) => !href.includes(`lang=${language}`));
    expect(others.every((href) => INTERFACE_LANGUAGES.some((other) => href.endsWith(`lang=${other}`)))).toBe(
      true,
    );
  });

  test('the browser’s wish is enough, and links stay short', async () => {
    const calendar = await aCalendar([...REGISTER, anActivity(1)]);
    const { html } = await calendar.see('/', language);
    expect(one(html, 'html').attributes.get('lang')).toBe(language);
    expect(one(html, '.masthead-name a').attributes.get('href')).toBe('/');
    expect(all(html, '.row-title a')[0]?.attributes.get('href')).toBe(`/activities/${idOf(1)}`);
  });
});

describe('a page', () => {
  test('offers itself in every language by that language’s own name', async () => {
    const calendar = await aCalendar(REGISTER);
    const { html } = await calendar.see('/?q=strik&lang=ti');
    const links = all(html, '.languages a').map((link) => [
      textOf(link),
      link.attributes.get('lang'),
      link.attributes.get('href'),
      link.attributes.get('aria-current'),
    ]);
    expect(links).toEqual([
      ['Dansk', 'da', '/?q=strik&lang=da', undefined],
      ['English', 'en', '/?q=strik&lang=en', undefined],
      ['العربية', 'ar', '/?q=strik&lang=ar', undefined],
      ['Українська', 'uk', '/?q=strik&lang=uk', undefined],
      ['ትግርኛ', 'ti', '/?q=strik&lang=ti', 'true'],
    ]);
  });

  test('shows an activity’s words in the reader’s language', async () => {
    const title = { da: 'Sprogcafé', ar: 'مقهى اللغة' };
    const calendar = await aCalendar([...REGISTER, anActivity(1, { title })]);
    const { html } = await calendar.see('/?lang=ar');
    expect(textsOf(html, '.row-title a')[0]).toBe('مقهى اللغة');
    expect(textOf(one(html, '.agenda-days'))).not.toContain('متوفرة فقط');
  });

  test('says so where there are none, and marks the words with the language they are in', async () => {
    const calendar = await aCalendar([
      ...REGISTER,
      anActivity(1, { title: { da: 'Sprogcafé' }, description: { da: 'Kom' } }),
    ]);
    const agenda = (await calendar.see('/?lang=ar')).html;
    expect(textOf(one(agenda, '.agenda-days'))).toContain('بعض النصوص متوفرة فقط بهذه اللغة: الدانمركية.');
    const [title] = all(agenda, '.row-title a span');
    expect([title?.attributes.get('lang'), title?.attributes.get('dir')]).toEqual(['da', 'ltr']);
    const activity = (await calendar.see(`/activities/${idOf(1)}?lang=uk`)).html;
    expect(textOf(one(activity, 'main'))).toContain('Мова тексту: данська');
    expect(one(activity, '.prose').attributes.get('lang')).toBe('da');
  });

  test('marks names with the network’s language, and lets unknown scripts find their own direction', async () => {
    const calendar = await aCalendar([...REGISTER, anActivity(1, { title: { he: 'קפה' } })]);
    const { html } = await calendar.see('/?lang=en');
    const [row] = all(html, '.row');
    expect(row && all(row, '.hosts bdi')[0]?.attributes.get('lang')).toBe('da');
    expect(row && all(row, '.row-title a span')[0]?.attributes.get('dir')).toBe('auto');
  });

  test('gives the feed in the reader’s language, where that is not the network’s own', async () => {
    const calendar = await aCalendar(REGISTER);
    const file = async (path: string, language?: string) =>
      linkOf(
        (await calendar.see(path, language)).html,
        language === 'en' ? 'Download as a file (.ics)' : 'Hent som fil (.ics)',
      );
    expect(await file('/associations/sprogcafeen', 'en')).toBe(
      'https://kalender.example/associations/sprogcafeen.ics?lang=en',
    );
    expect(await file('/associations/sprogcafeen?lang=da')).toBe(
      'https://kalender.example/associations/sprogcafeen.ics',
    );
  });
});
