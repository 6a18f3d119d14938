// The clash search against the rules applied occurrence by occurrence, over small networks in which clashes are common.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Activity } from '../../src/calendar/activity.ts';
import { type ClashPair, clashDates, clashPairs } from '../../src/calendar/clash-pairs.ts';
import { OccurrenceIndex } from '../../src/calendar/occurrence-index.ts';
import { rowRecurrenceId } from '../../src/calendar/occurrence-rows.ts';
import { rowAt } from '../../src/calendar/row-columns.ts';
import type { Window } from '../../src/calendar/time.ts';
import { type ClashState, reportClashes, type StateOf } from '../../src/calendar/verdict.ts';
import { listWeeks } from '../../src/calendar/week-bits.ts';
import { endOfSpan } from '../../src/calendar/week-span.ts';
import { clashesBetween, type OracleNetwork } from '../support/clash-oracle.ts';
import { expectedDates, expectedPairs, expectedReport } from '../support/clash-oracle-answers.ts';
import { anyNetwork, anyWindowIn, type SmallNetwork } from '../support/networks.ts';

interface Case {
  readonly network: SmallNetwork;
  readonly window: Window;
  readonly index: OccurrenceIndex;
  /** The network as far as the index reaches. */
  readonly known: OracleNetwork;
}

const anyCase: fc.Arbitrary<Case> = anyNetwork.chain((network) =>
  anyWindowIn(network.season).map((window) => caseOf(network, window)),
);

function caseOf(network: SmallNetwork, window: Window): Case {
  const { season, venues, activities, rules } = network;
  const index = new OccurrenceIndex(season, venues, activities, rules);
  const horizon = { start: index.span.start, end: endOfSpan(index.span) };
  return { network, window, index, known: { ...network, horizon } };
}

/** About a third of the pairs are settled, and a third talked about. */
const someSettled: StateOf = (a, b) => {
  const states: readonly ClashState[] = ['open', 'talked', 'settled'];
  return states[(a.id.charCodeAt(1) + b.id.charCodeAt(1)) % 3] ?? 'open';
};

describe('the clash search agrees with the rules applied occurrence by occurrence', () => {
  it('in the report about each activity of a network', () => {
    fc.assert(
      fc.property(anyCase, ({ network, window, index, known }) => {
        for (const asked of network.activities) {
          const expected = expectedReport(known, asked, window, someSettled);
          expect(reportClashes(index, asked, window, someSettled)).toEqual(expected);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('in the report about an activity that is not stored, or revises one that is', () => {
    const anyDraft = anyCase.chain((given) =>
      fc
        .constantFrom('a1', 'b1')
        .chain(given.network.anotherActivity)
        .map((draft) => ({ ...given, draft })),
    );
    fc.assert(
      fc.property(anyDraft, ({ window, index, known, draft }) => {
        const expected = expectedReport(known, draft, window, someSettled);
        expect(reportClashes(index, draft, window, someSettled)).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });

  it('in all pairs of a network, in their order, and in the dates of each', () => {
    fc.assert(
      fc.property(anyCase, ({ window, index, known }) => {
        const pairs = clashPairs(index, window, null);
        expect(pairs).toEqual(expectedPairs(known, window, null));
        for (const { one, other, count } of pairs) {
          const dates = clashDates(index, window, one.id, other.id);
          expect(dates).toEqual(expectedDates(known, window, one, other));
          expect(dates).toHaveLength(count);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('in the pairs seen from some activities alone', () => {
    const anyAsked = fc.record({ given: anyCase, asked: fc.subarray(['a0', 'a1', 'a2', 'a3', 'zz']) });
    fc.assert(
      fc.property(anyAsked, ({ given: { window, index, known }, asked }) => {
        expect(clashPairs(index, window, asked)).toEqual(expectedPairs(known, window, asked));
      }),
      { numRuns: 200 },
    );
  });

  it('in the dates on which a draft finds its venue taken', () => {
    fc.assert(
      fc.property(anyCase, ({ network, index, known }) => {
        for (const asked of network.activities) {
          const taken = network.activities.flatMap((other) =>
            clashesBetween(asked, other, known)
              .filter(({ reasons }) => reasons.includes('venue'))
              .map(({ mine, other: theirs }) => `${mine.recurrenceId} ${other.id} ${theirs.recurrenceId}`),
          );
          expect(venueClashes(index, asked).sort()).toEqual(taken.sort());
        }
      }),
      { numRuns: 200 },
    );
  });
});

function venueClashes(index: OccurrenceIndex, asked: Activity): string[] {
  const found: string[] = [];
  index.searchVenueClashes(index.draft(asked), (mine, others, i, shift, _reasons, weeks) => {
    const other = rowAt(others, i);
    for (const week of listWeeks(weeks)) {
      const mineId = rowRecurrenceId(index.span, mine, week);
      const otherId = rowRecurrenceId(index.span, other, week + shift);
      found.push(`${mineId} ${other.member.activity.id} ${otherId}`);
    }
  });
  return found;
}

describe('clashes are mutual', () => {
  it('what one activity is told of another, the other is told of it', () => {
    fc.assert(
      fc.property(anyCase, ({ network, window, index }) => {
        for (const one of network.activities) {
          for (const other of network.activities) {
            const there = clashDates(index, window, one.id, other.id);
            const back = clashDates(index, window, other.id, one.id);
            const turned = back.map(({ first, second, reasons }) => ({
              first: second,
              second: first,
              reasons,
            }));
            expect(new Set(there)).toEqual(new Set(turned));
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('a search that has heard enough ends', () => {
    fc.assert(
      fc.property(anyCase, ({ network, index }) => {
        for (const asked of network.activities) {
          let all = 0;
          index.searchClashes(index.draft(asked), -1, () => {
            all++;
          });
          for (const enough of [1, 2, 3]) {
            let told = 0;
            index.searchClashes(index.draft(asked), -1, () => ++told < enough);
            expect(told).toBe(Math.min(enough, all));
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('the order in which things came does not matter', () => {
  it('not that of the activities, nor that of the venues', () => {
    const shuffled = anyCase.chain((given) =>
      fc.record({
        given: fc.constant(given),
        venues: fc.shuffledSubarray([...given.network.venues], { minLength: given.network.venues.length }),
        activities: fc.shuffledSubarray([...given.network.activities], {
          minLength: given.network.activities.length,
        }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ given: { network, window, index }, venues, activities }) => {
        const other = new OccurrenceIndex(network.season, venues, activities, network.rules);
        expect(answersOf(other, network.activities, window)).toEqual(
          answersOf(index, network.activities, window),
        );
      }),
      { numRuns: 200 },
    );
  });
});

function answersOf(index: OccurrenceIndex, asked: readonly Activity[], window: Window): unknown {
  const pairs: readonly ClashPair[] = clashPairs(index, window, null);
  const reports = asked.map((activity) => reportClashes(index, activity, window, someSettled));
  return { pairs, reports, happenings: index.happenings(window, () => true, Number.POSITIVE_INFINITY) };
}
