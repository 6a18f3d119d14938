// The zones that one calendar of a file speaks of. The order of trust: the name, X-LIC-LOCATION, the rules of the
// VTIMEZONE, X-WR-TIMEZONE, the network's own; the last two with a warning.
import { civilFromDay, dayOf, type TimeZoneId, wallClock } from '../../calendar/time.ts';
import type { CalendarBlock, ZoneBlock } from './blocks.ts';
import { dateValue, firstValue, nameOf, splitDateLine } from './content-line.ts';
import type { ReadingContext } from './reading-context.ts';
import { shortName, type Warnings } from './warnings.ts';
import { zoneNamed } from './zone-names.ts';
import { matchingZone, type Years } from './zone-rules.ts';

const UTC = 'UTC' as TimeZoneId;
/** What our own feeds say in PRODID: they mean UTC where they say it. */
const OURS = /faelleskalender/i;
/** VTIMEZONEs that are held against the zones there are; nobody's file has more that say nothing by their names. */
const MAX_MATCHES = 40;
const LONGEST_YEARS = 40;

export class Zones {
  /** X-WR-TIMEZONE: the zone that the calendar is shown in, or null. */
  readonly shown: TimeZoneId | null;
  readonly isOurs: boolean;
  readonly #context: ReadingContext;
  readonly #warnings: Warnings;
  readonly #known = new Map<string, TimeZoneId>();

  private constructor(calendar: CalendarBlock, context: ReadingContext, warnings: Warnings) {
    this.#context = context;
    this.#warnings = warnings;
    const said = firstValue(calendar.lines, 'X-WR-TIMEZONE') ?? firstValue(calendar.lines, 'TIMEZONE-ID');
    this.shown = said === null ? null : zoneNamed(said, context.timeZone);
    this.isOurs = OURS.test(firstValue(calendar.lines, 'PRODID') ?? '');
    if (said !== null && this.shown === null) {
      warnings.add(`The calendar's time zone “${shortName(said)}” is unknown; ${context.timeZone} is taken`);
    }
  }

  /** The zones of a calendar; yields what each step costs. */
  static *of(calendar: CalendarBlock, context: ReadingContext, warnings: Warnings): Generator<number, Zones> {
    const zones = new Zones(calendar, context, warnings);
    let matches = 0;
    for (const block of calendar.zones) {
      const tzid = firstValue(block.lines, 'TZID');
      if (tzid === null || zones.#known.has(tzid)) continue;
      const location = firstValue(block.lines, 'X-LIC-LOCATION') ?? '';
      let zone = zoneNamed(tzid, context.timeZone) ?? zoneNamed(location, context.timeZone);
      if (!zone && ++matches <= MAX_MATCHES) zone = yield* matched(block, tzid, calendar, context);
      if (zone) zones.#known.set(tzid, zone);
    }
    return zones;
  }

  /** The zone of a TZID, whatever it takes. */
  zoneOf(tzid: string): TimeZoneId {
    const known = this.#known.get(tzid);
    if (known) return known;
    const { timeZone } = this.#context;
    const zone = zoneNamed(tzid, timeZone) ?? this.#fallback(tzid);
    this.#known.set(tzid, zone);
    return zone;
  }

  /**
   * The zone of what is said in UTC. A series belongs to the zone the calendar is shown in, where the file names one:
   * it keeps its hour when the clocks change. A single date is put where people will read its hour.
   */
  zoneOfUtc(isSeries: boolean): TimeZoneId {
    if (isSeries) return (this.isOurs ? null : this.shown) ?? UTC;
    return this.shown ?? this.#context.timeZone;
  }

  #fallback(tzid: string): TimeZoneId {
    const zone = this.shown ?? this.#context.timeZone;
    this.#warnings.add(
      `The time zone “${shortName(tzid)}” is unknown; its times are taken as those of ${zone}`,
    );
    return zone;
  }
}

/** The zone with the block's rules over the years its TZID is used in, or at least over the latest. */
function* matched(
  block: ZoneBlock,
  tzid: string,
  calendar: CalendarBlock,
  { timeZone, now }: ReadingContext,
): Generator<number, TimeZoneId | null> {
  const { year } = civilFromDay(dayOf(wallClock(now)));
  const latest = { first: year - 1, last: year + 2 };
  yield calendar.vevents.length;
  const used = yearsOf(tzid, calendar, latest);
  const zone = yield* matchingZone(block, used, timeZone);
  return zone ?? (yield* matchingZone(block, latest, timeZone));
}

/** The years that something starts in under a TZID, and those now. */
function yearsOf(tzid: string, { vevents }: CalendarBlock, latest: Years): Years {
  let { first, last } = latest;
  for (const { lines } of vevents) {
    for (const line of lines) {
      if (nameOf(line) !== 'DTSTART' || !line.includes(tzid)) continue;
      const year = Number(dateValue(splitDateLine(line)?.value ?? '')?.slice(0, 4) ?? latest.first);
      first = Math.min(first, Math.max(year, latest.last - LONGEST_YEARS));
      last = Math.max(last, Math.min(year + 1, latest.first + LONGEST_YEARS));
    }
  }
  return { first, last };
}
