// Threads for what takes long, so that nobody waits for it who asks the process for something else.
import { Worker } from 'node:worker_threads';

/** Whether the sources themselves are what is run, as in tests. */
const IS_SOURCE = import.meta.url.endsWith('.ts');

/**
 * Starts a thread.
 * @param source the thread's file in the sources: `new URL('./reading-thread.ts', import.meta.url)`
 * @param workerData what it is started with, as plain data
 */
export function startThread(source: URL, workerData: object): Worker {
  if (!IS_SOURCE) return new Worker(new URL(source.href.replace(/\.ts$/, '.js')), { workerData });
  // It has first to learn to read them.
  const start = `import('tsx/esm/api').then(({ register }) => { register(); return import('${source}'); })`;
  return new Worker(start, { workerData, eval: true });
}
