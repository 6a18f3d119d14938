import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Chunk, endsChunk, type Part } from '../../../src/http/feeds/chunk.ts';
import { divide } from '../../../src/http/feeds/divide.ts';

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
          const chunks = divide([parts], nothing).chunks;
          expect(text(chunks)).toBe(Buffer.concat(parts.map(({ bytes }) => bytes)).toString());
          expect(chunks.every(({ length }) => length > 0)).toBe(true);
        },
      ),
    );
  });

  it.each([300, 600, 5_000])('of activities of %i bytes hold some 60 kB on average', (bytes) => {
    const chunks = divide([partsOf(ids(Math.ceil(20_000_000 / bytes)), bytes)], nothing).chunks;
    const average = 20_000_000 / chunks.length;
    expect(average).toBeGreaterThan(47_000);
    expect(average).toBeLessThan(77_000);
  });

  it('stay what they are when another one changes', () => {
    const before = partsOf(ids(3_000));
    const changed = before.with(1_234, {
      bytes: Buffer.alloc(650, 'new'),
      endsChunk: before[1_234]?.endsChunk ?? false,
    });
    const added = before.toSpliced(500, 0, { bytes: Buffer.alloc(600, 'added'), endsChunk: false });
    const first = divide([before], nothing).chunks;
    const known = (part: Buffer) => first.filter(({ parts }) => parts[0] === part);
    for (const after of [before, changed, added]) {
      const kept = divide([after], known).chunks.filter((chunk) => first.includes(chunk));
      expect(kept.length).toBe(first.length - (after === before ? 0 : 1));
      expect(text(divide([after], known).chunks)).toBe(text(divide([after], nothing).chunks));
    }
  });

  it('are the same in however many lists the parts are, and whether or not it is known how they were divided before', () => {
    const aPart = fc.record({ id: fc.uuid(), endsChunk: fc.boolean() });
    const lists = fc.array(fc.array(aPart, { maxLength: 8 }), { maxLength: 8 });
    const edit = fc.record({
      list: fc.nat(9),
      removed: fc.nat(2),
      added: lists.map((some) => some.slice(0, 2)),
    });
    const editInside = fc.record({
      list: fc.nat(7),
      at: fc.nat(8),
      removed: fc.nat(3),
      put: fc.array(aPart, { maxLength: 3 }),
    });
    const told = (list: readonly { id: string; endsChunk: boolean }[]): Part[] =>
      list.map(({ id, endsChunk: ends }) => ({ bytes: Buffer.from(id), endsChunk: ends }));
    fc.assert(
      fc.property(lists, fc.array(fc.oneof(edit, editInside), { maxLength: 8 }), (from, edits) => {
        let runs = from.map(told);
        let before = divide(runs, nothing);
        for (const change of edits) {
          runs =
            'put' in change
              ? runs.map((run, i) =>
                  i === change.list ? run.toSpliced(change.at, change.removed, ...told(change.put)) : run,
                )
              : runs.toSpliced(change.list, change.removed, ...change.added.map(told));
          const after = divide(runs, nothing, before);
          const afresh = divide([runs.flat()], nothing);
          expect(after.chunks.map((chunk) => chunk.parts)).toEqual(afresh.chunks.map((chunk) => chunk.parts));
          expect(after.ends).toEqual(afresh.ends);
          before = after;
        }
      }),
    );
  });

  it('are taken over as they were, but for the one that an edit is in', () => {
    const parts = partsOf(ids(3_000));
    const lists = [parts.slice(0, 1_000), parts.slice(1_000, 1_300), [], parts.slice(1_300)];
    const another = { bytes: Buffer.alloc(650, 'new'), endsChunk: false };
    const edits = [
      ['within a list', (list: Part[]) => list.with(234, another)],
      ['removed from a list', (list: Part[]) => list.toSpliced(234, 1)],
      ['added to a list', (list: Part[]) => [another, ...list]],
    ] as const;
    for (const [name, edit] of edits) {
      for (const runs of [[parts], lists]) {
        const before = divide(runs, nothing);
        const after = runs.map((run, i) => (i === runs.length - 1 || i === 1 ? edit(run) : run));
        const changed = after.filter((run, i) => run !== runs[i]).length;
        const kept = divide(after, nothing, before).chunks.filter((chunk) => before.chunks.includes(chunk));
        expect(kept.length, name).toBeGreaterThanOrEqual(before.chunks.length - 2 * changed);
      }
    }
  });

  it('are not taken for others that begin with the same part', () => {
    const parts = partsOf(ids(3));
    const known = divide([parts], nothing).chunks;
    const shorter = parts.slice(0, 2);
    expect(text(divide([shorter], () => known).chunks)).toBe(text(divide([shorter], nothing).chunks));
  });
});
