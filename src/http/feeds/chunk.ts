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

/** The parts in chunks, in order. `known` finds chunks that begin with these bytes, to be used again where one fits. */
export function divide(parts: readonly Part[], known: (first: Buffer) => readonly Chunk[]): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let from = 0;
  for (let i = 0; i < parts.length; i++) {
    if (!parts[i]?.endsChunk && i + 1 < parts.length) continue;
    chunks.push(chunkOf(parts, from, i + 1, known));
    from = i + 1;
  }
  return chunks;
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
