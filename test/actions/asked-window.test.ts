import { describe, expect, test } from 'vitest';
import { readWindow, twelveMonthsAfter } from '../../src/actions/asked-window.ts';
import { CalendarError } from '../../src/calendar/errors.ts';
import { formatInstant, instant, type TimeZoneId } from '../../src/calendar/time.ts';

const COPENHAGEN = 'Europe/Copenhagen' as TimeZoneId;
const at = (text: string) => instant(Date.parse(text));
const told = (asked: { from?: string; to?: string }): string => {
  try {
    const { start, end } = readWindow(asked, at('2026-11-20T12:00:00Z'), COPENHAGEN);
    return `${formatInstant(start)} ${formatInstant(end)}`;
  } catch (error) {
    return error instanceof CalendarError ? error.issues.map(({ field }) => field).join() : String(error);
  }
};

describe('twelve months on is the same time of the same day a year later', () => {
  test.each([
    ['in a year of 365 days', '2026-11-20T12:00:00Z', '2027-11-20T12:00:00Z'],
    ['in a year of 366', '2027-11-20T12:00:00Z', '2028-11-20T12:00:00Z'],
    ['from 29 February', '2028-02-29T12:00:00Z', '2029-02-28T12:00:00Z'],
    ['when the clocks are set on another day of that year', '2026-03-28T12:00:00Z', '2027-03-28T11:00:00Z'],
  ])('%s', (_sentence, from, then) => {
    expect(formatInstant(twelveMonthsAfter(at(from), COPENHAGEN))).toBe(then);
  });
});

describe('a window', () => {
  test.each([
    ['is of twelve months from now where nothing is said', {}, '2026-11-20T12:00:00Z 2027-11-20T12:00:00Z'],
    [
      'may be 400 days long by the calendar, also where one of them has 25 hours',
      { from: '2026-10-01', to: '2027-11-05' },
      '2026-09-30T22:00:00Z 2027-11-04T23:00:00Z',
    ],
    [
      'may be 400 days long by the clock, also where one of the days has 23 hours',
      { from: '2026-03-01T00:00:00Z', to: '2027-04-05T00:00:00Z' },
      '2026-03-01T00:00:00Z 2027-04-05T00:00:00Z',
    ],
    ['is no longer', { from: '2026-10-01', to: '2027-11-06' }, 'to'],
    ['ends after it starts', { from: '2026-10-01', to: '2026-10-01' }, 'to'],
    ['names both its bounds where neither can be read', { from: 'i morgen', to: 'siden' }, 'from,to'],
  ])('%s', (_sentence, asked, answer) => {
    expect(told(asked)).toBe(answer);
  });
});
