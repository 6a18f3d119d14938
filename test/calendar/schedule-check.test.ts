import { describe, expect, test } from 'vitest';
import { missingHours, scheduleIssues } from '../../src/calendar/schedule-check.ts';
import { formatLocalDateTime } from '../../src/calendar/time.ts';
import { allDaySchedule, type ScheduleParts, timedSchedule, windowOf } from '../support/schedules.ts';

function faults(parts: ScheduleParts): readonly string[] {
  const schedule = parts.start.length === 10 ? allDaySchedule(parts) : timedSchedule(parts);
  return scheduleIssues(schedule).map(({ field, message }) => `${field}: ${message}`);
}

const TUESDAYS = { start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY;BYDAY=TU' };

describe('a schedule is in order', () => {
  test.each([
    ['with a start that its rule produces', TUESDAYS],
    ['without a rule', { start: '2026-12-02T19:00' }],
    ['where the rule leaves the day to the start', { start: '2026-12-02T19:00', rule: 'FREQ=MONTHLY' }],
    [
      'with excluded and changed dates of its own',
      {
        ...TUESDAYS,
        excluded: ['2026-12-08T19:00'],
        changed: { '2026-12-15T19:00': { status: 'cancelled' as const } },
      },
    ],
    [
      'with added dates anywhere, excluded and changed too',
      {
        ...TUESDAYS,
        added: ['2020-01-01T00:00'],
        excluded: ['2020-01-01T00:00'],
        changed: { '2020-01-01T00:00': { start: '2026-12-24T19:00' } },
      },
    ],
    [
      'with an added start, as an outside calendar may have it',
      { ...TUESDAYS, start: '2026-12-02T19:00', added: ['2026-12-02T19:00'] },
    ],
    [
      'with a date excluded by the rule’s own time, which a clock change leaves out',
      { start: '2027-03-27T02:30', rule: 'FREQ=DAILY', excluded: ['2027-03-28T02:30'] },
    ],
    ['when it takes no time', { ...TUESDAYS, duration: 'PT0S' }],
    ['when it takes whole days', { start: '2026-12-01', duration: 'P3D' }],
    ['when it ends with its start', { ...TUESDAYS, rule: 'FREQ=WEEKLY;UNTIL=20261201' }],
  ])('%s', (_, parts) => {
    expect(faults(parts)).toEqual([]);
  });
});

describe('a start that its own rule would not produce is told the nearest date that fits', () => {
  test.each([
    ['the day before', '2026-12-02', 'FREQ=WEEKLY;BYDAY=TU', '2026-12-01'],
    ['the day after', '2026-11-30', 'FREQ=WEEKLY;BYDAY=TU', '2026-12-01'],
    ['the later of two as near', '2026-12-03', 'FREQ=WEEKLY;BYDAY=TU,SA', '2026-12-05'],
    ['in the present phase', '2026-12-04', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', '2026-12-01'],
    ['an odd week', '2026-12-09', 'FREQ=YEARLY;BYWEEKNO=49,51;BYDAY=WE', '2026-12-16'],
    ['the second Tuesday', '2026-12-01', 'FREQ=MONTHLY;BYDAY=2TU', '2026-12-08'],
    ['a month that the rule names', '2026-12-15', 'FREQ=MONTHLY;BYMONTH=3,9', '2027-03-15'],
    ['the last of the month', '2026-12-05', 'FREQ=MONTHLY;BYMONTHDAY=-1', '2026-11-30'],
    ['one a year', '2026-12-01', 'FREQ=YEARLY;BYMONTH=5;BYDAY=2SU', '2027-05-09'],
    ['one in years', '2026-12-01', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', '2028-02-29'],
    ['one in centuries', '2027-03-01', 'FREQ=YEARLY;INTERVAL=99;BYMONTH=2;BYMONTHDAY=29', '1928-02-29'],
    ['a place in its month', '2026-12-01', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', '2026-11-30'],
    ['not after UNTIL', '2026-12-02', 'FREQ=WEEKLY;BYDAY=FR;UNTIL=20261203', '2026-11-27'],
    ['as if there were no COUNT', '2026-12-02', 'FREQ=WEEKLY;BYDAY=TU;COUNT=3', '2026-12-01'],
  ])('%s', (_, start, rule, nearest) => {
    const expected = [`start: the rule does not fall on ${start}; the nearest date that fits is ${nearest}`];
    expect(faults({ start: `${start}T19:00`, rule })).toEqual(expected);
    expect(faults({ start, rule })).toEqual(expected);
    expect(faults({ start: `${nearest}T19:00`, rule })).toEqual([]);
  });

  test('before anything else about its dates', () => {
    expect(faults({ ...TUESDAYS, start: '2026-12-02T19:00', excluded: ['2026-12-03T19:00'] })).toEqual([
      'start: the rule does not fall on 2026-12-02; the nearest date that fits is 2026-12-01',
    ]);
  });
});

describe('a schedule is refused', () => {
  const none = 'is not a date of this schedule; give the start the rule itself produces';
  test.each([
    [
      'when its rule ends before it starts',
      { ...TUESDAYS, rule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20261130' },
      ['rule: the rule ends before the schedule starts on 2026-12-01T19:00'],
    ],
    [
      'when its rule ends an hour before it starts',
      { ...TUESDAYS, rule: 'FREQ=WEEKLY;UNTIL=20261201T170000Z' },
      ['rule: the rule ends before the schedule starts on 2026-12-01T19:00'],
    ],
    [
      'when its rule never happens',
      { ...TUESDAYS, rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' },
      ['rule: the rule never happens; check its parts'],
    ],
    [
      'when its rule never happens, however it counts',
      { ...TUESDAYS, rule: 'FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1;COUNT=2' },
      ['rule: the rule never happens; check its parts'],
    ],
    [
      'for an excluded date on another weekday',
      { ...TUESDAYS, excluded: ['2026-12-08T19:00', '2026-12-09T19:00'] },
      [`excluded.1: 2026-12-09T19:00 ${none}`],
    ],
    [
      'for an excluded date at another hour',
      { ...TUESDAYS, excluded: ['2026-12-08T20:00'] },
      [`excluded.0: 2026-12-08T20:00 ${none}`],
    ],
    [
      'for an excluded date before the start',
      { ...TUESDAYS, excluded: ['2026-11-24T19:00'] },
      [`excluded.0: 2026-11-24T19:00 ${none}`],
    ],
    [
      'for an excluded date after the end',
      { ...TUESDAYS, rule: 'FREQ=WEEKLY;COUNT=2', excluded: ['2026-12-15T19:00'] },
      [`excluded.0: 2026-12-15T19:00 ${none}`],
    ],
    [
      'for a date excluded by the hour that a clock change made of it',
      { start: '2027-03-27T02:30', rule: 'FREQ=DAILY', excluded: ['2027-03-28T03:30'] },
      [`excluded.0: 2027-03-28T03:30 ${none}`],
    ],
    [
      'for a changed date that is none',
      { ...TUESDAYS, changed: { '2026-12-09T19:00': { status: 'cancelled' as const } } },
      [`changed.2026-12-09T19:00: 2026-12-09T19:00 ${none}`],
    ],
    [
      'for another date without a rule',
      { start: '2026-12-01T19:00', excluded: ['2026-12-02T19:00'] },
      [`excluded.0: 2026-12-02T19:00 ${none}`],
    ],
    [
      'when it ends before it starts',
      { ...TUESDAYS, duration: '-PT1H' },
      ['duration: the end is before the start'],
    ],
    [
      'when a changed date does',
      { ...TUESDAYS, changed: { '2026-12-08T19:00': { duration: '-P1D' } } },
      ['changed.2026-12-08T19:00.duration: the end is before the start'],
    ],
    [
      'when whole days take hours',
      { start: '2026-12-01', duration: 'P1DT2H' },
      ['duration: must be whole days, as P1D'],
    ],
    [
      'when whole days take none',
      { start: '2026-12-01', duration: 'PT0S' },
      ['duration: must be whole days, as P1D'],
    ],
    [
      'when it lasts for more than a year',
      { ...TUESDAYS, duration: 'P367D' },
      ['duration: must be at most 366 days'],
    ],
    [
      'when it lasts for more hours than that',
      { ...TUESDAYS, duration: 'PT8785H' },
      ['duration: must be at most 366 days'],
    ],
  ])('%s', (_, parts, expected) => {
    expect(faults(parts)).toEqual(expected);
  });

  test('with more dates than anybody reads', () => {
    const many = Array.from({ length: 1_001 }, (_, i) => `2026-12-01T${String(i % 24).padStart(2, '0')}:00`);
    expect(faults({ ...TUESDAYS, excluded: many })).toEqual(['excluded: has 1001 dates; give at most 1000']);
    expect(faults({ ...TUESDAYS, added: many })).toEqual(['added: has 1001 dates; give at most 1000']);
  });
});

describe('missing hours', () => {
  const year = windowOf('2026-06-01', '2027-06-01');
  const missing = (parts: ScheduleParts, window = year): readonly string[] =>
    missingHours(timedSchedule(parts), window).map(formatLocalDateTime);

  test.each([
    [
      'of a daily rule at half past two',
      { start: '2026-06-01T02:30', rule: 'FREQ=DAILY' },
      ['2027-03-28T02:30'],
    ],
    ['of one at two sharp', { start: '2026-06-01T02:00', rule: 'FREQ=DAILY' }, ['2027-03-28T02:00']],
    ['none at three', { start: '2026-06-01T03:00', rule: 'FREQ=DAILY' }, []],
    ['none at seven in the evening', { start: '2026-06-02T19:00', rule: 'FREQ=WEEKLY' }, []],
    ['none on Tuesdays', { start: '2026-06-02T02:30', rule: 'FREQ=WEEKLY' }, []],
    ['of Sundays', { start: '2026-06-07T02:30', rule: 'FREQ=WEEKLY' }, ['2027-03-28T02:30']],
    [
      'none where the date is excluded',
      { start: '2026-06-07T02:30', rule: 'FREQ=WEEKLY', excluded: ['2027-03-28T02:30'] },
      [],
    ],
    [
      'none where it is moved away',
      {
        start: '2026-06-07T02:30',
        rule: 'FREQ=WEEKLY',
        changed: { '2027-03-28T02:30': { start: '2027-03-28T10:00' } },
      },
      [],
    ],
    [
      'none where it is cancelled',
      {
        start: '2026-06-07T02:30',
        rule: 'FREQ=WEEKLY',
        changed: { '2027-03-28T02:30': { status: 'cancelled' as const } },
      },
      [],
    ],
    [
      'of a date that is moved there',
      {
        start: '2026-06-02T19:00',
        rule: 'FREQ=WEEKLY',
        changed: { '2026-06-09T19:00': { start: '2027-03-28T02:15' } },
      },
      ['2027-03-28T02:15'],
    ],
    [
      'of an added date',
      { start: '2026-06-02T19:00', rule: 'FREQ=WEEKLY', added: ['2027-03-28T02:45'] },
      ['2027-03-28T02:45'],
    ],
    ['of a single date', { start: '2027-03-28T02:59' }, ['2027-03-28T02:59']],
    [
      'of both in order',
      { start: '2026-06-01T02:30', rule: 'FREQ=DAILY', added: ['2027-03-28T02:15'] },
      ['2027-03-28T02:15', '2027-03-28T02:30'],
    ],
    [
      'half an hour on Lord Howe Island',
      { start: '2026-06-01T02:15', rule: 'FREQ=DAILY', timeZone: 'Australia/Lord_Howe' },
      ['2026-10-04T02:15'],
    ],
    ['none in Kathmandu', { start: '2026-06-01T02:30', rule: 'FREQ=DAILY', timeZone: 'Asia/Kathmandu' }, []],
  ])('%s', (_, parts, expected) => {
    expect(missing(parts)).toEqual(expected);
  });

  test('the whole day that Apia skipped', () => {
    const window = windowOf('2011-12-01', '2012-01-31');
    const daily = { start: '2011-12-20T10:00', rule: 'FREQ=DAILY', timeZone: 'Pacific/Apia' };
    expect(missing(daily, window)).toEqual(['2011-12-30T10:00']);
  });

  test('none of whole days', () => {
    const schedule = allDaySchedule({ start: '2025-04-25', timeZone: 'Africa/Cairo' });
    expect(missingHours(schedule, windowOf('2025-04-01', '2025-05-01'))).toEqual([]);
  });

  test('none outside the window', () => {
    const daily = { start: '2026-06-01T02:30', rule: 'FREQ=DAILY' };
    expect(missing(daily, windowOf('2026-06-01', '2027-03-28'))).toEqual([]);
    expect(missing(daily, windowOf('2027-03-29', '2027-06-01'))).toEqual([]);
  });
});
