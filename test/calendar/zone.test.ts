import fc from 'fast-check';
import { IANAZone } from 'luxon';
import { describe, expect, test } from 'vitest';
import {
  DAY,
  formatInstant,
  formatLocalDateTime,
  HOUR,
  type Instant,
  instant,
  MINUTE,
  parseLocalDateTime,
  type WallClock,
  wallClock,
} from '../../src/calendar/time.ts';
import {
  formatZoned,
  kindOfLocalTime,
  offsetAt,
  offsetHoldsUntil,
  timeZoneId,
  toInstant,
  toInstants,
  toWallClock,
  zoneChanges,
} from '../../src/calendar/zone.ts';
import { at, ZONES, zone } from '../support/schedules.ts';

function wall(text: string): WallClock {
  return parseLocalDateTime(text) ?? wallClock(Number.NaN);
}

const someInstant = (from: number, to: number): fc.Arbitrary<Instant> =>
  fc.integer({ min: Date.UTC(from, 0), max: Date.UTC(to, 0) }).map(instant);

describe('a local time on the time line', () => {
  test.each([
    ['winter time', 'Europe/Copenhagen', '2026-12-01T19:00', '2026-12-01T18:00:00Z', 'plain'],
    ['summer time', 'Europe/Copenhagen', '2026-06-02T19:00', '2026-06-02T17:00:00Z', 'plain'],
    [
      'the last minute before a gap',
      'Europe/Copenhagen',
      '2027-03-28T01:59',
      '2027-03-28T00:59:00Z',
      'plain',
    ],
    [
      'a missing hour: 02:30 is 03:30',
      'Europe/Copenhagen',
      '2027-03-28T02:30',
      '2027-03-28T01:30:00Z',
      'missing',
    ],
    ['the first minute missing', 'Europe/Copenhagen', '2027-03-28T02:00', '2027-03-28T01:00:00Z', 'missing'],
    [
      'the first minute after a gap',
      'Europe/Copenhagen',
      '2027-03-28T03:00',
      '2027-03-28T01:00:00Z',
      'plain',
    ],
    ['before a repeated hour', 'Europe/Copenhagen', '2026-10-25T01:59', '2026-10-24T23:59:00Z', 'plain'],
    [
      'a repeated hour: its first pass',
      'Europe/Copenhagen',
      '2026-10-25T02:30',
      '2026-10-25T00:30:00Z',
      'repeated',
    ],
    ['after a repeated hour', 'Europe/Copenhagen', '2026-10-25T03:00', '2026-10-25T02:00:00Z', 'plain'],
    ['no daylight saving time', 'Asia/Kathmandu', '2026-10-25T02:30', '2026-10-24T20:45:00Z', 'plain'],
    ['UTC', 'UTC', '2026-03-29T02:30', '2026-03-29T02:30:00Z', 'plain'],
    ['a gap of half an hour', 'Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:45:00Z', 'missing'],
    [
      'after half an hour missing',
      'Australia/Lord_Howe',
      '2026-10-04T02:30',
      '2026-10-03T15:30:00Z',
      'plain',
    ],
    ['half an hour repeated', 'Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T14:45:00Z', 'repeated'],
    ['half-hour offsets', 'America/St_Johns', '2026-11-01T01:30', '2026-11-01T04:00:00Z', 'repeated'],
    ['midnight missing', 'Africa/Cairo', '2025-04-25T00:00', '2025-04-24T22:00:00Z', 'missing'],
    ['midnight missing in Beirut', 'Asia/Beirut', '2025-03-30T00:00', '2025-03-29T22:00:00Z', 'missing'],
    ['midnight twice', 'America/Havana', '2025-11-02T00:00', '2025-11-02T04:00:00Z', 'repeated'],
    [
      'Ramadan, when summer time rests',
      'Africa/Casablanca',
      '2026-03-01T19:00',
      '2026-03-01T19:00:00Z',
      'plain',
    ],
    ['after Ramadan', 'Africa/Casablanca', '2025-04-15T19:00', '2025-04-15T18:00:00Z', 'plain'],
    ['a day that Apia skipped', 'Pacific/Apia', '2011-12-30T10:00', '2011-12-30T20:00:00Z', 'missing'],
    ['the day after it', 'Pacific/Apia', '2011-12-31T10:00', '2011-12-30T20:00:00Z', 'plain'],
    ['the day before it', 'Pacific/Apia', '2011-12-29T10:00', '2011-12-29T20:00:00Z', 'plain'],
    ['local mean time', 'Europe/Berlin', '1850-01-01T12:00', '1850-01-01T11:06:32Z', 'plain'],
    ['a far future', 'Europe/Copenhagen', '9998-07-01T12:00', '9998-07-01T10:00:00Z', 'plain'],
  ])('%s', (_, name, local, utc, kind) => {
    expect(formatInstant(toInstant(zone(name), wall(local)))).toBe(utc);
    expect(kindOfLocalTime(zone(name), wall(local))).toBe(kind);
  });

  test('and back are the same, but for hours missing and second passes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), someInstant(1970, 2060), (id, when) => {
        const local = toWallClock(id, when);
        const first = toInstant(id, local);
        expect(kindOfLocalTime(id, local)).not.toBe('missing');
        expect(toWallClock(id, first)).toBe(local);
        if (first !== when) {
          expect(kindOfLocalTime(id, local)).toBe('repeated');
          expect(first).toBeLessThan(when);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('asked for many days at once is each of them asked for alone', () => {
    const days = fc
      .uniqueArray(fc.integer({ min: 19_000, max: 22_000 }), { minLength: 1, maxLength: 60 })
      .map((list) => Int32Array.from(list.sort((a, b) => a - b)));
    const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 });
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), days, minutes, (id, list, minute) => {
        const walls = new Float64Array(list.length);
        const instants = new Float64Array(list.length);
        toInstants(id, minute * MINUTE, list, list.length, walls, instants);
        const expected = [...list].map((day) => wallClock(day * DAY + minute * MINUTE));
        expect([...walls]).toEqual(expected);
        expect([...instants]).toEqual(expected.map((local) => toInstant(id, local)));
      }),
    );
  });

  test('is written with its offset', () => {
    expect(formatZoned(zone('Europe/Copenhagen'), at('2026-12-01T18:00:00Z'))).toBe(
      '2026-12-01T19:00:00+01:00',
    );
    expect(formatZoned(zone('America/St_Johns'), at('2026-07-01T18:00:05Z'))).toBe(
      '2026-07-01T15:30:05-02:30',
    );
  });
});

