// The corpus in test/fixtures/ics/series: for each fault a file, and what must come of it.
import { describe, expect, it } from 'vitest';
import { account, readCorpus } from './reading.ts';

const FILES: readonly (readonly [sentence: string, file: string, account: readonly string[]])[] = [
  [
    'may have a date moved',
    'moved-date',
    ['2026-12-01T19:00 FREQ=WEEKLY;BYDAY=TU ~2026-12-08T19:00 (to 2026-12-09T18:30 PT1H30M)'],
  ],
  [
    'may come after its moved date',
    'override-before-master',
    ['2026-12-01T19:00 FREQ=WEEKLY;BYDAY=TU ~2026-12-08T19:00 (to 2026-12-09T19:00)'],
  ],
  [
    'may name its moved date in UTC',
    'override-in-utc',
    ['2026-12-01T19:00 FREQ=WEEKLY;BYDAY=TU ~2026-12-08T19:00 (to 2026-12-09T19:00)'],
  ],
  [
    'may name its moved date by the day alone',
    'override-by-date',
    ['2026-12-01T19:00 FREQ=WEEKLY;BYDAY=TU ~2026-12-08T19:00 (to 2026-12-09T19:00)'],
  ],
  [
    'may name its moved date without a zone',
    'override-without-zone',
    ['2026-12-01T19:00 FREQ=WEEKLY;BYDAY=TU ~2026-12-08T19:00 (to 2026-12-09T19:00)'],
  ],
  [
    'may name its moved date by another clock',
    'override-in-another-zone',
    ['2026-12-01T19:00 FREQ=WEEKLY;BYDAY=TU ~2026-12-08T19:00 (to 2026-12-09T19:00)'],
  ],
  [
    'may have another title, place and note on one date',
    'other-words-and-place',
    [
      '2026-12-01T19:00 FREQ=WEEKLY;BYDAY=TU ~2026-12-08T19:00 (title Julefrokost place Ny Hal note Tag indesko med) description Kom og vær med place Biblioteket',
    ],
  ],
  [
    'is as it was where an override without a title says nothing',
    'sparse-override',
    ['2026-12-01T19:00 FREQ=WEEKLY;BYDAY=TU ~2026-12-08T19:00 (to 2026-12-08T20:00) place Biblioteket'],
  ],
  [
    'may have a date called off, whose title says so in our own feeds',
    'cancelled-date',
    ['2026-12-01T19:00 FREQ=WEEKLY;BYDAY=TU ~2026-12-08T19:00 (cancelled)'],
  ],
  ['may be called off as a whole', 'cancelled-series', ['2026-12-01T19:00 FREQ=WEEKLY;BYDAY=TU cancelled']],
  [
    'leaves out a date that is excluded and changed',
    'override-of-excluded-date',
    [
      '2026-12-01T19:00 FREQ=WEEKLY;BYDAY=TU -2026-12-08T19:00',
      'warning: A date is both left out and changed, and stays left out: “Sprogcafé”.',
    ],
  ],
  [
    'gets a further date from an override of a date it does not have',
    'override-of-no-date',
    [
      '2026-12-01T19:00 FREQ=WEEKLY;BYDAY=TU +2026-12-10T19:00 ~2026-12-10T19:00 (title Ekstra aften)',
      'warning: A change is of a date that the series does not have, and is kept as a date of its own: “Sprogcafé”.',
    ],
  ],
  [
    'loses nothing by a cancelled date that it does not have',
    'cancels-no-date',
    ['2026-12-01T19:00 FREQ=WEEKLY;BYDAY=TU'],
  ],
  [
    'that is not in the file leaves its moved dates as activities of their own',
    'orphans',
    ['a-20261208T190000@example.org 2026-12-08T19:00', 'a-20261215T190000@example.org 2026-12-16T19:00'],
  ],
  [
    'takes the newest of several versions of a date',
    'versions-of-one-date',
    [
      '2026-12-01T19:00 FREQ=WEEKLY;BYDAY=TU ~2026-12-08T19:00 (to 2026-12-08T20:00 PT1H)',
      'skipped a@example.org: It is an older version of a date that the file has again.',
    ],
  ],
  [
    'with clock times gives up a date that is of a whole day',
    'whole-day-in-timed-series',
    [
      '2026-12-01T19:00 FREQ=WEEKLY;BYDAY=TU -2026-12-08T19:00',
      'a-20261208T190000@example.org 2026-12-08 P1D Udflugt',
    ],
  ],
  [
    'of whole days gives up a date that has a clock time',
    'timed-day-in-all-day-series',
    ['2026-12-01 P1D FREQ=DAILY;COUNT=3 -2026-12-02', 'a-20261202T000000@example.org 2026-12-02T10:00'],
  ],
  [
    'of whole days may name its moved date by a time',
    'all-day-override-by-time',
    ['2026-12-01 P1D FREQ=DAILY;COUNT=3 ~2026-12-02 (to 2026-12-05)'],
  ],
  [
    'may name a missing hour by the hour it was shifted to',
    'missing-hour-named-by-shifted-time',
    ['2027-03-26T02:30 PT1H FREQ=DAILY;COUNT=5 -2027-03-28T02:30'],
  ],
  [
    'that is changed from a date on becomes two',
    'from-now-on-later-hour',
    [
      '2026-12-01T19:00 FREQ=WEEKLY;BYDAY=TU;UNTIL=20270104',
      'a-20270105T190000@example.org 2027-01-05T18:30 FREQ=WEEKLY;BYDAY=TU',
    ],
  ],
  [
    'that is moved to another weekday from a date on ends when it would have',
    'from-now-on-another-weekday',
    [
      '2026-12-01T19:00 FREQ=WEEKLY;BYDAY=TU;UNTIL=20270104',
      'a-20270105T190000@example.org 2027-01-06T19:00 FREQ=WEEKLY;BYDAY=WE;UNTIL=20270203 Sprogcafé om onsdagen',
    ],
  ],
  [
    'that is moved so that no rule says it is kept date by date',
    'from-now-on-monthly-moved',
    [
      '2026-12-01T19:00 FREQ=MONTHLY;BYDAY=1TU;UNTIL=20270201',
      'a-20270202T190000@example.org 2027-02-04T19:00 +2027-03-04T19:00',
      'warning: A series was moved so that no rule of ours says it, so its dates are kept one by one: “Sprogcafé”.',
    ],
  ],
  [
    'that is changed from its first date on stays one',
    'from-now-on-from-the-start',
    ['2026-12-01T20:00 PT1H FREQ=WEEKLY;BYDAY=TU'],
  ],
  [
    'may be changed from a date on several times, with single dates in between',
    'from-now-on-twice',
    [
      '2026-12-01T19:00 FREQ=WEEKLY;BYDAY=TU;UNTIL=20270104',
      'a-20270105T190000@example.org 2027-01-05T18:00 FREQ=WEEKLY;BYDAY=TU;UNTIL=20270201 -2027-01-12T18:00 ~2027-01-19T18:00 (to 2027-01-19T18:00 cancelled)',
      'a-20270202T190000@example.org 2027-02-02T17:00 FREQ=WEEKLY;BYDAY=TU',
    ],
  ],
  [
    'is not changed from a date on that it does not have',
    'from-now-on-of-no-date',
    ['2026-12-01T19:00 FREQ=WEEKLY;BYDAY=TU', 'a-20270106T190000@example.org 2027-01-06T19:00'],
  ],
  [
    'may exclude dates in several lines, in UTC and without zone',
    'excluded-dates',
    [
      '2026-12-01T19:00 FREQ=WEEKLY;BYDAY=TU -2026-12-08T19:00 -2026-12-15T19:00 -2026-12-22T19:00 -2026-12-29T19:00',
    ],
  ],
  [
    'with clock times may exclude a day',
    'excluded-by-date',
    ['2026-12-01T19:00 FREQ=WEEKLY;BYDAY=TU -2026-12-08T19:00 -2026-12-15T19:00'],
  ],
  [
    'keeps its dates where what is excluded is none of them',
    'excluded-nothing',
    ['2026-12-01T19:00 FREQ=WEEKLY;BYDAY=TU'],
  ],
  [
    'of whole days may exclude midnights',
    'excluded-all-day-by-time',
    ['2026-12-01 P1D FREQ=DAILY;COUNT=5 -2026-12-02 -2026-12-03'],
  ],
  [
    'without rule may have further dates, at its own hour where they are days',
    'added-dates',
    ['2026-12-01T19:00 +2026-12-03T19:00 +2026-12-05T10:00 +2026-12-10T19:00'],
  ],
  [
    'may have further dates with lengths of their own',
    'added-periods',
    ['2026-12-01T19:00 FREQ=WEEKLY;BYDAY=TU +2026-12-03T19:00 +2026-12-04T19:00 ~2026-12-03T19:00 (PT3H)'],
  ],
  ['of whole days may have further days', 'added-all-day', ['2026-12-01 P1D +2026-12-05 +2026-12-12']],
  [
    'does not have a date that is added and excluded',
    'added-and-excluded',
    ['2026-12-01T19:00 FREQ=WEEKLY;BYDAY=TU'],
  ],
  [
    'and its likes are kept apart where they share one UID',
    'one-uid-for-all',
    [
      'same-20261201T190000@example.org 2026-12-01T19:00',
      'same-20261208T190000@example.org 2026-12-08T19:00',
      'same-20261208T190000-2@example.org 2026-12-08T19:00 Systue',
      'warning: Several activities share one UID and are kept apart by their starts: “Sprogcafé”, “Sprogcafé”, “Systue”.',
    ],
  ],
  [
    'that is in the file twice is there once',
    'same-event-twice',
    ['2026-12-01T19:00 place Biblioteket', 'skipped a@example.org: It is in the file twice, word for word.'],
  ],
  [
    'without UID gets one that is always the same',
    'no-uid',
    [
      'uden-uid-ff1b53fed22778a31b32087cd37ea5f5 2026-12-01T19:00',
      'uden-uid-a824998861774a1a215645111c5c249c 2026-12-01T19:00 Systue',
      'warning: An activity has no UID and is known again by its title and start alone: “Sprogcafé”, “Systue”.',
    ],
  ],
];

describe('A series', () => {
  it.each(FILES)('%s', async (_sentence, file, expected) => {
    expect(account(await readCorpus(`series/${file}`))).toEqual(expected);
  });
});
