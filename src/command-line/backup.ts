// Writing everything that is kept to one file, also while the server runs.
import { resolve } from 'node:path';
import { readConfig } from '../config.ts';
import { writeBackup } from '../store/backup.ts';
import { Store } from '../store/store.ts';
import { type Surroundings, say } from './surroundings.ts';
import type { Given } from './usage.ts';

export async function backup({ operands }: Given, surroundings: Surroundings): Promise<number> {
  const { environment, workingFolder, output } = surroundings;
  const [named = ''] = operands;
  const file = resolve(workingFolder, named);
  await using store = await Store.open(readConfig(environment, workingFolder).database);
  await writeBackup(store, file);
  await say(output, `Everything is in ${file}; it is for nobody else's eyes.`);
  return 0;
}
