import { describe, expect, it } from 'vitest';
import { accept, faults, input } from './activity-input.ts';

const MISSING = 'Give this field: it cannot be left out.';
const UNKNOWN = 'Leave this field out: the calendar does not know it.';
const SLUG =
  'Give lower-case letters a to z, digits and single hyphens, 1 to 80 characters, as sprogcafeen-holte.';
const TEXT = 'Give text, or an object with text by language as {"da": "Sprogcafé"}.';
const LINK = 'Give a web address that begins with https:// or http://, with %20 for a space.';
const TAG = 'Give a language tag as da, ar or zh-Hant.';
const many = (count: number, entry: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => entry(i));

describe('an activity is refused, by the field at fault', () => {
  const cases: [string, Record<string, unknown>, string, string][] = [
    ['no association', { association: null }, 'association', MISSING],
    ['an association that is no slug', { association: 'Sprog Caféen' }, 'association', SLUG],
    ['an association of 81 letters', { association: 'a'.repeat(81) }, 'association', SLUG],
    [
      'an association nobody registered',
      { association: 'ukendt' },
      'association',
      'Register the association ukendt first or correct the slug: there is none such.',
    ],
    ['co-hosts that are no list', { coHosts: 'kvindeklubben' }, 'coHosts', 'Give a list.'],
    [
      'the association as its own co-host',
      { coHosts: ['kvindeklubben', 'sprogcafeen'] },
      'coHosts.1',
      'Leave sprogcafeen out: it is the association itself.',
    ],
    [
      'a co-host twice',
      { coHosts: ['kvindeklubben', 'biblioteket', 'kvindeklubben'] },
      'coHosts.2',
      'Leave kvindeklubben out: it is there already.',
    ],
    [
      'a co-host nobody registered',
      { coHosts: ['kvindeklubben', 'ukendt'] },
      'coHosts.1',
      'Register the association ukendt first or correct the slug: there is none such.',
    ],
    ['a co-host that is no slug', { coHosts: ['-'] }, 'coHosts.0', SLUG],
    [
      '21 co-hosts',
      { coHosts: many(21, (i) => `forening-${i}`) },
      'coHosts',
      'Give at most 20 entries; these are 21.',
    ],
    ['no title', { title: undefined }, 'title', MISSING],
    ['a title of null', { title: null }, 'title', MISSING],
    ['a title of spaces', { title: ' \t\n' }, 'title', MISSING],
    ['a title of marks nobody sees', { title: '\u200b\u200f\u2060' }, 'title', MISSING],
    ['a title without any language', { title: {} }, 'title', MISSING],
    ['a title blank in every language', { title: { da: ' ', ar: null } }, 'title', MISSING],
    ['a title that is a number', { title: 7 }, 'title', TEXT],
    ['a title that is a list', { title: ['Sprogcafé'] }, 'title', TEXT],
    ['a title with a number inside', { title: { da: 'Sprogcafé', ar: 7 } }, 'title.ar', 'Give text.'],
    ['a title in no language', { title: { dansk: 'Sprogcafé' } }, 'title.dansk', TAG],
    [
      'a title twice in one language',
      { title: { da: 'A', DA: 'B' } },
      'title.DA',
      'Give da once: it is there already.',
    ],
    ['a title of 1001 characters', { title: 'å'.repeat(1001) }, 'title', 'Give at most 1000 characters.'],
    [
      'a title of 1001 emoji',
      { title: { da: '🎉'.repeat(1001) } },
      'title.da',
      'Give at most 1000 characters.',
    ],
    [
      'a title with a bell in it',
      { title: 'Sprog\u0007café' },
      'title',
      'Remove the control character U+0007 at position 6.',
    ],
    [
      'a title with a C1 control in one language',
      { title: { da: 'Sprogcafé', ar: 'a\u0085' } },
      'title.ar',
      'Remove the control character U+0085 at position 2.',
    ],
    [
      'a title in 51 languages',
      { title: Object.fromEntries(many(51, (i) => `da-x${i}`).map((tag) => [tag, 'x'])) },
      'title',
      'Give at most 50 entries; these are 51.',
    ],
    [
      'a description of 5001 characters',
      { description: 'x'.repeat(5001) },
      'description',
      'Give at most 5000 characters.',
    ],
    [
      'a place of 1001 characters',
      { place: { da: 'x'.repeat(1001) } },
      'place.da',
      'Give at most 1000 characters.',
    ],
    [
      '31 categories',
      { categories: many(31, String) },
      'categories',
      'Give at most 30 entries; these are 31.',
    ],
    [
      'an audience of 61 characters',
      { audiences: ['women', 'x'.repeat(61)] },
      'audiences.1',
      'Give at most 60 characters.',
    ],
    ['a blank need', { needs: ['  '] }, 'needs.0', 'Give some words: this is blank.'],
    ['a category that is null', { categories: [null] }, 'categories.0', 'Give text.'],
    [
      'a category over two lines',
      { categories: ['a\nb'] },
      'categories.0',
      'Remove the control character U+000A at position 2.',
    ],
    ['a language that is none', { languages: ['da', 'dansk!'] }, 'languages.1', TAG],
    ['a venue that is no slug', { venue: 'Holte Bibliotek' }, 'venue', SLUG],
    [
      'a venue nobody registered',
      { venue: 'ukendt' },
      'venue',
      'Register the venue ukendt first or correct the slug: there is none such.',
    ],
    ['a link that runs something', { link: 'javascript:alert(1)' }, 'link', LINK],
    ['a link that hides what it runs', { link: ' javascript:alert(1)' }, 'link', LINK],
    ['a link with data in it', { link: 'data:text/html,<script>' }, 'link', LINK],
    ['a link without a host', { link: 'https://' }, 'link', LINK],
    ['a link with a line end', { link: 'https://a.example/\r\nATTENDEE:x' }, 'link', LINK],
    ['a link with a space', { link: 'https://a.example/a b' }, 'link', LINK],
    ['an address by mail to take part at', { online: 'mailto:a@b.example' }, 'online', LINK],
    ['a telephone to take part by', { online: 'tel:+4512345678' }, 'online', LINK],
    [
      'a link of 2001 characters',
      { link: `https://a.example/${'x'.repeat(1983)}` },
      'link',
      'Give at most 2000 characters.',
    ],
    ['a status of its own', { status: 'maybe' }, 'status', 'Give one of confirmed, tentative, cancelled.'],
    ['a visibility of its own', { visibility: 'secret' }, 'visibility', 'Give one of public, network, busy.'],
    ['transparent in words', { transparent: 'no' }, 'transparent', 'Give true or false.'],
    ['no schedule', { schedule: undefined }, 'schedule', MISSING],
    [
      'a schedule that is text',
      { schedule: 'tirsdag' },
      'schedule',
      'Give an object with the fields of the schedule.',
    ],
    ['a field nobody knows', { titel: 'Sprogcafé' }, 'titel', UNKNOWN],
    ['a field with the name of a method', { constructor: 1 }, 'constructor', UNKNOWN],
    [
      'an id where the calendar gives it',
      { id: '0b5e4f0e-5a3c-4a55-9d0a-7d1f4a1c2b3d' },
      'id',
      'Leave this field out: the calendar gives it.',
    ],
    [
      'a sequence where the calendar gives it',
      { sequence: 0 },
      'sequence',
      'Leave this field out: the calendar gives it.',
    ],
  ];
  it.each(cases)('%s', (_name, given, field, message) => {
    expect(faults(input(given))).toEqual([{ field, message }]);
  });

  it.each([
    ['null', null],
    ['a list', []],
    ['text', 'Sprogcafé'],
    ['a number', 7],
    ['nothing', undefined],
  ])('%s instead of an object', (_name, given) => {
    expect(faults(given)).toEqual([
      { field: 'activity', message: 'Give an object with the fields of the activity.' },
    ]);
  });

  it('with every fault at once', () => {
    const given = input(
      {
        association: 'ukendt',
        title: ' ',
        coHosts: ['kvindeklubben', 'Ø'],
        link: 'x',
        extra: 1,
        venue: 'ukendt',
      },
      { rule: 'FREQ=HOURLY', timeZone: 'Mars/Olympus', excluded: ['i morgen'], duration: 'P1M' },
    );
    expect(faults(given).map(({ field }) => field)).toEqual([
      'extra',
      'coHosts.1',
      'association',
      'link',
      'title',
      'venue',
      'schedule.excluded.0',
      'schedule.timeZone',
      'schedule.rule',
      'schedule.duration',
    ]);
  });

  it('in one sentence that names the first fault and counts the rest', () => {
    expect(() => accept(input({ title: '', venue: 'x', link: 'x' }))).toThrow(
      /^link: Give a web address .* \(and 2 more\)$/,
    );
  });

  it('with the names it does not know, the first 20 of them', () => {
    const given = input(Object.fromEntries(many(100, (i) => `field${i}`).map((key) => [key, 1])));
    const found = faults(given);
    expect(found).toHaveLength(21);
    expect(found[0]).toEqual({ field: 'field0', message: UNKNOWN });
    expect(found[20]?.message).toBe('Leave this field out, like 80 in all not named here.');
  });
});
