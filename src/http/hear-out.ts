// Senders who are still sending when their answer is ready. A server that closes the connection on them takes the
// answer with it, and one that does not leaves the rest in the way of the next request. So the answer goes out at once,
// the connection stays, and what still comes is thrown away, up to a limit.
import type { MiddlewareHandler } from 'hono';
import { saidLength } from './body-limit.ts';

/** What is smaller fits into the buffers on the way and needs no care. */
const SMALL = 64 * 1024;

export interface Patience {
  readonly bytes: number;
  readonly milliseconds: number;
}

export const PATIENCE: Patience = { bytes: 64 * 1024 * 1024, milliseconds: 10_000 };

/** Keeps the end of an answer back until the request has been heard out, for those whose body nobody has read. */
export function hearOut(patience: Patience): MiddlewareHandler {
  return async (c, next) => {
    await next();
    const isUnread = c.res.status === 413 || ((saidLength(c) ?? 0) > SMALL && !c.req.raw.bodyUsed);
    const rest = isUnread ? c.req.raw.body : null;
    if (rest === null || rest.locked) return;
    const { status, headers } = c.res;
    const answer = new Uint8Array(await c.res.arrayBuffer());
    const body = new ReadableStream<Uint8Array>({
      async start(controller) {
        if (answer.byteLength > 0) controller.enqueue(answer);
        await throwAway(rest, patience);
        controller.close();
      },
    });
    c.res = new Response(body, { status, headers });
    c.res.headers.set('Content-Length', String(answer.byteLength));
  };
}

async function throwAway(rest: ReadableStream<Uint8Array>, patience: Patience): Promise<void> {
  const reader = rest.getReader();
  const giveUp = setTimeout(() => void reader.cancel().catch(() => {}), patience.milliseconds);
  try {
    let size = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.byteLength;
      if (size > patience.bytes) await reader.cancel();
    }
  } catch {
    // Whoever hangs up in the middle has no use for an answer.
  } finally {
    clearTimeout(giveUp);
  }
}
