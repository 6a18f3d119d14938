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
          const chunks = divide(parts, nothing).chunks;
          expect(text(chunks)).toBe(Buffer.concat(parts.map(({ bytes }) => bytes)).toString());
          expect(chunks.every(({ length }) => length > 0)).toBe(true);
        },
      ),
    );
  });

  it.each([300, 600, 5_000])('of activities of %i bytes hold some 90 kB on average', (bytes) => {
    const chunks = divide(partsOf(ids(Math.ceil(20_000_000 / bytes)), bytes), nothing).chunks;
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
    const first = divide(before, nothing).chunks;
    const known = (part: Buffer) => first.filter(({ parts }) => parts[0] === part);
    for (const after of [before, changed, added]) {
      const kept = divide(after, known).chunks.filter((chunk) => first.includes(chunk));
      expect(kept.length).toBe(first.length - (after === before ? 0 : 1));
      expect(text(divide(after, known).chunks)).toBe(text(divide(after, nothing).chunks));
    }
  });

  it('are the same whether or not it is known how the parts were divided before', () => {
    const aPart = fc.record({ id: fc.uuid(), endsChunk: fc.boolean() });
    const edit = fc.record({ at: fc.nat(40), removed: fc.nat(5), added: fc.array(aPart, { maxLength: 5 }) });
    const told = ({ id, endsChunk: ends }: { id: string; endsChunk: boolean }) => {
      return { bytes: Buffer.from(id), endsChunk: ends };
    };
    fc.assert(
      fc.property(fc.array(aPart, { maxLength: 40 }), fc.array(edit, { maxLength: 8 }), (from, edits) => {
        let parts = from.map(told);
        let before = divide(parts, nothing);
        for (const { at, removed, added } of edits) {
          parts = parts.toSpliced(at, removed, ...added.map(told));
          const after = divide(parts, nothing, before);
          const afresh = divide(parts, nothing);
          expect(after.chunks.map((chunk) => chunk.parts)).toEqual(afresh.chunks.map((chunk) => chunk.parts));
          expect(after.ends).toEqual(afresh.ends);
          before = after;
        }
      }),
    );
  });

  it('are taken over as they were, but for the one that an edit is in', () => {
    const parts = partsOf(ids(3_000));
    const before = divide(parts, nothing);
    const another = { bytes: Buffer.alloc(650, 'new'), endsChunk: false };
    for (const after of [parts.with(1_234, another), parts.toSpliced(1_234, 1), [another, ...parts]]) {
      const kept = divide(after, nothing, before).chunks.filter((chunk) => before.chunks.includes(chunk));
      expect(kept.length).toBeGreaterThanOrEqual(before.chunks.length - 2);
    }
  });

  it('are not taken for others that begin with the same part', () => {
    const parts = partsOf(ids(3));
    const known = divide(parts, nothing).chunks;
    const shorter = parts.slice(0, 2);
    expect(text(divide(shorter, () => known).chunks)).toBe(text(divide(shorter, nothing).chunks));
  });
});
