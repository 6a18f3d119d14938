import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CalendarError } from '../../src/calendar/errors.ts';
import { parseRule, readRule } from '../../src/calendar/rule.ts';
import { arbitraryRuleText } from '../support/rule-texts.ts';

function faultOf(text: string): string | null {
  const result = readRule(text);
  return 'fault' in result ? result.fault : null;
}

describe('the gate lets through', () => {
  test.each([
    ['a weekly rule', 'FREQ=WEEKLY;BYDAY=TU', 'FREQ=WEEKLY;BYDAY=TU'],
    ['RRULE: before it', 'RRULE:FREQ=WEEKLY', 'FREQ=WEEKLY'],
    ['lower case', 'rrule:freq=weekly;byday=tu', 'FREQ=WEEKLY;BYDAY=TU'],
    ['a trailing semicolon', 'FREQ=WEEKLY;BYDAY=TU;', 'FREQ=WEEKLY;BYDAY=TU'],
    ['white space around it', ' FREQ=DAILY\r\n', 'FREQ=DAILY'],
    ['its parts in any order', 'BYDAY=TU;FREQ=WEEKLY', 'BYDAY=TU;FREQ=WEEKLY'],
    ['the longest interval', 'FREQ=DAILY;INTERVAL=99', 'FREQ=DAILY;INTERVAL=99'],
    ['the greatest count', 'FREQ=DAILY;COUNT=730', 'FREQ=DAILY;COUNT=730'],
    ['signs', 'FREQ=MONTHLY;BYDAY=+1MO,-1FR', 'FREQ=MONTHLY;BYDAY=+1MO,-1FR'],
    ['odd weeks', 'FREQ=YEARLY;BYWEEKNO=1,3,5;BYDAY=TU', 'FREQ=YEARLY;BYWEEKNO=1,3,5;BYDAY=TU'],
  ])('%s', (_, text, stored) => {
    expect(parseRule(text).text).toBe(stored);
  });

  test('what a rule says, as numbers', () => {
    const text =
      'FREQ=YEARLY;INTERVAL=3;COUNT=9;BYMONTH=2,11;BYDAY=2TU,-1SU;BYMONTHDAY=8,-1;BYSETPOS=1;WKST=SU';
    expect(parseRule(text)).toEqual({
      text,
      frequency: 'YEARLY',
      interval: 3,
      count: 9,
      until: null,
      byDay: [
        { weekday: 1, nth: 2 },
        { weekday: 6, nth: -1 },
      ],
      byMonthDay: [8, -1],
      byMonth: [2, 11],
      byWeekNo: [],
      byYearDay: [],
      bySetPos: [1],
      weekStart: 6,
    });
  });

  test('nothing twice in a list', () => {
    const rule = parseRule('FREQ=MONTHLY;BYDAY=1MO,MO,+1MO;BYMONTHDAY=1,1,2');
    expect(rule.byDay).toEqual([
      { weekday: 0, nth: 1 },
      { weekday: 0, nth: 0 },
    ]);
    expect(rule.byMonthDay).toEqual([1, 2]);
  });

  test.each([
    ['a date', '20270630', { form: 'date', day: 20_999 }],
    ['a local time', '20270630T190000', { form: 'local', wall: 1_814_382_000_000 }],
    ['UTC', '20270630T170000Z', { form: 'utc', at: 1_814_374_800_000 }],
  ])('UNTIL as %s', (_, text, until) => {
    expect(parseRule(`FREQ=WEEKLY;UNTIL=${text}`).until).toEqual(until);
  });

  test('every rule that the other tests try', () => {
    fc.assert(
      fc.property(arbitraryRuleText(), (text) => {
        expect(faultOf(text)).toBeNull();
        expect(parseRule(parseRule(text).text)).toEqual(parseRule(text));
      }),
    );
  });

  test('a rule again as the same object', () => {
    expect(parseRule('FREQ=WEEKLY;BYDAY=FR')).toBe(parseRule('FREQ=WEEKLY;BYDAY=FR'));
  });

  test('more rules than it remembers', () => {
    const texts = Array.from({ length: 12_000 }, (_, i) => {
      const [year, month, day] = [2000 + Math.floor(i / 336), 1 + (Math.floor(i / 28) % 12), 1 + (i % 28)];
      const two = (n: number): string => String(n).padStart(2, '0');
      return `FREQ=DAILY;UNTIL=${year}${two(month)}${two(day)}`;
    });
    expect(texts.filter((text) => parseRule(text).text !== text)).toEqual([]);
    expect(texts.filter((text) => parseRule(text).text !== text)).toEqual([]);
  });
});

