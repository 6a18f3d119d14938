// The dates that a draft has: those of its rule, and those added. Its excluded and changed dates are among them.
import {
  type CompiledSchedule,
  compileSchedule,
  fillWalls,
  isRuleStart,
} from '../../calendar/compiled-schedule.ts';
import { DAY, dayOf, type WallClock, wallClock } from '../../calendar/time.ts';
import { toInstant } from '../../calendar/zone.ts';
import type { Moment } from './moment.ts';
import { wallIn } from './placed-times.ts';
import { type SeriesDraft, scheduleOf } from './series-draft.ts';
import { countedFrom } from './utc-series.ts';
import type { Zones } from './zones.ts';

const STRETCH = 512;

export class SeriesDates {
  readonly #draft: SeriesDraft;
  /** The rule and the start alone. */
  readonly #rule: CompiledSchedule;
  #addedByDay: Map<number, number> | null = null;

  constructor(draft: SeriesDraft) {
    this.#draft = draft;
    const alone = { ...draft, added: new Set<number>(), excluded: new Set<number>(), changed: new Map() };
    this.#rule = compileSchedule(scheduleOf(alone));
  }

  /** Milliseconds from midnight to the rule's starts. */
  get timeOfDay(): number {
    return this.#rule.timeOfDay;
  }

  /** The last day the rule has a start on. */
  get lastDay(): number {
    return this.#rule.lastDay;
  }

  /** Whether the rule produces it, or it is the single start. */
  isRules(wall: number): boolean {
    return isRuleStart(this.#rule, wallClock(wall));
  }

  has(wall: number): boolean {
    return this.isRules(wall) || this.#draft.added.has(wall);
  }

  /** Takes a date out: of the rule's by excluding it, of those added by adding it no more. */
  exclude(wall: WallClock): void {
    if (this.isRules(wall)) this.#draft.excluded.add(wall);
    this.#draft.added.delete(wall);
    this.#draft.changed.delete(wall);
  }

  /**
   * The date that a RECURRENCE-ID or EXDATE names, in whatever form, as its recurrence id; null where there is none
   * such. A date alone names that local day's occurrence.
   */
  named(moment: Moment, zones: Zones): WallClock | null {
    const { allDay, timeZone } = this.#draft;
    const wall = wallIn(timeZone, moment, zones);
    const midnight = wallClock(dayOf(wall) * DAY);
    if (allDay) return this.has(midnight) ? midnight : null;
    const own = wallClock(midnight + this.timeOfDay);
    if (moment.form === 'date') return this.has(own) ? own : this.#addedOn(dayOf(wall));
    if (this.has(wall)) return wall;
    const { start } = this.#draft.vevent;
    if (moment.form === 'utc' && start?.form === 'utc') {
      const counted = countedFrom(start.at, moment.at, timeZone);
      if (this.has(counted)) return counted;
    }
    // Named by the hour that a missing hour was shifted to.
    const isShifted = toInstant(timeZone, own) === toInstant(timeZone, wall);
    return isShifted && this.has(own) ? own : null;
  }

  #addedOn(day: number): WallClock | null {
    const { added } = this.#draft;
    this.#addedByDay ??= new Map([...added].map((wall) => [dayOf(wallClock(wall)), wall]));
    const wall = this.#addedByDay.get(day);
    return wall !== undefined && added.has(wall) ? wallClock(wall) : null;
  }

  /** The rule's own starts, by the clock, between two days, both inclusive; at most `limit`, exclusions aside. */
  ruleStarts(from: number, to: number, limit: number): readonly WallClock[] {
    const found: WallClock[] = [];
    const walls = new Float64Array(STRETCH);
    for (let day = from; day <= to && found.length < limit; day += STRETCH) {
      const count = fillWalls(this.#rule, day, Math.min(day + STRETCH - 1, to), walls);
      for (const wall of walls.subarray(0, count)) found.push(wallClock(wall));
    }
    return found.slice(0, limit);
  }
}
