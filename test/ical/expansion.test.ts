// An independent reader expands our text to the occurrences we mean.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { occurrencesOf } from '../../src/calendar/recurrence.ts';
import type { Change, RecurrenceId } from '../../src/calendar/schedule.ts';
import { DAY, type Instant, instant, type LocalDateTime, type TimeZoneId } from '../../src/calendar/time.ts';
import { formatZoned, toWallClock } from '../../src/calendar/zone.ts';
import { aContext, aFeed, anActivity, aSchedule, at, type ScheduleInput } from './an-activity.ts';
import { expandCalendar } from './read-back.ts';

const UTC = 'UTC' as TimeZoneId;
const YEAR = { start: at('2026-12-01T00:00Z'), end: at('2027-12-01T00:00Z') };

const AROUND = { start: instant(YEAR.start - 9 * DAY), end: instant(YEAR.end + 9 * DAY) };

/** All-day dates are read without a zone, so they are held against our clock readings. */
function expectSameDates(input: ScheduleInput): void {
  const activity = anActivity({}, input);
  const { allDay, timeZone } = activity.schedule;
  const read = (at: Instant): number => (allDay ? toWallClock(timeZone, at) : at);
  const line = (start: number, end: number, status: string): string =>
    [start, end].map((time) => formatZoned(allDay ? UTC : timeZone, instant(time))).join(' ') + status;
  const ours = occurrencesOf(activity.schedule, AROUND)
    .filter(({ start }) => read(start) >= YEAR.start && read(start) < YEAR.end)
    .map(({ start, end, cancelled }) =>
      line(read(start), read(end), cancelled ? ' CANCELLED' : ' CONFIRMED'),
    );
  const theirs = expandCalendar(aFeed(activity, aContext({ window: AROUND })), YEAR).map(
    ({ start, end, status }) => line(start, end, ` ${status}`),
  );
  expect(theirs.toSorted()).toEqual(ours.toSorted());
}

const moved: Change = { start: '2027-01-06T18:30' as LocalDateTime };

