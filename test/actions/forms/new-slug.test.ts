import { expect, test } from 'vitest';
import { newSlug } from '../../../src/actions/forms/new-slug.ts';
import { slugField } from '../../../src/actions/forms/slug.ts';

const nothing = (): boolean => false;

test.each([
  ['Sprogcaféen i Hørsholm', 'sprogcafeen-i-hoersholm'],
  ['Ærø & Åse', 'aeroe-aase'],
  ['  Café  »Nørre«  ', 'cafe-noerre'],
  ['Øst\u0301', 'oest'],
  ['Український дім', 'forening'],
  ['Дім 7', '7'],
  ['—', 'forening'],
])('%j is %s in addresses', (name, slug) => {
  expect(newSlug(name, nothing, 'forening')).toBe(slug);
});

test('the name of something else gets a number', () => {
  const taken = new Set(['koret', 'koret-2']);
  expect(newSlug('Koret', (slug) => taken.has(slug), 'forening')).toBe('koret-3');
});

test('however long the name is, its slug can be kept', () => {
  const slug = newSlug(`${'a'.repeat(59)} - ${'b'.repeat(300)}`, nothing, 'forening');
  expect(slugField.safeParse(slug).success).toBe(true);
});
