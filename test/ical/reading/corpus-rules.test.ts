// The corpus in test/fixtures/ics/rules: for each fault a file, and what must come of it.
import { describe, expect, it } from 'vitest';
import { account, readCorpus } from './reading.ts';

const FILES: readonly (readonly [sentence: string, file: string, account: readonly string[]])[] = [
  [
    'may end on a date, which it then includes',
    'until-as-date',
    ['2026-12-01T19:00 FREQ=WEEKLY;UNTIL=20261222'],
  ],
  [
    'may end in UTC at its last start',
    'until-in-utc-on-last-start',
    ['2026-12-01T19:00 FREQ=WEEKLY;UNTIL=20261222T180000Z'],
  ],
  ['may end at a local time', 'until-local', ['2026-12-01T19:00 FREQ=WEEKLY;UNTIL=20261222T185959']],
  [
    'of whole days may end in UTC',
    'until-in-utc-of-all-day',
    ['2026-12-01 P1D FREQ=DAILY;UNTIL=20261204T230000Z'],
  ],
  [
    "that ends at no time ends on that time's date",
    'until-garbled',
    ['2026-12-01T19:00 FREQ=WEEKLY;UNTIL=20261222'],
  ],
  [
    'that ends on no date is not guessed at',
    'until-no-date',
    [
      '2026-12-01T19:00',
      'warning: The rule cannot be read (its UNTIL is no date), so only the first date is kept: “Sprogcafé”.',
    ],
  ],
  [
    'that ends before the start has no more than the start',
    'until-before-start',
    ['2026-12-01T19:00', 'warning: The rule has no date but the start: “Sprogcafé”.'],
  ],
  [
    'may have small letters, spaces and semicolons too many',
    'small-letters-spaces-and-semicolons',
    ['2026-12-01T19:00 FREQ=WEEKLY;BYDAY=TU,TH;INTERVAL=2'],
  ],
  [
    'with COUNT and UNTIL ends with the earlier of them',
    'count-and-until',
    [
      '2026-12-01T19:00 FREQ=WEEKLY;UNTIL=20261215',
      'until@example.org 2026-12-01T19:00 FREQ=WEEKLY;UNTIL=20261215',
    ],
  ],
  [
    'of a thousand dates ends on the thousandth',
    'count-of-a-thousand',
    ['2026-12-01T19:00 FREQ=DAILY;UNTIL=20290826'],
  ],
  [
    'of a thousand million dates does not end',
    'count-of-a-thousand-million',
    ['1970-01-01T19:00 PT1H FREQ=DAILY'],
  ],
  [
    'of no dates has the start alone',
    'count-zero',
    [
      '2026-12-01T19:00',
      'warning: The rule cannot be read (its COUNT is no number), so only the first date is kept: “Sprogcafé”.',
    ],
  ],
  ['with an interval of nothing has an interval of one', 'interval-zero', ['2026-12-01T19:00 FREQ=WEEKLY']],
  [
    'with an interval beyond ours is kept date by date',
    'interval-beyond-ours',
    [
      '2026-12-01T19:00 +2027-03-11T19:00 +2027-06-19T19:00 +2027-09-27T19:00 +2028-01-05T19:00 +2028-04-14T19:00',
      'warning: A rule is none of ours, so its dates before 2028-06-01 are kept one by one; import again for later ones: “Sprogcafé”.',
    ],
  ],
  [
    'by the hour is kept date by date',
    'hourly',
    [
      '2026-12-01T19:00 +2026-12-01T22:00 +2026-12-02T01:00 +2026-12-02T04:00 +2026-12-02T07:00 +2026-12-02T10:00 +2026-12-02T13:00 +2026-12-02T16:00 +2026-12-02T19:00 +2026-12-02T22:00',
      'warning: A rule is none of ours, so its dates before 2028-06-01 are kept one by one; import again for later ones: “Sprogcafé”.',
    ],
  ],
  [
    'by the hour says nothing of whole days',
    'hourly-all-day',
    [
      '2026-12-01 P1D',
      'warning: The rule cannot be read (whole days do not come back by the hour), so only the first date is kept: “Sprogcafé”.',
    ],
  ],
  ['may say the hour of the start again', 'same-hour-said-again', ['2026-12-01T19:00 FREQ=WEEKLY;BYDAY=TU']],
  [
    'of whole days may say hours, which are passed over',
    'hour-of-all-day',
    ['2026-12-01 P1D FREQ=DAILY;COUNT=3'],
  ],
  [
    'may have another hour than the start, which is kept as a further date',
    'another-hour',
    ['2026-12-08T10:00 FREQ=WEEKLY;BYDAY=TU +2026-12-01T19:00'],
  ],
  [
    'with several hours a day is kept date by date',
    'two-hours-a-day',
    [
      '2026-12-01T19:00 +2026-12-08T10:00 +2026-12-08T19:00 +2026-12-15T10:00 +2026-12-15T19:00',
      'warning: A rule is none of ours, so its dates before 2028-06-01 are kept one by one; import again for later ones: “Sprogcafé”.',
    ],
  ],
  [
    'by the minute or second is refused',
    'every-minute',
    [
      'ok@example.org 2026-12-01T19:00',
      'skipped m@example.org: It repeats every minute or second, which no activity does.',
      'skipped s@example.org: It repeats every minute or second, which no activity does.',
      'skipped d@example.org: It repeats every minute or second, which no activity does.',
    ],
  ],
  ['by the week counts no weekdays', 'numbered-weekday-in-weekly', ['2026-12-01T19:00 FREQ=WEEKLY;BYDAY=TU']],
  ['loses the parts that do not belong', 'parts-that-do-not-belong', ['2026-12-01T19:00 FREQ=WEEKLY']],
  [
    'that is none leaves the first date',
    'no-rule-at-all',
    [
      '2026-12-01T19:00',
      'f@example.org 2026-12-01T19:00',
      'd@example.org 2026-12-01T19:00',
      'warning: The rule cannot be read (the rule is empty), so only the first date is kept: “Sprogcafé”.',
      'warning: The rule cannot be read (FREQ must be DAILY, WEEKLY, MONTHLY or YEARLY), so only the first date is kept: “Sprogcafé”.',
      'warning: The rule cannot be read (BYDAY takes weekdays as MO, 1TU or -1FR, separated by commas), so only the first date is kept: “Sprogcafé”.',
    ],
  ],
  [
    'that does not have the start begins on its first own date',
    'start-beside-the-rule',
    ['2026-12-02T19:00 FREQ=WEEKLY;BYDAY=WE;INTERVAL=2 +2026-12-01T19:00'],
  ],
  [
    'that does not have the start counts it',
    'start-beside-the-rule-counted',
    ['2026-12-02T19:00 FREQ=WEEKLY;BYDAY=WE;COUNT=2 +2026-12-01T19:00'],
  ],
  [
    'that never happens has the start alone',
    'never-happens',
    ['2026-12-01T19:00', 'warning: The rule has no date but the start: “Sprogcafé”.'],
  ],
  ['of odd weeks stays one', 'odd-weeks', ['2027-01-05T19:00 FREQ=YEARLY;BYWEEKNO=1,3,5,51,53;BYDAY=TU']],
  [
    'of the last weekday of the month stays one',
    'last-weekday-of-month',
    ['2026-12-31T19:00 FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1'],
  ],
  [
    'may stand beside a second, whose dates are kept one by one',
    'two-rules',
    [
      '2026-12-01T19:00 FREQ=WEEKLY;BYDAY=TU;UNTIL=20261222 +2026-12-03T19:00 +2026-12-10T19:00',
      'warning: A rule is none of ours, so its dates before 2028-06-01 are kept one by one; import again for later ones: “Sprogcafé”.',
    ],
  ],
  [
    'may leave out the dates of another',
    'exception-rule',
    ['2026-12-01T19:00 FREQ=WEEKLY;BYDAY=TU;UNTIL=20261230 -2026-12-15T19:00'],
  ],
  [
    'by another calendar than the Gregorian is not read',
    'another-calendar',
    [
      '2026-12-01T19:00',
      'g@example.org 2026-12-01T19:00 FREQ=YEARLY',
      'warning: The rule cannot be read (it counts by the calendar CHINESE), so only the first date is kept: “Sprogcafé”.',
    ],
  ],
  [
    'that takes too long to follow is refused',
    'too-many-steps',
    ['skipped a@example.org: Its rule takes too long to follow; give it fewer dates.'],
  ],
];

describe('A rule', () => {
  it.each(FILES)('%s', async (_sentence, file, expected) => {
    expect(account(await readCorpus(`rules/${file}`))).toEqual(expected);
  });
});
