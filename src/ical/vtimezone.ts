// Time zones as VTIMEZONE text. Written from the same table that places our occurrences on the time line, so that a
// reader who trusts the block and one who trusts the zone's name come to the same hour.
import { WEEKDAYS } from '../calendar/rule.ts';
import { type Instant, MINUTE, type TimeZoneId, wallClock } from '../calendar/time.ts';
import { dateTimeDigits } from './clock-reading.ts';
import { foldedLines } from './line.ts';
import { type Observance, observancesOf } from './zone-observances.ts';

const rendered = new Map<TimeZoneId, string>();

/** The VTIMEZONE of a zone (RFC 5545 §3.6.5) under exactly the name given, ended by CRLF. Remembered. */
export function renderTimeZone(zone: TimeZoneId): string {
  let text = rendered.get(zone);
  if (text === undefined) {
    const observances = observancesOf(zone).flatMap(observanceLines);
    text = foldedLines([
      'BEGIN:VTIMEZONE',
      `TZID:${zone}`,
      `X-LIC-LOCATION:${zone}`,
      ...observances,
      'END:VTIMEZONE',
    ]);
    rendered.set(zone, text);
  }
  return text;
}

function observanceLines({ isDaylight, wall, before, after, yearly }: Observance): readonly string[] {
  const name = isDaylight ? 'DAYLIGHT' : 'STANDARD';
  const lines = [
    `BEGIN:${name}`,
    `TZNAME:${offsetName(after)}`,
    `TZOFFSETFROM:${offsetValue(before)}`,
    `TZOFFSETTO:${offsetValue(after)}`,
    `DTSTART:${dateTimeDigits(wall)}`,
  ];
  if (yearly) {
    const day = `${yearly.nth}${WEEKDAYS[yearly.weekday]}`;
    lines.push(`RRULE:FREQ=YEARLY;BYMONTH=${yearly.month};BYDAY=${day}${untilPart(yearly.last)}`);
  }
  return [...lines, `END:${name}`];
}

/** Within a VTIMEZONE, UNTIL is in UTC (§3.3.10). */
function untilPart(last: Instant | null): string {
  return last === null ? '' : `;UNTIL=${dateTimeDigits(wallClock(last))}Z`;
}

/** `+0100` (§3.3.14). No zone has been off by seconds since 1972. */
function offsetValue(offset: number): string {
  const minutes = Math.abs(offset) / MINUTE;
  const digits = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
  return `${offset < 0 ? '-' : '+'}${digits.join('')}`;
}

/** A name that needs no list of abbreviations, as the time zone database itself uses: `+01`, `+0530`. */
function offsetName(offset: number): string {
  return offsetValue(offset).replace(/00$/, '');
}
