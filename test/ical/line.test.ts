import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldedLine, parameterValue, plainWords, textValue, uriValue } from '../../src/ical/line.ts';

describe('a TEXT value', () => {
  const rows: readonly [string, string, string][] = [
    ['escapes a semicolon and a comma', 'a;b,c', String.raw`a\;b\,c`],
    ['leaves a colon and quotes as they are', 'kl. 19:00 "sharp"', 'kl. 19:00 "sharp"'],
    ['doubles a backslash before anything else', String.raw`a\n`, String.raw`a\\n`],
    ['writes a line feed as \\n', 'a\nb', String.raw`a\nb`],
    ['writes CR and CRLF as one line break each', 'a\r\nb\rc', String.raw`a\nb\nc`],
    ['keeps a tab and drops every other control character', 'a\tb\0c\x1bd\x7fe\x85f', 'a\tbcdef'],
    ['replaces half a surrogate pair, which UTF-8 cannot say', 'a\ud83d', 'a\ufffd'],
    ['cannot begin another component', 'x\r\nBEGIN:VEVENT', String.raw`x\nBEGIN:VEVENT`],
  ];
  it.each(rows)('%s', (_sentence, words, value) => {
    expect(textValue(words)).toBe(value);
  });
});

describe('a parameter value', () => {
  it('is quoted, with the caret escapes of RFC 6868 for quotes, carets and line breaks', () => {
    expect(parameterValue('Café "A": B; C ^ D\r\nE')).toBe(`"Café ^'A^': B; C ^^ D^nE"`);
  });
});

describe('a URI value', () => {
  const rows: readonly [string, string, string][] = [
    ['keeps what has a meaning in an address', 'https://a.dk/b?c=1,2;3#d', 'https://a.dk/b?c=1,2;3#d'],
    ['keeps what is percent-encoded already', 'https://a.dk/%C3%A6', 'https://a.dk/%C3%A6'],
    [
      'encodes blanks and quotes, which end a value or begin another',
      'https://a.dk/"x y"',
      'https://a.dk/%22x%20y%22',
    ],
    ['encodes a line break', 'https://a.dk/\r\nBEGIN:VEVENT', 'https://a.dk/%0ABEGIN:VEVENT'],
    ['drops blanks around it', ' https://a.dk \n', 'https://a.dk'],
  ];
  it.each(rows)('%s', (_sentence, address, value) => {
    expect(uriValue(address)).toBe(value);
  });
});

describe('a folded line', () => {
  const unfold = (text: string): string => text.replaceAll('\r\n ', '').replace(/\r\n$/, '');

  it('stands as it is up to 75 octets', () => {
    expect(foldedLine('x'.repeat(75))).toBe(`${'x'.repeat(75)}\r\n`);
  });

  it('goes on after a blank, which counts among the 75 octets', () => {
    expect(foldedLine('x'.repeat(150))).toBe(`${'x'.repeat(75)}\r\n ${'x'.repeat(74)}\r\n x\r\n`);
  });

  it('is never broken inside a character of two, three or four octets', () => {
    for (const character of ['ø', 'ሰ', '😀']) {
      const line = `a${character.repeat(60)}`;
      const folded = foldedLine(line);
      for (const part of folded.split('\r\n')) {
        expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75);
        expect(Buffer.from(part, 'utf8').toString('utf8')).toBe(part);
      }
      expect(unfold(folded)).toBe(line);
    }
  });

  it('unfolds to the same line and keeps to 75 octets, whatever the words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (words) => {
        const line = textValue(plainWords(words));
        const folded = foldedLine(line);
        expect(unfold(folded)).toBe(line);
        for (const part of folded.split('\r\n')) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75);
      }),
    );
  });
});
