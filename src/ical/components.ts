// Which VEVENTs one schedule becomes: a series with its overrides, or single dates where a series would get lost.
import {
  type CompiledSchedule,
  compileSchedule,
  isOccurrence,
  isRuleStart,
  wallOf,
} from '../calendar/compiled-schedule.ts';
import { occurrencesOf } from '../calendar/recurrence.ts';
import type { Rule } from '../calendar/rule.ts';
import type { Change, RecurrenceId, Schedule } from '../calendar/schedule.ts';
import { DAY, type Window } from '../calendar/time.ts';
import { datesAtClockChanges } from './clock-changes.ts';
import { dateDigits, dateTimeDigits } from './clock-reading.ts';
import { goesOutAsSeries } from './outlook.ts';
import { dateLine, ruleLine } from './recurrence-lines.ts';

/** One VEVENT to be: what of it comes from the schedule. */
export interface Component {
  readonly uid: string;
  /** In the schedule's own form; moved where the date is changed. */
  readonly start: RecurrenceId;
  /** RRULE, EXDATE and RDATE of a series, as content lines. */
  readonly series: readonly string[];
  /** The date of the series that this VEVENT replaces, or null. */
  readonly replaces: RecurrenceId | null;
  readonly change: Change | null;
}

/**
 * The VEVENTs of a schedule under an activity's UID. The window bounds those of a rule that goes out date by date, and
 * those that a series has for its dates at clock changes.
 */
export function componentsOf(uid: string, schedule: Schedule, window: Window): readonly Component[] {
  const { rule } = schedule;
  if (!rule) return handPicked(uid, schedule);
  if (goesOutAsSeries(schedule)) return series(uid, schedule, rule, window);
  return occurrencesOf(schedule, window).map(({ recurrenceId }) => single(uid, schedule, recurrenceId));
}

/**
 * A single date, and those added to it, each on its own: Outlook ignores an event with RDATE and no RRULE altogether
 * ([MS-OXCICAL] 2.1.3.1.1.20.18). The schedule's own start keeps the UID.
 */
function handPicked(uid: string, schedule: Schedule): readonly Component[] {
  const compiled = compileSchedule(schedule);
  const own = isOccurrence(compiled, compiled.start)
    ? [{ ...single(uid, schedule, schedule.start), uid }]
    : [];
  return [...own, ...addedDates(schedule, compiled).map((id) => single(uid, schedule, id))];
}

/** A master and its overrides. Dates added before its start go out on their own: a series begins with its DTSTART. */
function series(uid: string, schedule: Schedule, rule: Rule, window: Window): readonly Component[] {
  const compiled = compileSchedule(schedule);
  const added = addedDates(schedule, compiled);
  const isEarly = (id: string): boolean => id < schedule.start;
  const master: Component = {
    uid,
    start: schedule.start,
    series: [
      ruleLine(schedule, rule),
      ...schedule.excluded
        .filter((id) => isRuleStart(compiled, wallOf(id)))
        .map((id) => dateLine('EXDATE', schedule, id)),
      ...added.filter((id) => !isEarly(id)).map((id) => dateLine('RDATE', schedule, id)),
    ],
    replaces: null,
    change: null,
  };
  const changed = (Object.keys(schedule.changed) as RecurrenceId[]).filter(
    (id) => !isEarly(id) && isOccurrence(compiled, wallOf(id)),
  );
  const uncertain = datesAtClockChanges(schedule, window).filter((id) => !isEarly(id));
  const overrides = [...changed, ...uncertain]
    .sort()
    .map((id) => ({ ...single(uid, schedule, id), uid, replaces: id }));
  return [master, ...overrides, ...added.filter(isEarly).map((id) => single(uid, schedule, id))];
}

/** The added dates that are neither excluded nor the rule's own, changed or not, sorted. */
function addedDates(schedule: Schedule, compiled: CompiledSchedule): readonly RecurrenceId[] {
  return schedule.added
    .filter((id) => isOccurrence(compiled, wallOf(id)) && !isRuleStart(compiled, wallOf(id)))
    .toSorted();
}

function single(uid: string, schedule: Schedule, id: RecurrenceId): Component {
  const change = schedule.changed[id] ?? null;
  return { uid: datedUid(uid, schedule, id), start: change?.start ?? id, series: [], replaces: null, change };
}

/**
 * A UID for one date alone: `name-20261201@host`, with the time behind the date unless it is the schedule's own, so
 * that it stays the same whatever other dates come and go.
 */
function datedUid(uid: string, { start, allDay }: Schedule, id: RecurrenceId): string {
  const wall = wallOf(id);
  const isOwnTime = allDay || (wall - wallOf(start)) % DAY === 0;
  const date = isOwnTime ? dateDigits(wall) : dateTimeDigits(wall);
  const host = uid.lastIndexOf('@');
  return host < 0 ? `${uid}-${date}` : `${uid.slice(0, host)}-${date}${uid.slice(host)}`;
}
