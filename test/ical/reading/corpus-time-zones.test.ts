// The corpus in test/fixtures/ics/zones: for each fault a file, and what must come of it.
import { describe, expect, it } from 'vitest';
import { account, readCorpus } from './reading.ts';

const FILES: readonly (readonly [sentence: string, file: string, account: readonly string[]])[] = [
  ["may be an offset, and a single date is then put in the network's own", 'offset', ['2026-12-01T19:00']],
  ['may be an offset of half an hour', 'offset-half-hour', ['2026-12-01T19:00 Asia/Kolkata']],
  ['may be an offset whose colon is not quoted', 'offset-with-bare-colon', ['2026-12-01T19:00']],
  ['may be written in small letters', 'iana-small-letters', ['2026-12-01T19:00']],
  ['may be written with spaces', 'iana-with-spaces', ['2026-12-01T19:00 America/New_York']],
  ['may be quoted', 'quoted', ['2026-12-01T19:00']],
  ["may have Mozilla's prefix", 'mozilla-prefix', ['2026-12-01T19:00']],
  [
    'of three parts may have a prefix',
    'freeassociation-prefix',
    ['2026-12-01T19:00 America/Argentina/Buenos_Aires'],
  ],
  ["may be Microsoft's address for UTC", 'microsoft-utc', ['2026-12-01T20:00']],
  [
    "of Windows that includes the network's own means that",
    'windows-of-our-own',
    ['2026-12-01T19:00 FREQ=WEEKLY;BYDAY=TU'],
  ],
  [
    'of Windows from elsewhere is the best known of those it stands for',
    'windows-of-elsewhere',
    ['2026-12-01T19:00 America/New_York'],
  ],
  ['of Windows may be numbered by Outlook', 'windows-numbered', ['2026-12-01T19:00']],
  ["may be as Windows' menu has it", 'windows-menu', ['2026-12-01T19:00']],
  [
    "may be as an old Windows' menu has it, without quotes",
    'windows-menu-unquoted',
    ['2026-12-01T19:00 Europe/Amsterdam'],
  ],
  ['may be told by X-LIC-LOCATION', 'x-lic-location', ['2026-12-01T19:00 Europe/Stockholm']],
  [
    "with the rules of the network's own is that",
    'rules-of-our-own',
    ['2026-12-01T19:00 FREQ=WEEKLY;BYDAY=TU'],
  ],
  [
    'with the rules of New York is New York',
    'rules-of-new-york',
    ['2026-12-01T19:00 America/New_York FREQ=WEEKLY;BYDAY=TU'],
  ],
  [
    'whose clocks never change is told by its offset',
    'rules-without-change',
    ['2026-12-01T19:00 Asia/Calcutta'],
  ],
  ['may give the dates of its changes one by one', 'rules-by-dates', ['2026-12-01T19:00']],
  [
    "with rules that no place has is taken as the network's own",
    'rules-of-nowhere',
    [
      '2026-12-01T19:00',
      'warning: The time zone “Månetid” is unknown; its times are taken as those of Europe/Copenhagen.',
    ],
  ],
  ['may be defined after it is used', 'rules-after-the-event', ['2026-12-01T19:00 America/New_York']],
  [
    "that is unknown is taken as the calendar's",
    'unknown-in-a-calendar-with-a-zone',
    [
      '2026-12-01T19:00 Europe/Helsinki',
      'warning: The time zone “Kontorets tid” is unknown; its times are taken as those of Europe/Helsinki.',
    ],
  ],
  [
    "that is unknown is taken as the network's own",
    'unknown',
    [
      '2026-12-01T19:00',
      'b@example.org 2026-12-02T19:00 PT0S Systue',
      'warning: The time zone “Kontorets tid” is unknown; its times are taken as those of Europe/Copenhagen.',
    ],
  ],
  [
    'of the calendar may be unknown too',
    'calendar-zone-unknown',
    [
      '2026-12-01T19:00',
      "warning: The calendar's time zone “Kontorets tid” is unknown; Europe/Copenhagen is taken.",
    ],
  ],
  ["that is not given is the network's own", 'floating', ['2026-12-01T19:00']],
  ["of a single date in UTC is the network's own", 'utc-single', ['2026-12-01T19:00']],
  ['of a series in UTC is UTC', 'utc-series', ['2026-12-01T18:00 UTC FREQ=WEEKLY;BYDAY=TU']],
  [
    "of a series in UTC is the calendar's, where it has one",
    'utc-series-in-a-calendar-with-a-zone',
    ['2026-12-01T19:00 FREQ=WEEKLY;BYDAY=TU'],
  ],
  [
    'of such a series holds for its single dates too, whether they are counted on in UTC or told by its clock',
    'utc-series-names-dates-over-a-clock-change',
    [
      '2027-03-16T19:00 FREQ=WEEKLY;COUNT=5 -2027-03-30T19:00 -2027-04-06T19:00 ~2027-04-13T19:00 (to 2027-04-14T19:00)',
    ],
  ],
  [
    'of such a series holds for its last date too',
    'utc-series-until-over-a-clock-change',
    ['2026-10-20T19:00 FREQ=WEEKLY;UNTIL=20261103T190000'],
  ],
  [
    "of such a series stays UTC where its rule names the days of UTC, which are others in the calendar's",
    'utc-series-names-days-of-utc',
    ['2026-12-01T23:00 UTC FREQ=WEEKLY;BYDAY=TU;COUNT=4'],
  ],
  [
    "of such a series is the calendar's where its rule names the days of that",
    'utc-series-names-days-of-the-calendar',
    ['2026-12-02T00:00 FREQ=WEEKLY;BYDAY=WE;COUNT=4'],
  ],
  [
    "of a series in UTC is UTC in our own feeds, whatever the calendar's",
    'utc-series-of-our-own-feed',
    ['2026-12-01T18:00 UTC FREQ=WEEKLY;BYDAY=TU'],
  ],
  ["of whole days is the network's own", 'all-day-in-utc-calendar', ['2026-12-01 P1D']],
];

describe('A time zone', () => {
  it.each(FILES)('%s', async (_sentence, file, expected) => {
    expect(account(await readCorpus(`zones/${file}`))).toEqual(expected);
  });
});
