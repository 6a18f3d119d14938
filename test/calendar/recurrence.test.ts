import { describe, expect, test } from 'vitest';
import { compileSchedule } from '../../src/calendar/compiled-schedule.ts';
import { expand, MAX_OCCURRENCES, occurrencesFrom, occurrencesOf } from '../../src/calendar/recurrence.ts';
import type { Schedule } from '../../src/calendar/schedule.ts';
import { formatInstant, HOUR, instant, MINUTE, type Window } from '../../src/calendar/time.ts';
import { formatZoned, zoneChanges } from '../../src/calendar/zone.ts';
import {
  allDaySchedule,
  at,
  type ScheduleParts,
  timedSchedule,
  windowOf,
  zone,
} from '../support/schedules.ts';

const ALL_TIME = windowOf('0001-01-01', '9999-12-31');

function idsIn(schedule: Schedule, window: Window): readonly string[] {
  return occurrencesOf(schedule, window).map(({ recurrenceId }) => recurrenceId);
}

function dates(parts: ScheduleParts): string {
  return idsIn(timedSchedule(parts), ALL_TIME).join(' ');
}

/** Starts and ends in the schedule's own zone, as `start/end`. */
function spans(schedule: Schedule, window: Window): readonly string[] {
  const write = (when: number): string => formatZoned(schedule.timeZone, instant(when));
  return occurrencesOf(schedule, window).map(({ start, end }) => `${write(start)}/${write(end)}`);
}

