// Local times as ical-generator and our own lines write them. Given a Date, ical-generator would write the host's
// local time under the activity's zone; given an object shaped as Day.js it asks that object for its digits.
import { DAY, dayOf, formatLocalDate, SECOND, type WallClock } from '../calendar/time.ts';

/** A clock reading that says the same digits whatever zone it is asked in. Has the shape of a Day.js object. */
export class ClockReading {
  readonly #wall: WallClock;

  constructor(wall: WallClock) {
    this.#wall = wall;
  }

  format(pattern?: string): string {
    return pattern === 'YYYYMMDD' ? dateDigits(this.#wall) : timeDigits(this.#wall);
  }

  isValid(): boolean {
    return true;
  }

  toDate(): Date {
    return new Date(this.#wall);
  }

  toJSON(): string {
    return this.toDate().toJSON();
  }

  tz(): this {
    return this;
  }

  utc(): this {
    return this;
  }
}

/** `20261201` (RFC 5545 §3.3.4). */
export function dateDigits(wall: WallClock): string {
  return formatLocalDate(dayOf(wall)).replaceAll('-', '');
}

/** `190000`. */
function timeDigits(wall: WallClock): string {
  const seconds = Math.floor((wall - dayOf(wall) * DAY) / SECOND);
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join('');
}

/** `20261201T190000` (RFC 5545 §3.3.5, form 1; with a `Z` behind it form 2). */
export function dateTimeDigits(wall: WallClock): string {
  return `${dateDigits(wall)}T${timeDigits(wall)}`;
}
