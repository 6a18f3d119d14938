import { describe, expect, it } from 'vitest';
import { goesOutAsSeries } from '../../src/ical/outlook.ts';
import { aSchedule } from './an-activity.ts';

// 2026-12-01 is a Tuesday, the first of its month; 2026-12-31 is a Thursday, the last of its month.
const TUESDAY = '2026-12-01T19:00';

describe('Outlook can hold as a series', () => {
  const rows: readonly [string, string, string?][] = [
    ['every day', 'FREQ=DAILY'],
    ['every third day, ten times', 'FREQ=DAILY;INTERVAL=3;COUNT=10'],
    ['every weekday, said daily', 'FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR'],
    ['every week on the day it starts', 'FREQ=WEEKLY'],
    ['every week on two days until a date', 'FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20270630'],
    ['every other week', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU'],
    ['every other week, weeks beginning on Sunday', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;WKST=SU'],
    ['the date of the start, monthly', 'FREQ=MONTHLY'],
    ['the 15th of every second month', 'FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=15', '2026-12-15T19:00'],
    ['the 28th, which every month has', 'FREQ=MONTHLY;BYMONTHDAY=28', '2026-12-28T19:00'],
    ['the last day of the month', 'FREQ=MONTHLY;BYMONTHDAY=-1', '2026-12-31T19:00'],
    ['the first Tuesday of the month', 'FREQ=MONTHLY;BYDAY=1TU'],
    ['the last Tuesday of the month', 'FREQ=MONTHLY;BYDAY=-1TU', '2026-12-29T19:00'],
    ['the second Tuesday, said with BYSETPOS', 'FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2', '2026-12-08T19:00'],
    ['the last weekday of the month', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', '2026-12-31T19:00'],
    ['the first weekend day of the month', 'FREQ=MONTHLY;BYDAY=SA,SU;BYSETPOS=1', '2026-12-05T19:00'],
    [
      'the third day of the month, said by weekdays',
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=3',
      '2026-12-03T19:00',
    ],
    ['the date of the start, yearly', 'FREQ=YEARLY'],
    ['every other year on a date', 'FREQ=YEARLY;INTERVAL=2;BYMONTH=6;BYMONTHDAY=5', '2027-06-05T19:00'],
    [
      'New Year’s Eve, the 31st of a month that always has one',
      'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31',
      '2026-12-31T19:00',
    ],
    ['the second Sunday of May', 'FREQ=YEARLY;BYMONTH=5;BYDAY=2SU', '2027-05-09T19:00'],
    [
      'the last Friday of November, with BYSETPOS',
      'FREQ=YEARLY;BYMONTH=11;BYDAY=FR;BYSETPOS=-1',
      '2026-11-27T19:00',
    ],
  ];
  it.each(rows)('%s', (_sentence, rule, start = TUESDAY) => {
    expect(goesOutAsSeries(aSchedule({ start, rule }))).toBe(true);
  });

  it('a single date', () => {
    expect(goesOutAsSeries(aSchedule({ start: TUESDAY }))).toBe(true);
  });
});

describe('Outlook cannot hold as a series', () => {
  const rows: readonly [string, string, string?][] = [
    ['odd weeks', 'FREQ=YEARLY;BYWEEKNO=1,3,5,7,9,11;BYDAY=TU', '2027-01-05T19:00'],
    ['the hundredth day of the year', 'FREQ=YEARLY;BYYEARDAY=100', '2027-04-10T19:00'],
    ['the first and third Tuesday of the month', 'FREQ=MONTHLY;BYDAY=1TU,3TU'],
    ['the first and third Tuesday, with BYSETPOS', 'FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1,3'],
    ['the fifth Tuesday, which Outlook takes for the last', 'FREQ=MONTHLY;BYDAY=5TU', '2026-12-29T19:00'],
    ['the fifth Tuesday, with BYSETPOS', 'FREQ=MONTHLY;BYDAY=TU;BYSETPOS=5', '2026-12-29T19:00'],
    ['the last Tuesday but one', 'FREQ=MONTHLY;BYDAY=-2TU', '2026-12-22T19:00'],
    ['every Tuesday, said monthly', 'FREQ=MONTHLY;BYDAY=TU'],
    ['the first of two weekdays that are no set of Outlook’s', 'FREQ=MONTHLY;BYDAY=TU,TH;BYSETPOS=1'],
    ['two dates a month', 'FREQ=MONTHLY;BYMONTHDAY=1,15'],
    ['the second to last day of the month', 'FREQ=MONTHLY;BYMONTHDAY=-2', '2026-12-30T19:00'],
    ['the 31st, which Outlook takes for the last day', 'FREQ=MONTHLY;BYMONTHDAY=31', '2026-12-31T19:00'],
    ['the 31st, left to the start', 'FREQ=MONTHLY', '2026-12-31T19:00'],
    ['Tuesday the first', 'FREQ=MONTHLY;BYMONTHDAY=1;BYDAY=TU'],
    ['the 1st in some months only', 'FREQ=MONTHLY;BYMONTHDAY=1;BYMONTH=3,6,9,12'],
    ['leap days', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', '2028-02-29T19:00'],
    ['the same date in two months of the year', 'FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=1'],
    ['the first Tuesday of two months of the year', 'FREQ=YEARLY;BYMONTH=6,12;BYDAY=1TU'],
    ['the first Tuesday of the year', 'FREQ=YEARLY;BYDAY=1TU', '2027-01-05T19:00'],
    ['every Tuesday in December', 'FREQ=YEARLY;BYMONTH=12;BYDAY=TU'],
    ['every Tuesday in the winter, said weekly', 'FREQ=WEEKLY;BYDAY=TU;BYMONTH=11,12,1,2,3'],
    ['every day of December', 'FREQ=DAILY;BYMONTH=12'],
    ['every other day, weekdays only', 'FREQ=DAILY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR'],
    ['the first of a week’s days', 'FREQ=WEEKLY;BYDAY=TU,TH;BYSETPOS=1'],
  ];
  it.each(rows)('%s', (_sentence, rule, start = TUESDAY) => {
    expect(goesOutAsSeries(aSchedule({ start, rule }))).toBe(false);
  });
});
