// The type of every date follows the type of DTSTART: a DATE, a local time with its TZID, or UTC.
import { describe, expect, it } from 'vitest';
import type { Change, RecurrenceId } from '../../src/calendar/schedule.ts';
import { aFeed, anActivity, type ScheduleInput } from './an-activity.ts';
import { linesOf } from './read-back.ts';

function lines(input: ScheduleInput, ...properties: readonly string[]): readonly string[] {
  const feed = aFeed(anActivity({}, input));
  return properties.flatMap((property) => linesOf(feed, property));
}

const rule = 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20270630';
const off: Change = { status: 'cancelled' };

describe('the dates of a schedule', () => {
  const differing = (time: string): Partial<ScheduleInput> => ({
    excluded: [`2026-12-22${time}`],
    added: [`2026-12-23${time}`],
    changed: { [`2027-01-12${time}`]: off },
  });
  const rows: readonly [string, ScheduleInput, readonly string[]][] = [
    [
      'with a clock time in a zone are local times with that TZID, but UNTIL is UTC',
      { start: '2026-12-01T19:00', rule, ...differing('T19:00') },
      [
        'DTSTART;TZID=Europe/Copenhagen:20261201T190000',
        'DTSTART;TZID=Europe/Copenhagen:20270112T190000',
        'DTEND;TZID=Europe/Copenhagen:20261201T210000',
        'DTEND;TZID=Europe/Copenhagen:20270112T210000',
        'RRULE:FREQ=WEEKLY;UNTIL=20270630T215959Z;BYDAY=TU',
        'EXDATE;TZID=Europe/Copenhagen:20261222T190000',
        'RDATE;TZID=Europe/Copenhagen:20261223T190000',
        'RECURRENCE-ID;TZID=Europe/Copenhagen:20270112T190000',
      ],
    ],
    [
      'with a clock time in UTC end with Z',
      { start: '2026-12-01T19:00', timeZone: 'UTC', rule, ...differing('T19:00') },
      [
        'DTSTART:20261201T190000Z',
        'DTSTART:20270112T190000Z',
        'DTEND:20261201T210000Z',
        'DTEND:20270112T210000Z',
        'RRULE:FREQ=WEEKLY;UNTIL=20270630T235959Z;BYDAY=TU',
        'EXDATE:20261222T190000Z',
        'RDATE:20261223T190000Z',
        'RECURRENCE-ID:20270112T190000Z',
      ],
    ],
    [
      'of whole days are plain dates, the end exclusive',
      { start: '2026-12-01', duration: 'P2D', rule, ...differing('') },
      [
        'DTSTART;VALUE=DATE:20261201',
        'DTSTART;VALUE=DATE:20270112',
        'DTEND;VALUE=DATE:20261203',
        'DTEND;VALUE=DATE:20270114',
        'RRULE:FREQ=WEEKLY;UNTIL=20270630;BYDAY=TU',
        'EXDATE;VALUE=DATE:20261222',
        'RDATE;VALUE=DATE:20261223',
        'RECURRENCE-ID;VALUE=DATE:20270112',
      ],
    ],
  ];
  it.each(rows)('%s', (_sentence, input, expected) => {
    const properties = ['DTSTART', 'DTEND', 'RRULE', 'EXDATE', 'RDATE', 'RECURRENCE-ID'];
    expect(lines(input, ...properties)).toEqual(expected);
  });

  it('each have a line of their own', () => {
    const excluded = ['2026-12-08T19:00', '2026-12-15T19:00'];
    expect(lines({ start: '2026-12-01T19:00', rule, excluded }, 'EXDATE')).toEqual([
      'EXDATE;TZID=Europe/Copenhagen:20261208T190000',
      'EXDATE;TZID=Europe/Copenhagen:20261215T190000',
    ]);
  });

  it('keep their seconds', () => {
    expect(lines({ start: '2026-12-01T19:00:30' }, 'DTSTART')).toEqual([
      'DTSTART;TZID=Europe/Copenhagen:20261201T190030',
    ]);
  });

  it('are named by the rule’s own time, also where a missing hour has shifted them', () => {
    const input = { start: '2027-03-27T02:30', rule: 'FREQ=DAILY', changed: { '2027-03-28T02:30': off } };
    expect(lines(input, 'UID')[1]).toMatch(/-20270328@/);
    expect(lines(input, 'DTSTART')[1]).toBe('DTSTART;TZID=Europe/Copenhagen:20270328T033000');
  });

  it('come in the same order however the changes were given', () => {
    const changed = { '2027-01-12T19:00': off, '2026-12-08T19:00': off };
    const backwards = Object.fromEntries(Object.entries(changed).toReversed());
    const [one, other] = [changed, backwards].map((changes) =>
      aFeed(anActivity({}, { start: '2026-12-01T19:00', rule, changed: changes })),
    );
    expect(one).toBe(other);
  });
});

