// A run of bytes in a feed, hashed and compressed on its own, and how a feed's activities are divided into such runs.
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { TimeZoneId } from '../../calendar/time.ts';
import { type Deflated, deflatePart } from './stitched-gzip.ts';
import { zonesNamedIn } from './zones-named.ts';

/** The size that chunks have on average: smaller ones compress worse, larger ones make an edit dearer. */
const CHUNK_BYTES = 90_000;

/** What the parts hold, without copying them; they must never change. */
export class Chunk {
  readonly parts: readonly Buffer[];
  readonly length: number;
  /** SHA-256. */
  readonly hash: Buffer;
  readonly zones: readonly TimeZoneId[];
  #deflated: Promise<Deflated> | null = null;

  constructor(parts: readonly Buffer[]) {
    const bytes = Buffer.concat(parts);
    this.parts = parts;
    this.length = bytes.length;
    this.hash = createHash('sha256').update(bytes).digest();
    this.zones = zonesNamedIn(bytes);
  }

  /** The chunk compressed; the work is done the first time this is asked. */
  deflated(): Promise<Deflated> {
    this.#deflated ??= deflatePart(this.parts).catch((error) => {
      this.#deflated = null;
      throw error;
    });
    return this.#deflated;
  }
}

/**
 * Whether a chunk ends behind an activity with this id and so many bytes. It depends on nothing else, so that an edit
 * changes the chunk it is in and no other, and so that everybody divides the same activities in the same way.
 */
export function endsChunk(id: string, bytes: number): boolean {
  return crc32(id) * CHUNK_BYTES < bytes * 2 ** 32;
}

/** One activity in a feed. */
export interface Part {
  readonly bytes: Buffer;
  readonly endsChunk: boolean;
}

/** Parts and the chunks that they are in, all in order. */
export interface Divided {
  readonly parts: readonly Part[];
  readonly chunks: readonly Chunk[];
  /** Where each chunk ends among the parts, exclusive. */
  readonly ends: readonly number[];
}

const NOTHING: Divided = { parts: [], chunks: [], ends: [] };

/**
 * The parts in chunks. There are tens of thousands, of which an edit changes one association's: what is before and
 * behind those is taken over as it was divided `before`.
 * @param known finds chunks that begin with these bytes, to be used again where one fits
 */
export function divide(
  parts: readonly Part[],
  known: (first: Buffer) => readonly Chunk[],
  before: Divided = NOTHING,
): Divided {
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
    if (!parts[end - 1]?.endsChunk && end < parts.length) break;
    from = take(before.chunks[i], end);
  }
  while (from < parts.length) {
    while ((before.ends[i] ?? parts.length) + shift <= from && i < before.ends.length) i++;
    const [start, end] = [before.ends[i - 1] ?? 0, before.ends[i]];
    const isAsBefore = end !== undefined && start + shift === from && from >= parts.length - sameAtEnd;
    from = isAsBefore ? take(before.chunks[i], end + shift) : takeNew(parts, from, known, take);
  }
  return { parts, chunks, ends };
}

function takeNew(
  parts: readonly Part[],
  from: number,
  known: (first: Buffer) => readonly Chunk[],
  take: (chunk: Chunk, end: number) => number,
): number {
  let end = from + 1;
  while (end < parts.length && !parts[end - 1]?.endsChunk) end++;
  return take(chunkOf(parts, from, end, known), end);
}

/** How many parts are the same from the beginning on, and how many of the rest up to the end. */
function commonEnds(parts: readonly Part[], before: readonly Part[]): readonly [number, number] {
  const most = Math.min(parts.length, before.length);
  let first = 0;
  while (first < most && isSame(parts[first], before[first])) first++;
  let last = 0;
  const [end, endBefore] = [parts.length - 1, before.length - 1];
  while (last < most - first && isSame(parts[end - last], before[endBefore - last])) last++;
  return [first, last];
}

/** Bytes are never changed in place, so the same buffers are the same bytes. */
function isSame(one: Part | undefined, other: Part | undefined): boolean {
  return one === other || (one?.bytes === other?.bytes && one?.endsChunk === other?.endsChunk);
}

/** The chunk of the parts from one position up to another, exclusive. There are tens of thousands: none is copied. */
function chunkOf(
  parts: readonly Part[],
  from: number,
  to: number,
  known: (first: Buffer) => readonly Chunk[],
): Chunk {
  const first = parts[from];
  const fitting = first && known(first.bytes).find((chunk) => isMadeOf(chunk, parts, from, to));
  return fitting ?? new Chunk(parts.slice(from, to).map(({ bytes }) => bytes));
}

/** Bytes are never changed in place, so the same buffers are the same bytes. */
function isMadeOf(chunk: Chunk, parts: readonly Part[], from: number, to: number): boolean {
  if (chunk.parts.length !== to - from) return false;
  for (let i = from; i < to; i++) if (parts[i]?.bytes !== chunk.parts[i - from]) return false;
  return true;
}
