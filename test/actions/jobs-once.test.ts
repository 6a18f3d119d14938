// What several processes may begin at the same moment, and one of them does.
import { expect, test } from 'vitest';
import { countClashes } from '../../src/actions/clash-counts.ts';
import { releaseHolds } from '../../src/actions/holds.ts';
import { loadNetwork } from '../../src/actions/load-network.ts';
import { changesSince } from '../../src/store/changes.ts';
import { onBothDatabases, type TestDatabase } from '../support/databases.ts';
import { aDesk, type ClockedDesk } from '../support/desks.ts';

const COORDINATOR = { role: 'coordinator', name: 'Koordinatoren' } as const;
const NOW = '2026-11-20T12:00:00Z';
const HOLD = 'de300000-0000-4000-8000-000000000001';

onBothDatabases('of three processes', (database) => {
  test('one releases a hold that has ended', async () => {
    const desks = await threeDesks(database);
    for (const desk of desks) desk.at('2026-11-22T12:00:00Z');
    const counts = await Promise.all(desks.map(releaseHolds));
    expect(counts.sort()).toEqual([0, 0, 1]);
    expect(await deedsDone(desks)).toEqual(['release']);
  });

  test('one counts the night’s clashes', async () => {
    const desks = await threeDesks(database);
    const counted = await Promise.all(desks.map(countClashes));
    expect(counted.sort()).toEqual([false, false, true]);
    expect(await deedsDone(desks)).toEqual(['count-clashes']);
  });
});

/** Three on one network with a hold in it that ends on 21 November. */
async function threeDesks(database: TestDatabase): Promise<ClockedDesk[]> {
  const address = await database.address();
  const first = await aDesk(address, NOW);
  const schedule = { start: '2026-12-01T19:00', duration: 'PT2H', rule: 'FREQ=WEEKLY;BYDAY=TU' };
  const hold = { status: 'tentative', expires: '2026-11-21', title: 'Sprogcafé', schedule };
  await loadNetwork(first, COORDINATOR, [
    JSON.stringify({ association: { slug: 'sprogcafeen', name: 'Sprogcaféen' } }),
    JSON.stringify({ activity: { id: HOLD, association: 'sprogcafeen', ...hold } }),
  ]);
  return [first, await aDesk(address, NOW), await aDesk(address, NOW)];
}

/** What the history tells of since the network was loaded. */
async function deedsDone([desk]: readonly ClockedDesk[]): Promise<string[]> {
  if (!desk) return expect.fail();
  const changes = await changesSince(desk.store.read, 2, 100);
  return changes.map(({ deed }) => deed);
}
