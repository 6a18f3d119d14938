// One activity's schedule while it is being put together, its dates as clock readings in its own zone.
import { recurrenceIdOf } from '../../calendar/compiled-schedule.ts';
import type { Rule } from '../../calendar/rule.ts';
import type { Change, RecurrenceId, Schedule } from '../../calendar/schedule.ts';
import {
  type Duration,
  dayOf,
  formatLocalDate,
  formatLocalDateTime,
  type TimeZoneId,
  type WallClock,
  wallClock,
} from '../../calendar/time.ts';
import type { ReadingContext } from './reading-context.ts';
import type { Vevent } from './vevent.ts';
import type { Warnings } from './warnings.ts';
import type { Budget } from './written-out.ts';
import type { Zones } from './zones.ts';

/** What reading one calendar's activities is done with. */
export interface Tools {
  readonly zones: Zones;
  readonly context: ReadingContext;
  readonly warnings: Warnings;
  readonly budget: Budget;
}

/** Where something starts: by the clock of a zone; at midnight where it is of whole days. */
export interface Start {
  readonly allDay: boolean;
  readonly timeZone: TimeZoneId;
  readonly wall: WallClock;
  /** Whether its days have 24 hours, whatever the zone's clocks do: it was said in UTC. */
  readonly isExact?: boolean;
}

export interface SeriesDraft {
  readonly uid: string;
  /** Whose words it has. */
  readonly vevent: Vevent;
  readonly allDay: boolean;
  readonly timeZone: TimeZoneId;
  readonly start: WallClock;
  readonly duration: Duration;
  readonly rule: Rule | null;
  readonly added: Set<number>;
  readonly excluded: Set<number>;
  readonly changed: Map<number, Change>;
  /** The VEVENTs it is made of. */
  readonly vevents: number;
}

/** As many dates of a kind as a schedule of ours may have. */
export const MAX_DATES = 730;

/** The schedule of a draft, its dates in order. */
export function scheduleOf(draft: SeriesDraft): Schedule {
  const { allDay, timeZone, start, duration, rule } = draft;
  const id = (wall: number): RecurrenceId => recurrenceIdOf(allDay, wallClock(wall));
  const inOrder = (walls: Iterable<number>): readonly RecurrenceId[] =>
    [...walls].sort((a, b) => a - b).map(id);
  const changed = [...draft.changed]
    .sort(([a], [b]) => a - b)
    .map(([wall, change]) => [id(wall), change] as const);
  const parts = {
    timeZone,
    duration,
    rule,
    excluded: inOrder(draft.excluded),
    added: inOrder(draft.added),
    changed: Object.fromEntries(changed),
  };
  return allDay
    ? { allDay, start: formatLocalDate(dayOf(start)), ...parts }
    : { allDay, start: formatLocalDateTime(start), ...parts };
}
