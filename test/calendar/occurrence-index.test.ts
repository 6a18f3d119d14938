// The index of occurrences: whatever happens to it, it stays equal to one made afresh.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Activity } from '../../src/calendar/activity.ts';
import type { Venue } from '../../src/calendar/association.ts';
import { clashDates, clashPairs } from '../../src/calendar/clash-pairs.ts';
import type { Accepts } from '../../src/calendar/happenings.ts';
import { OccurrenceIndex } from '../../src/calendar/occurrence-index.ts';
import { DAY, instant, type Window } from '../../src/calendar/time.ts';
import { reportClashes } from '../../src/calendar/verdict.ts';
import { MAX_WEEKS } from '../../src/calendar/week-bits.ts';
import { endOfSpan } from '../../src/calendar/week-span.ts';
import { anActivity, aVenue, COPENHAGEN } from '../support/activities.ts';
import { anyNetwork, anyVenue, anyWindowIn, type SmallNetwork } from '../support/networks.ts';
import { at, timedSchedule, windowOf } from '../support/schedules.ts';

const RULES = { timeZone: COPENHAGEN, nearKm: 5 };
const everything: Accepts = () => true;
const all = Number.POSITIVE_INFINITY;

function indexOf({ season, venues, activities, rules }: SmallNetwork): OccurrenceIndex {
  return new OccurrenceIndex(season, venues, activities, rules);
}

type Step = { readonly put: Activity } | { readonly remove: string } | { readonly venue: Venue };

const steps = (network: SmallNetwork): fc.Arbitrary<readonly Step[]> =>
  fc.array(
    fc.oneof(
      fc
        .constantFrom('a0', 'a1', 'a2', 'b0', 'b1')
        .chain(network.anotherActivity)
        .map((put) => ({ put })),
      fc.constantFrom('a0', 'a1', 'a2', 'b0', 'zz').map((remove) => ({ remove })),
      anyVenue.map((venue) => ({ venue })),
    ),
    { minLength: 1, maxLength: 12 },
  );

describe('an index that is patched', () => {
  it('equals one made afresh, whatever is put in, taken out or told of anew', () => {
    const anyPatches = anyNetwork.chain((network) =>
      fc.record({
        network: fc.constant(network),
        window: anyWindowIn(network.season),
        taken: steps(network),
      }),
    );
    fc.assert(
      fc.property(anyPatches, ({ network, window, taken }) => {
        const index = indexOf(network);
        const activities = new Map(network.activities.map((activity) => [activity.id, activity]));
        const venues = new Map(network.venues.map((venue) => [venue.slug, venue]));
        for (const step of taken) {
          // A question in between must leave nothing stale behind.
          clashPairs(index, window, null);
          if ('put' in step) {
            index.put(step.put);
            activities.set(step.put.id, step.put);
          } else if ('remove' in step) {
            index.remove(step.remove);
            activities.delete(step.remove);
          } else {
            index.putVenue(step.venue);
            venues.set(step.venue.slug, step.venue);
          }
        }
        const now = { ...network, venues: [...venues.values()], activities: [...activities.values()] };
        const afresh = indexOf(now);
        expect(answersOf(index, now.activities, window)).toEqual(answersOf(afresh, now.activities, window));
      }),
      { numRuns: 300 },
    );
  });

  it('equals one made afresh when it is large enough to be kept in many parts', () => {
    const rule = 'FREQ=WEEKLY;COUNT=20';
    const activityOf = (i: number): Activity => {
      const time = `${String(8 + ((i * 7) % 12)).padStart(2, '0')}:${i % 2 ? '00' : '30'}`;
      const start = `2026-12-0${1 + (i % 7)}T${time}`;
      return anActivity({
        id: `a${i}`,
        audiences: ['women'],
        venue: `sted-${i % 3}`,
        schedule: timedSchedule({ start, rule }),
      });
    };
    const window = windowOf('2026-12-01', '2027-02-01');
    const ids = Array.from({ length: 1_200 }, (_, i) => i);
    const index = new OccurrenceIndex(window, [], ids.slice(0, 600).map(activityOf), RULES);
    for (const i of ids) index.put(activityOf((i * 311) % 1_200));
    for (const i of ids) if (i % 3 !== 0) index.remove(`a${i}`);
    const left = ids.filter((i) => i % 3 === 0).map(activityOf);
    const afresh = new OccurrenceIndex(window, [], left, RULES);
    const some = left.filter((_, i) => i % 20 === 0);
    expect(answersOf(index, some, window)).toEqual(answersOf(afresh, some, window));
  });

  it('empty of everything finds nothing and takes what comes', () => {
    const index = new OccurrenceIndex(windowOf('2026-12-01', '2027-01-01'), [], [anActivity()], RULES);
    index.remove('an-activity');
    expect(index.happenings(windowOf('2026-12-01', '2027-01-01'), everything, all)).toEqual([]);
    index.put(anActivity());
    expect(index.happenings(windowOf('2026-12-01', '2027-01-01'), everything, all)).toHaveLength(1);
  });
});

