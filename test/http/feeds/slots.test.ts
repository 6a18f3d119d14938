import { describe, expect, it } from 'vitest';
import { Slots } from '../../../src/http/feeds/slots.ts';

describe('slots', () => {
  it('let no more work run at once than there are, and all of it in turn', async () => {
    const slots = new Slots(2);
    let running = 0;
    let most = 0;
    const done: number[] = [];
    const work = (n: number) => async (): Promise<void> => {
      most = Math.max(most, ++running);
      await Promise.resolve();
      running--;
      done.push(n);
    };
    await Promise.all(Array.from({ length: 7 }, (_, n) => slots.run(work(n))));
    expect(most).toBe(2);
    expect(done).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('are free again after a failure', async () => {
    const slots = new Slots(1);
    await expect(slots.run(() => Promise.reject(new Error('no memory')))).rejects.toThrow('no memory');
    await expect(slots.run(async () => 'done')).resolves.toBe('done');
  });
});