describe('what is known of a zone', () => {
  // Zones whose clocks were changed for a week or two alone are where probing could miss something.
  const zones = [...ZONES, 'Asia/Gaza', 'America/Recife', 'Pacific/Apia', 'Antarctica/Troll'].map(zone);

  test('is what luxon answers at every instant, in whatever order it is asked', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.array(someInstant(1890, 2200), { maxLength: 30 }),
        (id, list) => {
          const luxon = IANAZone.create(id);
          for (const when of list) expect(offsetAt(id, when)).toBe(Math.round(luxon.offset(when) * MINUTE));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('holds up to and from the very second of each change', () => {
    for (const id of zones) {
      const luxon = IANAZone.create(id);
      const ask = (when: number): number => Math.round(luxon.offset(when) * MINUTE);
      for (const { at: change, before, after } of zoneChanges(
        id,
        at('2026-01-01T00:00Z'),
        at('2029-01-01T00:00Z'),
      )) {
        expect([ask(change - 1), ask(change)]).toEqual([before, after]);
        expect([offsetAt(id, instant(change - 1)), offsetAt(id, change)]).toEqual([before, after]);
      }
    }
  });

  test('outlives more eras than it keeps in mind', () => {
    const id = zone('Europe/Copenhagen');
    const summerOf = (year: number): number => offsetAt(id, instant(Date.UTC(year, 6)));
    const years = Array.from({ length: 3_000 }, (_, i) => 2000 + i);
    expect(new Set(years.map(summerOf))).toEqual(new Set([2 * HOUR]));
    expect(summerOf(2026)).toBe(2 * HOUR);
    expect(toInstant(id, wall('2027-03-28T02:30'))).toBe(at('2027-03-28T01:30:00Z'));
  });

  test('never becomes more than the platform knows beyond the last instant', () => {
    const id = zone('Europe/Copenhagen');
    expect(offsetAt(id, instant(9e15))).toBeNaN();
    expect(offsetAt(id, at('2026-12-01T00:00Z'))).toBe(HOUR);
  });

  test.each([
    ['Europe/Copenhagen', ['2025-03-30T01:00:00Z', '2025-10-26T01:00:00Z']],
    ['Africa/Casablanca', ['2025-02-23T02:00:00Z', '2025-04-06T02:00:00Z']],
    ['Asia/Kathmandu', []],
  ])('changes in %s in 2025', (name, changes) => {
    const found = zoneChanges(zone(name), at('2025-01-01T00:00Z'), at('2026-01-01T00:00Z'));
    expect(found.map((change) => formatInstant(change.at))).toEqual(changes);
  });

  test('a change belongs to the window that it begins', () => {
    const [id, change] = [zone('Europe/Copenhagen'), at('2026-03-29T01:00:00Z')];
    expect(zoneChanges(id, change, instant(change + 1))).toHaveLength(1);
    expect(zoneChanges(id, instant(change - 1), change)).toHaveLength(0);
  });

  test('finds summer times of a week', () => {
    const found = zoneChanges(zone('America/Recife'), at('2000-09-01T00:00Z'), at('2000-12-01T00:00Z'));
    expect(found.map((change) => formatLocalDateTime(wallClock(change.at)))).toEqual([
      '2000-10-08T03:00',
      '2000-10-15T02:00',
    ]);
  });

  test('an offset holds until the instant said', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), someInstant(2020, 2030), fc.nat(), (id, when, n) => {
        const until = offsetHoldsUntil(id, when);
        expect(until).toBeGreaterThan(when);
        expect(offsetAt(id, instant(when + (n % (until - when))))).toBe(offsetAt(id, when));
      }),
    );
  });
});

describe('the name of a zone', () => {
  test.each([
    ['Europe/Copenhagen', 'Europe/Copenhagen'],
    ['europe/copenhagen', 'Europe/Copenhagen'],
    ['UTC', 'UTC'],
    ['utc', 'UTC'],
    ['Europe/Kyiv', 'Europe/Kyiv'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['Etc/GMT+1', 'Etc/GMT+1'],
    ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ])('%s is %s', (name, id) => {
    expect(timeZoneId(name)).toBe(id);
  });

  test.each([
    '',
    'Europe/Nowhere',
    '+01:00',
    'UTC+1',
    'Romance Standard Time',
    '../etc/passwd',
    'Europe/Copenhagen ',
    'local',
  ])('%j names none', (name) => {
    expect(timeZoneId(name)).toBeNull();
  });
});
