// Schedules into occurrences. Every expansion takes a window and has a cap.
import {
  type CompiledChange,
  type CompiledSchedule,
  compileSchedule,
  endOf,
  extraStarts,
  fillWalls,
  isOccurrence,
  lengthLimit,
  recurrenceIdOf,
} from './compiled-schedule.ts';
import type { Change, RecurrenceId, Schedule } from './schedule.ts';
import { DAY, dayOf, type Instant, instant, type WallClock, type Window, wallClock } from './time.ts';
import { toInstant } from './zone.ts';

/** One time an activity happens (or, cancelled, does not). */
export interface Occurrence {
  readonly recurrenceId: RecurrenceId;
  readonly start: Instant;
  /** Exclusive. */
  readonly end: Instant;
  readonly cancelled: boolean;
  /** What is said of this date alone. */
  readonly change: Change | null;
}

/** No window and no question yields more. */
export const MAX_OCCURRENCES = 100_000;

/** The clocks of one zone, and of all zones, are at most so far apart; a whole day has been skipped before. */
const CLOCK_SPREAD = 2 * DAY;
const FIRST_STRETCH = 512;
const LONGEST_STRETCH = 8_192;

/**
 * The occurrences that overlap the window, by start. Cancelled dates are among them, excluded ones are not. One
 * without length counts where it starts.
 */
export function occurrencesOf(
  schedule: Schedule,
  window: Window,
  limit = MAX_OCCURRENCES,
): readonly Occurrence[] {
  return expand(compileSchedule(schedule), window, limit);
}

/**
 * The occurrences that end after `from`, by start, at most `limit`: what is on and what is next. Nothing recurs after
 * the year 9999.
 */
export function occurrencesFrom(schedule: Schedule, from: Instant, limit: number): readonly Occurrence[] {
  return expand(compileSchedule(schedule), { start: from, end: instant(Number.POSITIVE_INFINITY) }, limit);
}

/** The occurrences of a compiled schedule in a window; see `occurrencesOf`. */
export function expand(
  compiled: CompiledSchedule,
  window: Window,
  limit = MAX_OCCURRENCES,
): readonly Occurrence[] {
  if (!(window.start < window.end && limit > 0)) return [];
  return new Expansion(compiled, window, Math.min(limit, MAX_OCCURRENCES)).occurrences();
}

/** An added or changed date, by the clock. */
interface OtherDate {
  readonly wall: WallClock;
  readonly change: CompiledChange | null;
}

/**
 * One expansion: the rule's dates and the others in the order of the clock. Their instants are asked for only until
 * there are enough of them, since a zone's offsets are dear where it has not been asked before.
 */
class Expansion {
  readonly #compiled: CompiledSchedule;
  readonly #window: Window;
  readonly #limit: number;
  readonly #others: readonly OtherDate[];
  readonly #found: Occurrence[] = [];
  #nextOther = 0;
  /** Once the limit is reached: what stands later by the clock starts later than all that is found. */
  #lastWall = Number.POSITIVE_INFINITY;

  constructor(compiled: CompiledSchedule, window: Window, limit: number) {
    this.#compiled = compiled;
    this.#window = window;
    this.#limit = limit;
    this.#others = otherDates(compiled, window);
  }

  occurrences(): readonly Occurrence[] {
    this.#addRuleDates();
    this.#addOthersUpTo(Number.POSITIVE_INFINITY);
    return this.#others.length ? this.#found.sort(byStart).slice(0, this.#limit) : this.#found;
  }

  #addRuleDates(): void {
    const { days, elapsed, changed, firstDay, lastDay } = this.#compiled;
    const { earliest, latest } = clockBounds(this.#window, days, elapsed);
    const to = Math.min(dayOf(latest), lastDay);
    let from = Math.max(dayOf(earliest), firstDay);
    let stretch = Math.min(FIRST_STRETCH, to - from + 1);
    let walls = new Float64Array(0);
    while (from <= to) {
      if (walls.length < stretch) walls = new Float64Array(stretch);
      const count = fillWalls(this.#compiled, from, Math.min(from + stretch - 1, to), walls);
      for (let i = 0; i < count; i++) {
        const wall = wallClock(walls[i] as number);
        if (changed.has(wall)) continue;
        this.#addOthersUpTo(wall);
        if (wall > this.#lastWall || (this.#others.length === 0 && this.#found.length === this.#limit))
          return;
        this.#add(wall, null);
      }
      from += stretch;
      stretch = Math.min(stretch * 2, LONGEST_STRETCH);
    }
  }

  #addOthersUpTo(wall: number): void {
    for (; this.#nextOther < this.#others.length; this.#nextOther++) {
      const other = this.#others[this.#nextOther];
      if (!other || other.wall > wall || other.wall > this.#lastWall) return;
      this.#add(other.wall, other.change);
    }
  }

  #add(wall: WallClock, changed: CompiledChange | null): void {
    const { allDay, zone } = this.#compiled;
    const { days, elapsed } = changed ?? this.#compiled;
    const start = toInstant(zone, wall);
    const end = endOf(zone, wall, start, days, elapsed);
    const isOn = end > this.#window.start || (start === end && start >= this.#window.start);
    if (!isOn || start >= this.#window.end) return;
    this.#found.push({
      recurrenceId: recurrenceIdOf(allDay, changed ? changed.id : wall),
      start,
      end,
      cancelled: changed?.change.status === 'cancelled',
      change: changed ? changed.change : null,
    });
    if (this.#found.length === this.#limit) this.#lastWall = wall + CLOCK_SPREAD;
  }
}

/** Clock readings before and after which nothing of such a length starts that overlaps the window. */
function clockBounds(
  window: Window,
  days: number,
  elapsed: number,
): { earliest: WallClock; latest: WallClock } {
  return {
    earliest: wallClock(window.start - lengthLimit(days, elapsed) - CLOCK_SPREAD),
    latest: wallClock(window.end + CLOCK_SPREAD),
  };
}

/** The added and changed dates that may overlap the window, in the order of the clock. */
function otherDates(compiled: CompiledSchedule, window: Window): readonly OtherDate[] {
  if (compiled.added.size === 0 && compiled.changed.size === 0) return [];
  const { earliest, latest } = clockBounds(window, compiled.days, compiled.elapsed);
  const others: OtherDate[] = extraStarts(compiled, earliest, latest).map((wall) => ({ wall, change: null }));
  for (const change of compiled.changed.values()) {
    const bounds = clockBounds(window, change.days, change.elapsed);
    const isNear = change.start >= bounds.earliest && change.start <= bounds.latest;
    if (isNear && isOccurrence(compiled, change.id)) others.push({ wall: change.start, change });
  }
  return others.sort((a, b) => a.wall - b.wall);
}

function byStart(a: Occurrence, b: Occurrence): number {
  return a.start - b.start || (a.recurrenceId < b.recurrenceId ? -1 : 1);
}
