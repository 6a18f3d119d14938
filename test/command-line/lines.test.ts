import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linesOf } from '../../src/command-line/lines.ts';

const CUT: [sentence: string, text: string, lines: string[]][] = [
  ['nothing into no lines', '', []],
  ['text at each line end', 'a\nb\n', ['a', 'b']],
  ['a last line without an end', 'a\nb', ['a', 'b']],
  ['lines that end as on Windows', 'a\r\nb\r\n', ['a', 'b']],
  ['empty lines as lines', '\n\na\n', ['', '', 'a']],
  ['a byte order mark away', '\uFEFFa\n', ['a']],
  ['no line inside a string of JSON', '"a\u2028b\u2029c\rd"\n', ['"a\u2028b\u2029c\rd"']],
];

describe('text is cut,', () => {
  test.each(CUT)('%s', async (_sentence, text, lines) => {
    expect(await cut([Buffer.from(text)])).toEqual(lines);
  });

  test('wherever it was cut on the way, in the middle of a letter too', async () => {
    const portions = fc.array(fc.nat(40), { maxLength: 8 });
    const words = fc.array(fc.constantFrom('a', 'æ', 'مقهى', '🚲', '\n', '\r\n'), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(words, portions, async (pieces, cuts) => {
        const bytes = Buffer.from(pieces.join(''));
        const places = [
          0,
          ...cuts.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b),
          bytes.length,
        ];
        const portioned = places.slice(1).map((end, i) => bytes.subarray(places[i], end));
        expect(await cut(portioned)).toEqual(await cut([bytes]));
        expect((await cut([bytes])).join('\n')).toBe(
          bytes.toString().replaceAll('\r\n', '\n').replace(/\n$/, ''),
        );
      }),
    );
  });

  test('and refused by its line where it is not UTF-8', async () => {
    const latin = Buffer.from('a\n\xe6\n', 'latin1');
    await expect(cut([Buffer.from('1\n2\n'), latin])).rejects.toThrow(
      'line 3 or soon after: Save the file as UTF-8.',
    );
    await expect(cut([Buffer.from('é').subarray(0, 1)])).rejects.toThrow('line 1 or soon after');
  });
});

async function cut(portions: readonly Buffer[]): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of linesOf(inTurn(portions))) lines.push(line);
  return lines;
}

async function* inTurn(portions: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* portions;
}
