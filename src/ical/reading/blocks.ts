// The components of a file as bundles of content lines: calendars, their VEVENTs and their time zones. Whatever does
// not begin or end as it should loses no more than itself.
import { CalendarError } from '../../calendar/errors.ts';
import { nameOf } from './content-line.ts';

export interface VeventBlock {
  /** The properties we read, in order. */
  readonly lines: readonly string[];
  /** False where the file ends in the middle of it. */
  readonly isWhole: boolean;
}

export interface ZoneBlock {
  /** TZID, X-LIC-LOCATION. */
  readonly lines: readonly string[];
  /** One for each STANDARD and DAYLIGHT. */
  readonly observances: readonly (readonly string[])[];
}

export interface CalendarBlock {
  readonly lines: readonly string[];
  readonly zones: readonly ZoneBlock[];
  readonly vevents: readonly VeventBlock[];
}

const MAX_VEVENTS = 20_000;
const MAX_ZONES = 500;
/** Of one component; nobody's activity has more. */
const MAX_LINES = 2_000;
const COMPONENTS = new Set(['VEVENT', 'VTODO', 'VJOURNAL', 'VFREEBUSY', 'VTIMEZONE', 'VAVAILABILITY']);
const BOUNDARY = /^(BEGIN|END)[ \t]*:[ \t]*([A-Za-z][A-Za-z0-9-]*)[ \t]*$/i;
const CALENDAR_PROPERTIES = new Set(['PRODID', 'METHOD', 'X-WR-TIMEZONE', 'TIMEZONE-ID']);
const VEVENT_PROPERTIES = new Set(
  `UID DTSTART DTEND DURATION RRULE EXRULE RDATE EXDATE RECURRENCE-ID SUMMARY DESCRIPTION X-ALT-DESC LOCATION URL
  CATEGORIES STATUS TRANSP CLASS SEQUENCE LAST-MODIFIED CONFERENCE X-GOOGLE-CONFERENCE
  X-MICROSOFT-CDO-ALLDAYEVENT`.split(/\s+/),
);
const ZONE_PROPERTIES = new Set('TZID X-LIC-LOCATION DTSTART TZOFFSETFROM TZOFFSETTO RRULE RDATE'.split(' '));

interface Open {
  readonly name: string;
  readonly lines: string[];
  readonly observances: string[][];
  /** The components open within it, outermost first. */
  readonly inner: string[];
}

type Building = { lines: string[]; zones: ZoneBlock[]; vevents: VeventBlock[] };

/** Takes the content lines of a file one at a time. */
export class BlockReader {
  readonly #calendars: Building[] = [{ lines: [], zones: [], vevents: [] }];
  #open: Open | null = null;
  #isCalendar = false;
  #veventCount = 0;
  #zoneCount = 0;

  /** @throws CalendarError `too_large` at the first VEVENT beyond 20,000 */
  take(line: string): void {
    const name = nameOf(line);
    const boundary = name === 'BEGIN' || name === 'END' ? BOUNDARY.exec(line) : null;
    if (!boundary) this.#property(name, line);
    else if (boundary[1]?.toUpperCase() === 'BEGIN') this.#begin(boundary[2]?.toUpperCase() ?? '');
    else this.#end(boundary[2]?.toUpperCase() ?? '');
  }

  /** All that was taken; what is still open is not whole. `isCalendar`: whether any of it was a calendar. */
  finish(): { readonly calendars: readonly CalendarBlock[]; readonly isCalendar: boolean } {
    this.#close(false);
    return { calendars: this.#calendars, isCalendar: this.#isCalendar || this.#veventCount > 0 };
  }

  #begin(name: string): void {
    if (name === 'VCALENDAR') {
      this.#close(true);
      this.#isCalendar = true;
      this.#calendars.push({ lines: [], zones: [], vevents: [] });
    } else if (COMPONENTS.has(name)) {
      this.#close(true);
      if (name === 'VEVENT' && ++this.#veventCount > MAX_VEVENTS) throw tooMany();
      this.#open = { name, lines: [], observances: [], inner: [] };
    } else if (this.#open) {
      this.#open.inner.push(name);
      if (this.#open.observances.length < MAX_LINES) this.#open.observances.push([]);
    }
  }

  #end(name: string): void {
    if (name === 'VCALENDAR' || name === this.#open?.name) {
      this.#close(true);
      return;
    }
    const inner = this.#open?.inner;
    const depth = inner?.lastIndexOf(name) ?? -1;
    if (inner && depth >= 0) inner.length = depth;
  }

  #property(name: string, line: string): void {
    const open = this.#open;
    const known = open?.name === 'VEVENT' ? VEVENT_PROPERTIES : open ? ZONE_PROPERTIES : CALENDAR_PROPERTIES;
    if (!known.has(name)) return;
    const isInner = open && open.inner.length > 0;
    if (isInner && open.name === 'VEVENT') return;
    const lines = isInner ? open.observances.at(-1) : (open?.lines ?? this.#calendars.at(-1)?.lines);
    if (lines && lines.length < MAX_LINES) lines.push(line);
  }

  #close(isWhole: boolean): void {
    const open = this.#open;
    this.#open = null;
    const calendar = this.#calendars.at(-1);
    if (!open || !calendar) return;
    const { lines, observances } = open;
    if (open.name === 'VEVENT') calendar.vevents.push({ lines, isWhole });
    if (open.name === 'VTIMEZONE' && ++this.#zoneCount <= MAX_ZONES)
      calendar.zones.push({ lines, observances });
  }
}

function tooMany(): CalendarError {
  return new CalendarError(
    'too_large',
    `A file may hold at most ${MAX_VEVENTS.toLocaleString('en')} activities; send it in parts.`,
  );
}
