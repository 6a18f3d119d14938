// What holds of every suggestion, whatever is asked, over small networks in which clashes are common.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wallOf } from '../../src/calendar/compiled-schedule.ts';
import { OccurrenceIndex } from '../../src/calendar/occurrence-index.ts';
import type { Schedule } from '../../src/calendar/schedule.ts';
import { scheduleIssues } from '../../src/calendar/schedule-check.ts';
import { suggestions } from '../../src/calendar/suggestions.ts';
import { DAY, dayOf, HOUR, type LocalDateTime, SECOND, type Window } from '../../src/calendar/time.ts';
import { reportClashes, type StateOf } from '../../src/calendar/verdict.ts';
import { toInstant } from '../../src/calendar/zone.ts';
import { anyNetwork, anyWindowIn } from '../support/networks.ts';

const HOURS = { first: 8, last: 22 };
const TERMS = { hours: HOURS, isRuledOut: () => false };
const open: StateOf = () => 'open';

describe('every suggestion, whatever is asked', () => {
  const anyQuestion = anyNetwork.chain((network) =>
    fc.record({
      network: fc.constant(network),
      window: anyWindowIn(network.season),
      asked: fc.constantFrom('a0', 'b0').chain(network.anotherActivity),
    }),
  );
  const ofSettled: StateOf = (one, other) => (one.id === 'a1' || other.id === 'a1' ? 'settled' : 'open');

  it('is one of at most five that clash on fewer dates, the best first, and says what would be said of it', () => {
    fc.assert(
      fc.property(anyQuestion, ({ network, window, asked }) => {
        const { season, venues, activities, rules } = network;
        const index = new OccurrenceIndex(season, venues, activities, rules);
        const { verdict } = reportClashes(index, asked, window, ofSettled);
        const found = suggestions(index, asked, verdict, window, TERMS, ofSettled);
        expect(found.length).toBeLessThanOrEqual(5);
        const clashing = found.map((one) => one.verdict.clashing);
        expect(clashing).toEqual([...clashing].sort((a, b) => a - b));
        for (const { schedule, verdict: said, start, rule } of found) {
          expect(said.clashing).toBeLessThan(verdict.clashing);
          expect(said).toEqual(reportClashes(index, { ...asked, schedule }, window, ofSettled).verdict);
          expect([start, rule]).toEqual([schedule.start, schedule.rule?.text ?? null]);
          expectSameSeries(asked.schedule, schedule, window);
        }
      }),
      { numRuns: 800 },
    );
  });

  it('is at least as good as any other hour of the same days', () => {
    fc.assert(
      fc.property(anyQuestion, ({ network, window, asked: { schedule, ...rest } }) => {
        const plain = { ...schedule, excluded: [], added: [], changed: {} };
        const asked = { ...rest, schedule: plain };
        const index = new OccurrenceIndex(network.season, network.venues, network.activities, network.rules);
        const { verdict } = reportClashes(index, asked, window, open);
        const found = suggestions(index, asked, verdict, window, TERMS, open);
        for (const other of otherHours(plain, window)) {
          const otherVerdict = reportClashes(index, { ...asked, schedule: other }, window, open).verdict;
          if (otherVerdict.occurrences === 0 || otherVerdict.clashing >= verdict.clashing) continue;
          const isOffered = found.some(
            ({ start, rule }) => start === other.start && rule === (other.rule?.text ?? null),
          );
          const fifth = found[4]?.verdict.clashing ?? Number.POSITIVE_INFINITY;
          expect(isOffered || fifth <= otherVerdict.clashing, other.start).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** The schedule at each other hour to meet in; none where it has no hours, may not be, or would begin before the window. */
function otherHours(schedule: Schedule, window: Window): Schedule[] {
  if (schedule.allDay || scheduleIssues(schedule).length > 0) return [];
  const { start, duration, timeZone } = schedule;
  const length = duration.days * DAY + duration.seconds * SECOND;
  const hasBegun = toInstant(timeZone, wallOf(start)) < window.start;
  return Array.from({ length: HOURS.last - HOURS.first }, (_, i) => String(HOURS.first + i).padStart(2, '0'))
    .map(
      (hour): Schedule => ({
        ...schedule,
        start: `${start.slice(0, 11)}${hour}${start.slice(13)}` as LocalDateTime,
      }),
    )
    .filter((other) => {
      const wall = wallOf(other.start);
      const isInHours = wall - dayOf(wall) * DAY + length <= HOURS.last * HOUR;
      return isInHours && other.start !== start && (hasBegun || toInstant(timeZone, wall) >= window.start);
    });
}

/** Everything but weekday, hour and nth is as it was, and it is a schedule that may be published. */
function expectSameSeries(asked: Schedule, moved: Schedule, window: Window): void {
  const rest = ({ rule }: Schedule) => rule?.text.replace(/BYDAY=[^;]*/, '');
  expect(rest(moved)).toBe(rest(asked));
  expect(moved).toMatchObject({
    allDay: false,
    duration: asked.duration,
    timeZone: asked.timeZone,
    added: asked.added,
  });
  expect(scheduleIssues(moved)).toEqual([]);
  const start = wallOf(moved.start);
  const timeOfDay = start - dayOf(start) * DAY;
  const length = asked.duration.days * DAY + asked.duration.seconds * SECOND;
  expect(timeOfDay).toBeGreaterThanOrEqual(HOURS.first * HOUR);
  expect(timeOfDay + length).toBeLessThanOrEqual(HOURS.last * HOUR);
  const beginsAt = (schedule: Schedule) => toInstant(schedule.timeZone, wallOf(schedule.start));
  if (beginsAt(asked) >= window.start) expect(beginsAt(moved)).toBeGreaterThanOrEqual(window.start);
  if (beginsAt(asked) < window.start && asked.added.length === 0) {
    expect(moved.excluded).toHaveLength(asked.excluded.length);
  }
}
