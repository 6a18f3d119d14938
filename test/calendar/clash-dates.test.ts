// On which dates two series clash: dates that differ from the rule, whole days, long occurrences, and the nights on
// which clocks change.
import { describe, expect, it } from 'vitest';
import type { Activity } from '../../src/calendar/activity.ts';
import { anActivity, aVenue } from '../support/activities.ts';
import { datesBetween, reasonsBetween } from '../support/clash-between.ts';
import { allDaySchedule, type ScheduleParts, timedSchedule, windowOf } from '../support/schedules.ts';

const THREE_TUESDAYS = { start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY;COUNT=3' };
const venues = [aVenue('hal'), aVenue('lade')];

const cafeOf = (parts: ScheduleParts, given: Partial<Activity> = {}) =>
  anActivity({ id: 'café', schedule: timedSchedule(parts), ...given });
const clubOf = (parts: ScheduleParts, given: Partial<Activity> = {}) =>
  anActivity({ id: 'klub', schedule: timedSchedule(parts), ...given });

/** The days of the first activity's recurrence ids on which the two clash. */
function daysBetween(first: Activity, second: Activity): string[] {
  return datesBetween(first, second, { venues }).map((date) => date.first);
}

describe('dates that differ from the rule', () => {
  const club = clubOf(THREE_TUESDAYS, { venue: 'hal' });
  const tuesdays = ['2026-12-01T19:00', '2026-12-08T19:00', '2026-12-15T19:00'];

  it.each<[string, Partial<ScheduleParts>, string[]]>([
    ['every date of two equal series clashes', {}, tuesdays],
    [
      'a cancelled date does not',
      { changed: { '2026-12-08T19:00': { status: 'cancelled' } } },
      ['2026-12-01T19:00', '2026-12-15T19:00'],
    ],
    [
      'an excluded date does not',
      { excluded: ['2026-12-08T19:00'] },
      ['2026-12-01T19:00', '2026-12-15T19:00'],
    ],
    [
      'a date excluded and changed stays away',
      { excluded: ['2026-12-08T19:00'], changed: { '2026-12-08T19:00': { duration: 'PT3H' } } },
      ['2026-12-01T19:00', '2026-12-15T19:00'],
    ],
    [
      'a date moved out of the way does not',
      { changed: { '2026-12-08T19:00': { start: '2026-12-09T19:00' } } },
      ['2026-12-01T19:00', '2026-12-15T19:00'],
    ],
    [
      'a date moved into the way clashes there, under the name that the rule gives it',
      { start: '2026-12-02T19:00', changed: { '2026-12-09T19:00': { start: '2026-12-01T20:00' } } },
      ['2026-12-09T19:00'],
    ],
    [
      'a date moved to another venue does not clash in the old one',
      { changed: { '2026-12-08T19:00': { venue: 'lade' } } },
      ['2026-12-01T19:00', '2026-12-15T19:00'],
    ],
    [
      'a date taken online is near everything',
      { changed: { '2026-12-08T19:00': { venue: 'lade', online: 'https://moede.example' } } },
      tuesdays,
    ],
    [
      'a date made longer reaches into the evening',
      {
        start: '2026-12-01T12:00',
        changed: { '2026-12-08T12:00': { duration: 'PT8H' }, '2026-12-15T12:00': { duration: 'PT5H' } },
      },
      ['2026-12-08T12:00', '2026-12-15T12:00'],
    ],
    [
      "an added date clashes, and once where it is the rule's own as well",
      { start: '2026-12-02T19:00', added: ['2026-12-15T18:00', '2026-12-09T19:00'] },
      ['2026-12-15T18:00'],
    ],
  ])('%s', (_sentence, parts, expected) => {
    const cafe = cafeOf({ ...THREE_TUESDAYS, ...parts }, { venue: 'hal' });
    expect(daysBetween(cafe, club)).toEqual(expected);
    expect(datesBetween(club, cafe, { venues })).toHaveLength(expected.length);
  });
});

describe('whole days', () => {
  const camp = (given: Partial<Activity> = {}) =>
    anActivity({
      id: 'lejr',
      schedule: allDaySchedule({ start: '2026-12-07', duration: 'P3D' }),
      ...given,
    });

  it('a day marked as taking time clashes with what happens on it', () => {
    expect(daysBetween(camp({ transparent: false }), clubOf(THREE_TUESDAYS))).toEqual(['2026-12-07']);
  });

  it("a day that takes nobody's time does not", () => {
    expect(daysBetween(camp({ transparent: true }), clubOf(THREE_TUESDAYS))).toEqual([]);
  });

  it('ends at midnight: the evening before and the morning after are free', () => {
    const before = clubOf({ start: '2026-12-06T23:00', duration: 'PT1H' });
    const after = clubOf({ start: '2026-12-10T00:00' });
    expect([before, after].map((club) => reasonsBetween(camp(), club))).toEqual([[], []]);
  });

  it('is as long as the clock makes it', () => {
    const sunday = anActivity({ schedule: allDaySchedule({ start: '2026-10-25' }) });
    expect(reasonsBetween(sunday, clubOf({ start: '2026-10-25T23:00', duration: 'PT30M' }))).toEqual([
      'audience',
    ]);
  });
});

describe('occurrences of unusual length', () => {
  it.each<[string, ScheduleParts, ScheduleParts, string[]]>([
    [
      'without length, in the midst of another',
      { start: '2026-12-01T20:00', duration: 'PT0S' },
      { start: '2026-12-01T19:00' },
      ['audience'],
    ],
    [
      'without length, as another begins',
      { start: '2026-12-01T19:00', duration: 'PT0S' },
      { start: '2026-12-01T19:00' },
      ['evening'],
    ],
    [
      'without length, as another ends',
      { start: '2026-12-01T21:00', duration: 'PT0S' },
      { start: '2026-12-01T19:00' },
      ['evening'],
    ],
    [
      'two without length at once',
      { start: '2026-12-01T19:00', duration: 'PT0S' },
      { start: '2026-12-01T19:00', duration: 'PT0S' },
      ['evening'],
    ],
    [
      'longer than a day, met on its second',
      { start: '2026-12-01T19:00', duration: 'PT40H' },
      { start: '2026-12-03T10:00' },
      ['audience'],
    ],
    [
      'longer than a day, over by then',
      { start: '2026-12-01T19:00', duration: 'PT40H' },
      { start: '2026-12-03T11:00' },
      [],
    ],
    [
      'two longer than a day',
      { start: '2026-12-04T17:00', duration: 'PT48H' },
      { start: '2026-12-06T16:00', duration: 'PT48H' },
      ['audience'],
    ],
    [
      'over New Year',
      { start: '2026-12-31T20:00', duration: 'PT8H' },
      { start: '2027-01-01T02:00' },
      ['audience'],
    ],
  ])('%s', (_sentence, cafe, club, reasons) => {
    expect(reasonsBetween(cafeOf(cafe), clubOf(club))).toEqual(reasons);
  });

  it('longer than a week, it clashes with each date of a series', () => {
    const exhibition = cafeOf({ start: '2026-12-07T10:00', duration: 'P16D' });
    const club = clubOf({ ...THREE_TUESDAYS, rule: 'FREQ=WEEKLY;COUNT=5' });
    expect(datesBetween(exhibition, club).map(({ second }) => second)).toEqual([
      '2026-12-08T19:00',
      '2026-12-15T19:00',
      '2026-12-22T19:00',
    ]);
  });

  it('what began long before the window clashes with what is in it', () => {
    const exhibition = cafeOf({ start: '2026-06-01T10:00', duration: 'P200D' });
    const window = windowOf('2026-12-01', '2027-01-01');
    const dates = datesBetween(exhibition, clubOf({ ...THREE_TUESDAYS, rule: 'FREQ=WEEKLY' }), { window });
    expect(dates.map(({ second }) => second)).toEqual([
      '2026-12-01T19:00',
      '2026-12-08T19:00',
      '2026-12-15T19:00',
    ]);
  });

  it('dates of one activity that overlap each other are no clash', () => {
    const exhibition = cafeOf({ start: '2026-12-01T10:00', duration: 'P16D', rule: 'FREQ=WEEKLY;COUNT=5' });
    expect(datesBetween(exhibition, exhibition)).toEqual([]);
  });
});

describe('clock changes', () => {
  it('two zones that change on the same night stay as far apart', () => {
    const cafe = cafeOf({ start: '2026-10-20T19:00', rule: 'FREQ=WEEKLY;COUNT=3' });
    const club = clubOf({
      start: '2026-10-20T18:00',
      rule: 'FREQ=WEEKLY;COUNT=3',
      timeZone: 'Europe/London',
    });
    expect(datesBetween(cafe, club).map(({ reasons }) => reasons)).toEqual([
      ['audience'],
      ['audience'],
      ['audience'],
    ]);
  });

  it("a zone without clock changes keeps its hours while the network's evenings move", () => {
    const utc = { rule: 'FREQ=WEEKLY;COUNT=3', duration: 'PT1H', timeZone: 'UTC' };
    const cafe = cafeOf({ start: '2026-10-20T21:00', ...utc });
    const club = clubOf({ start: '2026-10-20T22:30', ...utc });
    expect(daysBetween(cafe, club)).toEqual(['2026-10-27T21:00', '2026-11-03T21:00']);
  });

  it('two zones that change on other nights meet only in between, in autumn and in spring', () => {
    const season = { rule: 'FREQ=WEEKLY;UNTIL=20270430', duration: 'PT1H' };
    const cafe = cafeOf({ start: '2026-10-13T18:00', ...season });
    const club = clubOf({ start: '2026-10-13T13:00', timeZone: 'America/New_York', ...season });
    const overlapping = datesBetween(cafe, club).filter(({ reasons }) => reasons.includes('audience'));
    expect(overlapping.map(({ first }) => first)).toEqual([
      '2026-10-27T18:00',
      '2027-03-16T18:00',
      '2027-03-23T18:00',
    ]);
  });

  it.each<[string, ScheduleParts, ScheduleParts, string[]]>([
    [
      'two hours from half past one reach into what begins at three, on most nights',
      { start: '2026-10-24T01:30' },
      { start: '2026-10-24T03:00' },
      ['audience'],
    ],
    [
      'the night the clocks go back they are over by half past two',
      { start: '2026-10-25T01:30' },
      { start: '2026-10-25T03:00' },
      ['evening'],
    ],
    [
      'a repeated half past two is the first one',
      { start: '2026-10-25T01:30', duration: 'PT1H30M' },
      { start: '2026-10-25T02:30', duration: 'PT30M' },
      ['audience'],
    ],
    [
      'the night the clocks go forward, half past two is half past three',
      { start: '2027-03-28T02:30', duration: 'PT1H' },
      { start: '2027-03-28T03:30', duration: 'PT1H' },
      ['audience'],
    ],
    [
      'and an hour from half past one touches it',
      { start: '2027-03-28T01:30', duration: 'PT1H' },
      { start: '2027-03-28T02:30', duration: 'PT1H' },
      ['evening'],
    ],
  ])('%s', (_sentence, cafe, club, reasons) => {
    expect(reasonsBetween(cafeOf(cafe), clubOf(club))).toEqual(reasons);
  });
});