function answersOf(index: OccurrenceIndex, asked: readonly Activity[], window: Window): unknown {
  const reports = asked.map((activity) => reportClashes(index, activity, window, () => 'open'));
  return {
    reports,
    pairs: clashPairs(index, window, null),
    happenings: index.happenings(window, everything, all),
  };
}

describe('a venue told of anew counts for what is there already', () => {
  const cafe = anActivity({ id: 'café', audiences: ['women'], venue: 'hal' });
  const club = anActivity({ id: 'klub', audiences: ['women'], venue: 'lade' });
  const men = anActivity({ id: 'mænd', audiences: ['men'], venue: 'hal' });
  const hall = aVenue('hal', { area: 'Holte' });
  const window = windowOf('2026-12-01', '2027-01-01');
  const clashesOf = (index: OccurrenceIndex) =>
    reportClashes(index, cafe, window, () => 'open').clashes.map(
      ({ activity, reasons }) => `${activity.id}: ${reasons.join(', ')}`,
    );

  it('what it has come near to, and what it no longer is near to', () => {
    const index = new OccurrenceIndex(window, [hall, aVenue('lade')], [cafe, club], RULES);
    expect(clashesOf(index)).toEqual([]);
    index.putVenue(aVenue('lade', { area: 'Holte' }));
    expect(clashesOf(index)).toEqual(['klub: audience']);
    index.putVenue(aVenue('hal', { area: 'Birkerød' }));
    expect(clashesOf(index)).toEqual([]);
  });

  it('whether it holds several at once', () => {
    const index = new OccurrenceIndex(window, [hall], [cafe, men], RULES);
    expect(clashesOf(index)).toEqual(['mænd: venue']);
    index.putVenue({ ...hall, severalAtOnce: true });
    expect(clashesOf(index)).toEqual([]);
  });

  it('a venue that activities named before anybody told of it', () => {
    const index = new OccurrenceIndex(window, [hall], [cafe, club], RULES);
    expect(clashesOf(index)).toEqual([]);
    index.putVenue(aVenue('lade', { area: 'Holte' }));
    expect(clashesOf(index)).toEqual(['klub: audience']);
  });
});

describe('how far an index reaches', () => {
  it('covers the window it was made for, and every window inside it', () => {
    const days = fc.record({
      from: fc.integer({ min: -30_000, max: 30_000 }),
      length: fc.integer({ min: 1, max: 850 }),
    });
    fc.assert(
      fc.property(days, ({ from, length }) => {
        const window = { start: instant(from * DAY + 1), end: instant((from + length) * DAY) };
        const index = new OccurrenceIndex(window, [], [], RULES);
        expect(index.covers(window)).toBe(true);
        expect(index.covers({ ...window, start: index.span.start })).toBe(false);
        expect(index.covers({ ...window, end: endOfSpan(index.span) })).toBe(false);
      }),
    );
  });

  it('knows nothing of what ends as its first week begins', () => {
    const window = windowOf('2026-12-01', '2027-01-01');
    const exhibition = anActivity({
      id: 'udstilling',
      schedule: timedSchedule({ start: '2026-11-20T10:00', duration: 'P20D' }),
    });
    const night = anActivity({
      id: 'nat',
      schedule: timedSchedule({ start: '2026-11-23T00:00', duration: 'PT1H', added: ['2026-11-23T00:01'] }),
    });
    const index = new OccurrenceIndex(window, [], [exhibition, night], RULES);
    expect(index.span.start).toBe(at('2026-11-23T00:00Z'));
    const dates = clashDates(index, window, 'udstilling', 'nat');
    expect(dates.map(({ second }) => second)).toEqual(['2026-11-23T00:01']);
  });

  it('never reaches over more weeks than fit, and says so', () => {
    const tooLong = windowOf('2026-01-01', '2030-01-01');
    const index = new OccurrenceIndex(tooLong, [], [], RULES);
    expect(index.span.weeks).toBe(MAX_WEEKS);
    expect(index.covers(tooLong)).toBe(false);
    expect(index.covers(windowOf('2026-01-01', '2028-01-01'))).toBe(true);
  });
});
