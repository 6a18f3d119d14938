// The rows of an activity: its schedule expanded over the span and folded by the week.
import type { Activity } from './activity.ts';
import { endOf, extraStarts, fillStarts, isOccurrence } from './compiled-schedule.ts';
import type { Member, Row } from './occurrence-rows.ts';
import type { Places } from './places.ts';
import type { Change } from './schedule.ts';
import { DAY, type Instant, instant, type TimeZoneId, type WallClock, WEEK, wallClock } from './time.ts';
import { addWeek, MAX_WEEKS, noWeeks } from './week-bits.ts';
import { endOfSpan, type WeekSpan } from './week-span.ts';
import { offsetAt, offsetHoldsUntil, toInstant } from './zone.ts';

/** A clock reading and its instant, both as milliseconds, are never so far apart. */
const CLOCK_SPREAD = 2 * DAY;

// Valid until the next call: expansion never suspends and never nests.
let walls = new Float64Array(MAX_WEEKS * 7 + 64);
let starts = new Float64Array(MAX_WEEKS * 7 + 64);

/** The rows of a member's occurrences that overlap the span. */
export function rowsOf(
  member: Member,
  span: WeekSpan,
  places: Places,
  networkZone: TimeZoneId,
): readonly Row[] {
  const { activity, compiled } = member;
  const { zone, days, elapsed } = compiled;
  const builder = new RowBuilder(member, span, networkZone);
  const usual = shapeOf(activity, null, places);
  const addUsual = (wall: WallClock, start: Instant): void =>
    builder.add(wall, start, endOf(zone, wall, start, days, elapsed), usual);

  const from = Math.floor((span.start - compiled.longest - CLOCK_SPREAD) / DAY);
  const to = Math.ceil((endOfSpan(span) + CLOCK_SPREAD) / DAY);
  makeRoom(to - from + 1);
  const count = fillStarts(compiled, from, to, walls, starts);
  for (let i = 0; i < count; i++) {
    const wall = wallClock(walls[i] as number);
    const isChanged = compiled.changed.size > 0 && compiled.changed.has(wall);
    if (!isChanged) addUsual(wall, instant(starts[i] as number));
  }
  for (const wall of extraStarts(compiled)) addUsual(wall, toInstant(zone, wall));
  for (const changed of compiled.changed.values()) {
    if (!isOccurrence(compiled, changed.id)) continue;
    const start = toInstant(zone, changed.start);
    const end = endOf(zone, changed.start, start, changed.days, changed.elapsed);
    builder.add(changed.id, start, end, shapeOf(activity, changed.change, places));
  }
  return builder.rows;
}

function makeRoom(size: number): void {
  if (size <= walls.length) return;
  walls = new Float64Array(size);
  starts = new Float64Array(size);
}

/** What an occurrence is apart from its time. */
interface Shape {
  readonly venue: number;
  readonly anywhere: boolean;
  readonly cancelled: boolean;
  readonly change: Change | null;
}

function shapeOf(activity: Activity, change: Change | null, places: Places): Shape {
  const venue = change?.venue === undefined ? activity.venue : change.venue;
  const online = change?.online === undefined ? activity.online : change.online;
  return {
    venue: places.numberOf(venue),
    anywhere: online !== null || venue === null,
    cancelled: activity.status === 'cancelled' || change?.status === 'cancelled',
    change,
  };
}

/** Collects the rows of one member. */
class RowBuilder {
  readonly rows: Row[] = [];
  readonly #member: Member;
  readonly #span: WeekSpan;
  readonly #zone: TimeZoneId;
  readonly #mondayBefore: number;
  #offset = 0;
  #offsetFrom = Number.POSITIVE_INFINITY;
  #offsetTo = Number.NEGATIVE_INFINITY;

  constructor(member: Member, span: WeekSpan, networkZone: TimeZoneId) {
    this.#member = member;
    this.#span = span;
    this.#zone = networkZone;
    this.#mondayBefore = span.start / DAY;
  }

  /** @param wall the recurrence id */
  add(wall: number, start: number, end: number, shape: Shape): void {
    const sinceSpan = start - this.#span.start;
    const week = Math.max(0, Math.floor(sinceSpan / WEEK));
    const isOver = sinceSpan < 0 && end <= this.#span.start;
    if (isOver || week >= this.#span.weeks) return;
    const slot = sinceSpan - week * WEEK;
    const day = Math.floor((start + this.#networkOffset(start)) / DAY) - this.#mondayBefore - week * 7;
    addWeek(this.#rowFor(slot, end - start, wall - start, day, shape).weeks, week);
  }

  /** A changed date has a row of its own. */
  #rowFor(slot: number, length: number, delta: number, day: number, shape: Shape): Row {
    if (shape.change === null) {
      for (const row of this.rows) {
        const same = row.slot === slot && row.length === length && row.delta === delta && row.day === day;
        if (same && row.change === null) return row;
      }
    }
    const row = { member: this.#member, slot, length, delta, day, ...shape, weeks: noWeeks() };
    this.rows.push(row);
    return row;
  }

  #networkOffset(at: number): number {
    if (at < this.#offsetFrom || at >= this.#offsetTo) {
      this.#offset = offsetAt(this.#zone, instant(at));
      this.#offsetFrom = at;
      this.#offsetTo = offsetHoldsUntil(this.#zone, instant(at));
    }
    return this.#offset;
  }
}
