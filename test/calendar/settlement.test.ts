import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Activity } from '../../src/calendar/activity.ts';
import { clashDates } from '../../src/calendar/clash-pairs.ts';
import { OccurrenceIndex } from '../../src/calendar/occurrence-index.ts';
import { clashesAnew, datesBetween, type PairState, pairIdOf } from '../../src/calendar/settlement.ts';
import { anActivity, aVenue, aWindow, COPENHAGEN } from '../support/activities.ts';
import { anyNetwork } from '../support/networks.ts';
import { timedSchedule } from '../support/schedules.ts';

const RULES = { timeZone: COPENHAGEN, nearKm: 5 };
const SEASON = aWindow('2026-11-20', '2028-11-20');

const weekly = (start: string, more: Parameters<typeof timedSchedule>[0] | object = {}) =>
  timedSchedule({ start, rule: 'FREQ=WEEKLY;COUNT=12', ...more });
const cafe = anActivity({ id: 'a', schedule: weekly('2026-12-01T19:00') });
const club = anActivity({ id: 'b', schedule: weekly('2026-12-01T19:00'), venue: 'hal' });
const asPair = (first: Activity, second: Activity, area: string | null = null): PairState => ({
  first,
  second,
  venues: new Map([
    ['hal', aVenue('hal', { area })],
    ['skole', aVenue('skole', { area: 'Holte' })],
  ]),
});
const moved = (start: string): Activity => ({ ...cafe, schedule: weekly(start) });

describe('two activities clash anew', () => {
  it.each<readonly [string, PairState, PairState, boolean]>([
    ['not where nothing has changed', asPair(cafe, club), asPair(cafe, club), false],
    ['where they did not clash', asPair(moved('2026-12-04T19:00'), club), asPair(cafe, club), true],
    [
      'not where one moves out of the way',
      asPair(cafe, club),
      asPair(moved('2026-12-04T19:00'), club),
      false,
    ],
    [
      'not where there are fewer dates',
      asPair(cafe, club),
      asPair({ ...cafe, schedule: weekly('2026-12-01T19:00', { excluded: ['2026-12-08T19:00'] }) }, club),
      false,
    ],
    [
      'where there is one date more',
      asPair(cafe, { ...club, schedule: weekly('2026-12-08T19:00') }),
      asPair(cafe, club),
      true,
    ],
    [
      'not where only words have changed',
      asPair(cafe, club),
      asPair({ ...cafe, title: { da: 'Et nyt navn' } }, club),
      false,
    ],
    ['not where one is cancelled', asPair(cafe, club), asPair({ ...cafe, status: 'cancelled' }, club), false],
    [
      'where one is no longer cancelled',
      asPair({ ...cafe, status: 'cancelled' }, club),
      asPair(cafe, club),
      true,
    ],
    [
      'where both have changed and meet for it',
      asPair({ ...cafe, audiences: ['men'] }, { ...club, audiences: ['women'] }),
      asPair({ ...cafe, audiences: ['children'] }, { ...club, audiences: ['children'] }),
      true,
    ],
    [
      'where a venue has come near',
      asPair({ ...cafe, venue: 'skole' }, club),
      asPair({ ...cafe, venue: 'skole' }, club, 'Holte'),
      true,
    ],
    [
      'not where they have a host in common',
      asPair(cafe, club),
      asPair(cafe, { ...club, coHosts: ['by-a'] }),
      false,
    ],
  ])('%s', (_sentence, was, is, expected) => {
    expect(clashesAnew(was, is, SEASON, RULES)).toBe(expected);
  });

  it('not by a date that has merely come into the window', () => {
    const pair = asPair(cafe, club);
    expect(clashesAnew(pair, pair, aWindow('2026-12-02', '2028-12-02'), RULES)).toBe(false);
  });
});

test('the dates between two are those that the index of everybody knows', () => {
  fc.assert(
    fc.property(anyNetwork, ({ venues, activities, rules, season }) => {
      const index = new OccurrenceIndex(season, venues, activities, rules);
      const [first, second] = activities;
      if (!first || !second) throw new Error('A network has three activities at least.');
      const pair = { first, second, venues: new Map(venues.map((venue) => [venue.slug, venue])) };
      expect(datesBetween(pair, season, rules)).toEqual(clashDates(index, season, first.id, second.id));
    }),
  );
});

test('a pair has one name, whichever comes first', () => {
  expect(pairIdOf('b', 'a')).toBe('a~b');
  expect(pairIdOf('a', 'b')).toBe('a~b');
});
