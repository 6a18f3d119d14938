// Makes a feed of its members, out of what earlier feeds were made of as far as that still fits.
import { setImmediate as otherWork } from 'node:timers/promises';
import { type Instant, instant, SECOND, type TimeZoneId } from '../../calendar/time.ts';
import { timeZoneId } from '../../calendar/zone.ts';
import { renderHeader } from '../../ical/calendar-text.ts';
import type { Chunk } from './chunk.ts';
import { type Divided, dividing } from './divide.ts';
import { Feed } from './feed.ts';
import type { Members } from './members.ts';

/** What a calendar is called and marked with in a reader's list. */
export interface Title {
  readonly name: string;
  /** `#rrggbb`; null for the network's own. */
  readonly colour: string | null;
}

/** The network's own colour, and that of associations that chose none. */
const ACCENT = '#b5482a';
/**
 * How often a reader is asked to look again. Those that heed it look no oftener: a cancellation in the afternoon is to
 * be known before the evening, and most looks cost a 304.
 */
const REFRESH_HOURS = 2;

/** So many bytes are put into chunks before other work gets its turn: some milliseconds. */
const PORTION = 1_500_000;

/**
 * A promise only where so much of the feed is new that others would have to wait for it.
 * @throws Error where what is stored cannot be a calendar
 * @param previous the same feed as it was before; it is returned where its bytes are still the same
 * @param other another feed that may hold chunks of this one
 */
export function buildFeed(
  members: Members,
  title: Title,
  timeZone: TimeZoneId,
  previous: Feed | undefined,
  other: Feed | undefined,
): Feed | Promise<Feed> {
  const known = (first: Buffer): Chunk[] => [previous, other].flatMap((feed) => feed?.chunkFrom(first) ?? []);
  const steps = dividing(members.runs, known, previous?.divided);
  const finish = (divided: Divided): Feed => feedOf(divided, members, title, timeZone, previous);
  const divided = forAWhile(steps);
  return divided ? finish(divided) : inPortions(steps).then(finish);
}

type Steps = Generator<number, Divided>;

/** What comes of the steps; null where they are to go on after other work has had its turn. */
function forAWhile(steps: Steps): Divided | null {
  for (let bytes = 0; bytes < PORTION; ) {
    const step = steps.next();
    if (step.done) return step.value;
    bytes += step.value;
  }
  return null;
}

async function inPortions(steps: Steps): Promise<Divided> {
  for (;;) {
    await otherWork();
    const divided = forAWhile(steps);
    if (divided) return divided;
  }
}

function feedOf(
  divided: Divided,
  members: Members,
  title: Title,
  timeZone: TimeZoneId,
  previous: Feed | undefined,
): Feed {
  const zones = [...new Set(divided.chunks.flatMap((chunk) => chunk.zones))];
  const unknown = zones.find((zone) => timeZoneId(zone) === null);
  if (unknown !== undefined) throw new Error(`A stored VEVENT is in ${unknown}, which is no time zone.`);
  const header = renderHeader({
    name: title.name,
    colour: title.colour ?? ACCENT,
    zones,
    timeZone,
    refreshHours: REFRESH_HOURS,
  });
  const newest = members.lastModified;
  const feed = new Feed(header, divided, newest);
  if (feed.digest === previous?.digest) return previous;
  const modified = laterThan(previous?.lastModified ?? null, newest);
  return modified === newest ? feed : new Feed(header, divided, modified);
}

/** Not every change leaves a newer activity behind: one that became private is only missed. */
function laterThan(before: Instant | null, newest: Instant | null): Instant | null {
  return before === null ? newest : instant(Math.max(newest ?? 0, before + SECOND));
}
