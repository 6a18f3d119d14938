// The dates that calendars read differently: those that begin or end in an hour that the clocks skip or repeat, and
// those during which the clocks change. Of a repeated hour some take the second pass; for a missing one some go back an
// hour, and others have the series an hour late from then on; how long such a date lasts some count by the clock and
// some by the hours that pass. So such a date says its own start and end, and in such a way that nothing is to choose.
import { wallOf } from '../calendar/compiled-schedule.ts';
import { type Occurrence, occurrencesOf } from '../calendar/recurrence.ts';
import type { RecurrenceId, Schedule } from '../calendar/schedule.ts';
import {
  DAY,
  dayOf,
  instant,
  SECOND,
  type TimeZoneId,
  type WallClock,
  type Window,
} from '../calendar/time.ts';
import {
  kindOfLocalTime,
  offsetAt,
  toInstant,
  toWallClock,
  type ZoneChange,
  zoneChanges,
} from '../calendar/zone.ts';

/** Whether dates of the rule may begin in an hour that clocks skip or repeat: readers would not agree on the series. */
export function mayBeginAtClockChange({ allDay, start, timeZone, rule }: Schedule): boolean {
  if (allDay || !rule) return false;
  const wall = wallOf(start);
  const from = toInstant(timeZone, wall) - DAY;
  return lastOfEachKind(timeZone).some(({ at, before, after }) => {
    const sinceThen = positiveRest(timeOfDayOf(wall) - (at + Math.min(before, after)), DAY);
    return at >= from && sinceThen < Math.abs(after - before);
  });
}

/** The dates in the window that calendars read differently and that are not changed, sorted. */
export function datesAtClockChanges(schedule: Schedule, window: Window): readonly RecurrenceId[] {
  if (!mayMeetClockChanges(schedule)) return [];
  const changes = zoneChanges(schedule.timeZone, window.start, window.end);
  const found = changes
    .filter((change) => mayMeet(schedule, change))
    .flatMap((change) => {
      const { from, to } = around(change);
      // One that ends as the repeated hour begins ends at a time that is shown twice.
      return occurrencesOf(schedule, { start: instant(from - 1), end: instant(to) });
    })
    .filter((occurrence) => isReadDifferently(occurrence, schedule.timeZone))
    .map(({ recurrenceId }) => recurrenceId);
  return [...new Set(found)].filter((id) => !(id in schedule.changed)).sort();
}

/** Whether the schedule may have such dates at one time or another. */
export function mayMeetClockChanges(schedule: Schedule): boolean {
  return !schedule.allDay && lastOfEachKind(schedule.timeZone).some((change) => mayMeet(schedule, change));
}

/** Whether the schedule's time of day and length keep not clear of the change, whatever day it is on. */
function mayMeet({ start, duration, added }: Schedule, change: ZoneChange): boolean {
  if (added.length > 0) return true;
  const { from, to } = around(change);
  const length = duration.days * DAY + duration.seconds * SECOND;
  const untilNext = positiveRest(timeOfDayOf(wallOf(start)) - (from + change.before), DAY);
  return untilNext <= to - from || DAY - untilNext <= length;
}

function isReadDifferently({ recurrenceId, start, end }: Occurrence, zone: TimeZoneId): boolean {
  const ends = [wallOf(recurrenceId), toWallClock(zone, end)];
  return (
    ends.some((wall) => kindOfLocalTime(zone, wall) !== 'plain') ||
    offsetAt(zone, start) !== offsetAt(zone, end)
  );
}

/** From when the clocks first show what they will show again or are about to skip, until they no longer do. */
function around({ at, before, after }: ZoneChange): { readonly from: number; readonly to: number } {
  const length = Math.abs(after - before);
  return { from: at - length, to: at + length };
}

function timeOfDayOf(wall: WallClock): number {
  return wall - dayOf(wall) * DAY;
}

function positiveRest(dividend: number, divisor: number): number {
  return ((dividend % divisor) + divisor) % divisor;
}

/** Time enough for every way in which a zone's clocks are changed; what began before it has gone out long ago. */
const FROM = instant(Date.UTC(2000, 0));
const TO = instant(Date.UTC(2070, 0));
const known = new Map<TimeZoneId, readonly ZoneChange[]>();

/**
 * The last of the changes at each time of day by each length: two a year are of a handful of kinds, and whether a
 * schedule meets one of them is asked of every schedule.
 */
function lastOfEachKind(zone: TimeZoneId): readonly ZoneChange[] {
  const changes = known.get(zone);
  if (changes) return changes;
  const kinds = new Map<string, ZoneChange>();
  for (const change of zoneChanges(zone, FROM, TO)) {
    const { at, before, after } = change;
    kinds.set(`${positiveRest(at + before, DAY)} ${after - before}`, change);
  }
  const last = [...kinds.values()];
  known.set(zone, last);
  return last;
}
