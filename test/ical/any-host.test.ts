import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);
const SCRIPT = fileURLToPath(new URL('print-feeds.ts', import.meta.url));

it('a feed is the same text whatever time zone the host is in', async () => {
  const printed = await Promise.all(
    ['UTC', 'America/Los_Angeles', 'Pacific/Auckland'].map(async (TZ) => {
      const { stdout } = await run(process.execPath, ['--import', 'tsx', SCRIPT], {
        env: { ...process.env, TZ },
      });
      return stdout;
    }),
  );
  expect(printed[0]?.match(/END:VCALENDAR/g)).toHaveLength(6);
  expect(new Set(printed).size).toBe(1);
});
