import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  civilFromDay,
  DAY,
  dayFromCivil,
  daysInMonth,
  FIRST_DAY,
  formatDuration,
  formatInstant,
  formatLocalDate,
  formatLocalDateTime,
  formatOffset,
  instant,
  isoWeekOf,
  LAST_DAY,
  overlaps,
  parseDuration,
  parseInstant,
  parseLocalDate,
  parseLocalDateTime,
  SECOND,
  wallClock,
  weekdayOf,
} from '../../src/calendar/time.ts';

const day = fc.integer({ min: FIRST_DAY, max: LAST_DAY });
const wall = fc
  .integer({ min: FIRST_DAY * (DAY / SECOND), max: (LAST_DAY + 1) * (DAY / SECOND) - 1 })
  .map((seconds) => wallClock(seconds * SECOND));

describe('the calendar', () => {
  test('agrees with the platform on every day of the years 1890 to 2110', () => {
    const wrong: number[] = [];
    for (let n = dayFromCivil(1890, 1, 1); n < dayFromCivil(2111, 1, 1); n++) {
      const date = new Date(n * DAY);
      const { year, month, day: date1 } = civilFromDay(n);
      const same =
        year === date.getUTCFullYear() && month === date.getUTCMonth() + 1 && date1 === date.getUTCDate();
      if (!same || weekdayOf(n) !== (date.getUTCDay() + 6) % 7 || dayFromCivil(year, month, date1) !== n) {
        wrong.push(n);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('agrees with the platform on any day of the years 1 to 9999', () => {
    fc.assert(
      fc.property(day, (n) => {
        const { year, month, day: date } = civilFromDay(n);
        const platform = new Date(n * DAY);
        expect([year, month - 1, date]).toEqual([
          platform.getUTCFullYear(),
          platform.getUTCMonth(),
          platform.getUTCDate(),
        ]);
        expect(dayFromCivil(year, month, date)).toBe(n);
        expect(weekdayOf(n)).toBe((platform.getUTCDay() + 6) % 7);
      }),
    );
  });

  test.each([
    [2026, 2, 28],
    [2028, 2, 29],
    [1900, 2, 28],
    [2000, 2, 29],
    [2026, 4, 30],
    [2026, 12, 31],
  ])('%i-%i has %i days', (year, month, days) => {
    expect(daysInMonth(year, month)).toBe(days);
  });

  test('days outside a month carry over', () => {
    expect(dayFromCivil(2027, 1, 0)).toBe(dayFromCivil(2026, 12, 31));
    expect(dayFromCivil(2026, 2, 30)).toBe(dayFromCivil(2026, 3, 2));
  });

  test.each([
    ['2026-12-31', 2026, 53],
    ['2027-01-01', 2026, 53],
    ['2027-01-03', 2026, 53],
    ['2027-01-04', 2027, 1],
    ['2024-12-29', 2024, 52],
    ['2024-12-30', 2025, 1],
    ['2026-01-01', 2026, 1],
  ])('%s lies in the ISO week of %i numbered %i', (date, year, week) => {
    expect(isoWeekOf(parseLocalDate(date) ?? Number.NaN)).toEqual({ year, week });
  });

  test('an ISO week has seven days, and its Thursday lies in its year', () => {
    fc.assert(
      fc.property(day, (n) => {
        const monday = n - weekdayOf(n);
        expect(isoWeekOf(n)).toEqual(isoWeekOf(monday));
        expect(isoWeekOf(n).year).toBe(civilFromDay(monday + 3).year);
        expect(isoWeekOf(monday + 7)).not.toEqual(isoWeekOf(n));
      }),
    );
  });
});

describe('local dates and times', () => {
  test('what is written is read again', () => {
    fc.assert(
      fc.property(day, wall, (n, w) => {
        expect(parseLocalDate(formatLocalDate(n))).toBe(n);
        expect(parseLocalDateTime(formatLocalDateTime(w))).toBe(w);
      }),
    );
  });

  test('seconds are written only where there are any', () => {
    const noon = parseLocalDateTime('2026-12-01T12:00:00') ?? wallClock(Number.NaN);
    expect(formatLocalDateTime(noon)).toBe('2026-12-01T12:00');
    expect(formatLocalDateTime(wallClock(noon + 5_000))).toBe('2026-12-01T12:00:05');
    expect(formatLocalDateTime(wallClock(noon + 5_999))).toBe('2026-12-01T12:00:05');
  });

  test('early years keep their four digits', () => {
    expect(formatLocalDate(FIRST_DAY)).toBe('0001-01-01');
    expect(formatLocalDate(LAST_DAY)).toBe('9999-12-31');
  });

  test.each([
    ['a date that does not exist', '2026-02-29'],
    ['month 0', '2026-00-10'],
    ['month 13', '2026-13-01'],
    ['day 0', '2026-01-00'],
    ['day 31 of a month with 30', '2026-04-31'],
    ['the year 0', '0000-01-01'],
    ['one digit too few', '2026-1-01'],
    ['one character too many', '2026-01-011'],
    ['other separators', '2026/01/01'],
    ['letters', '2026-01-0a'],
    ['digits of another script', '٢٠٢٦-٠١-٠١'],
    ['a sign', '-026-01-01'],
    ['white space', ' 026-01-01'],
    ['nothing', ''],
    ['a date with a time', '2026-01-01T10:00'],
  ])('%s is no date', (_, text) => {
    expect(parseLocalDate(text)).toBeNull();
  });

  test.each([
    ['hour 24', '2026-01-01T24:00'],
    ['minute 60', '2026-01-01T10:60'],
    ['second 60', '2026-01-01T10:00:60'],
    ['a date that does not exist', '2026-02-30T10:00'],
    ['a small t', '2026-01-01t10:00'],
    ['a space for the T', '2026-01-01 10:00'],
    ['Z', '2026-01-01T10:00Z'],
    ['an offset', '2026-01-01T10:00+01:00'],
    ['a date alone', '2026-01-01'],
    ['half a time', '2026-01-01T10'],
    ['fractions', '2026-01-01T10:00:00.0'],
    ['a sign', '2026-01-01T-1:00'],
    ['other separators', '2026-01-01T10.00'],
    ['other separators before the seconds', '2026-01-01T10:00.00'],
  ])('%s is no local time', (_, text) => {
    expect(parseLocalDateTime(text)).toBeNull();
  });
});

describe('durations', () => {
  test.each([
    ['PT2H', { days: 0, seconds: 7_200 }],
    ['PT1H30M', { days: 0, seconds: 5_400 }],
    ['P1D', { days: 1, seconds: 0 }],
    ['P1DT2H', { days: 1, seconds: 7_200 }],
    ['P2W', { days: 14, seconds: 0 }],
    ['PT0S', { days: 0, seconds: 0 }],
    ['+PT45S', { days: 0, seconds: 45 }],
    ['-PT15M', { days: 0, seconds: -900 }],
  ])('%s is read', (text, duration) => {
    expect(parseDuration(text)).toEqual(duration);
  });

  test.each(['', 'P', 'PT', 'P1DT', 'P1M', 'P1Y', '2H', 'P2H', 'PT1D', 'pt2h', 'PT1.5H', 'P 1D', 'PT2H '])(
    '%j is no duration',
    (text) => {
      expect(parseDuration(text)).toBeNull();
    },
  );

  test.each([
    [{ days: 0, seconds: 0 }, 'PT0S'],
    [{ days: 0, seconds: 5_400 }, 'PT1H30M'],
    [{ days: 3, seconds: 0 }, 'P3D'],
    [{ days: 1, seconds: 7_245 }, 'P1DT2H45S'],
  ])('%o is written as %s', (duration, text) => {
    expect(formatDuration(duration)).toBe(text);
  });

  test('what is written is read again', () => {
    const duration = fc.record({ days: fc.nat(999_999), seconds: fc.nat(3_600 * 999_999) });
    fc.assert(
      fc.property(duration, (given) => {
        expect(parseDuration(formatDuration(given))).toEqual(given);
      }),
    );
  });
});

describe('instants', () => {
  test.each([
    ['2026-12-01T18:00:00Z', '2026-12-01T18:00:00Z'],
    ['2026-12-01T19:00:00+01:00', '2026-12-01T18:00:00Z'],
    ['2026-12-01T19:00+0100', '2026-12-01T18:00:00Z'],
    ['2026-12-01t18:00:00z', '2026-12-01T18:00:00Z'],
    ['2026-12-01 14:30:00-03:30', '2026-12-01T18:00:00Z'],
    ['2026-12-01T18:00:00.5Z', '2026-12-01T18:00:00.500Z'],
    ['2026-12-01T18:00:00.0019Z', '2026-12-01T18:00:00.001Z'],
  ])('%s is %s', (text, utc) => {
    expect(formatInstant(parseInstant(text) ?? instant(0))).toBe(utc);
  });

  test.each([
    '2026-12-01T18:00:00',
    '2026-12-01',
    '2026-12-01Z',
    '2026-12-01T18Z',
    '2026-12-01T18:00:00+24:00',
    '2026-12-01T18:00:00+01:60',
    '2026-12-01T18:00:00+1',
    '2026-02-30T18:00:00Z',
    '2026-12-01T18:00.5Z',
    'now',
  ])('%s is none', (text) => {
    expect(parseInstant(text)).toBeNull();
  });

  test('what is written is read again, to the millisecond', () => {
    const anyInstant = fc.integer({ min: FIRST_DAY * DAY, max: (LAST_DAY + 1) * DAY - 1 }).map(instant);
    fc.assert(
      fc.property(anyInstant, (at) => {
        expect(parseInstant(formatInstant(at))).toBe(at);
      }),
    );
  });

  test.each([
    [0, '+00:00'],
    [3_600_000, '+01:00'],
    [-12_600_000, '-03:30'],
    [20_700_000, '+05:45'],
    [3_020_000, '+00:50:20'],
  ])('an offset of %i ms is written %s', (offset, text) => {
    expect(formatOffset(offset)).toBe(text);
  });
});

test('touching intervals do not overlap', () => {
  const interval = (start: number, end: number) => ({ start: instant(start), end: instant(end) });
  expect(overlaps(interval(0, 10), interval(10, 20))).toBe(false);
  expect(overlaps(interval(0, 11), interval(10, 20))).toBe(true);
  expect(overlaps(interval(12, 13), interval(10, 20))).toBe(true);
});
