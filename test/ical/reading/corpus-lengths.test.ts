// The corpus in test/fixtures/ics/lengths: for each fault a file, and what must come of it.
import { describe, expect, it } from 'vitest';
import { account, readCorpus } from './reading.ts';

const FILES: readonly (readonly [sentence: string, file: string, account: readonly string[]])[] = [
  ['lasts as DURATION says', 'duration', ['2026-12-01T19:00 PT1H30M']],
  ['may last nominal days', 'duration-of-days', ['2026-12-01T19:00 P1DT2H']],
  ['may give its duration in small letters', 'duration-small-letters', ['2026-12-01T19:00 PT1H30M']],
  [
    'cannot last months',
    'duration-of-months',
    ['2026-12-01T19:00 PT0S', 'warning: A line could not be read and was left out (DURATION): “Sprogcafé”.'],
  ],
  [
    'without end has no length, one of whole days lasts one',
    'no-end',
    ['2026-12-01T19:00 PT0S', 'day@example.org 2026-12-01 P1D'],
  ],
  [
    'that ends before it starts has no length, one of whole days lasts one',
    'end-before-start',
    [
      '2026-12-01T19:00 PT0S',
      'day@example.org 2026-12-03 P1D Lejr',
      'warning: The end is before the start, so it has no length: “Sprogcafé”.',
      'warning: The end is before the start, so it lasts one day: “Lejr”.',
    ],
  ],
  ['of whole days that ends on its first day lasts one', 'end-is-start-day', ['2026-12-01 P1D']],
  [
    'with a negative duration has no length',
    'negative-duration',
    ['2026-12-01T19:00 PT0S', 'warning: The end is before the start, so it has no length: “Sprogcafé”.'],
  ],
  ['may end by the clock of another zone', 'end-in-another-zone', ['2026-12-01T19:00']],
  ['that ends on a date ends at its midnight', 'end-as-date', ['2026-12-01T19:00 PT5H']],
  ['of whole days that ends at noon has that day too', 'all-day-with-timed-end', ['2026-12-01 P2D']],
  ['of whole days that lasts 36 hours has two', 'all-day-duration-of-hours', ['2026-12-01 P2D']],
  [
    'of whole days may be written from midnight to midnight, where it says so beside it',
    'outlook-whole-days',
    [
      '2026-12-01 P1D',
      'lejr@example.org 2026-12-04 P3D Lejr',
      'fast@example.org 2026-12-01 P1D FREQ=WEEKLY;BYDAY=TU;UNTIL=20261221T230000Z -2026-12-08 ~2026-12-15 (to 2026-12-16) Fastedag',
      'aften@example.org 2026-12-01T19:00 Aften',
      'nat@example.org 2026-12-01T00:00 PT24H Døgnåbent',
      'utc@example.org 2026-12-01T01:00 PT24H UTC',
    ],
  ],
  [
    'lasts as long as it takes where the clocks change meanwhile',
    'over-a-clock-change',
    ['2027-03-27T22:00 PT5H'],
  ],
  [
    'lasts a year at most',
    'longer-than-a-year',
    ['2026-01-01 P366D', 'warning: It lasts longer than 366 days and was cut to that: “Sprogcafé”.'],
  ],
];

describe('An activity', () => {
  it.each(FILES)('%s', async (_sentence, file, expected) => {
    expect(account(await readCorpus(`lengths/${file}`))).toEqual(expected);
  });
});
