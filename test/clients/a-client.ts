// A real calendar program that follows the network: the same tests for each. Where it is not installed they are skipped
// with a sentence saying how to get it; where CI is true that is a failure.
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { HARD_ZONES } from '../http/feeds/a-hard-network.ts';
import { zonesOtherwiseHere } from './clocks-here.ts';
import { type Days, type FollowedNetwork, followedNetwork, WINTER, YEAR } from './followed-network.ts';

export interface Client {
  readonly name: string;
  /** Programs whose success shows that it is here, with their arguments. */
  readonly needs: readonly (readonly [string, ...string[]])[];
  /** The Debian packages that bring it. */
  readonly packages: string;
  /** The systems, as /etc/os-release calls them, that have no package of it: there it is missed nowhere. */
  readonly notOn?: readonly string[];
  /** The titles of what it is known to read wrongly, its own fault and not to be mended by a feed. */
  readonly misreads?: readonly string[];
  /** Whether it goes by its computer's data of a zone, rather than by those of the feed. */
  readonly keepsOwnClock?: boolean;
  /** Fetches the feed and gives what it shows on the days, `start<TAB>end<TAB>title`, in any order. */
  readonly read: (feed: string, days: Days) => Promise<readonly string[]>;
}

/** Debian's own: there may be others before it on the path, which know nothing of Debian's modules. */
export const PYTHON = '/usr/bin/python3';

const EVENING = 'Prøveaften';
/** Milliseconds; some of them read a whole year day by day. */
const PATIENCE = 180_000;

/** With what our API calls the same choice. */
const FEEDS: readonly (readonly [path: string, filter: string, atLeast: number])[] = [
  ['/calendar.ics', '', 3_300],
  ['/associations/sprogcafeen.ics', 'association=sprogcafeen', 200],
  ['/feeds/holte.ics?area=holte', 'area=holte', 10],
];

export function followedBy(client: Client): void {
  whereInstalled(client, (network) => {
    const shown = async (path: string, days: Days): Promise<readonly string[]> =>
      [...(await client.read(network().at(path), days))].sort();
    const otherwise = client.keepsOwnClock ? zonesOtherwiseHere([...HARD_ZONES.keys()], YEAR) : [];
    const leftOut = [...(client.misreads ?? []), ...otherwise.flatMap((zone) => HARD_ZONES.get(zone) ?? [])];
    const asked = (lines: readonly string[]): readonly string[] =>
      lines.filter((line) => !leftOut.some((title) => line.endsWith(`\t${title}`)));
    const but =
      otherwise.length === 0 ? '' : `, but for ${otherwise.join()}, of which this computer knows otherwise`;
    const evenings = (lines: readonly string[]): readonly string[] =>
      lines.filter((line) => line.includes(EVENING));

    test.each(FEEDS)(
      `shows the occurrences of a year that our API tells of: %s${but}`,
      async (path, filter, atLeast) => {
        const lines = asked(await network().told(YEAR, filter));
        expect(lines.length).toBeGreaterThan(atLeast);
        expect(asked(await shown(path, YEAR))).toEqual(lines);
      },
    );

    test('shows a new series, a date moved, a date cancelled, all moved and all cancelled, each on the next fetch', async () => {
      const weekly = await network().publishWeekly();
      const begins = new Set<string>();
      const steps = [() => {}, weekly.moveOneDate, weekly.cancelOneDate, weekly.moveAll, weekly.cancelAll];
      for (const step of steps) {
        await step();
        const wanted = evenings(await network().told(WINTER));
        expect(evenings(await shown('/calendar.ics', WINTER))).toEqual(wanted);
        begins.add(wanted.join('\n'));
      }
      // Each step was there to be seen.
      expect(begins.size).toBe(steps.length);
    });
  });
}

/** Tests with a network for the client to follow. */
export function whereInstalled(client: Client, tests: (network: () => FollowedNetwork) => void): void {
  const { name, needs, packages } = client;
  if (!needs.every(([program, ...args]) => spawnSync(program, args).status === 0)) {
    const how = `${name} is not here: install it (on Debian, \`apt-get install ${packages}\`).`;
    const isRequired = process.env['CI'] === 'true' && !client.notOn?.includes(system());
    test.skipIf(!isRequired)(`${name} follows the network (${how})`, () => {
      throw new Error(how);
    });
    return;
  }
  describe(`${name}, following the Danish network and what is hard for calendars,`, {
    timeout: PATIENCE,
  }, () => {
    let network: FollowedNetwork | undefined;
    beforeAll(async () => {
      const own = await followedNetwork();
      network = own;
      return () => own.close();
    });
    tests(() => {
      if (!network) throw new Error('The network is there before the first test; ask for it inside one.');
      return network;
    });
  });
}

function system(): string {
  const file = '/etc/os-release';
  return (existsSync(file) && /^ID="?([^"\n]*)/m.exec(readFileSync(file, 'utf8'))?.[1]) || '';
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
