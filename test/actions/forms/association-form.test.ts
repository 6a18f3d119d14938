import { describe, expect, it } from 'vitest';
import {
  associationView,
  readAssociationForm,
  viewAssociation,
} from '../../../src/actions/forms/association-form.ts';
import { faultsOf } from './activity-input.ts';

const MISSING = 'Give this field: it cannot be left out.';
const SLUG =
  'Give lower-case letters a to z, digits and single hyphens, 1 to 80 characters, as sprogcafeen-holte.';
const COLOUR = 'Give a colour as #rrggbb, six digits 0 to 9 and a to f.';
const name = 'Sprogcaféen i Holte';

describe('an association is refused, by the field at fault', () => {
  const cases: [string, string | null, unknown, string, string][] = [
    [
      'text',
      'sprogcafeen',
      'Sprogcaféen',
      'association',
      'Give an object with the fields of the association.',
    ],
    ['no name', 'sprogcafeen', {}, 'name', MISSING],
    ['a blank name', 'sprogcafeen', { name: ' ' }, 'name', 'Give a name: this is blank.'],
    [
      'a name over two lines',
      'sprogcafeen',
      { name: 'a\r\nb' },
      'name',
      'Remove the control character U+000A at position 2.',
    ],
    [
      'a name of 301 characters',
      'sprogcafeen',
      { name: 'x'.repeat(301) },
      'name',
      'Give at most 300 characters.',
    ],
    ['an address that is no slug', 'Sprogcaféen', { name }, 'slug', SLUG],
    ['an empty address', '', { name }, 'slug', SLUG],
    ['an address with two hyphens running', 'sprog--cafe', { name }, 'slug', SLUG],
    [
      'another slug than its address',
      'sprogcafeen',
      { slug: 'kvindeklubben', name },
      'slug',
      'Leave the slug out or give sprogcafeen, as the address does.',
    ],
    ['no slug where there is no address', null, { name }, 'slug', MISSING],
    ['a slug that is none', null, { slug: 7, name }, 'slug', 'Give text.'],
    ['a colour by name', 'sprogcafeen', { name, colour: 'red' }, 'colour', COLOUR],
    ['a colour of three digits', 'sprogcafeen', { name, colour: '#fff' }, 'colour', COLOUR],
    ['a colour with more to it', 'sprogcafeen', { name, colour: '#ffffff;x' }, 'colour', COLOUR],
    ['an area that is a number', 'sprogcafeen', { name, area: 2840 }, 'area', 'Give text.'],
    [
      'a link that runs something',
      'sprogcafeen',
      { name, link: 'javascript:alert(1)' },
      'link',
      'Give a web address that begins with https:// or http://, with %20 for a space.',
    ],
    [
      'a language that is none',
      'sprogcafeen',
      { name, languages: ['d'] },
      'languages.0',
      'Give a language tag as da, ar or zh-Hant.',
    ],
    [
      'a field nobody knows',
      'sprogcafeen',
      { name, color: '#ffffff' },
      'color',
      'Leave this field out: the calendar does not know it.',
    ],
  ];
  it.each(cases)('%s', (_name, slug, input, field, message) => {
    expect(faultsOf(() => readAssociationForm(slug, input))).toEqual([{ field, message }]);
  });
});

describe('an association is read', () => {
  const none = { colour: null, area: null, link: null, languages: [] };

  it('from its name alone, the rest being unknown', () => {
    expect(readAssociationForm('sprogcafeen', { name })).toEqual({ slug: 'sprogcafeen', name, ...none });
    const nulls = { slug: null, colour: null, area: null, link: null, languages: null };
    expect(readAssociationForm('sprogcafeen', { name, ...nulls })).toEqual({
      slug: 'sprogcafeen',
      name,
      ...none,
    });
  });

  it('with its own slug where there is no address', () => {
    expect(readAssociationForm(null, { slug: 'sprogcafeen', name }).slug).toBe('sprogcafeen');
  });

  it('with its colour and languages in lower case, and a blank area as none', () => {
    const input = { name, colour: '#A8442A', area: ' ', languages: ['DA', 'ar', 'da'] };
    expect(readAssociationForm('sprogcafeen', input)).toEqual({
      slug: 'sprogcafeen',
      name,
      colour: '#a8442a',
      area: null,
      link: null,
      languages: ['da', 'ar'],
    });
  });

  it('from what the calendar shows, and is the same', () => {
    const association = readAssociationForm('sprogcafeen', {
      name,
      colour: '#a8442a',
      area: 'Holte',
      link: 'https://sprogcafeen.example/',
      languages: ['da'],
    });
    const view = viewAssociation(association);
    expect(associationView.parse(view)).toEqual(view);
    expect(readAssociationForm('sprogcafeen', JSON.parse(JSON.stringify(view)))).toEqual(association);
  });
});
