// A zone's clock changes as the fewest observances a VTIMEZONE can say them in: yearly rules where the changes follow
// one, single onsets where they do not.
import {
  civilFromDay,
  DAY,
  dayFromCivil,
  dayOf,
  daysInMonth,
  type Instant,
  instant,
  type TimeZoneId,
  type WallClock,
  wallClock,
  weekdayOf,
} from '../calendar/time.ts';
import { offsetAt, type ZoneChange, zoneChanges } from '../calendar/zone.ts';

/** A weekday of a month, the first to fourth or (-1) the last. */
interface YearDay {
  readonly month: number;
  /** 0 is Monday. */
  readonly weekday: number;
  readonly nth: number;
}

/** One change of the clocks. */
interface Onset {
  /** The reading of the clock that is about to be changed. */
  readonly wall: WallClock;
  readonly at: Instant;
  /** Milliseconds ahead of UTC. */
  readonly before: number;
  readonly after: number;
  readonly isDaylight: boolean;
}

/** One STANDARD or DAYLIGHT: an onset, and where it comes back yearly, on which day and until when. */
export interface Observance extends Onset {
  /** `last` is the last onset, null where it never ends. */
  readonly yearly: (YearDay & { readonly last: Instant | null }) | null;
}

const START = instant(Date.UTC(2000, 0));
const LAST_YEAR = 2040;

/**
 * The observances of a zone from 2000 through 2040, by onset. A rule that holds in 2040 goes on for ever. Each yearly
 * rule names one weekday of one month, which is all that Outlook reads ([MS-OXCICAL] 2.1.3.1.1.19.2.2).
 */
export function observancesOf(zone: TimeZoneId): readonly Observance[] {
  // Half a year more, so that in most zones what holds at the start has its onset.
  const from = instant(START - 183 * DAY);
  const changes = zoneChanges(zone, from, instant(Date.UTC(LAST_YEAR + 1, 0)));
  const waiting = new Set(changes.map(onset));
  const observances: Observance[] = [];
  if (changes.length === 0 || (changes[0]?.at ?? 0) > START) observances.push(constant(offsetAt(zone, from)));
  for (const first of waiting) {
    const { run, day } = longestRun(first, waiting);
    for (const member of run) waiting.delete(member);
    observances.push({ ...first, yearly: run.length > 1 ? { ...day, last: lastOf(run) } : null });
  }
  return observances;
}

/** An offset that nothing precedes. */
function constant(offset: number): Observance {
  const epoch = { wall: wallClock(0), at: instant(-offset) };
  return { ...epoch, before: offset, after: offset, isDaylight: false, yearly: null };
}

/** A change forward is to daylight saving time where the next one is back again within the year. */
function onset({ at, before, after }: ZoneChange, i: number, changes: readonly ZoneChange[]): Onset {
  const next = changes[i + 1];
  const isBackSoon = next !== undefined && next.after < next.before && next.at - at < 366 * DAY;
  return { wall: wallClock(at + before), at, before, after, isDaylight: after > before && isBackSoon };
}

/** The most onsets in consecutive years, this one first, that fall on the same day of the year. */
function longestRun(first: Onset, waiting: ReadonlySet<Onset>): { run: readonly Onset[]; day: YearDay } {
  const runs = yearDays(first.wall).map((day) => ({ run: runOn(day, first, waiting), day }));
  return runs.reduce((best, next) => (next.run.length > best.run.length ? next : best));
}

function runOn(day: YearDay, first: Onset, waiting: ReadonlySet<Onset>): readonly Onset[] {
  const run = [first];
  const { year } = civilFromDay(dayOf(first.wall));
  const timeOfDay = first.wall - dayOf(first.wall) * DAY;
  for (let y = year + 1; y <= LAST_YEAR; y++) {
    const wall = dayIn(y, day) * DAY + timeOfDay;
    const next = [...waiting].find((other) => other.wall === wall && isSameKind(other, first));
    if (!next) break;
    run.push(next);
  }
  return run;
}

function isSameKind(a: Onset, b: Onset): boolean {
  return a.before === b.before && a.after === b.after && a.isDaylight === b.isDaylight;
}

function lastOf(run: readonly Onset[]): Instant | null {
  const last = run.at(-1);
  return last && civilFromDay(dayOf(last.wall)).year < LAST_YEAR ? last.at : null;
}

/** The ways to say a date as a weekday of its month, one or two. */
function yearDays(wall: WallClock): [YearDay, ...YearDay[]] {
  const { year, month, day } = civilFromDay(dayOf(wall));
  const weekday = weekdayOf(dayOf(wall));
  const last: YearDay = { month, weekday, nth: -1 };
  const counted: YearDay = { month, weekday, nth: Math.ceil(day / 7) };
  if (counted.nth > 4) return [last];
  return day + 7 > daysInMonth(year, month) ? [last, counted] : [counted];
}

function dayIn(year: number, { month, weekday, nth }: YearDay): number {
  const edge = dayFromCivil(year, month, nth > 0 ? 1 : daysInMonth(year, month));
  const away = (weekday - weekdayOf(edge)) % 7;
  return nth > 0 ? edge + ((away + 7) % 7) + 7 * (nth - 1) : edge + ((away - 7) % 7);
}
