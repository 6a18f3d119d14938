// What is on in a window, in order and page by page.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Activity } from '../../src/calendar/activity.ts';
import type { Accepts, After, Happening } from '../../src/calendar/happenings.ts';
import { OccurrenceIndex } from '../../src/calendar/occurrence-index.ts';
import { occurrencesOf } from '../../src/calendar/recurrence.ts';
import { DAY, instant, type Window } from '../../src/calendar/time.ts';
import { anActivity, COPENHAGEN } from '../support/activities.ts';
import { anyNetwork, anyWindowIn, type SmallNetwork } from '../support/networks.ts';
import { arbitrarySchedule, at, type ScheduleParts, timedSchedule, windowOf } from '../support/schedules.ts';

const RULES = { timeZone: COPENHAGEN, nearKm: 5 };
const everything: Accepts = () => true;
const all = Number.POSITIVE_INFINITY;

function indexOf({ season, venues, activities, rules }: SmallNetwork): OccurrenceIndex {
  return new OccurrenceIndex(season, venues, activities, rules);
}

/** What is on, schedule by schedule. */
function scheduled(activities: readonly Activity[], window: Window): Happening[] {
  return activities
    .flatMap((activity) =>
      occurrencesOf(activity.schedule, window).map((occurrence) => ({
        activity,
        ...occurrence,
        cancelled: occurrence.cancelled || activity.status === 'cancelled',
      })),
    )
    .sort(
      (a, b) =>
        a.start - b.start || compare(a.activity.id, b.activity.id) || compare(a.recurrenceId, b.recurrenceId),
    );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

const networkAndWindow = anyNetwork.chain((network) =>
  fc.record({ network: fc.constant(network), window: anyWindowIn(network.season) }),
);

describe('what is on in a window', () => {
  it('is what the schedules say, by start, then activity, then recurrence id', () => {
    fc.assert(
      fc.property(networkAndWindow, ({ network, window }) => {
        const found = indexOf(network).happenings(window, everything, all);
        expect(found).toEqual(scheduled(network.activities, window));
      }),
      { numRuns: 300 },
    );
  });

  it('is so for schedules of every kind, in any zone', () => {
    const anyWindow = fc.record({
      from: fc.integer({ min: 0, max: 1_300 }),
      days: fc.integer({ min: 1, max: 800 }),
    });
    fc.assert(
      fc.property(arbitrarySchedule(), anyWindow, (schedule, { from, days }) => {
        const start = at('2024-02-01T00:00Z') + from * DAY;
        const window = { start: instant(start), end: instant(start + days * DAY) };
        const activity = anActivity({ schedule });
        const found = new OccurrenceIndex(window, [], [activity], RULES).happenings(window, everything, all);
        expect(found).toEqual(scheduled([activity], window));
      }),
      { numRuns: 300 },
    );
  });

  it('leaves out what is not asked for, each date by the venue it is at', () => {
    fc.assert(
      fc.property(networkAndWindow, ({ network, window }) => {
        const inHolte: Accepts = (activity, venue) =>
          venue?.area === 'Holte' && activity.coHosts.length === 0;
        const expected = scheduled(network.activities, window).filter(({ activity, change }) => {
          const slug = change?.venue === undefined ? activity.venue : change.venue;
          return inHolte(activity, network.venues.find((venue) => venue.slug === slug) ?? null);
        });
        expect(indexOf(network).happenings(window, inHolte, all)).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  it('comes in pages of any size that together are the whole, nothing twice', () => {
    const paged = fc.record({ given: networkAndWindow, size: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(paged, ({ given: { network, window }, size }) => {
        const index = indexOf(network);
        const pages: Happening[] = [];
        let after: After | undefined;
        for (;;) {
          const page = index.happenings(window, everything, size, after);
          pages.push(...page);
          const last = page.at(-1);
          if (!last) break;
          expect(page.length).toBeLessThanOrEqual(size);
          after = { start: last.start, id: last.activity.id, recurrenceId: last.recurrenceId };
        }
        expect(pages).toEqual(index.happenings(window, everything, all));
      }),
      { numRuns: 200 },
    );
  });

  it('is the same, page by page, where the activities that can be asked for are known beforehand', () => {
    const some = fc.record({
      given: networkAndWindow,
      size: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constant(all)),
      every: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(some, ({ given: { network, window }, size, every }) => {
        const index = indexOf(network);
        const among = network.activities.filter((_, i) => i % every === 0);
        const isAmong: Accepts = (activity) => among.includes(activity);
        let after: After | undefined;
        for (;;) {
          const page = index.happenings(window, isAmong, size, after, among);
          expect(page).toEqual(index.happenings(window, isAmong, size, after));
          const last = page.at(-1);
          if (!last) break;
          after = { start: last.start, id: last.activity.id, recurrenceId: last.recurrenceId };
        }
      }),
      { numRuns: 200 },
    );
  });

  it('are as many as start in the window when they are only counted', () => {
    fc.assert(
      fc.property(networkAndWindow, ({ network, window }) => {
        const begun = scheduled(network.activities, window).filter(({ start }) => start >= window.start);
        expect(indexOf(network).countStarting(window, everything)).toBe(begun.length);
      }),
      { numRuns: 200 },
    );
  });

  it.each<[string, ScheduleParts]>([
    [
      'names each date by its own clock, also where two clocks mean one hour of the day',
      { start: '2026-10-20T19:00', rule: 'FREQ=WEEKLY;COUNT=3', added: ['2026-10-13T20:00'] },
    ],
    [
      'tells two dates at one moment by the order of the rule',
      {
        start: '2026-12-01T19:00',
        rule: 'FREQ=WEEKLY;COUNT=3',
        changed: { '2026-12-08T19:00': { start: '2026-12-15T19:00' } },
      },
    ],
  ])('%s', (_sentence, parts) => {
    const activity = anActivity({ schedule: timedSchedule(parts) });
    const window = windowOf('2026-10-01', '2027-01-01');
    const index = new OccurrenceIndex(window, [], [activity], RULES);
    const expected = scheduled([activity], window);
    expect(index.happenings(window, everything, all)).toEqual(expected);
    expect(index.happenings(window, everything, 2)).toEqual(expected.slice(0, 2));
  });

  it.each<[string, string, string, number]>([
    ['at its start', '2026-12-01T18:00Z', '2026-12-02T00:00Z', 1],
    ['but not at its end', '2026-12-01T00:00Z', '2026-12-01T18:00Z', 0],
    ['nor before it', '2026-12-01T18:01Z', '2026-12-02T00:00Z', 0],
  ])('contains what has no length %s', (_sentence, from, to, count) => {
    const moment = anActivity({ schedule: timedSchedule({ start: '2026-12-01T19:00', duration: 'PT0S' }) });
    const index = new OccurrenceIndex(windowOf('2026-11-01', '2027-02-01'), [], [moment], RULES);
    expect(index.happenings({ start: at(from), end: at(to) }, everything, all)).toHaveLength(count);
  });

  it.each<[string, string, string, string[]]>([
    ['contains its own start', '2026-12-01T18:00Z', '2026-12-01T18:01Z', ['2026-12-01T19:00']],
    ['but not what ends as it begins', '2026-12-01T20:00Z', '2026-12-08T17:59Z', []],
    ['nor what begins as it ends', '2026-12-01T20:01Z', '2026-12-08T18:00Z', []],
    ['what is under way is in it', '2026-12-01T19:59Z', '2026-12-02T00:00Z', ['2026-12-01T19:00']],
  ])('%s', (_sentence, from, to, expected) => {
    const weekly = anActivity({
      schedule: timedSchedule({ start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY' }),
    });
    const index = new OccurrenceIndex(windowOf('2026-11-01', '2027-02-01'), [], [weekly], RULES);
    const found = index.happenings({ start: at(from), end: at(to) }, everything, all);
    expect(found.map(({ recurrenceId }) => recurrenceId)).toEqual(expected);
  });
});
