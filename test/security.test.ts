// SECURITY.md promises tests for each threat: they are there, under the names that are given.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

const rows = [...read('SECURITY.md').matchAll(/^\| (\d+) \|.*\| (`test\/.+) \|$/gm)].map(
  ([, number, tests = '']) => ({
    number: Number(number),
    tests: tests.split('<br>').map((one) => /^`(test\/[^`]+)`: (.+)$/.exec(one) ?? expect.fail(one)),
  }),
);

test.each(
  rows.flatMap(({ number, tests }) => tests.map(([, path = '', name = '']) => [number, path, name] as const)),
)('threat %s has its test in %s: %s', (_number, path, name) => {
  expect(read(path)).toContain(name);
});

test('no threat is left out', () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 29 }, (_, i) => i + 1));
});
