// How long a subscriber waits for a feed while others attack, beside how long it is when all is quiet; and what memory
// the server has taken by then.
import { readFileSync } from 'node:fs';
import { ATTACKS, type Attack } from './attackers.ts';
import { atMost, type Figure, percentile } from './figures.ts';
import { latencies } from './latencies.ts';
import { type Running, startNode } from './server-process.ts';
import { storedNetwork } from './stored-network.ts';

const SIZE = 5_000;
const MILLISECONDS = 4_000;
const MAIN = 'dist/src/main.js';

export async function attackFigures(): Promise<Figure[]> {
  const stored = await storedNetwork(SIZE);
  try {
    const figures: Figure[] = [];
    for (const attack of [null, ...ATTACKS]) {
      const environment = { PORT: '0', LOG_LEVEL: 'silent', TRUST_PROXY: '1' };
      const server = await startNode([MAIN, 'serve'], {
        ...environment,
        DATA_DIR: stored.folder,
        HOST: '127.0.0.1',
      });
      figures.push(...(await underAttack(server, attack)));
      await server.end();
    }
    return figures;
  } finally {
    stored.remove();
  }
}

async function underAttack({ port, pid }: Running, attack: Attack | null): Promise<Figure[]> {
  const feed = {
    port,
    path: '/calendar.ics',
    milliseconds: MILLISECONDS,
    headers: { 'Accept-Encoding': 'gzip' },
  };
  // What is made when first asked for is made.
  await latencies({ ...feed, path: '/', milliseconds: 200 });
  await latencies({ ...feed, milliseconds: 500 });
  const stop = attack?.begin(port);
  const times = await latencies(feed);
  stop?.();
  const name = attack?.name ?? 'all is quiet';
  return [
    atMost(`p99 of the combined feed at ${SIZE} activities, ${name}`, percentile(times, 99), 500, 'ms'),
    atMost(`memory of the server, ${name}`, residentMegabytes(pid), 600, 'MB'),
  ];
}

function residentMegabytes(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1]) / 1_024;
}
