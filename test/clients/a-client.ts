// A real calendar program that follows the network: the same tests for each. Where it is not installed they are skipped
// with a sentence saying how to get it; where CI is true that is a failure.
import { execFile, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Days, type FollowedNetwork, followedNetwork, WINTER, YEAR } from './followed-network.ts';

export interface Client {
  readonly name: string;
  /** Programs whose success shows that it is here, with their arguments. */
  readonly needs: readonly (readonly [string, ...string[]])[];
  /** The Debian packages that bring it. */
  readonly packages: string;
  /** Fetches the feed and gives what it shows on the days, `start<TAB>end<TAB>title`, in any order. */
  readonly read: (feed: string, days: Days) => Promise<readonly string[]>;
}

/** Debian's own: there may be others before it on the path, which know nothing of Debian's modules. */
export const PYTHON = '/usr/bin/python3';

const EVENING = 'Prøveaften';
/** Milliseconds; some of them read a whole year day by day. */
const PATIENCE = 180_000;

export function followedBy(client: Client): void {
  const { name, needs, packages } = client;
  if (!needs.every(([program, ...args]) => spawnSync(program, args).status === 0)) {
    const how = `${name} is not here: install it (on Debian, \`apt-get install ${packages}\`).`;
    test.skipIf(process.env['CI'] !== 'true')(`${name} follows the network (${how})`, () => {
      throw new Error(how);
    });
    return;
  }
  describe(`${name}, following the combined feed of the Danish network,`, { timeout: PATIENCE }, () => {
    let network: FollowedNetwork;
    beforeAll(async () => {
      network = await followedNetwork();
      return () => network.close();
    });
    const shown = async (days: Days): Promise<readonly string[]> =>
      [...(await client.read(network.feed, days))].sort();
    const evenings = (lines: readonly string[]): readonly string[] =>
      lines.filter((line) => line.includes(EVENING));

    test('shows the occurrences of a year that our API tells of', async () => {
      const lines = await network.told(YEAR);
      expect(lines.length).toBeGreaterThan(3_000);
      expect(await shown(YEAR)).toEqual(lines);
    });

    test('shows a new series, a date moved, a date cancelled, all moved and all cancelled, each on the next fetch', async () => {
      const weekly = await network.publishWeekly();
      const begins = new Set<string>();
      const steps = [() => {}, weekly.moveOneDate, weekly.cancelOneDate, weekly.moveAll, weekly.cancelAll];
      for (const step of steps) {
        await step();
        const wanted = evenings(await network.told(WINTER));
        expect(evenings(await shown(WINTER))).toEqual(wanted);
        begins.add(wanted.join('\n'));
      }
      // Each step was there to be seen.
      expect(begins.size).toBe(steps.length);
    });
  });
}

const running = promisify(execFile);

/** What a program prints, beside the server that it asks. @throws Error where it fails */
export async function printed(program: string, args: readonly string[]): Promise<string> {
  return (await running(program, args, { maxBuffer: 2 ** 26 })).stdout;
}

/** What one of the reading programs beside this file makes of the feed. */
export async function printedBy(
  program: string,
  script: string,
  feed: string,
  { from, to }: Days,
): Promise<readonly string[]> {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const midnights = [from, to].map((day) => `${day.replaceAll('-', '')}T000000Z`);
  const text = await printed(program, [file, feed, ...midnights]);
  // The programs may tell of more than what overlaps the days.
  return text.split('\n').filter((line) => {
    const [start = '', end = ''] = line.split('\t');
    return line !== '' && start < `${to}T00:00:00Z` && end > `${from}T00:00:00Z`;
  });
}
