import { execFileSync } from 'node:child_process';
import { crc32, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinedCrc32, shiftBy } from '../../../src/http/feeds/crc-32.ts';
import { deflatePart, stitchGzip } from '../../../src/http/feeds/stitched-gzip.ts';

const bytes = fc.uint8Array({ maxLength: 3_000 }).map((part) => Buffer.from(part));
const repetitive = fc
  .tuple(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.nat(2_000))
  .map(([words, times]) => Buffer.from(words.repeat(times)));
const parts = fc.array(fc.oneof(bytes, repetitive), { maxLength: 8 });

const stitched = async (from: readonly Buffer[]): Promise<Buffer> =>
  stitchGzip(await Promise.all(from.map((part) => deflatePart([part]))));

describe('a stitched gzip file', () => {
  it('unpacks to the joined parts, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(parts, async (from) => {
        expect(gunzipSync(await stitched(from)).equals(Buffer.concat(from))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('is no different to the gunzip of the system', async () => {
    await fc.assert(
      fc.asyncProperty(parts, async (from) => {
        const unpacked = execFileSync('gunzip', ['-c'], {
          input: await stitched(from),
          maxBuffer: 2 ** 26,
        });
        expect(unpacked.equals(Buffer.concat(from))).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  it('has a header without a time, so that the same parts are the same file', async () => {
    const file = await stitched([Buffer.from('same')]);
    expect([...file.subarray(0, 10)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
    expect(await stitched([Buffer.from('same')])).toEqual(file);
  });

  it('uses a part in whatever file and place it is', async () => {
    const [a, b, c] = await Promise.all(
      ['one ', 'two ', 'three '].map((text) => deflatePart([Buffer.from(text)])),
    );
    if (!a || !b || !c) throw new Error('three parts were made');
    expect(String(gunzipSync(stitchGzip([a, b, c, a])))).toBe('one two three one ');
    expect(String(gunzipSync(stitchGzip([c, c])))).toBe('three three ');
  });

  it('of no parts is empty', async () => {
    expect(gunzipSync(await stitched([])).length).toBe(0);
  });
});

describe('a joined CRC-32', () => {
  it('is that of the joined bytes', () => {
    fc.assert(
      fc.property(bytes, bytes, (first, second) => {
        const joined = joinedCrc32(crc32(first), crc32(second), shiftBy(second.length));
        expect(joined).toBe(crc32(Buffer.concat([first, second])));
      }),
    );
  });

  it('holds for parts of many megabytes', () => {
    const first = Buffer.alloc(20_000_000, 'a');
    const second = Buffer.alloc(33_554_433, 'bc');
    expect(joinedCrc32(crc32(first), crc32(second), shiftBy(second.length))).toBe(
      crc32(second, crc32(first)),
    );
  });
});
