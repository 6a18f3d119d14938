// Times as a file says them on an activity's own clock: where it starts and how long it lasts.
import {
  DAY,
  type Duration,
  dayOf,
  type Instant,
  SECOND,
  type TimeZoneId,
  type WallClock,
  wallClock,
} from '../../calendar/time.ts';
import { toInstant, toWallClock } from '../../calendar/zone.ts';
import type { Moment } from './moment.ts';
import type { SeriesDraft, Start, Tools } from './series-draft.ts';
import { nameFor, type Vevent } from './vevent.ts';
import type { Zones } from './zones.ts';

const UTC = 'UTC' as TimeZoneId;
/** Zones that are no place's. */
const CLOCKLESS = /^(UTC|GMT|Etc\/)/;
const MAX_DAYS = 366;

/**
 * Where a start stands. What is of whole days, or names no zone, is in the network's own. A single date in UTC, or so
 * many hours from it, stands where people will read its hour.
 */
export function startOf(moment: Moment, isSeries: boolean, { zones, context }: Tools): Start {
  const { timeZone } = context;
  if (moment.form === 'date') return { allDay: true, timeZone, wall: wallClock(moment.day * DAY) };
  if (moment.form === 'floating') return { allDay: false, timeZone, wall: moment.wall };
  if (moment.form === 'utc') {
    return { ...startInUtc(moment.at, zones.zoneOfUtc(isSeries)), isExact: !isSeries };
  }
  const own = zones.zoneOf(moment.tzid);
  if (isSeries || !CLOCKLESS.test(own)) return { allDay: false, timeZone: own, wall: moment.wall };
  return { ...startInUtc(toInstant(own, moment.wall), zones.zoneOfUtc(false)), isExact: true };
}

function startInUtc(at: Instant, timeZone: TimeZoneId): Start {
  const wall = toWallClock(timeZone, at);
  // The second pass of a repeated hour has no clock reading of its own.
  if (toInstant(timeZone, wall) === at) return { allDay: false, timeZone, wall };
  return { allDay: false, timeZone: UTC, wall: wallClock(at) };
}

/** A time by the clock of a zone. One that names no zone is meant there; a date is its midnight. */
export function wallIn(timeZone: TimeZoneId, moment: Moment, zones: Zones): WallClock {
  switch (moment.form) {
    case 'date':
      return wallClock(moment.day * DAY);
    case 'floating':
      return moment.wall;
    case 'zoned': {
      const own = zones.zoneOf(moment.tzid);
      return own === timeZone ? moment.wall : toWallClock(timeZone, toInstant(own, moment.wall));
    }
    case 'utc':
      return toWallClock(timeZone, moment.at);
  }
}

/** A time on the time line; see `wallIn`. */
function instantIn(timeZone: TimeZoneId, moment: Moment, zones: Zones): Instant {
  if (moment.form === 'utc') return moment.at;
  if (moment.form === 'zoned') return toInstant(zones.zoneOf(moment.tzid), moment.wall);
  return toInstant(timeZone, wallIn(timeZone, moment, zones));
}

/** How long something lasts that starts there, or null where the VEVENT does not say. */
export function lengthOf(vevent: Vevent, start: Start, { zones, warnings }: Tools): Duration | null {
  const given = lengthUntil(vevent.end ?? vevent.duration, start, zones);
  if (given === null) return null;
  const total = given.days * DAY + given.seconds * SECOND;
  const shortest = start.allDay ? { days: 1, seconds: 0 } : { days: 0, seconds: 0 };
  if (total < 0 || given.days < 0 || given.seconds < 0) {
    const instead = start.allDay ? 'it lasts one day' : 'it has no length';
    warnings.add(`The end is before the start, so ${instead}`, nameFor(vevent));
    return shortest;
  }
  if (total > MAX_DAYS * DAY) {
    warnings.add(`It lasts longer than ${MAX_DAYS} days and was cut to that`, nameFor(vevent));
    return { days: MAX_DAYS, seconds: 0 };
  }
  return start.allDay && given.days === 0 ? shortest : given;
}

/** Whether a date with such a length of its own differs from the draft, by a length that ours may have. */
export function isOther({ days, seconds }: Duration, { allDay, duration }: SeriesDraft): boolean {
  if (days === duration.days && seconds === duration.seconds) return false;
  const total = days * DAY + seconds * SECOND;
  return days >= (allDay ? 1 : 0) && seconds >= 0 && total <= MAX_DAYS * DAY;
}

/** The length up to an end, exact (RFC 5545 §3.8.5.3), or as a duration says it; of whole days, days. */
export function lengthUntil(end: Moment | Duration | null, start: Start, zones: Zones): Duration | null {
  const { allDay, timeZone, wall, isExact = false } = start;
  if (end === null) return null;
  if ('days' in end) {
    if (allDay) return { days: end.days + Math.ceil(end.seconds / 86_400), seconds: 0 };
    return isExact ? { days: 0, seconds: end.days * 86_400 + end.seconds } : end;
  }
  if (allDay) {
    const days = Math.ceil((wallIn(timeZone, end, zones) - wall) / DAY);
    return { days, seconds: 0 };
  }
  const elapsed = instantIn(timeZone, end, zones) - toInstant(timeZone, wall);
  return { days: 0, seconds: Math.round(elapsed / SECOND) };
}

/** An added date on the draft's clock: a plain date has the draft's own time of day. */
export function addedWall(draft: SeriesDraft, moment: Moment, timeOfDay: number, zones: Zones): WallClock {
  const wall = wallIn(draft.timeZone, moment, zones);
  if (draft.allDay) return wallClock(dayOf(wall) * DAY);
  return moment.form === 'date' ? wallClock(wall + timeOfDay) : wall;
}
