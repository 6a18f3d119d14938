import { IANAZone } from 'luxon';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { occurrencesFrom, occurrencesOf } from '../../src/calendar/recurrence.ts';
import type { Schedule } from '../../src/calendar/schedule.ts';
import { missingHours, scheduleIssues } from '../../src/calendar/schedule-check.ts';
import { hostileSchedules } from '../support/hostile-schedules.ts';
import { at, windowOf, zone } from '../support/schedules.ts';

const QUESTIONS: Readonly<Record<string, (schedule: Schedule) => readonly unknown[]>> = {
  'its issues': scheduleIssues,
  'its dates in 400 days': (schedule) => occurrencesOf(schedule, windowOf('2026-09-01', '2027-10-06')),
  'its dates in 400 days, two centuries on': (schedule) =>
    occurrencesOf(schedule, windowOf('2199-01-01', '2200-02-05')),
  'its next 730': (schedule) => occurrencesFrom(schedule, at('2026-12-01T00:00:00Z'), 730),
  'its next 730 from the year 9000': (schedule) => occurrencesFrom(schedule, at('9000-01-01T00:00:00Z'), 730),
  'its missing hours': (schedule) => missingHours(schedule, windowOf('2026-09-01', '2027-10-06')),
};
/** Of the platform's offsets, which take most of the time: some microseconds each. Asking for each date anew takes more. */
const MOST_OFFSETS = 2_800;

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a hostile schedule', () => {
  test.each(hostileSchedules())('$name: has the dates it should', ({ schedule, dates }) => {
    const found = occurrencesFrom(schedule, at('1900-01-01T00:00:00Z'), 730);
    expect(found).toHaveLength(dates);
    expect(new Set(found.map(({ recurrenceId }) => recurrenceId)).size).toBe(dates);
    expect(found.every(({ start }, i) => i === 0 || start >= (found[i - 1]?.start ?? 0))).toBe(true);
  });

  test('never asks much of the platform, not even in a zone that nobody has asked for', () => {
    const asks = vi.spyOn(IANAZone.prototype, 'offset');
    const unknownZones = Intl.supportedValuesOf('timeZone').filter((name) => /^A(merica|sia)\//.test(name));
    const dear: string[] = [];
    hostileSchedules().forEach(({ name, schedule }, i) => {
      const elsewhere = { ...schedule, timeZone: zone(unknownZones[i] ?? '') };
      for (const [question, answer] of Object.entries(QUESTIONS)) {
        asks.mockClear();
        answer(elsewhere);
        if (asks.mock.calls.length > MOST_OFFSETS)
          dear.push(`${name}, ${question}: ${asks.mock.calls.length}`);
      }
    });
    expect(dear).toEqual([]);
  });
});

test('far dates, each in another year, do not fill the memory that a zone takes', () => {
  const asks = vi.spyOn(IANAZone.prototype, 'offset');
  const yearly = hostileSchedules().find(({ name }) => name === 'twice a year, 730 times');
  if (!yearly) throw new Error('no such schedule');
  const count = (): number => {
    asks.mockClear();
    occurrencesFrom(yearly.schedule, at('2026-12-01T00:00:00Z'), 730);
    return asks.mock.calls.length;
  };
  expect(count()).toBeLessThan(MOST_OFFSETS);
  expect(count()).toBeLessThan(MOST_OFFSETS);
});