describe('UNTIL means the same however it is written', () => {
  const rows: readonly [string, string, string][] = [
    ['a date', '20270629', '20270629T215959Z'],
    ['the last start, local', '20270629T190000', '20270629T215959Z'],
    ['the last start, in UTC', '20270629T170000Z', '20270629T215959Z'],
    ['a moment before a start does not let it through', '20270629T185959', '20270628T215959Z'],
    ['in winter the offset is another', '20270105', '20270105T225959Z'],
  ];
  it.each(rows)('%s', (_sentence, until, expected) => {
    const input = { start: '2026-12-01T19:00', rule: `FREQ=WEEKLY;UNTIL=${until}` };
    expect(lines(input, 'RRULE')).toEqual([`RRULE:FREQ=WEEKLY;UNTIL=${expected}`]);
  });

  it('lets no start of the next day through where a clock change swallows the end of the last', () => {
    // In Nuuk on Saturday 27 March 2027 the clock goes from 23:00 to 24:00, so that day has no 23:59:59.
    const input = { start: '2027-03-20T00:30', timeZone: 'America/Nuuk', rule: 'FREQ=DAILY;UNTIL=20270327' };
    expect(lines(input, 'RRULE')).toEqual(['RRULE:FREQ=DAILY;UNTIL=20270328T012959Z']);
  });
});

describe('a rule', () => {
  const rows: readonly [string, string, string][] = [
    ['is written in one order', 'BYDAY=TU;COUNT=5;FREQ=WEEKLY', 'FREQ=WEEKLY;COUNT=5;BYDAY=TU'],
    [
      'says when its weeks begin where it skips some',
      'FREQ=WEEKLY;INTERVAL=2',
      'FREQ=WEEKLY;INTERVAL=2;WKST=MO',
    ],
    ['keeps weeks that begin on Sunday', 'FREQ=WEEKLY;WKST=SU', 'FREQ=WEEKLY;WKST=SU'],
    ['counts weekdays from the end of the month', 'FREQ=MONTHLY;BYDAY=-1TU', 'FREQ=MONTHLY;BYDAY=-1TU'],
    ['keeps BYSETPOS', 'FREQ=MONTHLY;BYDAY=TU;BYSETPOS=+1', 'FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1'],
    ['is weekly where it is daily on some weekdays', 'FREQ=DAILY;BYDAY=TU,FR', 'FREQ=WEEKLY;BYDAY=TU,FR'],
    [
      'names its month and date',
      'FREQ=YEARLY;BYMONTHDAY=1;BYMONTH=12',
      'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1',
    ],
  ];
  it.each(rows)('%s', (_sentence, given, expected) => {
    expect(lines({ start: '2026-12-01T19:00', rule: given }, 'RRULE')).toEqual([`RRULE:${expected}`]);
  });
});

describe('how long it lasts', () => {
  const rows: readonly [string, ScheduleInput, string][] = [
    ['is DTEND by the clock', { start: '2026-12-01T19:00' }, 'DTEND;TZID=Europe/Copenhagen:20261201T210000'],
    ['is DTEND over midnight', { start: '2026-12-31T23:00' }, 'DTEND;TZID=Europe/Copenhagen:20270101T010000'],
    [
      'is DURATION for a series in nominal days',
      { start: '2026-12-01T19:00', duration: 'P1D', rule: 'FREQ=WEEKLY' },
      'DURATION:P1D',
    ],
    [
      'is DURATION for a series where days and hours are mixed',
      { start: '2026-12-01T19:00', duration: 'P1DT2H', rule: 'FREQ=WEEKLY' },
      'DURATION:P1DT2H',
    ],
    [
      'is DTEND for a single date in nominal days',
      { start: '2027-03-27T19:00', duration: 'P1D' },
      'DTEND;TZID=Europe/Copenhagen:20270328T190000',
    ],
    [
      'is DTEND by the clock across a clock change',
      { start: '2027-03-28T00:00', duration: 'PT5H' },
      'DTEND;TZID=Europe/Copenhagen:20270328T060000',
    ],
    [
      'is DTEND from a missing hour',
      { start: '2027-03-28T02:30', duration: 'PT2H' },
      'DTEND;TZID=Europe/Copenhagen:20270328T053000',
    ],
    [
      'is DTEND in UTC into the second pass of a repeated hour',
      { start: '2026-10-25T02:30', duration: 'PT1H' },
      'DTEND:20261025T013000Z',
    ],
    [
      'is DTEND in UTC into its first pass',
      { start: '2026-10-25T01:00', duration: 'PT90M' },
      'DTEND:20261025T003000Z',
    ],
    [
      'is DTEND in days where there is no clock',
      { start: '2026-12-01', duration: 'P3D' },
      'DTEND;VALUE=DATE:20261204',
    ],
  ];
  it.each(rows)('%s', (_sentence, input, expected) => {
    expect(lines(input, 'DTEND', 'DURATION')).toEqual([expected]);
  });

  it('is not said where it is nothing', () => {
    expect(lines({ start: '2026-12-01T19:00', duration: 'PT0S' }, 'DTEND', 'DURATION')).toEqual([]);
  });

  it('is its own for a date that differs', () => {
    const changed = { '2026-12-08T19:00': { duration: { days: 0, seconds: 1800 } } };
    expect(lines({ start: '2026-12-01T19:00', rule, changed }, 'DTEND')[1]).toBe(
      'DTEND;TZID=Europe/Copenhagen:20261208T193000',
    );
  });
});

