import { expect, test } from 'vitest';
import { ascendingIds } from '../../src/actions/ascending-ids.ts';

const MANY = 4_500;

/** Ids that descend, so that none is in place by chance. */
function descending(): () => string {
  let next = 100_000;
  return () => String(next--);
}

test('ids for many activities are drawn as any are, each once, and ascend in long runs', () => {
  const nextId = ascendingIds(descending());
  const ids = Array.from({ length: MANY }, nextId);
  expect(new Set(ids).size).toBe(MANY);
  const falls = ids.filter((id, i) => id < (ids[i - 1] ?? ''));
  expect(falls).toHaveLength(2);
});
