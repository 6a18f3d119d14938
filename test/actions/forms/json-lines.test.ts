import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { viewActivity } from '../../../src/actions/forms/activity-view.ts';
import { readAssociationForm } from '../../../src/actions/forms/association-form.ts';
import { canonicalJson, namingLine, readNetworkLine } from '../../../src/actions/forms/json-lines.ts';
import { readVenueForm } from '../../../src/actions/forms/venue-form.ts';
import { accept, activityOf, faultsOf } from './activity-input.ts';

const ONE_OF =
  '{"association": {…}}, {"venue": {…}}, {"activity": {…}}, {"observance": {…}} or {"settlement": {…}}';

describe('a line of a file', () => {
  it.each([
    ['an association', '{"association": {"slug": "a"}}', { association: { slug: 'a' } }],
    ['a venue', ' {"venue": null}\r', { venue: null }],
    ['an activity', '{"activity": {}}', { activity: {} }],
    ['an observance', '{"observance": {}}', { observance: {} }],
    ['a settlement', '{"settlement": {}}', { settlement: {} }],
    ['nothing', '', null],
    ['nothing but space', ' \t\r', null],
  ])('with %s', (_name, line, expected) => {
    expect(readNetworkLine(line, 2)).toEqual(expected);
  });

  it('may begin the file with a byte order mark', () => {
    expect(readNetworkLine('\uFEFF{"venue": 1}', 1)).toEqual({ venue: 1 });
  });

  it.each([
    ['what is no JSON', '{"venue": ', `Give JSON, one of ${ONE_OF}.`],
    ['a list', '[]', `Give one of ${ONE_OF}.`],
    ['an object without a kind', '{}', `Give one of ${ONE_OF}.`],
    ['a kind nobody knows', '{"event": {}}', `Give one of ${ONE_OF}.`],
    ['two things', '{"venue": {}, "activity": {}}', `Give one of ${ONE_OF}.`],
    ['a kind called __proto__', '{"__proto__": {"venue": {}}}', `Give one of ${ONE_OF}.`],
    [
      'more than four million characters',
      `{"venue": "${'x'.repeat(4_000_000)}"}`,
      `Give JSON, one of ${ONE_OF}.`,
    ],
  ])('with %s is refused by its number', (_name, line, message) => {
    expect(faultsOf(() => readNetworkLine(line, 12))).toEqual([{ field: 'line 12', message }]);
  });

  it('is named beside the field at fault', () => {
    const read = () => namingLine(12, () => readVenueForm(null, { slug: 'a', name: 'A', latitude: 1 }));
    expect(faultsOf(read)).toEqual([
      { field: 'line 12, longitude', message: 'Give latitude and longitude both, or leave both out.' },
    ]);
  });

  it('is no excuse for other errors', () => {
    const read = () => {
      throw new RangeError('something else');
    };
    expect(() => namingLine(12, read)).toThrow(RangeError);
  });
});

describe('a network of Danish associations, as found on their pages', () => {
  const file = new URL('../../fixtures/danish-network.jsonl', import.meta.url);
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .map((line, i) => readNetworkLine(line, i + 1));
  const read = lines.filter((line) => line !== null);
  const associations = read.flatMap((line) =>
    'association' in line ? [readAssociationForm(null, line.association)] : [],
  );
  const venues = read.flatMap((line) => ('venue' in line ? [readVenueForm(null, line.venue)] : []));
  const activities = read.flatMap((line) => ('activity' in line ? [line.activity] : []));
  const register = {
    associationCalled: (slug: string) => associations.find((one) => one.slug === slug)?.slug ?? null,
    venueExists: (slug: string) => venues.some((venue) => venue.slug === slug),
    identity: true,
  };

  it('is accepted whole', () => {
    const drafts = activities.map((activity) => accept(activity, register));
    expect([associations.length, venues.length, drafts.length]).toEqual([76, 84, 105]);
    expect(new Set(drafts.map((draft) => draft.uid)).size).toBe(105);
  });

  it('comes out as it went in', () => {
    for (const given of activities) {
      const draft = accept(given, register);
      const view = JSON.parse(JSON.stringify(viewActivity(activityOf(draft))));
      expect(view).toMatchObject(withoutDialect(given));
      expect(accept(view, register)).toEqual(activityOf(draft));
    }
  });

  /** Without what is written differently out than in: durations in minutes, a place in no named language. */
  function withoutDialect(given: unknown): Record<string, unknown> {
    const { schedule, place: _place, ...rest } = given as Record<string, Record<string, unknown>>;
    const { duration: _duration, ...when } = schedule ?? {};
    return { ...rest, schedule: when };
  }
});

describe('canonical JSON', () => {
  it.each([
    [
      'keys in order',
      { b: 1, a: { d: 2, c: [3, { f: 4, e: 5 }] } },
      '{"a":{"c":[3,{"e":5,"f":4}],"d":2},"b":1}',
    ],
    ['keys by code unit, not by alphabet', { å: 1, z: 2, Z: 3 }, '{"Z":3,"z":2,"å":1}'],
    ['nothing said', { a: undefined, b: null, c: [undefined] }, '{"b":null,"c":[null]}'],
    ['text', 'æ"\n', '"æ\\"\\n"'],
    ['nothing at all', undefined, 'null'],
    ['minus nought', -0, '0'],
  ])('of %s', (_name, value, expected) => {
    expect(canonicalJson(value)).toBe(expected);
  });

  it('means the same as the value, whatever the order of its keys', () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, held]) => [key, reversed(held)]),
      );
    };
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(reversed(value))).toBe(text);
      }),
    );
  });

  it('refuses what is nested without end', () => {
    const deep: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
    expect(() => canonicalJson(deep)).toThrow('Give a value nested at most 200 deep.');
  });
});
