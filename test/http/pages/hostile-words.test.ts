// Whatever has come into the calendar, by whatever way, a page shows it as text and follows no address but the web's.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commitActivities } from '../../../src/actions/commit-activities.ts';
import type { Activity } from '../../../src/calendar/activity.ts';
import { hostOf, webLink } from '../../../src/http/pages/safe-link.ts';
import { all, type Element, elementsOf, textOf } from '../../support/html.ts';
import { aCalendar, anActivity, BY, type Calendar, idOf, REGISTER } from './a-calendar.ts';
import { HOSTILE_ADDRESSES, HOSTILE_WORDS } from './hostile.ts';

/** Names that our own pages use; anything else came out of somebody's words. */
const OURS = new Set(
  (
    'html head meta title link script body a header p nav ul li main h1 h2 h3 h4 footer section span time svg rect div s ' +
    'strong bdi br aside search details summary form label input fieldset legend select option button article dl dt dd code ' +
    'table caption thead tbody tr th td path'
  ).split(' '),
);

function expectHarmless(html: Element): void {
  for (const { name, attributes } of elementsOf(html)) {
    expect(OURS).toContain(name);
    for (const attribute of attributes.keys()) expect(attribute).not.toMatch(/^on|^style$|^srcdoc$/i);
    for (const key of ['href', 'src', 'action']) {
      const address = attributes.get(key);
      if (address !== undefined) expect(address).toMatch(/^(https?:|webcal:|\/(?!\/)|#)/);
    }
  }
  for (const { attributes, children } of all(html, 'script')) {
    if (attributes.get('type') === 'application/ld+json') {
      expect(() => JSON.parse(children.join(''))).not.toThrow();
    } else expect(attributes.get('src')).toMatch(/^\/static\//);
  }
}

/** An activity stored as it is, past every form: what an import or another version might have left. */
async function store(calendar: Calendar, given: Partial<Activity>): Promise<void> {
  const before = calendar.desk.network.activities.get(idOf(1));
  if (!before) throw new Error('There is no activity to change.');
  const after = { ...before, ...given, sequence: before.sequence + 1 };
  await commitActivities(calendar.desk, BY, [{ deed: 'revise', before, after }]);
}

const PATHS = [
  '/',
  '/?view=month',
  '/poster',
  `/activities/${idOf(1)}`,
  '/associations',
  '/associations/sprogcafeen',
];

async function expectHarmlessPages(calendar: Calendar, paths: readonly string[] = PATHS): Promise<void> {
  for (const path of paths) expectHarmless((await calendar.see(path)).html);
}

describe('hostile words are shown as text', () => {
  test.each(HOSTILE_WORDS)('%s, in every field of an activity', async (words) => {
    const text = { da: words };
    const calendar = await aCalendar([...REGISTER, anActivity(1)]);
    const { schedule } = calendar.desk.network.activities.get(idOf(1)) as Activity;
    const changed = { '2026-11-20T19:00': { title: text, note: text, place: text, venue: null } };
    await store(calendar, {
      title: text,
      description: text,
      place: text,
      venue: null,
      categories: [words],
      audiences: [words],
      languages: [words.toLowerCase()],
      schedule: { ...schedule, changed },
    });
    await expectHarmlessPages(calendar, [...PATHS, `/?audience=${encodeURIComponent(words)}`]);
    const { html } = await calendar.see(`/activities/${idOf(1)}`);
    expect(textOf(all(html, 'h1')[0] ?? '')).toBe(words.replace(/\s+/g, ' '));
  });

  test.each(HOSTILE_WORDS)('%s, as the language a text is in', async (words) => {
    const calendar = await aCalendar([...REGISTER, anActivity(1)]);
    await store(calendar, { title: { [words]: 'Sprogcafé' }, description: { [words]: 'Kom' } });
    await expectHarmlessPages(calendar);
  });

  test.each(HOSTILE_WORDS)('%s, in names, towns and addresses', async (words) => {
    const calendar = await aCalendar([
      { association: { slug: 'sprogcafeen', name: words, area: words } },
      { venue: { slug: 'holte-bibliotek', name: words, address: words, area: words } },
      anActivity(1),
    ]);
    await expectHarmlessPages(calendar, [...PATHS, `/?area=${encodeURIComponent(words)}`]);
  });

  test.each(HOSTILE_WORDS)('%s, in the address of a page', async (words) => {
    const calendar = await aCalendar(REGISTER);
    const value = encodeURIComponent(words);
    const names = [
      'q',
      'association',
      'category',
      'audience',
      'area',
      'language',
      'from',
      'before',
      'after',
      'lang',
    ];
    await expectHarmlessPages(calendar, [
      ...names.map((name) => `/?${name}=${value}`),
      `/?${value}`,
      `/activities/${value}`,
      `/associations/${value}`,
      `/static/${value}/${value}`,
    ]);
  });

  test('anything at all, in a title', async () => {
    const calendar = await aCalendar([...REGISTER, anActivity(1)]);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (words) => {
        await store(calendar, { title: { da: words } });
        expectHarmless((await calendar.see(`/activities/${idOf(1)}`)).html);
      }),
      { numRuns: 30 },
    );
  });
});

describe('only addresses of the web become links', () => {
  test.each(HOSTILE_ADDRESSES)('%s', async (address) => {
    const calendar = await aCalendar([...REGISTER, anActivity(1)]);
    await store(calendar, { link: address, online: address, venue: null });
    await expectHarmlessPages(calendar);
  });

  test.each([
    ['https://ok.example/a?b=c#d', 'https://ok.example/a?b=c#d'],
    ['http://ok.example', 'http://ok.example/'],
    ['HTTPS://OK.example/æ', 'https://ok.example/%C3%A6'],
    ['javascript:alert(1)', null],
    ['//evil.example', null],
    ['', null],
    [null, null],
  ])('%s as %s', (address, link) => {
    expect(webLink(address)).toBe(link);
  });

  test('whatever the address is', () => {
    const scheme = fc.constantFrom(
      'javascript:',
      'data:',
      'vbscript:',
      'java\tscript:',
      'https://',
      'http:',
      '',
    );
    fc.assert(
      fc.property(scheme, fc.oneof(fc.webUrl(), fc.string()), (before, rest) => {
        const link = webLink(before + rest);
        expect(link === null || /^https?:\/\/\S+$/.test(link)).toBe(true);
        if (link !== null) expect(hostOf(link)).not.toBe('');
      }),
    );
  });
});
