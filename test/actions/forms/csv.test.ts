import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../src/actions/forms/csv.ts';

const fieldsOf = (text: string): readonly (readonly string[])[] => readCsv(text).map(({ fields }) => fields);

describe('a table as a spreadsheet writes it', () => {
  it.each<[string, string, string[][]]>([
    [
      'semicolons',
      'a;b\nc;d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'commas',
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'commas in its fields',
      'a;b\n1,5;2,5\n',
      [
        ['a', 'b'],
        ['1,5', '2,5'],
      ],
    ],
    [
      'Windows line ends',
      'a;b\r\nc;d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'old line ends',
      'a;b\rc;d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'no end to its last line',
      'a;b\nc;d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['the mark of UTF-8', '\uFEFFa;b\n', [['a', 'b']]],
    [
      'blank lines and empty rows',
      'a;b\n\n;;\n \nc;d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['empty fields', 'a;;b;\n', [['a', '', 'b', '']]],
    ['space around its fields', ' a ;\tb\n', [['a', 'b']]],
    ['quoted fields', '"a;b";"c"\n', [['a;b', 'c']]],
    ['quotes in quoted fields', '"a ""b""";c\n', [['a "b"', 'c']]],
    [
      'line ends in quoted fields',
      '"a\r\nb";c\nd;e\n',
      [
        ['a\r\nb', 'c'],
        ['d', 'e'],
      ],
    ],
    ['space around the quotes', ' "a;b" ; c\n', [['a;b', 'c']]],
    ['words after the quotes', '"a" b;c\n', [['a b', 'c']]],
    ['a quote in the middle of a word', 'Kl. 5" ;"b"\n', [['Kl. 5"', 'b']]],
    ['an empty quoted field', '"";"b"\n', [['', 'b']]],
    ['nothing', '', []],
    [
      'formulas, which are text',
      '=cmd|\' /C calc\'!A0;"=HYPERLINK(""x"")";+1;-1;@a\n',
      [["=cmd|' /C calc'!A0", '=HYPERLINK("x")', '+1', '-1', '@a']],
    ],
  ])('may have %s', (_sentence, text, rows) => {
    expect(fieldsOf(text)).toEqual(rows);
  });

  it('tells on which line each of its rows begins', () => {
    const text = 'a;b\n\n"c\nd";e\r\nf;g\n';
    expect(readCsv(text).map(({ line }) => line)).toEqual([1, 3, 5]);
  });

  it('names the line of a quote that nobody closes', () => {
    expect(() => readCsv('a;b\n"c\nd";"e\nf')).toThrow('line 3: Close the quote that begins on this line.');
  });

  it('comes back from any words in quotes', () => {
    const words = fc
      .string({ unit: 'grapheme' })
      .map((text) => text.trim())
      .filter((text) => text !== '' && !text.startsWith('\uFEFF'));
    const table = fc.array(fc.array(words, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    const law = fc.property(table, fc.constantFrom(';', ','), (rows, separator) => {
      const quoted = rows.map((row) =>
        row.map((field) => `"${field.replaceAll('"', '""')}"`).join(separator),
      );
      expect(fieldsOf(`a${separator}b\n${quoted.join('\r\n')}`).slice(1)).toEqual(rows);
    });
    expect(() => fc.assert(law, { numRuns: 300 })).not.toThrow();
  });

  it('is read in a moment, however it is made', () => {
    for (const text of [
      '"'.repeat(200_000),
      ';'.repeat(200_000),
      '"a"'.repeat(100_000),
      ' '.repeat(200_000),
    ]) {
      const began = performance.now();
      expect(() => {
        try {
          readCsv(text);
        } catch {}
      }).not.toThrow();
      expect(performance.now() - began).toBeLessThan(2_000);
    }
  });
});
