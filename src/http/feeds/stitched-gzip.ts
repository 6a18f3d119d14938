// A gzip file made of parts that are compressed each on its own, so that after an edit one part is compressed again
// and not the whole. To whoever unpacks it, it is one member of one file like any other (RFC 1952).
import { promisify } from 'node:util';
import { constants, crc32, deflateRaw } from 'node:zlib';
import { joinedCrc32, shiftBy } from './crc-32.ts';
import { Slots } from './slots.ts';

/** Bytes as a run of deflate blocks (RFC 1951) that needs nothing from before it and ends on a whole byte. */
export interface Deflated {
  readonly bytes: Buffer;
  /** Of the bytes before compression, as is the length. */
  readonly crc: number;
  readonly length: number;
  /** What the checksum of all that is before it is multiplied by. */
  readonly shift: number;
}

const compress = promisify<Buffer, { level: number; finishFlush: number }, Buffer>(deflateRaw);

/** No name, no time and no system, so that the same parts are the same file anywhere. */
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
/** An empty last block. */
const LAST_BLOCK = Buffer.from([3, 0]);

/** So many at once keep the cores busy; each holds a quarter of a megabyte for its work. */
const compressing = new Slots(4);

/** Compresses the joined buffers as one part, outside the event loop's thread. They must not change meanwhile. */
export function deflatePart(buffers: readonly Buffer[]): Promise<Deflated> {
  return compressing.run(async () => {
    const part = Buffer.concat(buffers);
    const bytes = await compress(part, { level: 6, finishFlush: constants.Z_FULL_FLUSH });
    const { length } = part;
    return { bytes, crc: crc32(part), length, shift: shiftBy(length) };
  });
}

/** The gzip file of the joined parts. */
export function stitchGzip(parts: readonly Deflated[]): Buffer<ArrayBuffer> {
  let crc = 0;
  let length = 0;
  for (const part of parts) {
    crc = joinedCrc32(crc, part.crc, part.shift);
    length += part.length;
  }
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc, 0);
  trailer.writeUInt32LE(length % 2 ** 32, 4);
  return Buffer.concat([HEADER, ...parts.map(({ bytes }) => bytes), LAST_BLOCK, trailer]);
}
