// A way to a server through which nothing comes while the test wants it so: neither bytes nor the news of an end.
import { connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { addressOf } from './address-of.ts';

export interface Relay {
  readonly port: number;
  /** Makes every connection that is open hang for good. New ones come through. */
  hang(): void;
  /** Breaks every connection that is made from now on. */
  turnAway(): void;
  /** Lets connections through again that are made from now on. */
  letIn(): void;
  /** Lets the next words that hold this text through and breaks the connection instead of bringing the answer back. */
  loseAnswerTo(text: string): void;
  /** Keeps the next words that hold this text back, and breaks the connection on the side that sent them alone. */
  lose(text: string): void;
  /** Keeps the next words that hold this text back, and everything after them, without a sign of it. */
  hangAt(text: string): void;
  /** Whether the words that one of the last three waits for have come. */
  isSpoilt(): boolean;
}

export async function relayTo(port: number): Promise<Relay> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let doomed: { readonly text: string; readonly fate: 'answer lost' | 'lost' | 'hangs' } | null = null;
  let isOpen = true;
  const server = createServer((near) => {
    if (!isOpen) {
      near.destroy();
      return;
    }
    const far = connect(port, '127.0.0.1');
    const pair = [near, far] as const;
    pairs.add(pair);
    for (const socket of pair) socket.on('error', () => {});
    near.on('data', (words) => {
      if (doomed === null || !words.includes(doomed.text)) return far.write(words);
      const { fate } = doomed;
      doomed = null;
      far.unpipe(near);
      if (fate === 'hangs') return near.pause();
      if (fate === 'lost') return near.destroy();
      far.once('data', () => near.destroy());
      return far.write(words);
    });
    near.once('end', () => far.end());
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
        far.unpipe(near);
        for (const socket of [near, far]) socket.pause();
      }
    },
    turnAway() {
      isOpen = false;
    },
    letIn() {
      isOpen = true;
    },
    loseAnswerTo(text) {
      doomed = { text, fate: 'answer lost' };
    },
    lose(text) {
      doomed = { text, fate: 'lost' };
    },
    isSpoilt: () => doomed === null,
    hangAt(text) {
      doomed = { text, fate: 'hangs' };
    },
  };
}