describe('a language café', () => {
  test('on three Tuesdays at seven', () => {
    const schedule = timedSchedule({ start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=3' });
    expect(occurrencesOf(schedule, windowOf('2026-12-01', '2027-12-01'))).toEqual(
      ['2026-12-01', '2026-12-08', '2026-12-15'].map((date) => ({
        recurrenceId: `${date}T19:00`,
        start: at(`${date}T18:00:00Z`),
        end: at(`${date}T20:00:00Z`),
        cancelled: false,
        change: null,
      })),
    );
  });

  test('once, without a rule', () => {
    expect(dates({ start: '2026-12-01T19:00' })).toBe('2026-12-01T19:00');
  });

  test('with an excluded, an added, a moved and a cancelled date', () => {
    const schedule = timedSchedule({
      start: '2026-12-01T19:00',
      rule: 'FREQ=WEEKLY;BYDAY=TU',
      excluded: ['2026-12-22T19:00'],
      added: ['2026-12-23T19:00'],
      changed: {
        '2027-01-05T19:00': { start: '2027-01-06T19:00', venue: 'ny-hal' },
        '2027-01-12T19:00': { status: 'cancelled', note: { da: 'Aflyst på grund af sne' } },
      },
    });
    const found = occurrencesOf(schedule, windowOf('2026-12-16', '2027-01-20'));
    expect(found.map((o) => [o.recurrenceId, formatZoned(schedule.timeZone, o.start), o.cancelled])).toEqual([
      ['2026-12-23T19:00', '2026-12-23T19:00:00+01:00', false],
      ['2026-12-29T19:00', '2026-12-29T19:00:00+01:00', false],
      ['2027-01-05T19:00', '2027-01-06T19:00:00+01:00', false],
      ['2027-01-12T19:00', '2027-01-12T19:00:00+01:00', true],
      ['2027-01-19T19:00', '2027-01-19T19:00:00+01:00', false],
    ]);
    expect(found[2]?.change).toBe(schedule.changed['2027-01-05T19:00']);
    expect(found[1]?.change).toBeNull();
  });
});

describe('how long a rule goes on', () => {
  const tuesdays = { start: '2026-12-01T19:00' };
  const three = '2026-12-01T19:00 2026-12-08T19:00 2026-12-15T19:00';

  test.each([
    ['as a date, which covers its whole day', 'UNTIL=20261215', three],
    ['as a local time, which is included', 'UNTIL=20261215T190000', three],
    ['as UTC, which is included', 'UNTIL=20261215T180000Z', three],
    ['as a local time a second too early', 'UNTIL=20261215T185959', '2026-12-01T19:00 2026-12-08T19:00'],
    ['as UTC a second too early', 'UNTIL=20261215T175959Z', '2026-12-01T19:00 2026-12-08T19:00'],
    ['as the date before', 'UNTIL=20261214', '2026-12-01T19:00 2026-12-08T19:00'],
    ['COUNT instead', 'COUNT=3', three],
  ])('UNTIL %s', (_, part, expected) => {
    expect(dates({ ...tuesdays, rule: `FREQ=WEEKLY;${part}` })).toBe(expected);
  });

  test.each([
    [
      'UTC inside the repeated hour’s second pass',
      '2026-10-24T02:30',
      'UNTIL=20261025T011500Z',
      '2026-10-24T02:30 2026-10-25T02:30',
    ],
    [
      'UTC inside its first pass, before the start',
      '2026-10-24T02:30',
      'UNTIL=20261025T001500Z',
      '2026-10-24T02:30',
    ],
    [
      'UTC at a missing hour’s start, which is later',
      '2027-03-27T02:30',
      'UNTIL=20270328T011500Z',
      '2027-03-27T02:30',
    ],
    [
      'UTC at the start that the missing hour becomes',
      '2027-03-27T02:30',
      'UNTIL=20270328T013000Z',
      '2027-03-27T02:30 2027-03-28T02:30',
    ],
    [
      'a local time in the missing hour',
      '2027-03-27T02:30',
      'UNTIL=20270328T023000',
      '2027-03-27T02:30 2027-03-28T02:30',
    ],
  ])('UNTIL as %s', (_, start, part, expected) => {
    expect(dates({ start, rule: `FREQ=DAILY;${part}` })).toBe(expected);
  });

  test.each([
    ['a date', 'UNTIL=20261203'],
    ['a local time', 'UNTIL=20261203T000000'],
    ['UTC, of that day’s midnight by the clock', 'UNTIL=20261202T230000Z'],
  ])('UNTIL of whole days as %s', (_, part) => {
    const schedule = allDaySchedule({ start: '2026-12-01', rule: `FREQ=DAILY;${part}` });
    expect(idsIn(schedule, ALL_TIME)).toEqual(['2026-12-01', '2026-12-02', '2026-12-03']);
  });

  test('COUNT counts excluded dates, and changed ones', () => {
    const schedule = {
      ...tuesdays,
      rule: 'FREQ=WEEKLY;COUNT=4',
      excluded: ['2026-12-08T19:00'],
      changed: { '2026-12-15T19:00': { start: '2026-12-16T19:00' } },
    };
    expect(dates(schedule)).toBe('2026-12-01T19:00 2026-12-15T19:00 2026-12-22T19:00');
  });

  test('COUNT counts a missing hour', () => {
    const rule = 'FREQ=DAILY;COUNT=3';
    expect(dates({ start: '2027-03-27T02:30', rule })).toBe(
      '2027-03-27T02:30 2027-03-28T02:30 2027-03-29T02:30',
    );
  });

  test('COUNT does not count added dates', () => {
    const schedule = {
      ...tuesdays,
      rule: 'FREQ=WEEKLY;COUNT=2',
      added: ['2026-12-02T19:00', '2027-06-01T08:00'],
    };
    expect(dates(schedule)).toBe('2026-12-01T19:00 2026-12-02T19:00 2026-12-08T19:00 2027-06-01T08:00');
  });

  test('a rule that ends before it starts has no dates', () => {
    expect(dates({ ...tuesdays, rule: 'FREQ=WEEKLY;UNTIL=20261130' })).toBe('');
  });
});

describe('where the clock is changed', () => {
  test.each([
    [
      'Tuesday at seven survives both changes',
      '2026-10-20T19:00',
      'FREQ=WEEKLY;COUNT=2',
      'Europe/Copenhagen',
      '2026-10-20T19:00:00+02:00 2026-10-27T19:00:00+01:00',
    ],
    [
      'a repeated hour is its first pass',
      '2026-10-24T02:30',
      'FREQ=DAILY;COUNT=3',
      'Europe/Copenhagen',
      '2026-10-24T02:30:00+02:00 2026-10-25T02:30:00+02:00 2026-10-26T02:30:00+01:00',
    ],
    [
      'a missing hour is shifted, that day alone',
      '2027-03-27T02:30',
      'FREQ=DAILY;COUNT=3',
      'Europe/Copenhagen',
      '2027-03-27T02:30:00+01:00 2027-03-28T03:30:00+02:00 2027-03-29T02:30:00+02:00',
    ],
    [
      'so is one at the very change',
      '2027-03-21T02:00',
      'FREQ=WEEKLY;COUNT=2',
      'Europe/Copenhagen',
      '2027-03-21T02:00:00+01:00 2027-03-28T03:00:00+02:00',
    ],
    [
      'half an hour missing',
      '2026-10-03T02:15',
      'FREQ=DAILY;COUNT=3',
      'Australia/Lord_Howe',
      '2026-10-03T02:15:00+10:30 2026-10-04T02:45:00+11:00 2026-10-05T02:15:00+11:00',
    ],
    [
      'half an hour repeated',
      '2026-04-04T01:45',
      'FREQ=DAILY;COUNT=2',
      'Australia/Lord_Howe',
      '2026-04-04T01:45:00+11:00 2026-04-05T01:45:00+11:00',
    ],
    [
      'the other half of the year',
      '2026-09-26T02:30',
      'FREQ=DAILY;COUNT=2',
      'Pacific/Auckland',
      '2026-09-26T02:30:00+12:00 2026-09-27T03:30:00+13:00',
    ],
    [
      'half-hour offsets',
      '2027-03-13T02:30',
      'FREQ=DAILY;COUNT=3',
      'America/St_Johns',
      '2027-03-13T02:30:00-03:30 2027-03-14T03:30:00-02:30 2027-03-15T02:30:00-02:30',
    ],
    [
      'no change in Kathmandu',
      '2027-03-27T02:30',
      'FREQ=DAILY;COUNT=2',
      'Asia/Kathmandu',
      '2027-03-27T02:30:00+05:45 2027-03-28T02:30:00+05:45',
    ],
    [
      'no change in UTC',
      '2027-03-27T02:30',
      'FREQ=DAILY;COUNT=2',
      'UTC',
      '2027-03-27T02:30:00+00:00 2027-03-28T02:30:00+00:00',
    ],
    [
      'Casablanca before, during and after Ramadan',
      '2025-02-20T19:00',
      'FREQ=WEEKLY;INTERVAL=4;COUNT=3',
      'Africa/Casablanca',
      '2025-02-20T19:00:00+01:00 2025-03-20T19:00:00+00:00 2025-04-17T19:00:00+01:00',
    ],
    [
      'a midnight missing in Cairo',
      '2025-04-24T00:00',
      'FREQ=DAILY;COUNT=3',
      'Africa/Cairo',
      '2025-04-24T00:00:00+02:00 2025-04-25T01:00:00+03:00 2025-04-26T00:00:00+03:00',
    ],
    [
      'a midnight that Havana has twice',
      '2025-11-01T00:00',
      'FREQ=DAILY;COUNT=3',
      'America/Havana',
      '2025-11-01T00:00:00-04:00 2025-11-02T00:00:00-04:00 2025-11-03T00:00:00-05:00',
    ],
    [
      'the day that Apia skipped falls together with the next',
      '2011-12-29T10:00',
      'FREQ=DAILY;COUNT=4',
      'Pacific/Apia',
      '2011-12-29T10:00:00-10:00 2011-12-31T10:00:00+14:00 2011-12-31T10:00:00+14:00 2012-01-01T10:00:00+14:00',
    ],
  ])('%s', (_, start, rule, timeZone, starts) => {
    const schedule = timedSchedule({ start, rule, timeZone });
    const found = occurrencesOf(schedule, ALL_TIME).map((o) => formatZoned(schedule.timeZone, o.start));
    expect(found.join(' ')).toBe(starts);
  });

  test('the recurrence id stays the rule’s own local time', () => {
    const schedule = timedSchedule({ start: '2027-03-27T02:30', rule: 'FREQ=DAILY;COUNT=3' });
    expect(idsIn(schedule, ALL_TIME)).toEqual(['2027-03-27T02:30', '2027-03-28T02:30', '2027-03-29T02:30']);
  });

  test('a shifted date is excluded and changed by the rule’s own local time', () => {
    const parts = { start: '2027-03-27T02:30', rule: 'FREQ=DAILY;COUNT=3' };
    expect(dates({ ...parts, excluded: ['2027-03-28T02:30'] })).toBe('2027-03-27T02:30 2027-03-29T02:30');
    expect(dates({ ...parts, excluded: ['2027-03-28T03:30'] })).toBe(dates(parts));
    const changed = timedSchedule({ ...parts, changed: { '2027-03-28T02:30': { status: 'cancelled' } } });
    expect(occurrencesOf(changed, ALL_TIME).map((o) => o.cancelled)).toEqual([false, true, false]);
  });

  test('the order is that of the time line, also where an added date overtakes a shifted one', () => {
    const schedule = timedSchedule({
      start: '2027-03-28T02:30',
      rule: 'FREQ=DAILY;COUNT=2',
      added: ['2027-03-28T03:15'],
    });
    expect(idsIn(schedule, ALL_TIME)).toEqual(['2027-03-28T03:15', '2027-03-28T02:30', '2027-03-29T02:30']);
  });
});

describe('how long an occurrence lasts', () => {
  const copenhagen = { rule: null, timeZone: 'Europe/Copenhagen' };
  test.each([
    [
      'hours are elapsed, across the change to winter',
      '2026-10-25T01:00',
      'PT4H',
      '2026-10-25T01:00:00+02:00/2026-10-25T04:00:00+01:00',
    ],
    [
      'hours are elapsed, across the change to summer',
      '2027-03-28T01:00',
      'PT4H',
      '2027-03-28T01:00:00+01:00/2027-03-28T06:00:00+02:00',
    ],
    [
      '24 hours end an hour earlier by the clock',
      '2026-10-24T12:00',
      'PT24H',
      '2026-10-24T12:00:00+02:00/2026-10-25T11:00:00+01:00',
    ],
    [
      'a day ends at the same time',
      '2026-10-24T12:00',
      'P1D',
      '2026-10-24T12:00:00+02:00/2026-10-25T12:00:00+01:00',
    ],
    [
      'days first, then hours',
      '2026-10-24T02:00',
      'P1DT2H',
      '2026-10-24T02:00:00+02:00/2026-10-25T03:00:00+01:00',
    ],
    [
      'a weekend camp across the change to summer',
      '2027-03-26T17:00',
      'P2DT1H',
      '2027-03-26T17:00:00+01:00/2027-03-28T18:00:00+02:00',
    ],
    [
      'days that end in a missing hour',
      '2027-03-27T02:30',
      'P1D',
      '2027-03-27T02:30:00+01:00/2027-03-28T03:30:00+02:00',
    ],
    [
      'days from a missing hour end by the rule’s own clock',
      '2027-03-28T02:30',
      'P1D',
      '2027-03-28T03:30:00+02:00/2027-03-29T02:30:00+02:00',
    ],
    ['past midnight', '2026-12-31T22:00', 'PT4H', '2026-12-31T22:00:00+01:00/2027-01-01T02:00:00+01:00'],
    ['nothing at all', '2026-12-01T19:00', 'PT0S', '2026-12-01T19:00:00+01:00/2026-12-01T19:00:00+01:00'],
  ])('%s', (_, start, duration, span) => {
    expect(spans(timedSchedule({ ...copenhagen, start, duration }), ALL_TIME)).toEqual([span]);
  });

  test.each([
    ['of 23 hours', 'Europe/Copenhagen', '2027-03-28', '2027-03-28T00:00:00+01:00/2027-03-29T00:00:00+02:00'],
    ['of 25 hours', 'Europe/Copenhagen', '2026-10-25', '2026-10-25T00:00:00+02:00/2026-10-26T00:00:00+01:00'],
    [
      'that begins after a missing midnight',
      'Asia/Beirut',
      '2025-03-30',
      '2025-03-30T01:00:00+03:00/2025-03-31T00:00:00+03:00',
    ],
    [
      'that begins with the first of two midnights',
      'America/Havana',
      '2025-11-02',
      '2025-11-02T00:00:00-04:00/2025-11-03T00:00:00-05:00',
    ],
  ])('a whole day %s', (_, timeZone, start, span) => {
    expect(spans(allDaySchedule({ start, timeZone }), ALL_TIME)).toEqual([span]);
  });

  test('a changed date may be longer, and moved to another hour', () => {
    const schedule = timedSchedule({
      start: '2026-12-01T19:00',
      rule: 'FREQ=WEEKLY;COUNT=2',
      changed: { '2026-12-08T19:00': { start: '2026-12-08T15:00', duration: 'P1DT1H' } },
    });
    expect(spans(schedule, ALL_TIME)[1]).toBe('2026-12-08T15:00:00+01:00/2026-12-09T16:00:00+01:00');
  });

  test('whole days move to whole days', () => {
    const schedule = allDaySchedule({
      start: '2026-12-01',
      rule: 'FREQ=WEEKLY;COUNT=2',
      duration: 'P2D',
      changed: { '2026-12-08': { start: '2026-12-09', duration: 'P1D' } },
    });
    expect(spans(schedule, ALL_TIME)).toEqual([
      '2026-12-01T00:00:00+01:00/2026-12-03T00:00:00+01:00',
      '2026-12-09T00:00:00+01:00/2026-12-10T00:00:00+01:00',
    ]);
  });
});

describe('what belongs to a window', () => {
  const weekly = timedSchedule({ start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY' });
  const moment = timedSchedule({ start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY', duration: 'PT0S' });

  test.each([
    ['one that ends where the window starts does not', '2026-12-01T20:00:00Z', '2026-12-02T00:00:00Z', 0],
    ['one that starts where the window ends does not', '2026-12-01T12:00:00Z', '2026-12-01T18:00:00Z', 0],
    ['one that has begun before does', '2026-12-01T19:59:59Z', '2026-12-02T00:00:00Z', 1],
    ['one that goes on after does', '2026-12-01T12:00:00Z', '2026-12-01T18:00:01Z', 1],
    ['one around the whole window does', '2026-12-01T18:30:00Z', '2026-12-01T19:00:00Z', 1],
    ['one inside it does', '2026-12-01T00:00:00Z', '2026-12-02T00:00:00Z', 1],
    ['what is on at its only instant does', '2026-12-01T18:00:00.000Z', '2026-12-01T18:00:00.001Z', 1],
    ['nothing is in a window without an instant', '2026-12-01T19:00:00Z', '2026-12-01T19:00:00Z', 0],
    ['nor in one that ends before it starts', '2026-12-08T00:00:00Z', '2026-12-01T00:00:00Z', 0],
  ])('%s', (_, start, end, count) => {
    expect(occurrencesOf(weekly, windowOf(start, end))).toHaveLength(count);
  });

  test.each([
    ['at the window’s start does', '2026-12-01T18:00:00Z', '2026-12-01T19:00:00Z', 1],
    ['at its end does not', '2026-12-01T17:00:00Z', '2026-12-01T18:00:00Z', 0],
    ['inside it does', '2026-12-01T17:00:00Z', '2026-12-01T18:00:01Z', 1],
  ])('one without length %s', (_, start, end, count) => {
    expect(occurrencesOf(moment, windowOf(start, end))).toHaveLength(count);
  });

  test('a date moved into the window is in it, one moved away is not', () => {
    const schedule = timedSchedule({
      start: '2026-12-01T19:00',
      rule: 'FREQ=WEEKLY;COUNT=3',
      changed: {
        '2026-12-01T19:00': { start: '2027-06-01T19:00' },
        '2026-12-15T19:00': { start: '2025-06-01T19:00' },
      },
    });
    expect(idsIn(schedule, windowOf('2027-05-30', '2027-06-02'))).toEqual(['2026-12-01T19:00']);
    expect(idsIn(schedule, windowOf('2025-05-30', '2025-06-02'))).toEqual(['2026-12-15T19:00']);
    expect(idsIn(schedule, windowOf('2026-11-30', '2026-12-30'))).toEqual(['2026-12-08T19:00']);
  });

  test('one long changed date is found from its last hour', () => {
    const schedule = timedSchedule({
      start: '2026-12-01T19:00',
      rule: 'FREQ=WEEKLY;COUNT=3',
      changed: { '2026-12-01T19:00': { duration: 'P100D' } },
    });
    expect(idsIn(schedule, windowOf('2027-03-11', '2027-03-12'))).toEqual(['2026-12-01T19:00']);
    expect(idsIn(schedule, windowOf('2027-03-12', '2027-03-13'))).toEqual([]);
  });

  test.each([
    ['long before anything starts', '1650-01-01', '1660-01-01', []],
    ['the week before the first', '2026-11-23', '2026-11-30', []],
    ['far ahead', '2199-06-04', '2199-06-12', ['2199-06-04T19:00', '2199-06-11T19:00']],
    ['the last days there are', '9999-12-20', '9999-12-31', ['9999-12-21T19:00', '9999-12-28T19:00']],
  ])('%s', (_, start, end, ids) => {
    expect(idsIn(weekly, windowOf(start, end))).toEqual(ids);
  });

  test('a start in 1900, a window in 2199', () => {
    const old = timedSchedule({ start: '1900-01-01T10:00', rule: 'FREQ=MONTHLY;BYDAY=1MO' });
    expect(idsIn(old, windowOf('2199-01-01', '2199-03-01'))).toEqual([
      '2199-01-07T10:00',
      '2199-02-04T10:00',
    ]);
  });

  test('whole days by their own zone', () => {
    const day = allDaySchedule({ start: '2026-12-24', timeZone: 'Pacific/Auckland' });
    expect(occurrencesOf(day, windowOf('2026-12-23T11:00:00Z', '2026-12-23T11:00:01Z'))).toHaveLength(1);
    expect(occurrencesOf(day, windowOf('2026-12-24T11:00:00Z', '2026-12-25T00:00:00Z'))).toHaveLength(0);
  });
});

describe('dates that differ', () => {
  const parts = { start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY;COUNT=3' };

  test.each([
    [
      'an excluded date stays away, also when it is added',
      { excluded: ['2026-12-08T19:00'], added: ['2026-12-08T19:00'] },
      '2026-12-01T19:00 2026-12-15T19:00',
    ],
    [
      'and when it is changed',
      { excluded: ['2026-12-08T19:00'], changed: { '2026-12-08T19:00': { status: 'cancelled' as const } } },
      '2026-12-01T19:00 2026-12-15T19:00',
    ],
    [
      'an added date that the rule has anyway comes once',
      { added: ['2026-12-08T19:00'] },
      '2026-12-01T19:00 2026-12-08T19:00 2026-12-15T19:00',
    ],
    [
      'an added date may lie before the start',
      { added: ['2026-11-01T08:00'] },
      '2026-11-01T08:00 2026-12-01T19:00 2026-12-08T19:00 2026-12-15T19:00',
    ],
    [
      'an added date may be changed',
      { added: ['2026-12-09T08:00'], changed: { '2026-12-09T08:00': { start: '2026-12-20T08:00' } } },
      '2026-12-01T19:00 2026-12-08T19:00 2026-12-15T19:00 2026-12-09T08:00',
    ],
    [
      'what is no date of the schedule is not changed into one',
      { changed: { '2026-12-09T19:00': { start: '2026-12-09T20:00' } } },
      '2026-12-01T19:00 2026-12-08T19:00 2026-12-15T19:00',
    ],
    [
      'nor excluded',
      { excluded: ['2026-12-08T18:00'] },
      '2026-12-01T19:00 2026-12-08T19:00 2026-12-15T19:00',
    ],
    ['all may be excluded', { excluded: ['2026-12-01T19:00', '2026-12-08T19:00', '2026-12-15T19:00'] }, ''],
    [
      'a date may be moved onto another, and both are there',
      { changed: { '2026-12-08T19:00': { start: '2026-12-15T19:00' } } },
      '2026-12-01T19:00 2026-12-08T19:00 2026-12-15T19:00',
    ],
  ])('%s', (_, others, expected) => {
    expect(dates({ ...parts, ...others })).toBe(expected);
  });

  test('without a rule, the start and those added', () => {
    expect(dates({ start: '2026-12-01T19:00', added: ['2026-12-05T10:00', '2027-01-01T00:00'] })).toBe(
      '2026-12-01T19:00 2026-12-05T10:00 2027-01-01T00:00',
    );
    expect(
      dates({ start: '2026-12-01T19:00', excluded: ['2026-12-01T19:00'], added: ['2026-12-05T10:00'] }),
    ).toBe('2026-12-05T10:00');
  });

  test('a start that its rule would not produce is no occurrence, unless it is added', () => {
    const unsynchronised = { start: '2026-12-02T19:00', rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=2' };
    expect(dates(unsynchronised)).toBe('2026-12-08T19:00 2026-12-15T19:00');
    expect(dates({ ...unsynchronised, added: ['2026-12-02T19:00'] })).toBe(
      '2026-12-02T19:00 2026-12-08T19:00 2026-12-15T19:00',
    );
  });
});

describe('at most so many', () => {
  const daily = timedSchedule({
    start: '2026-12-01T19:00',
    rule: 'FREQ=DAILY',
    added: ['2026-12-02T08:00'],
    changed: { '2026-12-10T19:00': { start: '2026-12-01T07:00' } },
  });
  const window = windowOf('2026-12-01', '2027-12-01');

  test('are the first by start, moved and added ones in their places', () => {
    const ids = ['2026-12-10T19:00', '2026-12-01T19:00', '2026-12-02T08:00', '2026-12-02T19:00'];
    for (const limit of [1, 2, 3, 4]) {
      expect(occurrencesOf(daily, window, limit).map((o) => o.recurrenceId)).toEqual(ids.slice(0, limit));
    }
  });

  test('are the first by start where a later one by the clock overtakes a shifted one', () => {
    const shifted = timedSchedule({
      start: '2027-03-28T02:30',
      rule: 'FREQ=DAILY',
      added: ['2027-03-28T03:15'],
    });
    const found = occurrencesOf(shifted, windowOf('2027-03-01', '2027-05-01'), 1);
    expect(found.map((o) => o.recurrenceId)).toEqual(['2027-03-28T03:15']);
  });

  test('are none when none are asked for', () => {
    expect(occurrencesOf(daily, window, 0)).toEqual([]);
  });

  test('are never more than the cap', () => {
    const forever = windowOf('2000-01-01', '9999-12-31');
    expect(occurrencesOf(daily, forever)).toHaveLength(MAX_OCCURRENCES);
    expect(expand(compileSchedule(daily), forever, Number.POSITIVE_INFINITY)).toHaveLength(MAX_OCCURRENCES);
  });
});

describe('the next occurrences', () => {
  const weekly = timedSchedule({ start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY;BYDAY=TU' });
  const ending = timedSchedule({ start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY;COUNT=4' });

  function next(schedule: Schedule, from: string, limit: number): readonly string[] {
    return occurrencesFrom(schedule, at(from), limit).map((o) => o.recurrenceId);
  }

  test.each([
    ['from before the start', '2020-01-01T00:00:00Z', ['2026-12-01T19:00', '2026-12-08T19:00']],
    ['from the year 1', '0001-01-01T00:00:00Z', ['2026-12-01T19:00', '2026-12-08T19:00']],
    ['from the start itself', '2026-12-01T18:00:00Z', ['2026-12-01T19:00', '2026-12-08T19:00']],
    [
      'from inside an occurrence, which is on',
      '2026-12-01T19:30:00Z',
      ['2026-12-01T19:00', '2026-12-08T19:00'],
    ],
    ['from its very end, when it is over', '2026-12-01T20:00:00Z', ['2026-12-08T19:00', '2026-12-15T19:00']],
    ['from the future', '2150-01-01T00:00:00Z', ['2150-01-06T19:00', '2150-01-13T19:00']],
    ['from the end of all dates', '9999-12-25T00:00:00Z', ['9999-12-28T19:00']],
  ])('%s', (_, from, ids) => {
    expect(next(weekly, from, 2)).toEqual(ids);
  });

  test('of a series that ends are as many as are left', () => {
    expect(next(ending, '2026-12-10T00:00:00Z', 730)).toEqual(['2026-12-15T19:00', '2026-12-22T19:00']);
    expect(next(ending, '2026-12-23T00:00:00Z', 730)).toEqual([]);
  });

  test('of one that never ends are as many as are asked for', () => {
    const found = next(weekly, '2026-12-01T00:00:00Z', 730);
    expect(found).toHaveLength(730);
    expect(new Set(found).size).toBe(730);
    expect(found.at(-1)).toBe('2040-11-20T19:00');
  });

  test('of one every 99 years are all there will be', () => {
    const rare = timedSchedule({ start: '2026-12-01T19:00', rule: 'FREQ=YEARLY;INTERVAL=99' });
    const found = next(rare, '2026-01-01T00:00:00Z', 730);
    expect(found.slice(0, 2)).toEqual(['2026-12-01T19:00', '2125-12-01T19:00']);
    expect(found.at(-1)).toBe('9946-12-01T19:00');
    expect(found).toHaveLength(81);
  });

  test('of one that never comes are none', () => {
    const never = timedSchedule({ start: '2026-12-01T19:00', rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' });
    expect(next(never, '2026-01-01T00:00:00Z', 5)).toEqual([]);
  });

  test('include added and moved dates in their places, however far', () => {
    const schedule = timedSchedule({
      start: '2026-12-01T19:00',
      rule: 'FREQ=WEEKLY;COUNT=2',
      added: ['2031-01-01T12:00'],
      changed: { '2026-12-01T19:00': { start: '2090-01-01T19:00' } },
    });
    expect(next(schedule, '2026-01-01T00:00:00Z', 9)).toEqual([
      '2026-12-08T19:00',
      '2031-01-01T12:00',
      '2026-12-01T19:00',
    ]);
    expect(next(schedule, '2040-01-01T00:00:00Z', 9)).toEqual(['2026-12-01T19:00']);
  });

  test('without length count where they start', () => {
    const moments = timedSchedule({ start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY', duration: 'PT0S' });
    expect(next(moments, '2026-12-01T18:00:00Z', 1)).toEqual(['2026-12-01T19:00']);
    expect(next(moments, '2026-12-01T18:00:01Z', 1)).toEqual(['2026-12-08T19:00']);
  });

  test('of a long one overlap: several may be on at once', () => {
    const long = timedSchedule({ start: '2026-12-01T19:00', rule: 'FREQ=DAILY', duration: 'P3D' });
    expect(next(long, '2026-12-05T12:00:00Z', 3)).toEqual([
      '2026-12-02T19:00',
      '2026-12-03T19:00',
      '2026-12-04T19:00',
    ]);
  });
});

test('every day of every zone that the platform lists has its midnight within a day of UTC’s', () => {
  const far: string[] = [];
  for (const name of Intl.supportedValuesOf('timeZone')) {
    const day = allDaySchedule({ start: '2026-11-01', rule: 'FREQ=WEEKLY;COUNT=3', timeZone: name });
    const found = occurrencesOf(day, ALL_TIME);
    const hours = found.map((o) => (o.start - at(`${o.recurrenceId}T00:00:00Z`)) / HOUR);
    if (found.length !== 3 || hours.some((h) => Math.abs(h) > 14)) far.push(name);
  }
  expect(far).toEqual([]);
});

test('daily dates at the minute of a clock change stand on the right side of it', () => {
  const id = zone('Europe/Copenhagen');
  const changes = zoneChanges(id, at('2020-01-01T00:00:00Z'), at('2030-01-01T00:00:00Z'));
  expect(changes).toHaveLength(20);
  for (const change of changes) {
    const day = formatInstant(change.at).slice(0, 10);
    const schedule = timedSchedule({ start: '2020-01-01T03:00', rule: 'FREQ=DAILY' });
    const window = { start: instant(change.at - 6 * HOUR), end: instant(change.at + 6 * HOUR) };
    const [found] = occurrencesOf(schedule, window);
    const gap = change.after > change.before;
    expect(found?.recurrenceId).toBe(`${day}T03:00`);
    expect((found?.start ?? 0) - change.at).toBe(gap ? 0 : 60 * MINUTE);
  }
});
