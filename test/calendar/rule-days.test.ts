import fc from 'fast-check';
import { DateTime } from 'luxon';
import rrule from 'rrule';
import { describe, expect, test } from 'vitest';
import { parseRule, type Rule, WEEKDAYS } from '../../src/calendar/rule.ts';
import { compileRuleDays, explicitRule } from '../../src/calendar/rule-days.ts';
import {
  civilFromDay,
  DAY,
  dayFromCivil,
  FIRST_DAY,
  formatLocalDate,
  isoWeekOf,
  LAST_DAY,
  parseLocalDate,
  weekdayOf,
} from '../../src/calendar/time.ts';
import { arbitraryRuleText } from '../support/rule-texts.ts';

const { RRule, rrulestr } = rrule;

function dayOf(date: string): number {
  return parseLocalDate(date) ?? Number.NaN;
}

/** The days of a rule that starts on `start`, from it through `to`, by our arithmetic. */
function ourDays(rule: Rule, start: number, to: number): readonly number[] {
  const { fill, first, last } = compileRuleDays(rule, start, Number.POSITIVE_INFINITY);
  const days = new Int32Array(to - first + 1);
  return [...days.subarray(0, fill(first, Math.min(to, last), days))];
}

/** The same by rrule, whole days as UTC midnights; at most so many. */
function theirDays(
  rule: Rule,
  start: number,
  to: number,
  most = Number.POSITIVE_INFINITY,
): readonly number[] {
  const { text } = rule;
  // rrule takes all days of a week where RFC 5545 §3.3.10 takes the weekday from DTSTART.
  const weekday =
    rule.byWeekNo.length && !rule.byDay.length && !rule.byYearDay.length && !rule.byMonthDay.length;
  const full = weekday ? `${text};BYDAY=${WEEKDAYS[weekdayOf(start)]}` : text;
  const options = RRule.parseString(full);
  // It keeps the places in the order given, and the days with them.
  const bysetpos = rule.bySetPos.length ? rule.bySetPos.toSorted((a, b) => a - b) : null;
  const days: number[] = [];
  new RRule({ ...options, bysetpos, dtstart: new Date(start * DAY) }, true).all((date) => {
    const day = date.getTime() / DAY;
    if (day <= to) days.push(day);
    return day <= to && days.length < most;
  });
  return days;
}

/** Where rrule is known to be wrong, and why. */
function rruleErrs(rule: Rule): boolean {
  // A place from the end of a set too small for it gives the set's first day, or one day twice (jkbrzt/rrule PR 668).
  const placesFromEnd = rule.bySetPos.some((n) => n < 0);
  // The start's own week is cut off before the start, and the places counted in what is left.
  const placesOfWeeks = rule.frequency === 'WEEKLY' && rule.bySetPos.length > 0;
  // Weeks counted from the end are missed where they reach into another year, and weeks are cut in two at New Year when
  // it comes to INTERVAL.
  const weeksAtNewYear =
    rule.byWeekNo.some((week) => week < 0) || (rule.byWeekNo.length > 0 && rule.interval > 1);
  return placesFromEnd || placesOfWeeks || weeksAtNewYear;
}

/** rrule takes the first days of January for week 53 where they are of week 52, as on 2 January 2022. */
function withoutWeeksOfLastYear(rule: Rule, days: readonly number[]): readonly number[] {
  if (!rule.byWeekNo.length) return days;
  return days.filter((day) => isoWeekOf(day).year >= civilFromDay(day).year);
}

function written(days: readonly number[]): readonly string[] {
  return days.map(formatLocalDate);
}