describe('ical.js reads the same dates out of', () => {
  const rows: readonly [string, ScheduleInput][] = [
    ['a single date', { start: '2026-12-01T19:00' }],
    ['hand-picked dates', { start: '2026-12-01T19:00', added: ['2026-12-05T10:00', '2027-02-01T19:00'] }],
    ['a weekly series over both clock changes', { start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY;BYDAY=TU' }],
    ['a series that ends on a date', { start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY;UNTIL=20270105' }],
    [
      'a series that ends at its last start, in UTC',
      { start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY;UNTIL=20270105T180000Z' },
    ],
    [
      'a series that ends just before a start, local',
      { start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY;UNTIL=20270105T185959' },
    ],
    ['a series in UTC', { start: '2026-12-01T19:00', timeZone: 'UTC', rule: 'FREQ=WEEKLY;UNTIL=20270105' }],
    [
      'an all-day series',
      { start: '2026-12-01', timeZone: 'UTC', rule: 'FREQ=MONTHLY;UNTIL=20270601T000000Z' },
    ],
    ['weekdays, said daily', { start: '2026-12-01T08:00', rule: 'FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=30' }],
    ['odd weeks', { start: '2027-01-05T19:00', rule: 'FREQ=YEARLY;BYWEEKNO=1,3,5,53;BYDAY=TU' }],
    ['nights, with nominal days', { start: '2026-12-05T20:00', duration: 'P1D', rule: 'FREQ=WEEKLY' }],
    [
      'excluded, added, moved and cancelled dates',
      {
        start: '2026-12-01T19:00',
        rule: 'FREQ=WEEKLY;BYDAY=TU',
        excluded: ['2026-12-22T19:00'],
        added: ['2026-12-23T19:00', '2026-12-25T10:00'],
        changed: {
          '2027-01-05T19:00': moved,
          '2027-01-12T19:00': { status: 'cancelled' },
          '2026-12-25T10:00': { start: '2026-12-25T11:00' as LocalDateTime },
        },
      },
    ],
    [
      'an excluded date that is added and changed as well, and so stays away',
      {
        start: '2026-12-01T19:00',
        rule: 'FREQ=WEEKLY;BYDAY=TU',
        excluded: ['2026-12-22T19:00', '2026-12-23T19:00'],
        added: ['2026-12-22T19:00', '2026-12-23T19:00'],
        changed: { '2026-12-22T19:00': moved, '2026-12-23T19:00': moved },
      },
    ],
    [
      'a date added before the series begins',
      { start: '2026-12-08T19:00', rule: 'FREQ=WEEKLY;BYDAY=TU', added: ['2026-12-02T19:00'] },
    ],
    [
      'a series without its first date',
      { start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY', excluded: ['2026-12-01T19:00'] },
    ],
  ];
  it.each(rows)('%s', (_sentence, input) => {
    expectSameDates(input);
  });

  // ical.js differs from RFC 5545 in repeated and missing hours, which nobody is left to read by themselves. It is not
  // asked about MONTHLY with BYMONTH, where it is known to be wrong.
  const byDay = fc.uniqueArray(fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'), { minLength: 1 });
  const frequency = fc.oneof(
    fc.constantFrom('FREQ=DAILY', 'FREQ=WEEKLY', 'FREQ=MONTHLY', 'FREQ=YEARLY'),
    byDay.map((days) => `FREQ=WEEKLY;BYDAY=${[...new Set(['TU', ...days])].join(',')}`),
    fc.constantFrom('FREQ=MONTHLY;BYDAY=1TU', 'FREQ=MONTHLY;BYMONTHDAY=1,15', 'FREQ=MONTHLY;BYDAY=1TU,-1TU'),
  );
  const ending = fc.constantFrom(
    '',
    ';COUNT=17',
    ';UNTIL=20270615',
    ';UNTIL=20270615T120000',
    ';UNTIL=20270615T120000Z',
  );
  const schedules = fc.record({
    rule: fc.tuple(frequency, fc.integer({ min: 1, max: 3 }), ending),
    time: fc.constantFrom('T01:30', 'T02:00', 'T02:30', 'T05:15', 'T12:00', 'T19:30', 'T22:00', ''),
    timeZone: fc.constantFrom(
      'Europe/Copenhagen',
      'America/New_York',
      'Asia/Kolkata',
      'Pacific/Auckland',
      'UTC',
    ),
    long: fc.constantFrom('PT30M', 'PT3H', 'PT9H', 'P1D', 'P2DT1H', 'PT0S'),
    excluded: fc.uniqueArray(fc.nat(30), { maxLength: 4 }),
    changed: fc.uniqueArray(fc.nat(30), { maxLength: 4 }),
  });

  it('any series of the common shapes, with dates left out, moved and cancelled', () => {
    fc.assert(
      fc.property(schedules, ({ rule, time, timeZone, long, excluded, changed }) => {
        const [freq, interval, end] = rule;
        const plain = {
          start: `2026-12-01${time}`,
          timeZone,
          duration: time === '' ? 'P2D' : long,
          rule: `${freq};INTERVAL=${interval}${end}`,
        };
        const ids = occurrencesOf(aSchedule(plain), YEAR).map(({ recurrenceId }) => recurrenceId);
        const pick = (indices: readonly number[]): RecurrenceId[] => indices.flatMap((i) => ids[i] ?? []);
        const changes = pick(changed).map((id, i): [string, Change] => [
          id,
          i % 2 ? { status: 'cancelled' } : later(id),
        ]);
        expectSameDates({ ...plain, excluded: pick(excluded).sort(), changed: Object.fromEntries(changes) });
      }),
    );
  });
});

/** Three days later, with a time an hour before noon where it has one. */
function later(id: RecurrenceId): Change {
  const day = new Date(Date.parse(`${id.slice(0, 10)}T00:00Z`) + 3 * DAY).toISOString().slice(0, 10);
  return { start: (id.length === 10 ? day : `${day}T11:00`) as RecurrenceId };
}
