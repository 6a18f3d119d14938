import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { describe, expect, test } from 'vitest';
import { startThread } from '../../src/threads/start-thread.ts';

const THREAD = new URL('./giving-way.ts', import.meta.url);

/** The priority of each thread of this process (proc(5): the 19th field, behind a name in brackets). */
function priorities(): readonly number[] {
  return readdirSync('/proc/self/task').map((id) => {
    const [, fields = ''] = readFileSync(`/proc/self/task/${id}/stat`, 'utf8').split(') ');
    return Number(fields.split(' ')[16]);
  });
}

describe.skipIf(process.platform !== 'linux')('a thread that gives way', () => {
  test('comes after the others, and after nobody once it has ended', async () => {
    const thread = startThread(THREAD, {});
    await once(thread, 'message');
    const own = getPriority();
    expect(priorities().filter((one) => one > own)).toEqual([10]);
    expect(getPriority()).toBe(own);
    await thread.terminate();
    expect(priorities().filter((one) => one > own)).toEqual([]);
  });
});
