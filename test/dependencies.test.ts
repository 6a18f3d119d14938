// What the calendar is built of: little, pinned to the letter, from nowhere in particular, and under licences that allow
// a volunteer centre to run it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

interface Manifest {
  readonly license?: string | { readonly type?: string };
  readonly licenses?: readonly { readonly type?: string }[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

interface Lock {
  readonly lockfileVersion: number;
  readonly packages: Readonly<
    Record<string, Manifest & { readonly dev?: boolean; readonly integrity?: string }>
  >;
}

function read<Content>(...path: string[]): Content {
  return JSON.parse(readFileSync(join(ROOT, ...path), 'utf8')) as Content;
}

const own = read<Manifest>('package.json');
const lock = read<Lock>('package-lock.json');
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

const ALLOWED = new Set([
  ...['MIT', 'MIT-0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'MPL-2.0', 'OFL-1.1'],
  ...['BlueOak-1.0.0', 'CC0-1.0', 'CC-BY-4.0', 'Unlicense', 'Python-2.0', 'WTFPL', 'PostgreSQL', 'Zlib'],
]);

/** Whether an SPDX expression of `AND`, `OR` and brackets can be met by what is allowed. */
function isAllowed(expression: string): boolean {
  const plain = expression.replace(/[()]/g, ' ').trim();
  return plain
    .split(/\s+OR\s+/i)
    .some((one) => one.split(/\s+AND\s+/i).every((name) => ALLOWED.has(name.trim())));
}

function licenceOf({ license, licenses }: Manifest): string {
  if (typeof license === 'string') return license;
  return license?.type ?? licenses?.map(({ type }) => type ?? '').join(' OR ') ?? '';
}

describe('the licence of', () => {
  const installed = packages.filter(([path]) => existsSync(join(ROOT, path, 'package.json')));

  it.each(installed.map(([path]) => [path.replace(/^.*node_modules\//, ''), path]))('%s', (name, path) => {
    const licence = licenceOf(read<Manifest>(path, 'package.json'));
    expect(isAllowed(licence), `${name} is under "${licence}"`).toBe(true);
  });

  it('everything is looked at', () => {
    expect(installed.length).toBeGreaterThan(packages.length / 2);
  });
});

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-only)', true],
  ['MIT AND OFL-1.1', true],
  ['MIT AND GPL-3.0-only', false],
  ['GPL-3.0-only', false],
  ['SEE LICENSE IN LICENSE', false],
  ['', false],
])('a licence that says "%s" is allowed: %s', (expression, allowed) => {
  expect(isAllowed(expression)).toBe(allowed);
});

describe('every dependency', () => {
  const wanted = Object.entries({ ...own.dependencies, ...own.devDependencies });

  it.each(wanted)('%s is pinned to one version: %s', (_name, version) => {
    expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
  });

  it('is known by what is in it, and by no address', () => {
    expect(lock.lockfileVersion).toBe(3);
    // What is for other kinds of computers only was never fetched, so nobody knows what is in it.
    const fetched = packages.filter(([path]) => existsSync(join(ROOT, path, 'package.json')));
    for (const [path, { integrity }] of fetched) expect(integrity, path).toMatch(/^sha512-/);
    expect(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved":/);
    expect(readFileSync(join(ROOT, '.npmrc'), 'utf8')).not.toMatch(/registry=|_auth|token/i);
  });

  it('that runs in the server is one of few', () => {
    const running = packages.filter(([, { dev }]) => dev !== true);
    expect(Object.keys(own.dependencies ?? {}).length).toBeLessThan(35);
    expect(running.length).toBeLessThan(150);
  });
});
