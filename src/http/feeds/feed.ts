// One feed as it was at one moment: what its bytes are, and the bytes themselves, joined when somebody asks for them.
import { createHash } from 'node:crypto';
import type { Instant } from '../../calendar/time.ts';
import { FOOTER } from '../../ical/calendar-text.ts';
import { Chunk } from './chunk.ts';
import type { ContentCoding } from './content-coding.ts';
import type { Divided } from './divide.ts';
import { stitchGzip } from './stitched-gzip.ts';

type Bytes = Buffer<ArrayBuffer>;

const LAST = new Chunk([Buffer.from(FOOTER)]);

export class Feed {
  readonly divided: Divided;
  readonly #chunks: readonly Chunk[];
  readonly #byFirst: ReadonlyMap<Buffer | undefined, Chunk>;
  /** SHA-256 over the chunks' own: the same for the same bytes. */
  readonly digest: string;
  readonly etags: Readonly<Record<ContentCoding, string>>;
  /** Null for a feed that nothing was ever in. */
  readonly lastModified: Instant | null;
  readonly length: number;
  #identity: Bytes | null = null;
  #gzip: Bytes | Promise<Bytes> | null = null;

  /** @param divided the activities; they are put between `header` and a calendar's end */
  constructor(header: string, divided: Divided, lastModified: Instant | null) {
    const { chunks } = divided;
    this.divided = divided;
    const hash = createHash('sha256');
    this.#chunks = [new Chunk([Buffer.from(header)]), ...chunks, LAST];
    this.#byFirst = new Map(chunks.map((chunk) => [chunk.parts[0], chunk]));
    hash.update(Buffer.concat(this.#chunks.map((chunk) => chunk.hash)));
    this.digest = hash.digest('base64url');
    this.etags = { identity: `"${this.digest}"`, gzip: `"${this.digest}-gz"` };
    this.lastModified = lastModified;
    this.length = this.#chunks.reduce((length, chunk) => length + chunk.length, 0);
  }

  /** The chunk whose first activity has these bytes. */
  chunkFrom(first: Buffer): Chunk | undefined {
    return this.#byFirst.get(first);
  }

  /** The bytes themselves, or compressed; a promise only where they are to be compressed first. */
  bytes(coding: ContentCoding): Bytes | Promise<Bytes> {
    if (coding === 'gzip') return this.#gzip ?? this.#compress();
    this.#identity ??= Buffer.concat(this.#chunks.flatMap((chunk) => chunk.parts));
    return this.#identity;
  }

  /** Whoever asks meanwhile waits for the same work; after a failure it begins anew. */
  #compress(): Promise<Bytes> {
    const building = Promise.all(this.#chunks.map((chunk) => chunk.deflated())).then(stitchGzip);
    this.#gzip = building;
    building.then(
      (bytes) => {
        this.#gzip = bytes;
      },
      () => {
        this.#gzip = null;
      },
    );
    return building;
  }
}
