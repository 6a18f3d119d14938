import { beforeEach, expect, test } from 'vitest';
import type { Settlement } from '../../src/calendar/settlement.ts';
import { instant } from '../../src/calendar/time.ts';
import { insertActivities } from '../../src/store/activities.ts';
import { saveAssociations } from '../../src/store/associations.ts';
import { LiveNetwork } from '../../src/store/live-network.ts';
import {
  allSettlements,
  findSettlements,
  saveSettlement,
  settledAbout,
} from '../../src/store/settlements.ts';
import type { Store } from '../../src/store/store.ts';
import { saveVenues } from '../../src/store/venues.ts';
import { onBothDatabases } from '../support/databases.ts';
import { appendEdit, kvindeklubben, languageCafe, library, sewingCircle, sprogcafeen } from './examples.ts';

const choir = { ...sewingCircle, id: 'c7d0c7c6-0f3d-4f0c-8a55-3f1f3f3f7b12', uid: 'koret' };

const fine: Settlement = {
  first: languageCafe.id,
  second: sewingCircle.id,
  state: 'settled',
  outcome: 'fine',
  note: { da: 'To hold', ar: 'مجموعتان' },
  by: 'Anna',
  at: instant(1_790_000_000_000),
  agreed: { first: null, second: null },
  version: 1,
};
const talked: Settlement = {
  ...fine,
  second: choir.id,
  state: 'talked',
  outcome: 'joined',
  note: null,
  agreed: { first: 'Anna', second: null },
};
const named = ({ first, second }: Settlement) => `${first}~${second}`;

onBothDatabases('settlements', (database) => {
  let store: Store;
  const save = (settlement: Settlement): Promise<boolean> =>
    store.transaction(async (trx) => {
      await appendEdit(trx, 'settlement', named(settlement));
      return saveSettlement(trx, settlement);
    });
  beforeEach(async () => {
    store = await database.open();
    await store.transaction(async (trx) => {
      await saveAssociations(trx, [sprogcafeen, kvindeklubben]);
      await saveVenues(trx, [library]);
      await insertActivities(trx, [languageCafe, sewingCircle, choir]);
    });
  });

  test('come back as they were saved, by pair', async () => {
    await save(talked);
    await save(fine);
    expect(await allSettlements(store.read)).toStrictEqual([fine, talked]);
    expect(await findSettlements(store.read, [named(talked), 'no~pair'])).toStrictEqual([talked]);
  });

  test('are found from either activity while they are settled', async () => {
    await save(fine);
    await save(talked);
    for (const ids of [[fine.first], [fine.second], [fine.first, fine.second]]) {
      expect(await settledAbout(store.read, ids)).toStrictEqual([fine]);
    }
    expect(await settledAbout(store.read, [choir.id])).toEqual([]);
  });

  test('are written once for each version', async () => {
    expect(await save(fine)).toBe(true);
    expect(await save({ ...fine, outcome: 'moved' })).toBe(false);
    expect(await save({ ...fine, outcome: 'moved', version: 3 })).toBe(false);
    expect(await allSettlements(store.read)).toEqual([fine]);
    const second = { ...fine, outcome: 'moved', version: 2 } as const;
    expect(await save(second)).toBe(true);
    expect(await save({ ...fine, version: 2 })).toBe(false);
    expect(await allSettlements(store.read)).toEqual([second]);
  });

  test('are kept in memory, also as other processes write them', async () => {
    await save(fine);
    const network = await LiveNetwork.load(await database.open());
    expect(network.settlements).toEqual(new Map([[named(fine), fine]]));
    const reopened = { ...fine, state: 'open', version: 2 } as const;
    await save(reopened);
    await save(talked);
    await network.catchUp();
    expect(network.settlements).toEqual(
      new Map([
        [named(fine), reopened],
        [named(talked), talked],
      ]),
    );
  });
});
