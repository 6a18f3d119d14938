import { expect, test } from 'vitest';
import { loadNetwork } from '../../src/actions/load-network.ts';
import { publishActivity } from '../../src/actions/publish-activity.ts';
import { onBothDatabases } from '../support/databases.ts';
import { aDesk, instantOf } from '../support/desks.ts';

const COORDINATOR = { role: 'coordinator', name: 'Koordinatoren' } as const;
const NOW = '2026-11-20T12:00:00Z';
const SCHEDULE = { start: '2026-12-01T19:00', duration: 'PT2H', rule: 'FREQ=WEEKLY;COUNT=4' };
const ACTIVITY = { association: 'sprogcafeen', title: 'Sprogcafé', schedule: SCHEDULE };

onBothDatabases('what is published under one name', (database) => {
  test('is published once, also where it is sent to two processes at the same moment', async () => {
    const desks = [await aDesk(await database.address(), NOW), await aDesk(await database.address(), NOW)];
    const association = JSON.stringify({ association: { slug: 'sprogcafeen', name: 'Sprogcaféen' } });
    for (const desk of desks) await loadNetwork(desk, COORDINATOR, [association]);
    const window = { start: instantOf(NOW), end: instantOf('2027-11-20T12:00:00Z') };
    const options = { window, refuseClash: false, once: 'tirsdagscafé' };
    const ends = await Promise.all(
      desks.map((desk) => publishActivity(desk, COORDINATOR, ACTIVITY, options)),
    );
    expect(ends[1]).toEqual(ends[0]);
    for (const { network } of desks) {
      await network.catchUp();
      expect([...network.activities.values()]).toEqual([ends[0]?.activity]);
    }
  });
});
