import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { instant, type TimeZoneId } from '../../src/calendar/time.ts';
import { demoNetwork } from '../../src/demo/demo-network.ts';
import { onBothDatabases, onPostgres } from '../support/databases.ts';
import { environmentFor, newFolder, ownEnvironment, Program, runProgram } from '../support/program.ts';

const FIXTURE = fileURLToPath(new URL('../fixtures/danish-network.jsonl', import.meta.url));
const ASSOCIATION = '{"association":{"slug":"spiren","name":"Havefællesskabet Spiren"}}\n';

onBothDatabases('loading and exporting', (database) => {
  test('a running server shows what is loaded within a second', async () => {
    const environment = environmentFor(await database.address());
    const server = new Program(['serve'], { environment });
    const address = await server.address();
    const status = async () => (await fetch(`${address}/api/v1/associations/spiren`)).status;
    expect(await status()).toBe(404);
    const { code, output, notes } = await runProgram(['load', '-'], { environment, input: ASSOCIATION });
    expect({ code, notes }).toEqual({ code: 0, notes: '' });
    expect(output).toContain('Associations: 1 new or changed.');
    await expect.poll(status, { timeout: 1_000, interval: 50 }).toBe(200);
  });

  test('loading the same again changes nothing', async () => {
    const environment = environmentFor(await database.address());
    await runProgram(['load', FIXTURE], { environment });
    const { output } = await runProgram(['load', FIXTURE], { environment });
    expect(output).toMatch(
      /^Associations: 0 .+ Venues: 0 .+ Activities: 0 new, 0 changed, 105 as they were\.\n$/,
    );
  });

  test('what is exported and loaded elsewhere gives the same feeds, byte for byte', async () => {
    const [from, to] = [await database.address(), await database.another()];
    const folder = newFolder();
    const lines = demoNetwork(instant(Date.now()), 'Europe/Copenhagen' as TimeZoneId).join('\n');
    const [there, here] = [environmentFor(from), environmentFor(to)];
    expect((await runProgram(['load', '-'], { environment: there, input: lines })).code).toBe(0);
    expect((await runProgram(['load', FIXTURE], { environment: there })).code).toBe(0);
    const exported = await runProgram(['export', 'network.jsonl'], {
      environment: there,
      workingFolder: folder,
    });
    expect(exported).toEqual({ code: 0, output: '', notes: '' });
    const file = join(folder, 'network.jsonl');
    expect((await runProgram(['load', file], { environment: here })).code).toBe(0);
    expect((await runProgram(['export', '-'], { environment: here })).output).toBe(
      readFileSync(file, 'utf8'),
    );
    expect((await runProgram(['check'], { environment: here })).code).toBe(0);
    // All but those that are for members only.
    expect(await expectSameFeeds([there, here], readFileSync(file, 'utf8'))).toBeGreaterThan(115);
  });

  test('an export is for its owner alone to read', async () => {
    const environment = environmentFor(await database.address());
    const folder = newFolder();
    await runProgram(['export', 'network.jsonl'], { environment, workingFolder: folder });
    expect(statSync(join(folder, 'network.jsonl')).mode & 0o777).toBe(0o600);
  });
});

onPostgres('a network that moves from SQLite to PostgreSQL and back', (database) => {
  test('is the same in each place, down to the last byte of every feed', async () => {
    const lines = demoNetwork(instant(Date.now()), 'Europe/Copenhagen' as TimeZoneId).join('\n');
    const places = [ownEnvironment(), environmentFor(await database.address()), ownEnvironment()];
    let moved = lines;
    const exports: string[] = [];
    for (const environment of places) {
      expect(await runProgram(['load', '-'], { environment, input: moved })).toMatchObject({
        code: 0,
        notes: '',
      });
      moved = (await runProgram(['export', '-'], { environment })).output;
      exports.push(moved);
    }
    expect(exports[1]).toBe(exports[0]);
    expect(exports[2]).toBe(exports[0]);
    expect(await expectSameFeeds(places, moved)).toBeGreaterThan(10);
    for (const environment of places)
      expect(await runProgram(['check'], { environment })).toMatchObject({ code: 0 });
  }, 60_000);
});

/** Asks a server on each of the databases for every feed there is. @returns how many activities have one */
async function expectSameFeeds(
  environments: readonly Record<string, string>[],
  exported: string,
): Promise<number> {
  const servers = environments.map((environment) => new Program(['serve'], { environment }));
  const addresses = await Promise.all(servers.map((server) => server.address()));
  let activities = 0;
  for (const { path, isActivity } of feedsOf(exported)) {
    const [one, ...others] = await Promise.all(addresses.map((address) => answerAt(`${address}${path}`)));
    for (const other of others) expect(other).toEqual(one);
    if (!isActivity) expect(one, path).toMatchObject({ status: 200 });
    if (isActivity && one?.status === 200) activities++;
  }
  return activities;
}

async function answerAt(url: string) {
  const answer = await fetch(url);
  return { status: answer.status, etag: answer.headers.get('ETag'), text: await answer.text() };
}

interface FeedPath {
  readonly path: string;
  readonly isActivity: boolean;
}

/** Every feed's path: the combined one, each association's and each activity's. */
function feedsOf(exported: string): FeedPath[] {
  const paths = exported
    .trim()
    .split('\n')
    .flatMap((line): FeedPath[] => {
      const { association, activity } = JSON.parse(line) as {
        association?: { slug: string };
        activity?: { id: string };
      };
      if (association) return [{ path: `/associations/${association.slug}.ics`, isActivity: false }];
      return activity ? [{ path: `/activities/${activity.id}.ics`, isActivity: true }] : [];
    });
  const combined = ['/calendar.ics', '/calendar.ics?lang=uk'];
  return [...combined.map((path) => ({ path, isActivity: false })), ...paths];
}