describe('the gate refuses', () => {
  test.each([
    ['BYHOUR', 'FREQ=DAILY;BYHOUR=9,12', 'BYHOUR is not allowed in a rule; the start says the time of day'],
    [
      'BYMINUTE',
      'FREQ=DAILY;BYMINUTE=0',
      'BYMINUTE is not allowed in a rule; the start says the time of day',
    ],
    [
      'BYSECOND',
      'FREQ=DAILY;BYSECOND=0',
      'BYSECOND is not allowed in a rule; the start says the time of day',
    ],
    ['FREQ=HOURLY', 'FREQ=HOURLY', 'FREQ must be DAILY, WEEKLY, MONTHLY or YEARLY'],
    ['FREQ=MINUTELY', 'FREQ=MINUTELY', 'FREQ must be DAILY, WEEKLY, MONTHLY or YEARLY'],
    ['FREQ=SECONDLY', 'FREQ=SECONDLY;INTERVAL=3600', 'FREQ must be DAILY, WEEKLY, MONTHLY or YEARLY'],
    ['an unknown FREQ', 'FREQ=FORTNIGHTLY', 'FREQ must be DAILY, WEEKLY, MONTHLY or YEARLY'],
    ['no FREQ', 'BYDAY=TU', 'FREQ is missing'],
    ['INTERVAL=0', 'FREQ=DAILY;INTERVAL=0', 'INTERVAL must be a whole number from 1 to 99'],
    ['INTERVAL=100', 'FREQ=DAILY;INTERVAL=100', 'INTERVAL must be a whole number from 1 to 99'],
    ['a negative INTERVAL', 'FREQ=DAILY;INTERVAL=-1', 'INTERVAL must be a whole number from 1 to 99'],
    ['half an INTERVAL', 'FREQ=DAILY;INTERVAL=1.5', 'INTERVAL must be a whole number from 1 to 99'],
    ['COUNT=0', 'FREQ=DAILY;COUNT=0', 'COUNT must be a whole number from 1 to 730'],
    ['COUNT=731', 'FREQ=DAILY;COUNT=731', 'COUNT must be a whole number from 1 to 730'],
    ['COUNT=1000000000', 'FREQ=DAILY;COUNT=1000000000', 'COUNT must be a whole number from 1 to 730'],
    ['COUNT=1e2', 'FREQ=DAILY;COUNT=1e2', 'COUNT must be a whole number from 1 to 730'],
    ['COUNT beside UNTIL', 'FREQ=DAILY;COUNT=3;UNTIL=20270101', 'COUNT and UNTIL cannot both be given'],
    ['a part twice', 'FREQ=DAILY;COUNT=3;COUNT=4', 'COUNT is given twice'],
    ['FREQ twice', 'FREQ=DAILY;FREQ=WEEKLY', 'FREQ is given twice'],
    ['X- parts', 'FREQ=DAILY;X-NAME=1', 'X-NAME is not allowed in a rule'],
    ['RSCALE', 'RSCALE=GREGORIAN;FREQ=DAILY', 'RSCALE is not allowed in a rule'],
    ['names of objects', 'FREQ=DAILY;__PROTO__=1', '__PROTO__ is not allowed in a rule'],
    ['constructors', 'constructor=1', 'CONSTRUCTOR is not allowed in a rule'],
    ['nothing', '', 'the rule is empty'],
    ['RRULE: and nothing', 'RRULE:', 'the rule is empty'],
    ['an empty part', 'FREQ=DAILY;;COUNT=3', 'a part of the rule is empty'],
    ['a part without value', 'FREQ=DAILY;COUNT', 'COUNT must be a whole number from 1 to 730'],
    ['an empty value', 'FREQ=DAILY;BYDAY=', 'BYDAY takes weekdays as MO, 1TU or -1FR, separated by commas'],
    [
      'an empty place in a list',
      'FREQ=WEEKLY;BYDAY=MO,',
      'BYDAY takes weekdays as MO, 1TU or -1FR, separated by commas',
    ],
    ['spaces', 'FREQ=WEEKLY; BYDAY=MO', 'the rule must not contain spaces or line breaks'],
    ['a second line', 'FREQ=WEEKLY\nEXDATE:20261201', 'the rule must not contain spaces or line breaks'],
    [
      'a very long rule',
      `FREQ=YEARLY;BYYEARDAY=${'1,'.repeat(600)}1`,
      'the rule must be at most 1000 characters long',
    ],
    [
      'an unknown weekday',
      'FREQ=WEEKLY;BYDAY=TI',
      'BYDAY takes weekdays as MO, 1TU or -1FR, separated by commas',
    ],
    [
      'the weekday numbered 0',
      'FREQ=MONTHLY;BYDAY=0MO',
      'BYDAY takes weekdays as MO, 1TU or -1FR, separated by commas',
    ],
    [
      'the 54th Monday',
      'FREQ=YEARLY;BYDAY=54MO',
      'BYDAY takes weekdays as MO, 1TU or -1FR, separated by commas',
    ],
    ['a numbered weekday of a week', 'FREQ=WEEKLY;BYDAY=1MO', 'BYDAY takes no numbers with FREQ=WEEKLY'],
    ['a numbered weekday of a day', 'FREQ=DAILY;BYDAY=1MO', 'BYDAY takes no numbers with FREQ=DAILY'],
    [
      'the sixth Monday of a month',
      'FREQ=MONTHLY;BYDAY=6MO',
      'BYDAY takes numbers from -5 to 5 with FREQ=MONTHLY',
    ],
    ['numbers beside weeks', 'FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO', 'BYDAY takes no numbers beside BYWEEKNO'],
    ['BYMONTH=13', 'FREQ=YEARLY;BYMONTH=13', 'BYMONTH takes whole numbers from 1 to 12'],
    ['BYMONTH=-1', 'FREQ=YEARLY;BYMONTH=-1', 'BYMONTH takes whole numbers from 1 to 12'],
    [
      'BYMONTHDAY=0',
      'FREQ=MONTHLY;BYMONTHDAY=0',
      'BYMONTHDAY takes whole numbers from -31 to -1 and 1 to 31',
    ],
    [
      'BYMONTHDAY=32',
      'FREQ=MONTHLY;BYMONTHDAY=32',
      'BYMONTHDAY takes whole numbers from -31 to -1 and 1 to 31',
    ],
    ['BYMONTHDAY of a week', 'FREQ=WEEKLY;BYMONTHDAY=1', 'BYMONTHDAY cannot be used with FREQ=WEEKLY'],
    ['BYWEEKNO=54', 'FREQ=YEARLY;BYWEEKNO=54', 'BYWEEKNO takes whole numbers from -53 to -1 and 1 to 53'],
    ['BYWEEKNO of a month', 'FREQ=MONTHLY;BYWEEKNO=20', 'BYWEEKNO cannot be used with FREQ=MONTHLY'],
    [
      'BYYEARDAY=367',
      'FREQ=YEARLY;BYYEARDAY=367',
      'BYYEARDAY takes whole numbers from -366 to -1 and 1 to 366',
    ],
    ['BYYEARDAY of a day', 'FREQ=DAILY;BYYEARDAY=100', 'BYYEARDAY cannot be used with FREQ=DAILY'],
    [
      'BYSETPOS=0',
      'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0',
      'BYSETPOS takes whole numbers from -366 to -1 and 1 to 366',
    ],
    ['BYSETPOS alone', 'FREQ=MONTHLY;BYSETPOS=1', 'BYSETPOS needs another BY part beside it'],
    ['an unknown WKST', 'FREQ=WEEKLY;WKST=XX', 'WKST must be one of MO, TU, WE, TH, FR, SA, SU'],
    [
      'UNTIL on a date that is none',
      'FREQ=DAILY;UNTIL=20270229',
      'UNTIL must be a date as 20270630, a local time as 20270630T190000 or UTC as 20270630T170000Z',
    ],
    [
      'UNTIL with an offset',
      'FREQ=DAILY;UNTIL=20270228T190000+0100',
      'UNTIL must be a date as 20270630, a local time as 20270630T190000 or UTC as 20270630T170000Z',
    ],
    [
      'UNTIL without digits',
      'FREQ=DAILY;UNTIL=FOREVER',
      'UNTIL must be a date as 20270630, a local time as 20270630T190000 or UTC as 20270630T170000Z',
    ],
  ])('%s', (_, text, fault) => {
    expect(faultOf(text)).toBe(fault);
  });

  test('with an error that names the field', () => {
    const parse = (): unknown => parseRule('FREQ=DAILY;COUNT=731', 'activity.schedule.rule');
    expect(parse).toThrow(CalendarError);
    expect(parse).toThrow('activity.schedule.rule: COUNT must be a whole number from 1 to 730');
    try {
      parse();
    } catch (error) {
      expect(error).toMatchObject({
        code: 'invalid',
        issues: [{ field: 'activity.schedule.rule', message: 'COUNT must be a whole number from 1 to 730' }],
      });
    }
  });

  test('or takes whatever text it is given, without anything else going wrong', () => {
    const pieces = fc.constantFrom(
      'FREQ=',
      'WEEKLY',
      ';',
      'BYDAY=',
      'MO',
      ',',
      '-1',
      'UNTIL=',
      '2027',
      'Z',
      '\n',
      '=',
      'é',
    );
    const noise = fc.oneof(
      fc.string(),
      fc.array(pieces, { maxLength: 12 }).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(noise, (text) => {
        const result = readRule(text);
        expect('rule' in result || result.fault.length > 10).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
