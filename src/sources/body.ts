// The body of an answer, unpacked, and no more of it than is good: what a small packed body can become is counted while
// it is unpacked.
import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { FetchFailure } from './fetch-failure.ts';

/** What can be unpacked, as Accept-Encoding names it. */
export const CODINGS = 'gzip, deflate, br';

/**
 * Reads the body to its end.
 * @param most bytes, unpacked
 * @throws FetchFailure `too-large`, `broken` for what cannot be unpacked or ends too soon
 */
export async function bodyOf(answer: IncomingMessage, most: number): Promise<Buffer> {
  if (Number(answer.headers['content-length'] ?? 0) > most) throw new FetchFailure('too-large');
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of unpacked(answer) as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > most) throw new FetchFailure('too-large');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function unpacked(answer: IncomingMessage): Readable {
  const unpacking = unpackingOf(answer.headers['content-encoding']);
  // The fault of either end comes out of the other when that is read.
  return unpacking ? pipeline(answer, unpacking, () => {}) : answer;
}

function unpackingOf(coding: string | undefined) {
  switch ((coding ?? 'identity').trim().toLowerCase()) {
    case 'identity':
    case '':
      return null;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      throw new FetchFailure('broken');
  }
}
