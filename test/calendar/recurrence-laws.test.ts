import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileSchedule, fillStarts } from '../../src/calendar/compiled-schedule.ts';
import { type Occurrence, occurrencesFrom, occurrencesOf } from '../../src/calendar/recurrence.ts';
import type { Schedule } from '../../src/calendar/schedule.ts';
import { missingHours, scheduleIssues } from '../../src/calendar/schedule-check.ts';
import { DAY, formatLocalDateTime, instant, type Window, wallClock } from '../../src/calendar/time.ts';
import { kindOfLocalTime } from '../../src/calendar/zone.ts';
import { arbitrarySchedule, arbitraryWindow } from '../support/schedules.ts';

const RUNS = { numRuns: 400 };

function ids(occurrences: readonly Occurrence[]): readonly string[] {
  return occurrences.map(({ recurrenceId }) => recurrenceId);
}

function startsIn(occurrence: Occurrence, window: Window): boolean {
  return occurrence.start >= window.start && occurrence.start < window.end;
}

describe('for every schedule and window', () => {
  test('occurrences come by start, each once, and overlap the window', () => {
    fc.assert(
      fc.property(arbitrarySchedule(), arbitraryWindow(), (schedule, window) => {
        const found = occurrencesOf(schedule, window);
        expect(new Set(ids(found)).size).toBe(found.length);
        found.forEach(({ start, end }, i) => {
          expect(start).toBeLessThan(window.end);
          expect(end > window.start || (start === end && start >= window.start)).toBe(true);
          expect(start).toBeGreaterThanOrEqual(found[i - 1]?.start ?? start);
        });
      }),
      RUNS,
    );
  });

  test('windows side by side find what one window around them finds', () => {
    fc.assert(
      fc.property(arbitrarySchedule(), arbitraryWindow(), fc.nat(), (schedule, { start, end }, n) => {
        const middle = instant(start + 1 + (n % (end - start)));
        const first = occurrencesOf(schedule, { start, end: middle });
        const second = occurrencesOf(schedule, { start: middle, end });
        const whole = occurrencesOf(schedule, { start, end });
        const late = second.filter((occurrence) => startsIn(occurrence, { start: middle, end }));
        const isInFirst = (occurrence: Occurrence): boolean => occurrence.start < middle;
        expect(first).toEqual(whole.filter(isInFirst));
        expect(late).toEqual(whole.filter((occurrence) => !isInFirst(occurrence)));
        for (const occurrence of second) expect(whole).toContainEqual(occurrence);
      }),
      RUNS,
    );
  });

  test('an occurrence is found again on its own day', () => {
    fc.assert(
      fc.property(arbitrarySchedule(), arbitraryWindow(), fc.nat(), (schedule, window, n) => {
        const found = occurrencesOf(schedule, window);
        const one = found[n % found.length];
        if (!one) return;
        const day = Math.floor(one.start / DAY) * DAY;
        expect(occurrencesOf(schedule, { start: instant(day), end: instant(day + DAY) })).toContainEqual(one);
        expect(occurrencesOf(schedule, { start: one.start, end: instant(one.start + 1) })).toContainEqual(
          one,
        );
      }),
      RUNS,
    );
  });

  test('a limit gives the first ones', () => {
    fc.assert(
      fc.property(
        arbitrarySchedule(),
        arbitraryWindow(),
        fc.integer({ min: 1, max: 20 }),
        (schedule, window, limit) => {
          expect(occurrencesOf(schedule, window, limit)).toEqual(
            occurrencesOf(schedule, window).slice(0, limit),
          );
        },
      ),
      RUNS,
    );
  });

  test('the next ones are those of a long window', () => {
    fc.assert(
      fc.property(
        arbitrarySchedule(),
        arbitraryWindow(),
        fc.integer({ min: 1, max: 20 }),
        (schedule, window, limit) => {
          const far = { start: window.start, end: instant(window.start + 30 * 366 * DAY) };
          expect(occurrencesFrom(schedule, window.start, limit).filter((o) => o.start < far.end)).toEqual(
            occurrencesOf(schedule, far, limit),
          );
        },
      ),
      RUNS,
    );
  });

  test('bulk filling finds the plain dates and their instants', () => {
    fc.assert(
      fc.property(arbitrarySchedule(), arbitraryWindow(), (schedule, window) => {
        const plain: Schedule = { ...schedule, added: [], changed: {} };
        const from = Math.floor(window.start / DAY) - 1;
        const to = Math.ceil(window.end / DAY) + 1;
        const walls = new Float64Array(to - from + 1);
        const starts = new Float64Array(to - from + 1);
        const count = fillStarts(compileSchedule(plain), from, to, walls, starts);
        const bulk = [...starts.subarray(0, count)].filter((at) => at >= window.start && at < window.end);
        const one = occurrencesOf(plain, window).filter((occurrence) => startsIn(occurrence, window));
        expect(bulk).toEqual(one.map(({ start }) => start));
      }),
      RUNS,
    );
  });
});

