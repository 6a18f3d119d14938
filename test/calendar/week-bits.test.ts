// Sets of weeks as bits, against sets of numbers.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addAll,
  addWeek,
  countShared,
  countWeeks,
  hasWeek,
  listWeeks,
  MAX_WEEKS,
  meetingWeeks,
  noWeeks,
  shareWeek,
  WEEK_WORDS,
  type WeekBits,
} from '../../src/calendar/week-bits.ts';

const anyWeek = fc.oneof(fc.integer({ min: 0, max: MAX_WEEKS - 1 }), fc.constantFrom(0, 31, 32, 63, 64, 127));
const anyWeeks = fc.uniqueArray(anyWeek, { maxLength: MAX_WEEKS });
const anyShift = fc.oneof(
  fc.integer({ min: -MAX_WEEKS - 1, max: MAX_WEEKS + 1 }),
  fc.constantFrom(-64, -32, -1, 0, 1, 31, 32),
);

function bitsOf(weeks: readonly number[]): WeekBits {
  const bits = noWeeks();
  for (const week of weeks) addWeek(bits, week);
  return bits;
}

const inOrder = (weeks: Iterable<number>): number[] => [...weeks].sort((a, b) => a - b);

describe('a set of weeks', () => {
  it('holds what was added, in ascending order, and counts it', () => {
    fc.assert(
      fc.property(anyWeeks, anyWeek, (weeks, week) => {
        const bits = bitsOf(weeks);
        expect(listWeeks(bits)).toEqual(inOrder(weeks));
        expect(countWeeks(bits)).toBe(weeks.length);
        expect(hasWeek(bits, week)).toBe(weeks.includes(week));
      }),
    );
  });

  it('takes in another', () => {
    fc.assert(
      fc.property(anyWeeks, anyWeeks, (weeks, more) => {
        const bits = bitsOf(weeks);
        addAll(bits, bitsOf(more));
        expect(listWeeks(bits)).toEqual(inOrder(new Set([...weeks, ...more])));
      }),
    );
  });

  it('has weeks in common with another, which may stand among many', () => {
    fc.assert(
      fc.property(anyWeeks, anyWeeks, anyWeeks, (weeks, before, other) => {
        const shared = weeks.filter((week) => other.includes(week));
        const many = Int32Array.of(...bitsOf(before), ...bitsOf(other));
        expect(countShared(bitsOf(weeks), bitsOf(other))).toBe(shared.length);
        expect(shareWeek(bitsOf(weeks), many, WEEK_WORDS)).toBe(shared.length > 0);
      }),
    );
  });

  it('meets another that stands any number of weeks later or earlier', () => {
    fc.assert(
      fc.property(anyWeeks, anyWeeks, anyWeeks, anyShift, (weeks, before, other, shift) => {
        const many = Int32Array.of(...bitsOf(before), ...bitsOf(other));
        const found = bitsOf(before);
        const any = meetingWeeks(bitsOf(weeks), many, WEEK_WORDS, shift, found);
        const expected = inOrder(weeks.filter((week) => other.includes(week + shift)));
        expect(listWeeks(found)).toEqual(expected);
        expect(any).toBe(expected.length > 0);
      }),
      { numRuns: 500 },
    );
  });
});
