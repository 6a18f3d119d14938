// A way to a server through which nothing comes while the test wants it so: neither bytes nor the news of an end.
import { connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { addressOf } from './address-of.ts';

export interface Relay {
  readonly port: number;
  /** Makes every connection that is open hang for good. New ones come through. */
  hang(): void;
}

export async function relayTo(port: number): Promise<Relay> {
  const pairs = new Set<readonly [Socket, Socket]>();
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    const pair = [near, far] as const;
    pairs.add(pair);
    for (const socket of pair) socket.on('error', () => {});
    near.pipe(far);
    far.pipe(near);
  });
  const address = await addressOf(server);
  onTestFinished(() => {
    for (const pair of pairs) for (const socket of pair) socket.destroy();
    server.close();
  });
  return {
    port: address.port,
    hang() {
      for (const [near, far] of pairs) {
        near.unpipe(far);
        far.unpipe(near);
        for (const socket of [near, far]) socket.pause();
      }
    },
  };
}
