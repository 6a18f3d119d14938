// A time as a calendar file says it: a date, a clock reading with or without a zone, or UTC.
import {
  DAY,
  type DayNumber,
  dayFromCivil,
  dayOf,
  type Instant,
  instant,
  parseLocalDate,
  parseLocalDateTime,
  type WallClock,
} from '../../calendar/time.ts';
import { type Property, parameterOf } from './property.ts';

export type Moment =
  | { readonly form: 'date'; readonly day: DayNumber }
  | { readonly form: 'floating'; readonly wall: WallClock }
  | { readonly form: 'zoned'; readonly wall: WallClock; readonly tzid: string }
  | { readonly form: 'utc'; readonly at: Instant };

const FIRST_DAY = dayFromCivil(1900, 1, 2);
/** The last day but one that a schedule of ours may name, so that no zone takes a time out of its bounds. */
export const LAST_DAY = dayFromCivil(2200, 12, 30);

/** The times of a property, those left out that no schedule of ours could hold. */
export function momentsOf(property: Property): readonly Moment[] {
  const tzid = parameterOf(property, 'tzid');
  return property.values.flatMap((value) => readMoment(value, tzid) ?? []);
}

/** The time in a value as ical.js writes it, `2026-12-01` or `2026-12-01T19:00:00Z`; null where there is none. */
export function readMoment(value: string, tzid: string | null): Moment | null {
  if (value.length === 10) {
    const date = parseLocalDate(value);
    return date === null || !isInBounds(date) ? null : { form: 'date', day: date };
  }
  const wall = parseLocalDateTime(value.slice(0, 19));
  if (wall === null || !isInBounds(dayOf(wall))) return null;
  if (value.endsWith('Z')) return { form: 'utc', at: instant(wall) };
  return tzid === null ? { form: 'floating', wall } : { form: 'zoned', wall, tzid };
}

/** The date that begins at a time, by its own clock; null where none does, or the time has no clock of a place. */
export function dateAtMidnight(moment: Moment): Moment | null {
  if (moment.form === 'date') return moment;
  if (moment.form === 'utc' || moment.wall % DAY !== 0) return null;
  return { form: 'date', day: dayOf(moment.wall) };
}

function isInBounds(day: number): boolean {
  return day >= FIRST_DAY && day <= LAST_DAY;
}
