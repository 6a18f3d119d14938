// The corpus in test/fixtures/ics/text: for each fault a file, and what must come of it.
import { describe, expect, it } from 'vitest';
import { account, readCorpus } from './reading.ts';

const FILES: readonly (readonly [sentence: string, file: string, account: readonly string[]])[] = [
  ['may begin with a byte order mark', 'byte-order-mark', ['2026-12-01T19:00']],
  ['may hold NULs', 'nul-characters', ['2026-12-01T19:00 description Kom og vær med']],
  [
    'may end its lines with LF alone',
    'bare-line-feeds',
    ['2026-12-01T19:00 description Kom og vær med, alle er velkomne, og der er kaffe på kanden hele aftenen'],
  ],
  [
    'may end its lines with CR alone',
    'bare-carriage-returns',
    ['2026-12-01T19:00 description Kom og vær med, alle er velkomne, og der er kaffe på kanden hele aftenen'],
  ],
  ['may be UTF-16 with a mark', 'utf-16', ['2026-12-01T19:00 place Rådhuset']],
  ['may be UTF-16 without a mark', 'utf-16-without-mark', ['2026-12-01T19:00 place Rådhuset']],
  ['may be Windows-1252', 'windows-1252', ['2026-12-01T19:00 place Rådhuset – “salen”']],
  ['may fold inside a character', 'fold-inside-a-character', ['2026-12-01T19:00 place Rønnebærvej']],
  [
    'may fold without the space',
    'fold-without-space',
    ['2026-12-01T19:00 description Vi mødes hver uge og taler dansk sammen med naboerne og spiser kage til'],
  ],
  [
    'may break a description over lines, also such as look like properties',
    'text-over-several-lines',
    ['2026-12-01T19:00 description Kom og vær med\nTid: 19-21\nHUSK: indeskoe\nVi glæder os'],
  ],
  ['may fold with tabs and be written in small letters', 'tab-folds-and-small-letters', ['2026-12-01T19:00']],
  [
    'may hold blank lines and spaces at the ends of lines',
    'blank-lines-and-trailing-spaces',
    ['2026-12-01T19:00'],
  ],
  ['that is a web page is no calendar', 'web-page-instead', ['no calendar']],
  ['with nothing in it is no calendar', 'nothing-in-it', ['no calendar']],
  ['may be a calendar without VEVENTs', 'calendar-without-events', []],
  [
    'that is cut off loses the VEVENT it is cut in',
    'cut-off',
    [
      'whole@example.org 2026-12-01T19:00',
      'skipped half@example.org: The file ends in the middle of it; fetch the file again.',
    ],
  ],
  [
    'may lack END:VEVENT',
    'end-of-event-missing',
    ['first@example.org 2026-12-01T19:00', 'second@example.org 2026-12-01T19:00 Systue'],
  ],
  [
    'may hold several calendars, each with its own zone',
    'two-calendars',
    ['dansk@example.org 2026-12-01T19:00 PT1H', 'finsk@example.org 2026-12-01T20:00 Europe/Helsinki PT1H'],
  ],
  ['may hold a VEVENT without a calendar around it', 'no-calendar-around', ['2026-12-01T19:00']],
  ['may hold tasks, notes and busy times, which are passed over', 'tasks-and-notes', ['2026-12-01T19:00']],
  [
    "may hold reminders, whose words are not the activity's",
    'reminders',
    ['2026-12-01T19:00 place Biblioteket'],
  ],
  [
    'may hold a reminder that does not end',
    'reminder-without-end',
    ['2026-12-01T19:00 place Biblioteket', 'b@example.org 2026-12-01T19:00 Systue'],
  ],
  [
    'may hold lines nobody knows, and lines that are none',
    'unknown-lines',
    ['2026-12-01T19:00 place Biblioteket'],
  ],
  [
    'with bad parameters loses the property that cannot be told from them',
    'bad-parameters',
    [
      '2026-12-01T19:00 categories sprog',
      'warning: A line could not be read and was left out (LOCATION): “Sprogcafé”.',
    ],
  ],
  [
    'may name people and coordinates, which are not kept',
    'personal-data',
    ['2026-12-01T19:00 place Biblioteket'],
  ],
];

describe('A file, whatever its bytes and lines,', () => {
  it.each(FILES)('%s', async (_sentence, file, expected) => {
    expect(account(await readCorpus(`text/${file}`))).toEqual(expected);
  });
});
