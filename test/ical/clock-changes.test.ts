// What no two calendars read alike is said so that there is nothing to choose.
import { describe, expect, it } from 'vitest';
import { rollsWithTime } from '../../src/actions/renderings.ts';
import { aContext, aFeed, anActivity, at, type ScheduleInput } from './an-activity.ts';
import { unfoldedLines } from './read-back.ts';

const WINDOW = { start: at('2026-09-01T00:00Z'), end: at('2028-03-01T00:00Z') };

/** The lines about time of each VEVENT. */
function times(input: ScheduleInput): readonly string[] {
  const lines = unfoldedLines(aFeed(anActivity({}, input), aContext({ window: WINDOW })));
  const text = lines.slice(lines.indexOf('BEGIN:VEVENT')).join('\n');
  return text
    .split('END:VEVENT')
    .slice(0, -1)
    .map((vevent) =>
      vevent
        .split('\n')
        .filter((line) => /^(DTSTART|DTEND|DURATION|RECURRENCE-ID)/.test(line))
        .map((line) => line.replace(';TZID=Europe/Copenhagen', ''))
        .sort()
        .join(' '),
    );
}

describe('a single date', () => {
  const rows: readonly [string, ScheduleInput, string][] = [
    [
      'in a missing hour is when it happens',
      { start: '2027-03-28T02:30' },
      'DTEND:20270328T053000 DTSTART:20270328T033000',
    ],
    [
      'in a repeated hour is its first pass, in UTC',
      { start: '2026-10-25T02:30' },
      'DTEND:20261025T023000Z DTSTART:20261025T003000Z',
    ],
    [
      'that ends as the repeated hour begins is in UTC',
      { start: '2026-10-24T23:00', duration: 'PT3H' },
      'DTEND:20261025T000000Z DTSTART:20261024T210000Z',
    ],
    [
      'over a night that is an hour short ends by the clock',
      { start: '2027-03-27T22:00', duration: 'PT8H' },
      'DTEND:20270328T070000 DTSTART:20270327T220000',
    ],
    [
      'of nominal days ends at the hour it began',
      { start: '2027-03-26T17:00', duration: 'P2D' },
      'DTEND:20270328T170000 DTSTART:20270326T170000',
    ],
  ];
  it.each(rows)('%s', (_sentence, input, expected) => {
    expect(times(input)).toEqual([expected]);
  });
});

describe('a series', () => {
  it('says the end of each night on which the clocks change', () => {
    expect(times({ start: '2026-10-01T22:00', duration: 'PT8H', rule: 'FREQ=DAILY' })).toEqual([
      'DTEND:20261002T060000 DTSTART:20261001T220000',
      'DTEND:20261025T050000 DTSTART:20261024T220000 RECURRENCE-ID:20261024T220000',
      'DTEND:20270328T070000 DTSTART:20270327T220000 RECURRENCE-ID:20270327T220000',
      'DTEND:20271031T050000 DTSTART:20271030T220000 RECURRENCE-ID:20271030T220000',
    ]);
  });

  it('says the end of a weekend of nominal days on which they do', () => {
    expect(times({ start: '2026-12-04T17:00', duration: 'P2D', rule: 'FREQ=WEEKLY' })).toEqual([
      'DTSTART:20261204T170000 DURATION:P2D',
      'DTEND:20270328T170000 DTSTART:20270326T170000 RECURRENCE-ID:20270326T170000',
      'DTEND:20271031T170000 DTSTART:20271029T170000 RECURRENCE-ID:20271029T170000',
    ]);
  });

  it('says a night that is moved, cancelled or excluded no other way than it is', () => {
    const nights = { start: '2027-03-20T22:00', duration: 'PT8H', rule: 'FREQ=WEEKLY;COUNT=3' };
    expect(times({ ...nights, excluded: ['2027-03-27T22:00'] })).toHaveLength(1);
    expect(times({ ...nights, changed: { '2027-03-27T22:00': { status: 'cancelled' } } })).toHaveLength(2);
  });

  it('goes out date by date where it begins in an hour that clocks skip or repeat', () => {
    expect(times({ start: '2027-03-21T02:30', rule: 'FREQ=WEEKLY;COUNT=3' })).toEqual([
      'DTEND:20270321T043000 DTSTART:20270321T023000',
      'DTEND:20270328T053000 DTSTART:20270328T033000',
      'DTEND:20270404T043000 DTSTART:20270404T023000',
    ]);
  });

  it.each([
    ['in the evening', { start: '2026-12-06T19:00', rule: 'FREQ=WEEKLY' }],
    ['at three, after the change', { start: '2026-12-06T03:00', rule: 'FREQ=WEEKLY' }],
    ['over other nights', { start: '2026-12-04T22:00', duration: 'PT8H', rule: 'FREQ=WEEKLY' }],
    ['of whole days', { start: '2026-12-05', duration: 'P2D', rule: 'FREQ=WEEKLY' }],
    [
      'where clocks never change',
      { start: '2026-12-01T22:00', duration: 'PT8H', timeZone: 'Africa/Nairobi', rule: 'FREQ=DAILY' },
    ],
  ])('%s stands alone', (_sentence, input) => {
    expect(times(input)).toHaveLength(1);
  });

  it.each([
    ['over night', { start: '2026-12-05T22:00', duration: 'PT8H', rule: 'FREQ=WEEKLY' }, true],
    ['of nominal days', { start: '2026-12-05T17:00', duration: 'P1D', rule: 'FREQ=WEEKLY' }, true],
    ['in the evening', { start: '2026-12-05T19:00', rule: 'FREQ=WEEKLY' }, false],
    ['of whole days', { start: '2026-12-05', duration: 'P2D', rule: 'FREQ=WEEKLY' }, false],
  ])('%s is rendered anew as months go by: %s', (_sentence, input, expected) => {
    expect(rollsWithTime(anActivity({}, input))).toBe(expected);
  });
});
