// The calendar around the activities: its properties, the zones its activities name, and its end.
import type { TimeZoneId } from '../calendar/time.ts';
import { cssColour } from './colour.ts';
import { foldedLines, textValue } from './line.ts';
import { renderTimeZone } from './vtimezone.ts';

export interface CalendarHeader {
  readonly name: string;
  readonly description?: string | null;
  /** `#rrggbb`, or null. */
  readonly colour: string | null;
  /** Every zone that the activities name; see `zonesOf`. */
  readonly zones: Iterable<TimeZoneId>;
  /** The zone that readers are to show the calendar in: the network's own. */
  readonly timeZone?: TimeZoneId;
  /** How often a reader is to look again, in whole hours. */
  readonly refreshHours: number;
}

const PRODID = '-//Faelleskalender//Faelleskalender//DA';

/** What follows the last activity. */
export const FOOTER = 'END:VCALENDAR\r\n';

/**
 * The start of a calendar, up to its first activity: properties (RFC 5545 §3.7, RFC 7986 §5, and the X- forms that
 * older readers know), then VTIMEZONEs by name. Names no address, so that the same calendar is the same bytes anywhere.
 */
export function renderHeader(header: CalendarHeader): string {
  const { description, colour, timeZone } = header;
  const zones = [...new Set(header.zones)].sort();
  const name = textValue(header.name);
  const refresh = `PT${header.refreshHours}H`;
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:${PRODID}`, 'CALSCALE:GREGORIAN'];
  lines.push(`NAME:${name}`, `X-WR-CALNAME:${name}`);
  if (description) {
    lines.push(`DESCRIPTION:${textValue(description)}`, `X-WR-CALDESC:${textValue(description)}`);
  }
  const shown = timeZone ?? zones[0];
  if (shown) lines.push(`X-WR-TIMEZONE:${shown}`);
  lines.push(`REFRESH-INTERVAL;VALUE=DURATION:${refresh}`, `X-PUBLISHED-TTL:${refresh}`);
  if (colour !== null) {
    lines.push(`COLOR:${cssColour(colour)}`, `X-APPLE-CALENDAR-COLOR:${colour.toUpperCase()}`);
  }
  return foldedLines(lines) + zones.map(renderTimeZone).join('');
}
