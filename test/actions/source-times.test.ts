// When a source is asked again.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextDue } from '../../src/actions/source-times.ts';
import type { Source } from '../../src/calendar/source.ts';
import { instant, MINUTE } from '../../src/calendar/time.ts';

const source = (minutes: number): Source => ({
  association: 'sprogcafeen',
  name: 'google',
  kind: 'own',
  url: 'https://calendar.example/',
  minutes,
  busyOnly: false,
  shown: true,
});

test.each([
  [60, 0, 0, 60],
  [60, 0, 1, 72],
  [60, 1, 0, 120],
  [60, 2, 0.5, 264],
  [15, 30, 0, 1440],
  [10_080, 5, 0, 10_080],
])(
  'every %i minutes, after %i failures and by a chance of %d: in %i minutes',
  (minutes, failures, chance, wait) => {
    expect(nextDue(source(minutes), failures, instant(0), chance)).toBe(wait * MINUTE);
  },
);

test('never sooner than its interval, and never later the fewer failures there were', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 15, max: 10_080 }),
      fc.nat({ max: 2_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (minutes, failures, chance) => {
        const due = nextDue(source(minutes), failures, instant(0), chance);
        expect(due).toBeGreaterThanOrEqual(minutes * MINUTE);
        expect(nextDue(source(minutes), failures + 1, instant(0), chance)).toBeGreaterThanOrEqual(due);
      },
    ),
  );
});
