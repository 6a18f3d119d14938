// The pairs of a network that clash, as the clash board shows them.
import { describe, expect, it } from 'vitest';
import type { Activity } from '../../src/calendar/activity.ts';
import { clashDates, clashPairs } from '../../src/calendar/clash-pairs.ts';
import { OccurrenceIndex } from '../../src/calendar/occurrence-index.ts';
import { anActivity, COPENHAGEN } from '../support/activities.ts';
import { at, type ScheduleParts, timedSchedule, windowOf } from '../support/schedules.ts';

const WINTER = windowOf('2026-12-01', '2027-03-01');
const activityOf = (id: string, parts: ScheduleParts) => anActivity({ id, schedule: timedSchedule(parts) });
const indexOf = (...activities: Activity[]) =>
  new OccurrenceIndex(WINTER, [], activities, { timeZone: COPENHAGEN, nearKm: 5 });

const weekly = activityOf('b-ugentlig', { start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY;COUNT=4' });
const twice = activityOf('a-to-gange', { start: '2026-12-08T20:00', rule: 'FREQ=WEEKLY;COUNT=2' });
const evening = activityOf('c-aften', {
  start: '2026-12-01T21:30',
  rule: 'FREQ=WEEKLY;COUNT=4',
  duration: 'PT30M',
});

describe('the pairs that clash', () => {
  it('are told once, the lower id first, worst and most frequent first', () => {
    const pairs = clashPairs(indexOf(weekly, twice, evening), WINTER, null);
    expect(
      pairs.map(({ one, other, reasons, severity, count }) => [one.id, other.id, reasons, severity, count]),
    ).toEqual([
      ['a-to-gange', 'b-ugentlig', ['audience'], 'high', 2],
      ['a-to-gange', 'c-aften', ['audience'], 'high', 2],
      ['b-ugentlig', 'c-aften', ['evening'], 'medium', 4],
    ]);
  });

  it('seen from one activity are those that it is in', () => {
    const index = indexOf(weekly, twice, evening);
    const seenFrom = (...ids: string[]) =>
      clashPairs(index, WINTER, ids).map(({ one, other }) => `${one.id.charAt(0)}${other.id.charAt(0)}`);
    expect(seenFrom('b-ugentlig')).toEqual(['ab', 'bc']);
    expect(seenFrom('b-ugentlig', 'c-aften')).toEqual(['ab', 'ac', 'bc']);
    expect(seenFrom('nobody')).toEqual([]);
    expect(seenFrom()).toEqual([]);
  });

  it('name their dates by the recurrence ids of the two', () => {
    expect(clashDates(indexOf(weekly, twice), WINTER, 'b-ugentlig', 'a-to-gange')).toEqual([
      { first: '2026-12-08T19:00', second: '2026-12-08T20:00', reasons: ['audience'] },
      { first: '2026-12-15T19:00', second: '2026-12-15T20:00', reasons: ['audience'] },
    ]);
  });

  it('are counted once though they share several helpers, or name one twice', () => {
    const needy = (activity: Activity) => ({
      ...activity,
      venue: activity.id,
      needs: ['driver', 'sign', 'driver'],
    });
    const pairs = clashPairs(indexOf(needy(weekly), needy(twice)), WINTER, null);
    expect(pairs).toMatchObject([{ reasons: ['helpers'], count: 2 }]);
  });

  it('have no dates with what is not there', () => {
    expect(clashDates(indexOf(weekly), WINTER, 'b-ugentlig', 'nobody')).toEqual([]);
    expect(clashDates(indexOf(weekly), WINTER, 'nobody', 'b-ugentlig')).toEqual([]);
  });

  it.each([
    ['both are in it', '2026-12-08T19:59+01:00', '2026-12-08T20:01+01:00', 1],
    ['only the first has begun as it ends', '2026-12-08T18:00+01:00', '2026-12-08T20:00+01:00', 1],
    ['only the second is still on as it begins', '2026-12-08T21:00+01:00', '2026-12-08T23:00+01:00', 1],
    ['neither is', '2026-12-08T22:00+01:00', '2026-12-15T19:00+01:00', 0],
  ])('are in a window where at least one of two dates is: %s', (_sentence, from, to, count) => {
    const index = indexOf(weekly, twice);
    const window = { start: at(from), end: at(to) };
    expect(clashDates(index, window, 'b-ugentlig', 'a-to-gange')).toHaveLength(count);
    expect(clashPairs(index, window, null).map((pair) => pair.count)).toEqual(count ? [count] : []);
  });
});
