import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { occurrencesOf } from '../../src/calendar/recurrence.ts';
import type { Schedule } from '../../src/calendar/schedule.ts';
import type { Window } from '../../src/calendar/time.ts';
import { zoneChanges } from '../../src/calendar/zone.ts';
import { beyondComparison, type Dated, independentOccurrences } from '../support/independent-engine.ts';
import { arbitrarySchedule, timedSchedule, windowOf, zone } from '../support/schedules.ts';

/** Some fifteen months, each across both clock changes. */
const WINDOWS: readonly Window[] = [
  windowOf('2026-01-15', '2027-04-15'),
  windowOf('2026-03-01', '2027-06-01'),
  windowOf('2026-09-01', '2027-12-01'),
];
const SEED = 5_545;
const SCHEDULES = 2_700;

function ours(schedule: Schedule, window: Window): readonly Dated[] {
  return occurrencesOf(schedule, window).map(({ recurrenceId, start, end, cancelled }) => ({
    id: recurrenceId,
    start,
    end,
    cancelled,
  }));
}

describe('our engine and rrule-temporal', () => {
  const cases = fc.sample(fc.tuple(arbitrarySchedule(), fc.constantFrom(...WINDOWS)), {
    seed: SEED,
    numRuns: SCHEDULES,
  });
  const reasons = cases.map(([schedule, window]) => beyondComparison(schedule, window));
  const compared = cases.filter((_, i) => reasons[i] === null);

  test('agree on every date of more than 2,000 random rules, with excluded, added and changed dates', () => {
    expect(compared.length).toBeGreaterThanOrEqual(2_000);
    const differences = compared.flatMap(([schedule, window]) => {
      const [a, b] = [ours(schedule, window), independentOccurrences(schedule, window)];
      return JSON.stringify(a) === JSON.stringify(b) ? [] : [{ schedule, ours: a, theirs: b }];
    });
    expect(differences).toEqual([]);
  }, 120_000);

  test('are asked for all that may go wrong', () => {
    const tally = (has: (schedule: Schedule, window: Window) => boolean): number =>
      compared.filter(([schedule, window]) => has(schedule, window)).length;
    expect(tally((schedule) => schedule.excluded.length > 0)).toBeGreaterThan(1_000);
    expect(tally((schedule) => schedule.added.length > 0)).toBeGreaterThan(1_000);
    expect(tally((schedule) => Object.keys(schedule.changed).length > 0)).toBeGreaterThan(1_000);
    expect(tally((schedule) => schedule.rule?.until != null)).toBeGreaterThan(500);
    expect(tally((schedule) => schedule.rule?.count != null)).toBeGreaterThan(300);
    expect(
      tally(({ timeZone }, { start, end }) => zoneChanges(timeZone, start, end).length >= 2),
    ).toBeGreaterThan(1_000);
    expect(
      tally(({ timeZone }, { start, end }) => zoneChanges(timeZone, start, end).length === 0),
    ).toBeGreaterThan(300);
    for (const frequency of ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']) {
      expect(tally((schedule) => schedule.rule?.frequency === frequency)).toBeGreaterThan(200);
    }
  });

  test('leave out few rules, each for a reason', () => {
    expect(new Set(reasons)).toEqual(
      new Set([
        null,
        'it has no rule',
        'days of the year that are weekdays too',
        'numbered weekdays of the year that are dates too',
        'every so many years of weeks, from a week at New Year',
        'places among dates with a missing hour',
      ]),
    );
    const left = reasons.filter((reason) => reason !== null && reason !== 'it has no rule');
    expect(left.length / SCHEDULES).toBeLessThan(0.04);
  });
});

describe('where RFC 5545 leaves a choice, and we make another than rrule-temporal', () => {
  test('a missing hour takes its place among those counted', () => {
    // §3.3.10 ignores it, §3.3.5 reads it with the offset before the gap; the agreement shifts and counts it.
    const sundays = timedSchedule({ start: '2027-03-07T02:30', rule: 'FREQ=MONTHLY;BYDAY=SU;BYSETPOS=4' });
    const window = windowOf('2027-03-01', '2027-05-01');
    expect(ours(sundays, window).map(({ id }) => id)).toEqual(['2027-03-28T02:30', '2027-04-25T02:30']);
    expect(beyondComparison(sundays, window)).toBe('places among dates with a missing hour');
  });

  test('every other year of weeks begins with the weeks that the start is in', () => {
    const start = '2018-12-31T10:00';
    const schedule = timedSchedule({
      start,
      rule: 'FREQ=YEARLY;INTERVAL=2;BYWEEKNO=1;BYDAY=MO',
      timeZone: zone('UTC'),
    });
    const window = windowOf('2018-12-01', '2021-12-01');
    expect(ours(schedule, window).map(({ id }) => id)).toEqual([start, '2021-01-04T10:00']);
    expect(beyondComparison(schedule, window)).toBe('every so many years of weeks, from a week at New Year');
  });
});

describe('where rrule-temporal is wrong', () => {
  test('days of the year that are weekdays too are both', () => {
    const schedule = timedSchedule({
      start: '2025-04-10T10:00',
      rule: 'FREQ=YEARLY;BYYEARDAY=-266;BYDAY=TH',
      timeZone: 'UTC',
    });
    // 10 April is day -266 of a common year, and a Thursday in 2025 and 2031.
    const window = windowOf('2025-01-01', '2031-12-31');
    expect(ours(schedule, window).map(({ id }) => id)).toEqual(['2025-04-10T10:00', '2031-04-10T10:00']);
  });

  test('numbered weekdays of the year that are dates too are both', () => {
    const schedule = timedSchedule({
      start: '2026-11-16T10:00',
      rule: 'FREQ=YEARLY;BYDAY=46MO;BYMONTHDAY=16',
      timeZone: 'UTC',
    });
    const window = windowOf('2026-01-01', '2033-01-01');
    expect(ours(schedule, window).map(({ id }) => id)).toEqual(['2026-11-16T10:00']);
  });
});
