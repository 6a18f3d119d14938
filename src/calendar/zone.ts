// Between clock readings and instants, by the platform's zone data. The only user of luxon; luxon's own answer for a
// repeated hour depends on today's date, so it is asked for offsets at instants and nothing else.
import { IANAZone } from 'luxon';
import {
  DAY,
  formatLocalDateTime,
  formatOffset,
  type Instant,
  MINUTE,
  type TimeZoneId,
  type WallClock,
} from './time.ts';
import { type ZoneChange, type ZoneKnowledge, ZoneTable } from './zone-table.ts';

export type { ZoneChange, ZoneKnowledge };

/** Where a local time stands: once, twice (the clock was set back) or nowhere (it was set forward). */
export type LocalTimeKind = 'plain' | 'repeated' | 'missing';

const tables = new Map<string, ZoneTable>();

function tableOf(zone: TimeZoneId): ZoneTable {
  return tables.get(zone) ?? newTable(zone);
}

function newTable(zone: TimeZoneId, known?: ZoneKnowledge): ZoneTable {
  const luxonZone = IANAZone.create(zone);
  const table = new ZoneTable((at) => Math.round(luxonZone.offset(at) * MINUTE), known);
  tables.set(zone, table);
  return table;
}

/** What has been learnt of a zone so far: what another thread would have to learn anew, see `learnZone`. */
export function knownOfZone(zone: TimeZoneId): ZoneKnowledge {
  return tableOf(zone).known;
}

/** Begins with what another thread has learnt of a zone, by the same platform's zone data. */
export function learnZone(zone: TimeZoneId, known: ZoneKnowledge): void {
  newTable(zone, known);
}

const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/;
const MAX_LINKS = 1_000;
const properNames = new Map<string, TimeZoneId>(
  ['UTC', ...Intl.supportedValuesOf('timeZone')].map((name) => [name.toLowerCase(), name as TimeZoneId]),
);
/** Names that the platform knows and does not list, as Europe/Kyiv where it lists Europe/Kiev. */
const links = new Set<string>();

/**
 * The IANA zone that a name means, or null where the platform's zone data has none. In its proper case, so far as the
 * platform tells it.
 */
export function timeZoneId(name: string): TimeZoneId | null {
  const proper = properNames.get(name.toLowerCase());
  if (proper) return proper;
  if (!links.has(name)) {
    if (!ZONE_NAME.test(name) || !IANAZone.isValidZone(name)) return null;
    if (links.size < MAX_LINKS) links.add(name);
  }
  return name as TimeZoneId;
}

/** Milliseconds that the zone's clocks are ahead of UTC at an instant. */
export function offsetAt(zone: TimeZoneId, at: Instant): number {
  return tableOf(zone).offsetAt(at);
}

export function toWallClock(zone: TimeZoneId, at: Instant): WallClock {
  return (at + tableOf(zone).offsetAt(at)) as WallClock;
}

/**
 * The instant of a clock reading. A repeated hour means its first pass; a missing hour is read with the offset
 * before the gap, so 02:30 becomes 03:30 (RFC 5545 §3.3.5).
 */
export function toInstant(zone: TimeZoneId, wall: WallClock): Instant {
  return tableOf(zone).instantOf(wall) as Instant;
}

/**
 * For each of the first `count` days, which ascend, writes the clock reading so many milliseconds after midnight into
 * `walls` and its instant into `instants`; see `toInstant`.
 */
export function toInstants(
  zone: TimeZoneId,
  timeOfDay: number,
  days: Int32Array,
  count: number,
  walls: Float64Array,
  instants: Float64Array,
): void {
  tableOf(zone).instantsOf(timeOfDay, days, count, walls, instants);
}

export function kindOfLocalTime(zone: TimeZoneId, wall: WallClock): LocalTimeKind {
  const table = tableOf(zone);
  const first = table.instantOf(wall);
  if (first + table.offsetAt(first) !== wall) return 'missing';
  const later = table.offsetAt(wall + DAY);
  const second = wall - later;
  return second !== first && table.offsetAt(second) === later ? 'repeated' : 'plain';
}

/** The changes of a zone's offset inside [from, to), in order. */
export function zoneChanges(zone: TimeZoneId, from: Instant, to: Instant): readonly ZoneChange[] {
  return tableOf(zone).changesIn(from, to);
}

/** An instant after `at` up to which `offsetAt(zone, at)` holds; it may hold for longer. */
export function offsetHoldsUntil(zone: TimeZoneId, at: Instant): Instant {
  return tableOf(zone).holdsUntil(at) as Instant;
}

/** RFC 3339 text with the zone's offset: `2026-12-01T19:00:00+01:00`. */
export function formatZoned(zone: TimeZoneId, at: Instant): string {
  const offset = tableOf(zone).offsetAt(at);
  const local = formatLocalDateTime((at + offset) as WallClock);
  return `${local.length === 16 ? `${local}:00` : local}${formatOffset(offset)}`;
}
