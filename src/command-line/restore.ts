// Making a backup the database.
import { resolve } from 'node:path';
import { readConfig } from '../config.ts';
import { restoreBackup } from '../store/restore.ts';
import { type Surroundings, say } from './surroundings.ts';
import type { Given } from './usage.ts';

export async function restore({ operands }: Given, surroundings: Surroundings): Promise<number> {
  const { environment, workingFolder, output } = surroundings;
  const [named = ''] = operands;
  const file = resolve(workingFolder, named);
  const { database, dataFolder } = readConfig(environment, workingFolder);
  await restoreBackup(database, file, dataFolder);
  await say(output, `Everything of ${file} is restored.`);
  return 0;
}
