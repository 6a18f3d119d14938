// Taking in somebody's calendar file for an association, also while the server runs. A person at a terminal is told first
// what would come of it, with nothing stored, and is asked; a script has said what it wants.
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { buffer } from 'node:stream/consumers';
import { type ImportReport, importCalendar } from '../actions/import-calendar.ts';
import { calendarText } from '../ical/reading/decoding.ts';
import { type Surroundings, say } from './surroundings.ts';
import type { Given } from './usage.ts';
import { withDesk } from './with-desk.ts';

const BY = { role: 'coordinator', name: 'Command line' } as const;
const YES = /^\s*(y|yes|j|ja)\s*$/i;

export async function importFrom({ operands, flags }: Given, surroundings: Surroundings): Promise<number> {
  const [association = '', file = ''] = operands;
  const { input, output, workingFolder } = surroundings;
  await withDesk(surroundings, async (desk) => {
    await desk.network.whole();
    const bytes = await buffer(file === '-' ? input : createReadStream(resolve(workingFolder, file)));
    const read = (dryRun: boolean) => importCalendar(desk, BY, association, calendarText(bytes), { dryRun });
    const tell = async (report: ImportReport): Promise<void> => {
      for (const line of inWords(report)) await say(output, line);
    };
    const isAsked = input.isTTY === true && file !== '-' && !flags.has('yes');
    if (!isAsked && !flags.has('dry-run')) return tell(await read(false));
    await tell(await read(true));
    if (flags.has('dry-run') || !(await saysYes(surroundings))) return say(output, 'Nothing is stored.');
    await read(false);
    await say(output, 'It is stored.');
  });
  return 0;
}

async function saysYes({ input, notes }: Surroundings): Promise<boolean> {
  const asking = createInterface({ input, output: notes });
  try {
    return YES.test(await asking.question('Take it in? (yes or no) '));
  } finally {
    asking.close();
  }
}

/** How much there was, then what was left out and what to look at. */
function inWords({ created, updated, unchanged, skipped, warnings }: ImportReport): string[] {
  return [
    `Activities: ${created} new, ${updated} changed, ${unchanged} as they were, ${skipped.length} left out.`,
    ...skipped.map(({ uid, reason }) => `Left out ${uid}: ${reason}`),
    ...warnings,
  ];
}
