// Giving out figures at a port of their own, to this computer alone.
import process from 'node:process';
import type { Logger } from 'pino';
import { lastBackup } from '../actions/back-up.ts';
import type { Desk } from '../actions/desk.ts';
import type { Config } from '../config.ts';
import { Metrics } from '../http/metrics.ts';
import { type Answered, listen } from '../http/server.ts';

const HERE = '127.0.0.1';

export interface Measuring {
  note(answered: Answered): void;
  end(): Promise<void>;
}

/**
 * @returns null where no figures are asked for
 * @throws CannotListen with a sentence saying what to do
 */
export async function measuring(
  { network, store }: Desk,
  { metricsPort }: Pick<Config, 'metricsPort'>,
  logger: Logger,
): Promise<Measuring | null> {
  if (metricsPort === null) return null;
  let backedUp: number | null = null;
  const metrics = new Metrics([
    { name: 'up_seconds', help: 'How long the process has run.', read: () => process.uptime() },
    { name: 'memory_bytes', help: 'Memory of the process.', read: () => process.memoryUsage.rss() },
    { name: 'heap_bytes', help: 'JavaScript memory in use.', read: () => process.memoryUsage().heapUsed },
    { name: 'activities', help: 'Activities in memory.', read: () => network.heads.size },
    { name: 'version', help: 'The last change that is in memory.', read: () => network.version },
    { name: 'disk_full', help: '1 while nothing can be written.', read: () => (store.isFull ? 1 : 0) },
    { name: 'backup_timestamp_seconds', help: 'When the last backup was made.', read: () => backedUp },
  ]);
  const answering = {
    async fetch(): Promise<Response> {
      // While the database is away, the figures are those of before.
      const last = await lastBackup(store.read).catch(() => null);
      backedUp = last === null ? backedUp : last / 1_000;
      const type = 'text/plain; version=0.0.4; charset=utf-8';
      return new Response(metrics.text(), { headers: { 'Content-Type': type } });
    },
  };
  const listening = await listen(answering, { host: HERE, port: metricsPort }, null);
  logger.info({ host: HERE, port: listening.port }, 'giving out figures');
  return { note: (answered) => metrics.note(answered), end: () => listening.close() };
}
