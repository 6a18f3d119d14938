// Most lines of most files are read without ical.js, which would say the same of them.
import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { type Property, readProperties } from '../../../src/ical/reading/property.ts';

const TEXTS = ['UID', 'SUMMARY', 'DESCRIPTION', 'LOCATION', 'URL'] as const;
const DATES = ['DTSTART', 'DTEND', 'RECURRENCE-ID', 'EXDATE', 'LAST-MODIFIED'] as const;

function asIcalJs(line: string): Property {
  const [name, parameters, , ...values] = ICAL.parse.property(line, ICAL.design.defaultSet) as [
    ...[string, object, string],
    ...string[],
  ];
  return { name: name.toUpperCase(), parameters, values };
}

test('a text without escapes is what ical.js makes of it', () => {
  const unit = fc.constantFrom(...'abæ ;:,"=/^n\'\t<>&ሀا'.split(''));
  fc.assert(
    fc.property(fc.constantFrom(...TEXTS), fc.string({ unit, minLength: 1 }), (name, text) => {
      const line = `${name}:${text}`;
      expect(readProperties(line)).toEqual([asIcalJs(line)]);
    }),
  );
});

test('a date with its time is what ical.js makes of it', () => {
  const number = (max: number) => fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, '0'));
  const digits = fc
    .tuple(
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
      number(23),
      number(59),
      number(59),
    )
    .map(([month, day, ...clock]) => {
      const date = [month, day].map((part) => String(part).padStart(2, '0')).join('');
      return `2026${date}T${clock.join('')}`;
    });
  const zones = [':', ';TZID=Europe/Copenhagen:', ';TZID=America/Argentina/Buenos_Aires:', ';TZID=UTC:'];
  fc.assert(
    fc.property(
      ...([fc.constantFrom(...DATES), fc.constantFrom(...zones), digits, fc.constantFrom('', 'Z')] as const),
      (name, zone, at, end) => {
        const line = `${name}${zone}${at}${end}`;
        expect(readProperties(line)).toEqual([asIcalJs(line)]);
      },
    ),
  );
});

test.each([
  ['SUMMARY:Sol\\, sang', 'Sol, sang'],
  ['SUMMARY;LANGUAGE=da:Sang', 'Sang'],
  ['LOCATION:Kirken, Holte; salen', 'Kirken, Holte; salen'],
  ['DTSTART;VALUE=DATE:20261201', '2026-12-01'],
  ['DTSTART;TZID="Romance Standard Time":20261201T190000', '2026-12-01T19:00:00'],
  ['DTSTART:2026-12-01T19:00', '2026-12-01T19:00:00'],
  ['DTSTART:20261201T240000', '2026-12-02T00:00:00'],
  ['DTSTART:20261201T190060Z', '2026-12-01T19:00:59Z'],
])('%s is read as %s', (line, value) => {
  expect(readProperties(line).map(({ values }) => values)).toEqual([[value]]);
});

test.each(['DTSTART:20261301T190000', 'DTSTART:20261201T256000'])('%s cannot be read', (line) => {
  expect(readProperties(line)).toEqual([]);
});