describe('dates that differ', () => {
  const year = (schedule: Schedule): Window => {
    const start = Date.parse(`${schedule.start.slice(0, 10)}T00:00:00Z`) - 60 * DAY;
    return { start: instant(start), end: instant(start + 600 * DAY) };
  };

  test('excluding takes exactly those away', () => {
    fc.assert(
      fc.property(arbitrarySchedule(), (schedule) => {
        const all = occurrencesOf({ ...schedule, excluded: [] }, year(schedule));
        const rest = occurrencesOf(schedule, year(schedule));
        expect(rest).toEqual(all.filter((o) => !schedule.excluded.includes(o.recurrenceId)));
      }),
      RUNS,
    );
  });

  test('adding is a union, whatever the rule has already', () => {
    fc.assert(
      fc.property(arbitrarySchedule(), (schedule) => {
        const plain: Schedule = { ...schedule, excluded: [], changed: {} };
        const without = ids(occurrencesOf({ ...plain, added: [] }, year(schedule)));
        const within = schedule.added.filter((id) =>
          ids(occurrencesOf({ ...plain, rule: null }, year(schedule))).includes(id),
        );
        const expected = new Set([...without, ...within]);
        expect(new Set(ids(occurrencesOf(plain, year(schedule))))).toEqual(expected);
      }),
      RUNS,
    );
  });

  test('changing keeps each date’s identity and adds none', () => {
    // No changed date lies or is moved near its ends.
    const always: Window = { start: instant(Date.UTC(2020, 0)), end: instant(Date.UTC(2045, 0)) };
    fc.assert(
      fc.property(arbitrarySchedule(), (schedule) => {
        const plain = ids(occurrencesOf({ ...schedule, changed: {} }, always));
        const found = occurrencesOf(schedule, always);
        expect(ids(found).toSorted()).toEqual(plain.toSorted());
        for (const { recurrenceId, change, cancelled } of found) {
          expect(change).toBe(schedule.changed[recurrenceId] ?? null);
          expect(cancelled).toBe(change?.status === 'cancelled');
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('checking a schedule', () => {
  test('finds no fault in one whose dates are its rule’s', () => {
    fc.assert(
      fc.property(arbitrarySchedule(), (schedule) => {
        expect(scheduleIssues(schedule)).toEqual([]);
      }),
      RUNS,
    );
  });

  test('missing hours are the starts that no clock shows', () => {
    fc.assert(
      fc.property(arbitrarySchedule(), arbitraryWindow(), (schedule, window) => {
        if (schedule.allDay) return;
        const gone = occurrencesOf(schedule, window)
          .filter((occurrence) => startsIn(occurrence, window) && !occurrence.cancelled)
          .map(({ recurrenceId, change }) => change?.start ?? recurrenceId)
          .filter(
            (local) => kindOfLocalTime(schedule.timeZone, wallClock(Date.parse(`${local}Z`))) === 'missing',
          );
        expect(missingHours(schedule, window).map(formatLocalDateTime)).toEqual(
          [...new Set(gone)].toSorted(),
        );
      }),
      { numRuns: 1_000 },
    );
  });
});
