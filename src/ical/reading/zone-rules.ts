// A VTIMEZONE under a name that says nothing (RFC 5545 §3.6.5), as the IANA zone whose clocks change as it says.

import { type Rule, readRule } from '../../calendar/rule.ts';
import { compileRuleDays } from '../../calendar/rule-days.ts';
import {
  DAY,
  dayFromCivil,
  dayOf,
  type Instant,
  instant,
  MINUTE,
  parseLocalDateTime,
  SECOND,
  type TimeZoneId,
  type WallClock,
} from '../../calendar/time.ts';
import { offsetAt, timeZoneId } from '../../calendar/zone.ts';
import type { ZoneBlock } from './blocks.ts';
import { nameOf, splitLine } from './content-line.ts';
import { readProperties } from './property.ts';
import { commonZones } from './zone-names.ts';

/** The years, both inclusive, that a zone is used in. */
export interface Years {
  readonly first: number;
  readonly last: number;
}

/** A change of the clocks: from an instant on they are so many milliseconds ahead of UTC. */
interface Onset {
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

/** What the clocks show at an instant. */
interface Probe {
  readonly at: Instant;
  readonly offset: number;
}

const MAX_ONSETS = 2_000;

/**
 * The zone with the same offsets over those years: the preferred one if it is, else the best known of them. Null where
 * there is none. Yields what each step costs; asking about a zone for the first time is dear.
 */
export function* matchingZone(
  block: ZoneBlock,
  years: Years,
  preferred: TimeZoneId,
): Generator<number, TimeZoneId | null> {
  const probes = probesOf(block, years);
  yield probes.length;
  if (probes.length === 0) return null;
  for (const name of new Set([preferred, ...commonZones(), ...Intl.supportedValuesOf('timeZone')])) {
    const zone = timeZoneId(name);
    if (zone && probes.every(({ at, offset }) => offsetAt(zone, at) === offset)) return zone;
    yield 500;
  }
  return null;
}

/** Instants in the middle of each month, and just before and after each change, with the offsets that the block says. */
function probesOf(block: ZoneBlock, { first, last }: Years): readonly Probe[] {
  const onsets = block.observances
    .flatMap((lines) => onsetsOf(lines, { first: first - 1, last }))
    .sort((a, b) => a.at - b.at);
  const [earliest] = onsets;
  if (!earliest) return [];
  const probes: Probe[] = [];
  let next = 0;
  let offset = earliest.before;
  const probe = (at: number): void => {
    for (; next < onsets.length && (onsets[next] as Onset).at <= at; next++)
      offset = (onsets[next] as Onset).after;
    probes.push({ at: instant(at), offset });
  };
  const [start, end] = [dayFromCivil(first, 1, 15) * DAY, dayFromCivil(last, 12, 15) * DAY];
  const months = Array.from(
    { length: 12 * (last - first + 1) },
    (_, i) => dayFromCivil(first + Math.floor(i / 12), (i % 12) + 1, 15) * DAY,
  );
  const changes = onsets.flatMap(({ at }) => [at - 30 * MINUTE, at + 30 * MINUTE]);
  for (const at of [...months, ...changes.filter((at) => at >= start && at <= end)].sort((a, b) => a - b)) {
    probe(at);
  }
  return probes;
}

/** The changes that one STANDARD or DAYLIGHT brings about. */
function onsetsOf(lines: readonly string[], years: Years): readonly Onset[] {
  const said = new Map(
    lines.flatMap((line) => splitLine(line) ?? []).map(({ name, value }) => [name, value]),
  );
  const before = readOffset(said.get('TZOFFSETFROM') ?? '');
  const after = readOffset(said.get('TZOFFSETTO') ?? '');
  const start = wallsOf(lines, 'DTSTART')[0];
  if (before === null || after === null || start === undefined) return [];
  const walls = [start, ...wallsOf(lines, 'RDATE'), ...yearlyWalls(said.get('RRULE'), start, before, years)];
  return [...new Set(walls)].slice(0, MAX_ONSETS).map((wall) => ({ at: wall - before, before, after }));
}

function wallsOf(lines: readonly string[], name: string): readonly WallClock[] {
  return lines
    .filter((line) => nameOf(line) === name)
    .flatMap((line) => readProperties(line))
    .flatMap(({ values }) => values.flatMap((value) => parseLocalDateTime(value.slice(0, 19)) ?? []));
}

/** The clock readings at which a yearly rule changes the clocks. */
function yearlyWalls(
  text: string | undefined,
  start: WallClock,
  before: number,
  years: Years,
): readonly WallClock[] {
  const read = text === undefined ? null : readRule(text);
  if (!read || !('rule' in read)) return [];
  const { rule } = read;
  const from = Math.max(dayOf(start), dayFromCivil(years.first, 1, 1));
  const to = dayFromCivil(years.last, 12, 31);
  if (from > to) return [];
  const days = new Int32Array(to - from + 1);
  const count = compileRuleDays({ ...rule, count: null }, dayOf(start), Number.POSITIVE_INFINITY).fill(
    from,
    to,
    days,
  );
  const timeOfDay = start - dayOf(start) * DAY;
  return Array.from(days.subarray(0, count), (day) => (day * DAY + timeOfDay) as WallClock).filter((wall) =>
    isBeforeEnd(rule, wall, before),
  );
}

function isBeforeEnd({ until }: Rule, wall: WallClock, before: number): boolean {
  if (until === null) return true;
  if (until.form === 'date') return dayOf(wall) <= until.day;
  return until.form === 'local' ? wall <= until.wall : wall - before <= until.at;
}

const OFFSET = /^([+-])(\d{2}):?(\d{2}):?(\d{2})?$/;

/** `+0100` or `-033000` in milliseconds. */
function readOffset(text: string): number | null {
  const parts = OFFSET.exec(text.trim());
  if (!parts) return null;
  const seconds = Number(parts[2]) * 3600 + Number(parts[3]) * 60 + Number(parts[4] ?? 0);
  return (parts[1] === '-' ? -1 : 1) * seconds * SECOND;
}
