import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);

const TSX = import.meta.resolve('tsx');
const CLOCK = new URL('../support/fixed-clock.ts', import.meta.url);
const PROGRAM = fileURLToPath(new URL('../support/expansion-digest.ts', import.meta.url));

interface Answer {
  readonly offset: number;
  readonly now: number;
  readonly occurrences: number;
  readonly digest: string;
}

async function expandOn(timeZone: string, clock: string): Promise<Answer> {
  const { stdout } = await run(process.execPath, ['--import', TSX, '--import', CLOCK.href, PROGRAM], {
    env: { ...process.env, TZ: timeZone, FIXED_CLOCK: clock },
  });
  return JSON.parse(stdout) as Answer;
}

/** Minutes that the host is behind UTC then. */
const HOSTS = [
  ['UTC', '2026-01-15T12:00:00Z', 0],
  ['UTC', '2026-07-15T12:00:00Z', 0],
  ['America/Los_Angeles', '2026-01-15T12:00:00Z', 480],
  ['America/Los_Angeles', '2026-07-15T12:00:00Z', 420],
  ['Pacific/Auckland', '2026-01-15T12:00:00Z', -780],
  ['Pacific/Auckland', '2026-07-15T12:00:00Z', -720],
] as const;

test('what is found does not depend on the host’s time zone, nor on today’s date', async () => {
  const answers: Answer[] = [];
  for (const [timeZone, clock, offset] of HOSTS) {
    const answer = await expandOn(timeZone, clock);
    expect([answer.offset, answer.now]).toEqual([offset, Date.parse(clock)]);
    answers.push(answer);
  }
  expect(new Set(answers.map(({ digest }) => digest)).size).toBe(1);
  expect(answers[0]?.occurrences).toBeGreaterThan(5_000);
}, 120_000);
