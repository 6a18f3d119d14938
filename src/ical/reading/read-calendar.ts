// Other people's iCalendar files (RFC 5545) as activities. One bad line loses one property, one bad VEVENT itself, and
// nothing the whole file; whatever was not as it should be is told.
import { setImmediate as otherWork } from 'node:timers/promises';
import { BlockReader, type CalendarBlock, type VeventBlock } from './blocks.ts';
import { firstValue } from './content-line.ts';
import { contentLines } from './lines.ts';
import type { ReadActivity } from './read-activity.ts';
import type { ReadingContext } from './reading-context.ts';
import type { Tools } from './series-draft.ts';
import { GivenUids, uidOfContent } from './uids.ts';
import { nameFor, type Vevent } from './vevent.ts';
import { readGroup, type Skipped } from './vevent-groups.ts';
import { readVevent, uidOfBlock } from './vevent-reader.ts';
import { Warnings } from './warnings.ts';
import { FILE_BUDGET } from './written-out.ts';
import { Zones } from './zones.ts';

export interface ReadCalendar {
  /** In the order of the file; no two have the same UID. */
  readonly activities: readonly ReadActivity[];
  /** The VEVENTs that are in none of the activities. */
  readonly skipped: readonly Skipped[];
  /** Sentences, each fault once. */
  readonly warnings: readonly string[];
  /** Whether it was a calendar at all, and not a web page that says "log in". */
  readonly isCalendar: boolean;
}

/** What is known once the whole file is read. */
export type RestOfCalendar = Omit<ReadCalendar, 'activities'>;

/** Is told of activities in the order of the file. */
type Found = (activities: readonly ReadActivity[]) => void;

/** Work is done in portions of about so many microseconds. */
const PORTION = 3_000;
const LINE = 3;
const CHARACTER = 0.2;
const BLOCK = 10;
const VEVENT = 60;
const STEP = 0.04;
const CUT_OFF = 'The file ends in the middle of it; fetch the file again.';

/**
 * Reads a file. Other work gets its turn every few milliseconds.
 * @throws CalendarError `too_large` where the file holds more than 20,000 VEVENTs
 */
export async function readCalendar(text: string, context: ReadingContext): Promise<ReadCalendar> {
  const activities: ReadActivity[] = [];
  const rest = await readEach(text, context, (read) => activities.push(...read), otherWork);
  return { activities, ...rest };
}

/**
 * Reads a file as `readCalendar` does, and tells of activities as soon as they are read.
 * @param pause is waited for every few milliseconds
 */
export async function readEach(
  text: string,
  context: ReadingContext,
  found: Found,
  pause: () => Promise<unknown>,
): Promise<RestOfCalendar> {
  const reading = steps(text, context, found);
  let cost = 0;
  for (;;) {
    const step = reading.next();
    if (step.done) return step.value;
    cost += step.value;
    if (cost < PORTION) continue;
    cost = 0;
    await pause();
  }
}

/** The reading of a file step by step; each yields about how many microseconds it took. */
function* steps(text: string, context: ReadingContext, found: Found): Generator<number, RestOfCalendar> {
  const blocks = new BlockReader();
  let cost = 0;
  for (const line of contentLines(text)) {
    blocks.take(line);
    cost += LINE + line.length * CHARACTER;
    if (cost < PORTION) continue;
    yield cost;
    cost = 0;
  }
  const { calendars, isCalendar } = blocks.finish();
  const warnings = new Warnings();
  const given = new GivenUids();
  const budget = { steps: FILE_BUDGET };
  const skipped: Skipped[] = [];
  for (const calendar of calendars) {
    const tools: Tools = { zones: yield* Zones.of(calendar, context, warnings), context, warnings, budget };
    for (const [uid, group] of yield* blocksByUid(calendar, tools, skipped)) {
      const before = budget.steps;
      const read = yield* readGroup(uid, yield* readVevents(group, calendar, tools), given, tools);
      found(read.activities);
      skipped.push(...read.skipped);
      yield (before - budget.steps) * STEP;
    }
  }
  return { skipped, warnings: warnings.sentences(), isCalendar };
}

/** The VEVENTs of a calendar by their UIDs, in the order of the file and not yet read; those cut off are skipped. */
function* blocksByUid(
  calendar: CalendarBlock,
  { context, warnings }: Tools,
  skipped: Skipped[],
): Generator<number, ReadonlyMap<string, readonly VeventBlock[]>> {
  const groups = new Map<string, VeventBlock[]>();
  for (const block of calendar.vevents) {
    const uid = uidOfBlock(block) ?? madeUpUid(readVevent(block, context.language, warnings), warnings);
    const known = groups.get(uid);
    if (!block.isWhole) skipped.push({ uid, reason: CUT_OFF });
    else if (known) known.push(block);
    else groups.set(uid, [block]);
    yield BLOCK;
  }
  return groups;
}

function madeUpUid(vevent: Vevent, warnings: Warnings): string {
  warnings.add('An activity has no UID and is known again by its title and start alone', nameFor(vevent));
  return uidOfContent(JSON.stringify([vevent.title, vevent.start]));
}

/** The VEVENTs of one UID; all of those in a calendar that is sent to cancel them are cancelled. */
function* readVevents(
  blocks: readonly VeventBlock[],
  { lines }: CalendarBlock,
  { context, warnings }: Tools,
): Generator<number, readonly Vevent[]> {
  const isCancelled = firstValue(lines, 'METHOD')?.toUpperCase() === 'CANCEL';
  const vevents: Vevent[] = [];
  for (const block of blocks) {
    const read = readVevent(block, context.language, warnings);
    vevents.push(isCancelled ? { ...read, status: 'cancelled' } : read);
    yield block.lines.reduce((cost, line) => cost + line.length * CHARACTER, VEVENT);
  }
  return vevents;
}