describe('dates that no series can hold go out on their own', () => {
  const moved = (to: string): Change => ({ start: to as RecurrenceId });

  it('one for each occurrence in the window, with a UID of its date', () => {
    const input = {
      start: '2027-01-05T19:00',
      rule: 'FREQ=YEARLY;BYWEEKNO=1,3,5,7;BYDAY=TU;COUNT=5',
      excluded: ['2027-01-19T19:00'],
      added: ['2027-02-02T10:00'],
      changed: { '2027-02-16T19:00': moved('2027-02-17T18:00'), '2027-02-02T19:00': off },
    };
    expect(lines(input, 'UID')).toEqual([
      'UID:sprogcafe-20270105@kalender.example',
      'UID:sprogcafe-20270202T100000@kalender.example',
      'UID:sprogcafe-20270202@kalender.example',
      'UID:sprogcafe-20270216@kalender.example',
      'UID:sprogcafe-20280104@kalender.example',
    ]);
    expect(lines(input, 'DTSTART')[3]).toBe('DTSTART;TZID=Europe/Copenhagen:20270217T180000');
    expect(lines(input, 'STATUS')).toEqual([
      'STATUS:CONFIRMED',
      'STATUS:CONFIRMED',
      'STATUS:CANCELLED',
      'STATUS:CONFIRMED',
      'STATUS:CONFIRMED',
    ]);
    expect(lines(input, 'RRULE', 'RECURRENCE-ID', 'EXDATE', 'RDATE')).toEqual([]);
  });

  it('hand-picked ones too, of which the first keeps the activity’s UID', () => {
    const input = { start: '2026-12-01', added: ['2027-05-01', '2029-12-24'], excluded: ['2027-05-01'] };
    expect(lines(input, 'UID')).toEqual([
      'UID:sprogcafe@kalender.example',
      'UID:sprogcafe-20291224@kalender.example',
    ]);
    expect(lines(input, 'RDATE')).toEqual([]);
  });

  it('one added before the series begins', () => {
    const input = { start: '2026-12-08T19:00', rule: 'FREQ=WEEKLY', added: ['2026-12-02T19:00'] };
    expect(lines(input, 'UID')).toEqual([
      'UID:sprogcafe@kalender.example',
      'UID:sprogcafe-20261202@kalender.example',
    ]);
    expect(lines(input, 'RRULE', 'RDATE')).toEqual(['RRULE:FREQ=WEEKLY']);
  });

  it('a single date that is changed, which has no series to be replaced in', () => {
    const input = { start: '2026-12-01T19:00', changed: { '2026-12-01T19:00': moved('2026-12-02T18:00') } };
    expect(lines(input, 'UID', 'DTSTART', 'RECURRENCE-ID')).toEqual([
      'UID:sprogcafe@kalender.example',
      'DTSTART;TZID=Europe/Copenhagen:20261202T180000',
    ]);
  });

  it('and a single date that is excluded not at all', () => {
    expect(lines({ start: '2026-12-01T19:00', excluded: ['2026-12-01T19:00'] }, 'UID')).toEqual([]);
  });

  it('with a UID that has no host', () => {
    const feed = aFeed(anActivity({ uid: 'abc' }, { start: '2026-12-31', rule: 'FREQ=MONTHLY;COUNT=2' }));
    expect(linesOf(feed, 'UID')).toEqual(['UID:abc-20261231', 'UID:abc-20270131']);
  });
});
