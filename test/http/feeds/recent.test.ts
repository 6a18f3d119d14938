import { describe, expect, it } from 'vitest';
import { Recent } from '../../../src/http/feeds/recent.ts';

describe('what was used recently', () => {
  const kept = (recent: Recent<number>, ...keys: string[]): string =>
    keys.filter((key) => recent.get(key) !== undefined).join('');

  it('is kept as long as it fits, and goes when it has been unused for longest', () => {
    const recent = new Recent<number>(100);
    for (const [value, key] of ['a', 'b', 'c'].entries()) recent.set(key, value, 40);
    expect(kept(recent, 'a', 'b', 'c')).toBe('bc');
    recent.get('b');
    recent.set('d', 4, 40);
    expect(kept(recent, 'b', 'c', 'd')).toBe('bd');
    expect(recent.bytes).toBe(80);
  });

  it('takes the place of what had the same key', () => {
    const recent = new Recent<number>(100);
    recent.set('a', 1, 60);
    recent.set('a', 2, 70);
    expect([recent.get('a'), recent.bytes]).toEqual([2, 70]);
  });

  it('is not kept where it is larger than all together, nor is what it replaces', () => {
    const recent = new Recent<number>(100);
    recent.set('a', 1, 10);
    recent.set('b', 2, 10);
    recent.set('a', 3, 101);
    expect(kept(recent, 'a', 'b')).toBe('b');
    expect(recent.bytes).toBe(10);
  });
});
