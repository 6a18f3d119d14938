// Taking in somebody's calendar file for an association, also while the server runs: first what would come of it, with
// nothing stored; on a yes, the same for good.
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type ImportReport, importCalendar } from '../actions/import-calendar.ts';
import { calendarText } from '../ical/reading/decoding.ts';
import { type Surroundings, say } from './surroundings.ts';
import type { Given } from './usage.ts';
import { withDesk } from './with-desk.ts';

const BY = { role: 'coordinator', name: 'Command line' } as const;

export async function importFrom({ operands, flags }: Given, surroundings: Surroundings): Promise<number> {
  const [association = '', file = ''] = operands;
  const { input, output, workingFolder } = surroundings;
  const dryRun = !flags.has('yes');
  const report = await withDesk(surroundings, async (desk) => {
    await desk.network.whole();
    const bytes = await buffer(file === '-' ? input : createReadStream(resolve(workingFolder, file)));
    return importCalendar(desk, BY, association, calendarText(bytes), { dryRun });
  });
  for (const line of inWords(report)) await say(output, line);
  if (dryRun) await say(output, 'Nothing is stored yet. Take it in with the same command and --yes.');
  return 0;
}

/** How much there was, then what was left out and what to look at. */
function inWords({ created, updated, unchanged, skipped, warnings }: ImportReport): string[] {
  return [
    `Activities: ${created} new, ${updated} changed, ${unchanged} as they were, ${skipped.length} left out.`,
    ...skipped.map(({ uid, reason }) => `Left out ${uid}: ${reason}`),
    ...warnings,
  ];
}
