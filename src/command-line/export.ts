// Writing the network to a file of JSON Lines. What is for members only is in it, so the file is for its owner alone.
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Desk } from '../actions/desk.ts';
import { exportNetwork } from '../actions/export-network.ts';
import { faultOfFile, partOf } from '../store/part-file.ts';
import { Progress } from './progress.ts';
import type { Surroundings } from './surroundings.ts';
import type { Given } from './usage.ts';
import { withDesk } from './with-desk.ts';

export async function exportTo({ operands }: Given, surroundings: Surroundings): Promise<number> {
  const [file = ''] = operands;
  const { output, workingFolder } = surroundings;
  const progress = new Progress(surroundings);
  await withDesk(surroundings, async (desk) => {
    const text = Readable.from(textOf(desk, progress));
    if (file === '-') await pipeline(text, output, { end: false });
    else await replaceFile(resolve(workingFolder, file), text);
  }).finally(() => progress.end());
  return 0;
}

async function* textOf(desk: Desk, progress: Progress): AsyncGenerator<string> {
  let count = 0;
  for await (const line of exportNetwork(desk)) {
    yield `${line}\n`;
    progress.at(`${++count} lines written …`);
  }
}

/** Writes beside the file and puts that in its place when all of it is there. */
async function replaceFile(file: string, text: Readable): Promise<void> {
  const part = partOf(file);
  try {
    await pipeline(text, createWriteStream(part, { mode: 0o600, flush: true }));
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw faultOfFile(error, file);
  }
}
