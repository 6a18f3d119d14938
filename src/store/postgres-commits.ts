// Hearing of other processes' commits by LISTEN and NOTIFY, over a connection that is made anew when it breaks. It is
// asked now and then whether it is still there: one that hangs is silent, as one is on which nothing happens.
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';

const ASKED_EVERY_MS = 5_000;
const ANSWERED_WITHIN_MS = 2_000;
const AGAIN_AFTER_MS = 500;

/** @returns what ends the listening */
export function listenForCommits(
  makeClient: () => Client,
  channel: string,
  heard: () => void,
): () => Promise<void> {
  const ending = new AbortController();
  const { signal } = ending;
  const listenOnce = async (): Promise<void> => {
    const client = makeClient();
    const broken = new AbortController();
    client.on('error', () => {});
    client.on('end', () => broken.abort());
    const over = AbortSignal.any([signal, broken.signal]);
    client.on('notification', heard);
    const stop = (): void => void client.end().catch(() => {});
    try {
      await client.connect();
      const wish = { text: `listen ${channel}`, query_timeout: ANSWERED_WITHIN_MS };
      await client.query(wish);
      heard();
      while (!signal.aborted) {
        await pause(ASKED_EVERY_MS, undefined, { signal: over, ref: false }).catch(() => {});
        const question = { text: 'select 1', query_timeout: ANSWERED_WITHIN_MS };
        // It fails where the connection is broken.
        if (!signal.aborted) await client.query(question);
      }
    } finally {
      stop();
    }
  };
  const listening = (async () => {
    while (!signal.aborted) {
      await listenOnce().catch(() => {});
      if (!signal.aborted) await pause(AGAIN_AFTER_MS, undefined, { signal, ref: false }).catch(() => {});
    }
  })();
  return async () => {
    ending.abort();
    await listening;
  };
}
