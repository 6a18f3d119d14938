import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Chunk, divide, endsChunk } from '../../../src/http/feeds/chunk.ts';

const ids = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => `00000000-0000-4000-8000-${i}`);
const partsOf = (names: readonly string[], bytes = 600) =>
  names.map((id) => ({ bytes: Buffer.alloc(bytes, id), endsChunk: endsChunk(id, bytes) }));
const nothing = (): readonly Chunk[] => [];
const text = (chunks: readonly Chunk[]): string => chunks.map(({ parts }) => Buffer.concat(parts)).join('');

describe('chunks', () => {
  it('are the parts, each once and in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.uuid(), fc.integer({ min: 1, max: 20_000 })), { maxLength: 60 }),
        (from) => {
          const parts = from.map(([id, bytes]) => ({
            bytes: Buffer.alloc(bytes, id),
            endsChunk: endsChunk(id, bytes),
          }));
          const chunks = divide(parts, nothing);
          expect(text(chunks)).toBe(Buffer.concat(parts.map(({ bytes }) => bytes)).toString());
          expect(chunks.every(({ length }) => length > 0)).toBe(true);
        },
      ),
    );
  });

  it.each([300, 600, 5_000])('of activities of %i bytes hold some 90 kB on average', (bytes) => {
    const chunks = divide(partsOf(ids(Math.ceil(20_000_000 / bytes)), bytes), nothing);
    const average = 20_000_000 / chunks.length;
    expect(average).toBeGreaterThan(70_000);
    expect(average).toBeLessThan(115_000);
  });

  it('stay what they are when another one changes', () => {
    const before = partsOf(ids(3_000));
    const changed = before.with(1_234, {
      bytes: Buffer.alloc(650, 'new'),
      endsChunk: before[1_234]?.endsChunk ?? false,
    });
    const added = before.toSpliced(500, 0, { bytes: Buffer.alloc(600, 'added'), endsChunk: false });
    const first = divide(before, nothing);
    const known = (part: Buffer) => first.filter(({ parts }) => parts[0] === part);
    for (const after of [before, changed, added]) {
      const kept = divide(after, known).filter((chunk) => first.includes(chunk));
      expect(kept.length).toBe(first.length - (after === before ? 0 : 1));
      expect(text(divide(after, known))).toBe(text(divide(after, nothing)));
    }
  });

  it('are not taken for others that begin with the same part', () => {
    const parts = partsOf(ids(3));
    const known = divide(parts, nothing);
    const shorter = parts.slice(0, 2);
    expect(text(divide(shorter, () => known))).toBe(text(divide(shorter, nothing)));
  });
});
