// Taking in a network from a file of JSON Lines, also while the server runs.
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { type LoadReport, loadNetwork } from '../actions/load-network.ts';
import { linesOf } from './lines.ts';
import { Progress } from './progress.ts';
import { type Surroundings, say } from './surroundings.ts';
import type { Given } from './usage.ts';
import { withDesk } from './with-desk.ts';

export async function load({ operands }: Given, surroundings: Surroundings): Promise<number> {
  const [file = ''] = operands;
  const { input, output, workingFolder } = surroundings;
  const progress = new Progress(surroundings);
  const report = await withDesk(surroundings, (desk) => {
    const bytes = file === '-' ? input : createReadStream(resolve(workingFolder, file));
    const lines = counted(linesOf(bytes), progress);
    return loadNetwork(desk, { role: 'coordinator', name: 'Command line' }, lines);
  }).finally(() => progress.end());
  await say(output, inWords(report));
  return 0;
}

async function* counted(lines: AsyncIterable<string>, progress: Progress): AsyncGenerator<string> {
  let count = 0;
  for await (const line of lines) {
    yield line;
    progress.at(`${++count} lines read …`);
  }
  progress.atLast(`${count} lines read; writing them …`);
}

function inWords({ associations, venues, activities, observances, settlements }: LoadReport): string {
  const { created, updated, unchanged } = activities;
  const isAgreed = observances + settlements > 0;
  const agreed = isAgreed ? ` Observances: ${observances}, settlements: ${settlements} new or changed.` : '';
  return `Associations: ${associations} new or changed. Venues: ${venues} new or changed. Activities: ${created} new, ${updated} changed, ${unchanged} as they were.${agreed}`;
}
