// How much a request may carry. What is too much is refused as soon as that is known; see hear-out.ts for what becomes
// of the rest.
import type { Context, MiddlewareHandler } from 'hono';
import { CalendarError } from '../calendar/errors.ts';

const MIB = 1024 * 1024;

export interface BodyLimits {
  /** Bytes that any request may carry. */
  readonly most: number;
  /** Bytes for those whose path matches. */
  readonly larger: { readonly path: RegExp; readonly most: number };
}

/** 1 MiB, and 10 MiB for a calendar to import. */
export const BODY_LIMITS: BodyLimits = {
  most: MIB,
  larger: { path: /\/import$/, most: 10 * MIB },
};

/** @throws CalendarError `too_large`, before anything has been read where the request says its length */
export function limitBody({ most, larger }: BodyLimits): MiddlewareHandler {
  return async (c, next) => {
    const limit = larger.path.test(c.req.path) ? larger.most : most;
    const length = saidLength(c);
    if (length !== null && length > limit) throw tooLarge(limit);
    if (length === null && c.req.method !== 'GET' && c.req.method !== 'HEAD') await takeIn(c, limit);
    await next();
  };
}

/** How many bytes the request says it carries; null where it sends them in chunks, however many. */
export function saidLength(c: Context): number | null {
  if (c.req.header('Transfer-Encoding') !== undefined) return null;
  const length = c.req.header('Content-Length');
  return length === undefined ? null : Number(length);
}

/** Reads a body of a length that nobody has told, and puts what it was in its place. */
async function takeIn(c: Context, limit: number): Promise<void> {
  const reader = c.req.raw.body?.getReader();
  if (!reader) return;
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > limit) {
      reader.releaseLock();
      throw tooLarge(limit);
    }
    parts.push(part.value);
  }
  c.req.raw = new Request(c.req.raw, { body: Buffer.concat(parts) });
}

function tooLarge(most: number): CalendarError {
  return new CalendarError('too_large', `Send at most ${most / MIB} MiB at a time.`);
}
