// The program itself: its version, what it runs on, and the room it has.
import { readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { packageRoot } from '../http/pages/public-files.ts';
import type { Program } from '../http/program.ts';
import { type Surroundings, say } from './surroundings.ts';

/** @param folder where everything is kept */
export function programAt(folder: string): Program {
  return {
    version: version(),
    node: process.versions.node,
    zoneData: process.versions['tz'] ?? '',
    async room() {
      try {
        const { bavail, blocks, bsize } = await statfs(folder);
        return { free: bavail * bsize, all: blocks * bsize };
      } catch {
        return null;
      }
    },
  };
}

/** Prints the version, alone. */
export async function printVersion(_given: unknown, { output }: Surroundings): Promise<number> {
  await say(output, version());
  return 0;
}

function version(): string {
  const told = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string };
  return told.version;
}
