// How a feed's activities are divided into chunks.
import { Chunk, type Part } from './chunk.ts';
import { commonEnds, PartRuns } from './part-runs.ts';

/** Parts and the chunks that they are in, all in order. */
export interface Divided {
  readonly parts: PartRuns;
  readonly chunks: readonly Chunk[];
  /** Where each chunk ends among the parts, exclusive. */
  readonly ends: readonly number[];
}

const NOTHING: Divided = { parts: new PartRuns([]), chunks: [], ends: [] };

/** Finds chunks that begin with these bytes. */
export type KnownChunks = (first: Buffer) => readonly Chunk[];

/**
 * The parts in chunks. What is before and behind the parts that an edit changes is taken over as it was divided `before`.
 * @param runs the parts, in lists that are the same objects where nothing in them has changed
 * @param known chunks to be used again where one fits
 */
export function divide(
  runs: readonly (readonly Part[])[],
  known: KnownChunks,
  before: Divided = NOTHING,
): Divided {
  const steps = dividing(runs, known, before);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same step by step: each chunk that had to be made yields how many bytes it has. */
export function* dividing(
  runs: readonly (readonly Part[])[],
  known: KnownChunks,
  before: Divided = NOTHING,
): Generator<number, Divided> {
  const parts = new PartRuns(runs);
  const [same, sameAtEnd] = commonEnds(parts, before.parts);
  const shift = parts.length - before.parts.length;
  const chunks: Chunk[] = [];
  const ends: number[] = [];
  const take = (chunk: Chunk | undefined, end: number): number => {
    if (chunk) chunks.push(chunk);
    ends.push(end);
    return end;
  };
  let from = 0;
  let i = 0;
  // One that ended only because nothing was behind it may go on now.
  for (let end = before.ends[i]; end !== undefined && end <= same; end = before.ends[++i]) {
    if (end < parts.length && !parts.at(end - 1)?.endsChunk) break;
    from = take(before.chunks[i], end);
  }
  while (from < parts.length) {
    while ((before.ends[i] ?? parts.length) + shift <= from && i < before.ends.length) i++;
    const [start, end] = [before.ends[i - 1] ?? 0, before.ends[i]];
    const isAsBefore = end !== undefined && start + shift === from && from >= parts.length - sameAtEnd;
    if (isAsBefore) {
      from = take(before.chunks[i], end + shift);
      continue;
    }
    const taken = bytesFrom(parts, from);
    const chunk = chunkOf(taken, known);
    from = take(chunk, from + taken.length);
    yield chunk.length;
  }
  return { parts, chunks, ends };
}

/** What one chunk holds, from a position on. */
function bytesFrom(parts: PartRuns, from: number): readonly Buffer[] {
  const taken: Buffer[] = [];
  for (let part = parts.at(from); part; part = parts.at(from + taken.length)) {
    taken.push(part.bytes);
    if (part.endsChunk) break;
  }
  return taken;
}

/** Bytes are never changed in place, so the same buffers are the same bytes. */
function chunkOf(parts: readonly Buffer[], known: KnownChunks): Chunk {
  const isFitting = (chunk: Chunk): boolean =>
    chunk.parts.length === parts.length && chunk.parts.every((part, i) => part === parts[i]);
  const [first] = parts;
  return (first && known(first).find(isFitting)) ?? new Chunk(parts);
}
