import { expect, test } from 'vitest';
import { allowance } from '../../src/actions/allowance.ts';
import { instant } from '../../src/calendar/time.ts';

const NOW = instant(1_000_000);

test('what is there may be taken at once, and the rest is waited for', () => {
  const { take } = allowance(10, 100);
  expect(take(4, NOW)).toBe(0);
  expect(take(6, NOW)).toBe(0);
  expect(take(3, NOW)).toBe(300);
});

test('it fills as time passes, and never above what it was', () => {
  const { take } = allowance(10, 100);
  take(10, NOW);
  expect(take(3, instant(NOW + 299))).toBeGreaterThan(0);
  expect(take(3, instant(NOW + 300))).toBe(0);
  const later = instant(NOW + 1_000_000);
  expect(take(10, later)).toBe(0);
  expect(take(1, later)).toBe(100);
});

test('what was refused costs nothing', () => {
  const { take } = allowance(10, 100);
  take(9, NOW);
  expect(take(2, NOW)).toBe(100);
  expect(take(1, NOW)).toBe(0);
});

test('a clock that is set back takes nothing away and gives nothing', () => {
  const { take } = allowance(10, 100);
  take(5, NOW);
  expect(take(6, instant(NOW - 1_000_000))).toBe(100);
  expect(take(5, instant(NOW - 1_000_000))).toBe(0);
});
