// The corpus in test/fixtures/ics/dates: for each fault a file, and what must come of it.
import { describe, expect, it } from 'vitest';
import { account, readCorpus } from './reading.ts';

const FILES: readonly (readonly [sentence: string, file: string, account: readonly string[]])[] = [
  ['of eight digits is a date without VALUE=DATE', 'date-without-value', ['2026-12-01 P2D']],
  ['of midnight is a date under VALUE=DATE', 'date-with-midnight', ['2026-12-01 P1D']],
  ['may have hyphens, colons and an offset', 'hyphens-and-colons', ['2026-12-01T19:00']],
  ['may lack seconds', 'no-seconds', ['2026-12-01T19:00']],
  ['may be 24:00', 'hour-twenty-four', ['2026-12-01T20:00 PT4H']],
  ['may be a leap second', 'leap-second', ['2016-12-31T23:00 PT1H59M59S']],
  [
    'is what every VEVENT needs as its start',
    'no-start',
    [
      'b@example.org 2026-12-01T19:00',
      'skipped none@example.org: It has no start (DTSTART) that can be read.',
    ],
  ],
  [
    'that is no time leaves its VEVENT without a start',
    'start-garbled',
    [
      'b@example.org 2026-12-01T19:00',
      'skipped bad@example.org: It has no start (DTSTART) that can be read.',
      'warning: A line could not be read and was left out (DTSTART): “Sprogcafé”.',
    ],
  ],
  [
    'on 30 February is none',
    'impossible-date',
    [
      'skipped bad@example.org: It has no start (DTSTART) that can be read.',
      'warning: A line could not be read and was left out (DTSTART): “Sprogcafé”.',
    ],
  ],
  [
    'before 1900 or after 2200 is none',
    'beyond-our-years',
    [
      'skipped old@example.org: It has no start (DTSTART) that can be read.',
      'skipped far@example.org: It has no start (DTSTART) that can be read.',
    ],
  ],
  ['in a missing hour is kept as it was written', 'missing-hour', ['2027-03-28T02:30 PT1H']],
  [
    'in UTC in the second pass of a repeated hour stays in UTC, where it can be told from the first',
    'repeated-hour-in-utc',
    ['2026-10-25T01:30 UTC PT1H', 'first@example.org 2026-10-25T02:30 PT1H'],
  ],
];

describe('A time', () => {
  it.each(FILES)('%s', async (_sentence, file, expected) => {
    expect(account(await readCorpus(`dates/${file}`))).toEqual(expected);
  });
});
