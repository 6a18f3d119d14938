// SECURITY.md promises a test for each threat: it is there, under the name that is given.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

const rows = [...read('SECURITY.md').matchAll(/^\| (\d+) \|.*\| `(test\/[^`]+)`: (.+) \|$/gm)];

test.each(rows.map(([, number = '', path = '', name = '']) => [number, path, name]))(
  'threat %s has its test in %s: %s',
  (_number, path, name) => {
    expect(read(path)).toContain(name);
  },
);

test('no threat is left out', () => {
  expect(rows.map(([, number]) => Number(number))).toEqual(Array.from({ length: 29 }, (_, i) => i + 1));
});