describe('the days of a rule', () => {
  test.each([
    ['every third day', '2026-12-30', 'FREQ=DAILY;INTERVAL=3;COUNT=3', '2026-12-30 2027-01-02 2027-01-05'],
    [
      'working days',
      '2026-12-04',
      'FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=3',
      '2026-12-04 2026-12-07 2026-12-08',
    ],
    [
      'every other day of December',
      '2026-12-29',
      'FREQ=DAILY;INTERVAL=2;BYMONTH=12;COUNT=4',
      '2026-12-29 2026-12-31 2027-12-02 2027-12-04',
    ],
    [
      'every week on the start’s weekday',
      '2026-12-01',
      'FREQ=WEEKLY;COUNT=3',
      '2026-12-01 2026-12-08 2026-12-15',
    ],
    [
      'Tuesdays and Thursdays',
      '2026-12-01',
      'FREQ=WEEKLY;BYDAY=TH,TU;COUNT=3',
      '2026-12-01 2026-12-03 2026-12-08',
    ],
    [
      'every other week from Monday',
      '1997-08-05',
      'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO',
      '1997-08-05 1997-08-10 1997-08-19 1997-08-24',
    ],
    [
      'every other week from Sunday',
      '1997-08-05',
      'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU',
      '1997-08-05 1997-08-17 1997-08-19 1997-08-31',
    ],
    [
      'the second Tuesday',
      '2026-12-08',
      'FREQ=MONTHLY;BYDAY=2TU;COUNT=3',
      '2026-12-08 2027-01-12 2027-02-09',
    ],
    ['the last Friday', '2026-12-25', 'FREQ=MONTHLY;BYDAY=-1FR;COUNT=3', '2026-12-25 2027-01-29 2027-02-26'],
    [
      'the fifth Monday, where there is one',
      '2026-11-30',
      'FREQ=MONTHLY;BYDAY=5MO;COUNT=3',
      '2026-11-30 2027-03-29 2027-05-31',
    ],
    [
      'the 31st, where there is one',
      '2026-12-31',
      'FREQ=MONTHLY;COUNT=4',
      '2026-12-31 2027-01-31 2027-03-31 2027-05-31',
    ],
    [
      'the last day of the month',
      '2026-12-31',
      'FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3',
      '2026-12-31 2027-01-31 2027-02-28',
    ],
    [
      'Friday the 13th',
      '2026-11-13',
      'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=3',
      '2026-11-13 2027-08-13 2028-10-13',
    ],
    [
      'the same month every twelfth',
      '2026-12-08',
      'FREQ=MONTHLY;INTERVAL=12;COUNT=3',
      '2026-12-08 2027-12-08 2028-12-08',
    ],
    [
      'the first of every month once in 24 months',
      '2026-12-01',
      'FREQ=MONTHLY;INTERVAL=24;BYMONTHDAY=1;COUNT=2',
      '2026-12-01 2028-12-01',
    ],
    [
      'the last working day',
      '2026-11-30',
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3',
      '2026-11-30 2026-12-31 2027-01-29',
    ],
    [
      'the first and last Monday or Tuesday',
      '2026-12-01',
      'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1,-1;COUNT=4',
      '2026-12-01 2026-12-29 2027-01-04 2027-01-26',
    ],
    [
      'one place asked for from both ends',
      '2026-12-08',
      'FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2,-4;COUNT=3',
      '2026-12-08 2027-01-05 2027-01-12',
    ],
    ['29 February', '2024-02-29', 'FREQ=YEARLY;COUNT=3', '2024-02-29 2028-02-29 2032-02-29'],
    ['29 February around 1900', '1896-02-29', 'FREQ=YEARLY;COUNT=2', '1896-02-29 1904-02-29'],
    [
      'the second Sunday in May',
      '2027-05-09',
      'FREQ=YEARLY;BYMONTH=5;BYDAY=2SU;COUNT=2',
      '2027-05-09 2028-05-14',
    ],
    [
      'a date in every month',
      '2026-12-24',
      'FREQ=YEARLY;BYMONTHDAY=24;COUNT=3',
      '2026-12-24 2027-01-24 2027-02-24',
    ],
    [
      'every Monday of the year',
      '2026-12-28',
      'FREQ=YEARLY;BYDAY=MO;COUNT=3',
      '2026-12-28 2027-01-04 2027-01-11',
    ],
    [
      'the twentieth Monday of the year',
      '1997-05-19',
      'FREQ=YEARLY;BYDAY=20MO;COUNT=3',
      '1997-05-19 1998-05-18 1999-05-17',
    ],
    [
      'Monday of week 20',
      '1997-05-12',
      'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=3',
      '1997-05-12 1998-05-11 1999-05-17',
    ],
    [
      'a week without its day: the start’s',
      '2026-05-13',
      'FREQ=YEARLY;BYWEEKNO=20;COUNT=2',
      '2026-05-13 2027-05-19',
    ],
    [
      'the last week',
      '2026-12-31',
      'FREQ=YEARLY;BYWEEKNO=-1;BYDAY=TH;COUNT=3',
      '2026-12-31 2027-12-30 2028-12-28',
    ],
    [
      'week 53, where there is one',
      '2026-12-29',
      'FREQ=YEARLY;BYWEEKNO=53;BYDAY=TU;COUNT=2',
      '2026-12-29 2032-12-28',
    ],
    [
      'day 366 where it lies in the first week of the next year',
      '2024-12-31',
      'FREQ=YEARLY;BYWEEKNO=1;BYYEARDAY=366;COUNT=2',
      '2024-12-31 2036-12-31',
    ],
    [
      'days of the year',
      '1997-01-01',
      'FREQ=YEARLY;INTERVAL=3;COUNT=4;BYYEARDAY=1,100,200',
      '1997-01-01 1997-04-10 1997-07-19 2000-01-01',
    ],
    ['the last day of the year', '2027-12-31', 'FREQ=YEARLY;BYYEARDAY=-1;COUNT=2', '2027-12-31 2028-12-31'],
    ['day 366', '2028-12-31', 'FREQ=YEARLY;BYYEARDAY=366;COUNT=2', '2028-12-31 2032-12-31'],
    [
      'election day',
      '1996-11-05',
      'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=3',
      '1996-11-05 2000-11-07 2004-11-02',
    ],
  ])('%s', (_, start, text, days) => {
    const found = ourDays(parseRule(text), dayOf(start), dayOf('2040-01-01'));
    expect(written(found).join(' ')).toBe(days);
  });

  const odd = Array.from({ length: 27 }, (_, i) => 2 * i + 1);
  const even = Array.from({ length: 26 }, (_, i) => 2 * i + 2);

  test('odd weeks go from week 53 of 2026 to week 1 of 2027, a week apart', () => {
    const rule = parseRule(`FREQ=YEARLY;BYWEEKNO=${odd};BYDAY=TU`);
    expect(written(ourDays(rule, dayOf('2026-12-15'), dayOf('2027-01-25')))).toEqual([
      '2026-12-15',
      '2026-12-29',
      '2027-01-05',
      '2027-01-19',
    ]);
  });

  test('even weeks pause for three weeks there', () => {
    const rule = parseRule(`FREQ=YEARLY;BYWEEKNO=${even};BYDAY=TU`);
    expect(written(ourDays(rule, dayOf('2026-12-08'), dayOf('2027-02-01')))).toEqual([
      '2026-12-08',
      '2026-12-22',
      '2027-01-12',
      '2027-01-26',
    ]);
  });

  test('a year of every other is its weeks, also where week 1 begins before New Year', () => {
    const rule = parseRule('FREQ=YEARLY;INTERVAL=2;BYWEEKNO=1;BYDAY=TU');
    expect(written(ourDays(rule, dayOf('2019-01-01'), dayOf('2028-01-01')))).toEqual([
      '2019-01-01',
      '2021-01-05',
      '2023-01-03',
      '2024-12-31',
      '2027-01-05',
    ]);
    const early = parseRule('FREQ=YEARLY;INTERVAL=2;BYWEEKNO=1;BYDAY=MO');
    expect(written(ourDays(early, dayOf('2018-12-31'), dayOf('2024-01-01')))).toEqual([
      '2018-12-31',
      '2021-01-04',
      '2023-01-02',
    ]);
  });

  test('odd and even weeks are those that luxon calls so, every day of 60 years', () => {
    const [start, end] = [dayOf('2000-01-03'), dayOf('2060-12-31')];
    const rule = parseRule(`FREQ=YEARLY;BYWEEKNO=${even};BYDAY=MO,TU,WE,TH,FR,SA,SU`);
    const ours = new Set(ourDays(rule, start, end));
    const wrong: string[] = [];
    for (let day = dayOf('2000-01-10'); day <= end; day++) {
      const isEven = DateTime.fromMillis(day * DAY, { zone: 'UTC' }).weekNumber % 2 === 0;
      if (ours.has(day) !== isEven) wrong.push(formatLocalDate(day));
    }
    expect(wrong).toEqual([]);
  });

  test('odd and even weeks together are all weeks', () => {
    const [start, end] = [dayOf('2020-01-06'), dayOf('2040-12-31')];
    const both = [odd, even].flatMap((weeks) =>
      ourDays(parseRule(`FREQ=YEARLY;BYWEEKNO=${weeks};BYDAY=MO`), start, end),
    );
    expect(both.sort((a, b) => a - b)).toEqual(ourDays(parseRule('FREQ=WEEKLY;BYDAY=MO'), start, end));
  });

  test('a place in the start’s own week is counted from the beginning of that week', () => {
    // RFC 5545 speaks of "the set of recurrence instances specified by the rule" within a week; DTSTART does not cut it.
    const rule = parseRule('FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=2;COUNT=2');
    expect(written(ourDays(rule, dayOf('2026-12-02'), dayOf('2027-01-01')))).toEqual([
      '2026-12-02',
      '2026-12-09',
    ]);
    const late = parseRule('FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=1;COUNT=2');
    expect(written(ourDays(late, dayOf('2026-12-02'), dayOf('2027-01-01')))).toEqual([
      '2026-12-07',
      '2026-12-14',
    ]);
  });

  test.each([
    ['30 February', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'],
    ['day 366 in January', 'FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1'],
    ['the first Monday on the 20th', 'FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=20'],
    ['the second of one', 'FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2'],
    ['the second of a day', 'FREQ=DAILY;BYDAY=MO;BYSETPOS=2'],
    ['the sixth Monday of a month by its place', 'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6'],
    ['the 20th Monday of May', 'FREQ=YEARLY;BYMONTH=5;BYDAY=20MO'],
  ])('%s never comes', (_, text) => {
    const start = dayOf('2026-12-01');
    expect(ourDays(parseRule(text), start, LAST_DAY)).toEqual([]);
    expect(ourDays(parseRule(`${text};COUNT=3`), start, LAST_DAY)).toEqual([]);
  });

  test('no rule goes on after the year 9999', () => {
    const rule = compileRuleDays(parseRule('FREQ=DAILY'), dayOf('9999-12-30'), Number.POSITIVE_INFINITY);
    expect(rule.last).toBe(LAST_DAY);
    const counted = compileRuleDays(
      parseRule('FREQ=DAILY;COUNT=5'),
      dayOf('9999-12-30'),
      Number.POSITIVE_INFINITY,
    );
    expect(counted.last).toBe(LAST_DAY);
  });

  test('a rule counts on for as many centuries as it takes', () => {
    const days = ourDays(parseRule('FREQ=YEARLY;INTERVAL=10;COUNT=730'), dayOf('2000-05-01'), LAST_DAY);
    expect(days).toHaveLength(730);
    expect(written(days.slice(-1))).toEqual(['9290-05-01']);
  });
});

describe('what a rule leaves to its start', () => {
  test.each([
    ['the weekday', 'FREQ=WEEKLY', 'FREQ=WEEKLY;BYDAY=TU'],
    ['the weekday of weeks', 'FREQ=YEARLY;BYWEEKNO=20', 'FREQ=YEARLY;BYWEEKNO=20;BYDAY=TU'],
    ['the day of the month', 'FREQ=MONTHLY', 'FREQ=MONTHLY;BYMONTHDAY=1'],
    ['the day of months', 'FREQ=YEARLY;BYMONTH=3,5', 'FREQ=YEARLY;BYMONTH=3,5;BYMONTHDAY=1'],
    ['day and month', 'FREQ=YEARLY', 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1'],
    ['nothing of days', 'FREQ=DAILY;BYMONTH=12', 'FREQ=DAILY;BYMONTH=12'],
    ['nothing where the weekday is said', 'FREQ=MONTHLY;BYDAY=1TU', 'FREQ=MONTHLY;BYDAY=1TU'],
  ])('%s', (_, text, explicit) => {
    const { text: given, ...parts } = explicitRule(parseRule(text), dayOf('2026-12-01'));
    const { text: said, ...expected } = parseRule(explicit);
    expect(parts).toEqual(expected);
    expect([given, said]).toEqual([text, explicit]);
  });
});

describe('our arithmetic and rrule', () => {
  const start = fc.integer({ min: dayFromCivil(2018, 1, 1), max: dayFromCivil(2030, 12, 31) });

  function expectSame(rule: Rule, first: number, to: number): void {
    const [ours, theirs] = [ourDays(rule, first, to), theirDays(rule, first, to)];
    expect(written(withoutWeeksOfLastYear(rule, ours))).toEqual(
      written(withoutWeeksOfLastYear(rule, theirs)),
    );
  }

  function agree(text: string, from: number): void {
    const endless = parseRule(text.replace(/;COUNT=\d+/, ''));
    const rule = endless.byWeekNo.length ? endless : parseRule(text);
    // Synchronised: what a start that its rule would not produce means is undefined (RFC 5545 §3.8.5.3).
    const [first] = theirDays(endless, from, from + 4_000, 1);
    if (first === undefined) expect(ourDays(rule, from, from + 4_000)).toEqual([]);
    else expectSame(rule, first, first + 1_200);
  }

  test('agree on every shape of rule', () => {
    let compared = 0;
    fc.assert(
      fc.property(arbitraryRuleText(), start, (text, from) => {
        if (rruleErrs(parseRule(text))) return;
        compared++;
        agree(text, from);
      }),
      { numRuns: 600, seed: 20_261_120 },
    );
    expect(compared).toBeGreaterThan(400);
  }, 120_000);

  test.each([
    'FREQ=YEARLY;BYYEARDAY=1,60,366,-1,-366',
    'FREQ=YEARLY;BYYEARDAY=100,-60;BYDAY=MO,TU,WE',
    'FREQ=YEARLY;BYDAY=1MO,-1FR,20WE,53TH,-53SA',
    'FREQ=YEARLY;BYDAY=MO;BYMONTHDAY=13',
    'FREQ=YEARLY;BYWEEKNO=1,52,53;BYDAY=MO,TH,SU',
    'FREQ=YEARLY;BYWEEKNO=-1;BYDAY=SA',
    'FREQ=YEARLY;BYWEEKNO=1,20,52;BYMONTH=1,5,12;BYDAY=MO,TU,SU',
    'FREQ=YEARLY;BYWEEKNO=1,20,52;BYMONTHDAY=1,15,31,-1',
    'FREQ=YEARLY;BYWEEKNO=1,20,52;BYYEARDAY=1,3,134,-1',
    'FREQ=YEARLY;INTERVAL=2;BYWEEKNO=20;BYDAY=WE',
    'FREQ=YEARLY;BYYEARDAY=1,2,3,4,5,6,7,8,9,10;BYDAY=MO;BYSETPOS=1',
    'FREQ=YEARLY;BYMONTH=6;BYDAY=MO,WE;BYSETPOS=3,5',
    'FREQ=YEARLY;INTERVAL=3;BYMONTHDAY=31;BYDAY=SU;BYSETPOS=2',
  ])('agree on %s through 28 years', (text) => {
    const rule = parseRule(text);
    for (const from of [dayFromCivil(1999, 1, 1), dayFromCivil(2026, 7, 1), dayFromCivil(2098, 1, 1)]) {
      const [first = from] = theirDays(rule, from, from + 20_000, 1);
      expectSame(rule, first, first + 28 * 366);
    }
  });

  test('agree on UNTIL, which both include', () => {
    const text = 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20261229';
    const ours = compileRuleDays(parseRule(text), dayOf('2026-12-01'), dayOf('2026-12-29'));
    const days = new Int32Array(60);
    const theirs = rrulestr(`DTSTART:20261201T000000Z\nRRULE:${text}T000000Z`).all();
    const count = ours.fill(ours.first, ours.last, days);
    expect([...days.subarray(0, count)]).toEqual(theirs.map((date) => date.getTime() / DAY));
    expect(count).toBe(5);
  });
});

describe('filling days', () => {
  test('piece by piece finds what filling at once finds, before the start too', () => {
    const pieces = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 12 });
    const starts = fc.integer({ min: dayFromCivil(2024, 1, 1), max: dayFromCivil(2027, 12, 31) });
    fc.assert(
      fc.property(arbitraryRuleText(), starts, pieces, (text, start, lengths) => {
        const { fill } = compileRuleDays({ ...parseRule(text), count: null }, start, LAST_DAY);
        const room = new Int32Array(2_400);
        const from = start - 500;
        let next = from;
        const found: number[] = [];
        for (const length of lengths) {
          found.push(...room.slice(0, fill(next, next + length - 1, room)));
          next += length;
        }
        expect(found).toEqual([...room.slice(0, fill(from, next - 1, room))]);
        expect(found.every((day, i) => i === 0 || day > (found[i - 1] as number))).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test('works at both ends of the calendar', () => {
    for (const text of [
      'FREQ=DAILY',
      'FREQ=WEEKLY;WKST=SU',
      'FREQ=MONTHLY;BYDAY=MO',
      'FREQ=YEARLY;BYDAY=1MO',
    ]) {
      const first = compileRuleDays(parseRule(text), FIRST_DAY, LAST_DAY);
      const days = new Int32Array(500);
      expect(first.fill(FIRST_DAY, FIRST_DAY + 499, days)).toBeGreaterThan(0);
      expect(days[0]).toBeGreaterThanOrEqual(FIRST_DAY);
      expect(first.fill(LAST_DAY - 499, LAST_DAY, days)).toBeGreaterThan(0);
    }
  });
});
