// Schedules that pass the gate and are made to keep a calendar busy.
import type { Schedule } from '../../src/calendar/schedule.ts';
import { allDaySchedule, type ScheduleParts, timedSchedule } from './schedules.ts';

const EVERY_DAY = 'MO,TU,WE,TH,FR,SA,SU';
const upTo = (last: number, step = 1): string =>
  Array.from({ length: Math.floor(last / step) }, (_, i) => (i + 1) * step).join(',');

/** So many dates, each in another year or on another day. */
function scattered(count: number, days: number): string[] {
  const day = 86_400_000;
  return Array.from({ length: count }, (_, i) =>
    new Date(Date.UTC(2000, 0, 1, 2, 30) + i * days * day).toISOString().slice(0, 16),
  );
}

/** By name: how many of the next 730 dates there are (checked by brute force over all days to 9999), the rule and its start. */
const RULES: readonly (readonly [name: string, dates: number, rule: string, start?: string])[] = [
  ['30 February', 0, 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'],
  ['30 February, 730 times', 0, 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=730'],
  ['31 February by days', 0, 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31;COUNT=730'],
  ['day 366 in January', 0, 'FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1'],
  ['day 366 in January, 730 times', 0, 'FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1;COUNT=730'],
  [
    'day 366 that is a Monday, 730 times',
    299,
    'FREQ=YEARLY;BYYEARDAY=366;BYDAY=MO;COUNT=730',
    '2040-12-31T19:00',
  ],
  [
    '29 February every 99 years',
    21,
    'FREQ=YEARLY;INTERVAL=99;BYMONTH=2;BYMONTHDAY=29;COUNT=730',
    '2028-02-29T19:00',
  ],
  [
    '29 February that is a Monday, 730 times',
    299,
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO;COUNT=730',
    '2044-02-29T19:00',
  ],
  ['every 99 years, 730 times', 81, 'FREQ=YEARLY;INTERVAL=99;COUNT=730'],
  ['twice a year, 730 times', 730, 'FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=1;COUNT=730'],
  ['every third month, 730 times', 730, 'FREQ=MONTHLY;INTERVAL=3;COUNT=730'],
  ['every 99 months, 730 times', 730, 'FREQ=MONTHLY;INTERVAL=99;COUNT=730'],
  ['the 31st every 99 months', 484, 'FREQ=MONTHLY;INTERVAL=99;BYMONTHDAY=31;COUNT=730', '2026-12-31T19:00'],
  [
    'every 99 weeks in February',
    325,
    'FREQ=WEEKLY;INTERVAL=99;BYMONTH=2;BYDAY=MO;COUNT=730',
    '2027-02-01T19:00',
  ],
  [
    'every 99 days that are a Monday the 31st of December',
    11,
    'FREQ=DAILY;INTERVAL=99;BYMONTH=12;BYMONTHDAY=31;BYDAY=MO;COUNT=730',
  ],
  ['the first Monday on the 20th', 0, 'FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=20;COUNT=730'],
  ['the 53rd Monday', 730, 'FREQ=YEARLY;BYDAY=53MO;COUNT=730', '2040-12-31T19:00'],
  [
    'all numbered weekdays of the year',
    730,
    `FREQ=YEARLY;BYDAY=${Array.from({ length: 53 }, (_, i) => `${i + 1}TU`)};COUNT=730`,
  ],
  ['all days of the year', 730, `FREQ=YEARLY;BYYEARDAY=${upTo(366, 2)};COUNT=730`, '2026-12-02T19:00'],
  [
    'the last of all days of the year',
    730,
    `FREQ=YEARLY;BYYEARDAY=${upTo(240)};BYSETPOS=240;COUNT=730`,
    '2027-08-28T19:00',
  ],
  ['the 366th of all days', 730, `FREQ=YEARLY;BYDAY=${EVERY_DAY};BYSETPOS=366;COUNT=730`, '2028-12-31T19:00'],
  [
    'the 366th from the end',
    730,
    `FREQ=YEARLY;BYDAY=${EVERY_DAY};BYSETPOS=-366;COUNT=730`,
    '2028-01-01T19:00',
  ],
  [
    'every place of all days',
    730,
    `FREQ=YEARLY;BYDAY=${EVERY_DAY};BYSETPOS=${upTo(240)},-1`,
    '2027-01-01T19:00',
  ],
  ['the 60th Monday of a year', 0, 'FREQ=YEARLY;BYDAY=MO;BYSETPOS=60;COUNT=730'],
  ['the sixth Monday of a month', 0, 'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6;COUNT=730'],
  ['the 32nd day of a month', 0, `FREQ=MONTHLY;BYDAY=${EVERY_DAY};BYSETPOS=32;COUNT=730`],
  ['the eighth day of a week', 0, `FREQ=WEEKLY;BYDAY=${EVERY_DAY};BYSETPOS=8;COUNT=730`],
  ['the second of one day', 0, 'FREQ=DAILY;BYDAY=MO;BYSETPOS=2;COUNT=730'],
  [
    'the seventh day of a week in one month',
    256,
    `FREQ=WEEKLY;INTERVAL=99;BYMONTH=2;BYDAY=${EVERY_DAY};BYSETPOS=7;COUNT=730`,
  ],
  ['week 53', 730, 'FREQ=YEARLY;BYWEEKNO=53;BYDAY=TH;COUNT=730', '2026-12-31T19:00'],
  ['week 53 in June', 0, 'FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6;COUNT=730'],
  ['week 53 every 99 years', 14, 'FREQ=YEARLY;INTERVAL=99;BYWEEKNO=53;BYDAY=SU;WKST=SU;COUNT=730'],
  [
    'weeks that are dates and days of the year',
    0,
    `FREQ=YEARLY;BYWEEKNO=${upTo(53)};BYYEARDAY=${upTo(150)};BYMONTHDAY=31;BYMONTH=2`,
  ],
  ['every day', 730, 'FREQ=DAILY'],
  ['every day at a missing hour', 730, 'FREQ=DAILY', '1900-01-01T02:30'],
  ['every day from the year 1', 730, 'FREQ=DAILY', '0001-01-01T02:30'],
  ['every day to the last', 730, 'FREQ=DAILY;UNTIL=99991231T235959Z'],
  ['the last days there are', 2, 'FREQ=DAILY', '9999-12-30T19:00'],
  ['UNTIL in the past', 0, 'FREQ=DAILY;UNTIL=19000101T000000Z'],
  ['Mondays in February from 1900', 730, 'FREQ=WEEKLY;BYMONTH=2;BYDAY=MO', '1900-02-05T19:00'],
];

const PARTS: readonly (readonly [name: string, dates: number, parts: ScheduleParts])[] = [
  ['of a year each, every day', 730, { start: '1990-01-01T02:30', rule: 'FREQ=DAILY', duration: 'P366D' }],
  [
    'of centuries each, every day',
    730,
    { start: '0001-01-01T02:30', rule: 'FREQ=DAILY', duration: 'P999999W' },
  ],
  ['less than nothing long', 730, { start: '1990-01-01T02:30', rule: 'FREQ=DAILY', duration: '-P999999W' }],
  [
    'of three nominal days, every third month',
    730,
    { start: '2026-12-01T02:30', rule: 'FREQ=MONTHLY;INTERVAL=3', duration: 'P3D' },
  ],
  [
    'with as many dates as may be, one a month',
    730,
    {
      start: '1900-01-01T02:30',
      rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
      duration: 'P100D',
      added: scattered(1_000, 30),
      excluded: scattered(1_000, 29),
      changed: Object.fromEntries(
        scattered(1_000, 30).map((id, i, all) => [id, { start: all[999 - i] ?? id, duration: 'P90D' }]),
      ),
    },
  ],
  [
    'with as many added dates as may be, one a day, to a place in a year',
    730,
    {
      start: '2027-08-28T02:30',
      rule: `FREQ=YEARLY;BYYEARDAY=${upTo(240)};BYSETPOS=240`,
      duration: 'P3D',
      added: scattered(1_000, 13),
    },
  ],
];

export interface HostileSchedule {
  readonly name: string;
  readonly schedule: Schedule;
  /** How many of the next 730 dates from the year 1900 on there are. */
  readonly dates: number;
}

/** Each by a name that says what is hostile about it. */
export function hostileSchedules(): readonly HostileSchedule[] {
  return [
    ...RULES.map(([name, dates, rule, start = '2026-12-01T19:00']) => ({
      name,
      dates,
      schedule: timedSchedule({ start, rule }),
    })),
    ...RULES.map(([name, dates, rule, start = '2026-12-01T19:00']) => ({
      name: `${name}, whole days`,
      dates,
      schedule: allDaySchedule({ start: start.slice(0, 10), rule }),
    })),
    ...PARTS.map(([name, dates, parts]) => ({ name, dates, schedule: timedSchedule(parts) })),
  ];
}
