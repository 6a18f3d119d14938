// Every zone's block, read by ical.js, says what the platform says.
import ICAL from 'ical.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { HOUR, type Instant, type TimeZoneId } from '../../src/calendar/time.ts';
import { offsetAt, timeZoneId, zoneChanges } from '../../src/calendar/zone.ts';
import { renderTimeZone } from '../../src/ical/vtimezone.ts';
import { unfoldedLines } from './read-back.ts';

const ZONES = Intl.supportedValuesOf('timeZone') as TimeZoneId[];
const [FROM, TO] = [Date.UTC(2020, 0), Date.UTC(2037, 0)] as [Instant, Instant];

/** Clock readings of which no zone's clock changes can make two: noon on two days of every month. */
const NOONS = Array.from({ length: 17 * 24 }, (_, i) =>
  Date.UTC(2020, Math.floor(i / 2), i % 2 ? 15 : 1, 12),
);

/** The block without the zone's names, which is the same for all zones that keep the same time. */
function body(zone: TimeZoneId): string {
  return unfoldedLines(renderTimeZone(zone)).slice(3, -1).join('\r\n');
}

/** The offset that ical.js finds for a clock reading, in milliseconds. */
function readerOf(lines: string): (wall: number) => number {
  const component = new ICAL.Component(
    ICAL.parse(`BEGIN:VTIMEZONE\r\nTZID:Any\r\n${lines}\r\nEND:VTIMEZONE`),
  );
  const zone = new ICAL.Timezone(component);
  return (wall) => {
    const [year, month, day, hour, minute] = new Date(wall).toISOString().split(/\D/).map(Number);
    return (
      zone.utcOffset(
        new ICAL.Time(
          { year, month, day, hour, minute, second: 0, isDate: false },
          ICAL.Timezone.localTimezone,
        ),
      ) * 1000
    );
  };
}

function platformOffset(zone: TimeZoneId, wall: number): number {
  return offsetAt(zone, (wall - offsetAt(zone, wall as Instant)) as Instant);
}

describe('the VTIMEZONE of every zone the platform knows', () => {
  const byBody = new Map<string, TimeZoneId[]>();

  beforeAll(() => {
    for (const zone of ZONES) byBody.set(body(zone), [...(byBody.get(body(zone)) ?? []), zone]);
  });

  it('gives the platform’s offset at noon, 2020 to 2036', () => {
    for (const [lines, zones] of byBody) {
      const read = NOONS.map(readerOf(lines));
      for (const zone of zones) {
        expect([zone, ...NOONS.map((noon) => platformOffset(zone, noon))]).toEqual([zone, ...read]);
      }
    }
  });

  it('changes on the right day and at the right hour', () => {
    for (const [lines, [zone = 'UTC' as TimeZoneId]] of byBody) {
      const read = readerOf(lines);
      for (const { at, before, after } of zoneChanges(zone, FROM, TO)) {
        // The hours around a change may be repeated or missing.
        const near = Math.abs(after - before) + HOUR;
        const found = [read(at + before - near), read(at + after + near)];
        expect([zone, new Date(at), ...found]).toEqual([zone, new Date(at), before, after]);
      }
    }
  });

  it('names one weekday of one month in each rule, which is all that Outlook reads', () => {
    for (const lines of byBody.keys()) {
      for (const [rule] of lines.matchAll(/^RRULE:.*$/gm)) {
        expect(rule).toMatch(
          /^RRULE:FREQ=YEARLY;BYMONTH=\d+;BYDAY=(-1|[1-4])[A-Z]{2}(;UNTIL=\d{8}T\d{6}Z)?\r?$/,
        );
      }
    }
  });

  it('stands under the name asked for', () => {
    for (const zone of ZONES) {
      expect(unfoldedLines(renderTimeZone(zone)).slice(1, 3)).toEqual([
        `TZID:${zone}`,
        `X-LIC-LOCATION:${zone}`,
      ]);
    }
  });
});

describe('a VTIMEZONE', () => {
  const zone = (name: string): TimeZoneId => {
    const found = timeZoneId(name);
    if (!found) throw new Error(`no zone ${name}`);
    return found;
  };

  it('of Copenhagen is two yearly rules', () => {
    expect(unfoldedLines(renderTimeZone(zone('Europe/Copenhagen')))).toEqual([
      'BEGIN:VTIMEZONE',
      'TZID:Europe/Copenhagen',
      'X-LIC-LOCATION:Europe/Copenhagen',
      'BEGIN:STANDARD',
      'TZNAME:+01',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0100',
      'DTSTART:19991031T030000',
      'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
      'END:STANDARD',
      'BEGIN:DAYLIGHT',
      'TZNAME:+02',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0200',
      'DTSTART:20000326T020000',
      'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
      'END:DAYLIGHT',
      'END:VTIMEZONE',
    ]);
  });

  it('of a zone that never changes its clocks is one STANDARD', () => {
    expect(unfoldedLines(renderTimeZone(zone('Asia/Kolkata'))).slice(3, -1)).toEqual([
      'BEGIN:STANDARD',
      'TZNAME:+0530',
      'TZOFFSETFROM:+0530',
      'TZOFFSETTO:+0530',
      'DTSTART:19700101T000000',
      'END:STANDARD',
    ]);
  });

  it('of a zone that changed its rule ends the old one in UTC', () => {
    expect(renderTimeZone(zone('America/New_York'))).toContain(
      'RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU;UNTIL=20060402T070000Z\r\n',
    );
  });

  it('of a zone whose changes follow the moon lists every onset that the platform knows', () => {
    const casablanca = zone('Africa/Casablanca');
    const noons = Array.from({ length: 14 * 366 }, (_, i) => Date.UTC(2019, 0, i, 12) as Instant);
    const changes = noons.filter(
      (at, i) => i > 0 && offsetAt(casablanca, at) !== offsetAt(casablanca, noons[i - 1] ?? at),
    );
    const onsets = new Set(renderTimeZone(casablanca).match(/^DTSTART:\d{8}/gm));
    expect(changes.length).toBeGreaterThan(10);
    for (const at of changes) {
      const days = [at, at - 24 * HOUR].map(
        (day) => `DTSTART:${new Date(day).toISOString().slice(0, 10).replaceAll('-', '')}`,
      );
      expect(
        days.some((day) => onsets.has(day)),
        days[0],
      ).toBe(true);
    }
  });

  it('goes on for ever where the rule of 2040 does', () => {
    const read = readerOf(body(zone('Europe/Copenhagen')));
    expect([read(Date.UTC(2045, 6, 1)), read(Date.UTC(2045, 11, 1))]).toEqual([2 * HOUR, HOUR]);
  });
});
