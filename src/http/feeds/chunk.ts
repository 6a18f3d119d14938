// A stretch of bytes in a feed, hashed and compressed on its own, and where such stretches end.
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { TimeZoneId } from '../../calendar/time.ts';
import { type Deflated, deflatePart } from './stitched-gzip.ts';
import { zonesNamedIn } from './zones-named.ts';

/** The size that chunks have on average: smaller ones compress worse, larger ones make an edit dearer. */
const CHUNK_BYTES = 60_000;

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
