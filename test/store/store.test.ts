import { setImmediate as otherWork } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { insertActivities } from '../../src/store/activities.ts';
import { allAssociations, saveAssociations } from '../../src/store/associations.ts';
import { appendChanges, changesSince, latestVersion } from '../../src/store/changes.ts';
import type { Writing } from '../../src/store/handles.ts';
import { findSetting, saveSetting } from '../../src/store/settings.ts';
import { Store } from '../../src/store/store.ts';
import { onBothDatabases } from '../support/databases.ts';
import { appendEdit, edit, kvindeklubben, languageCafe, sewingCircle, sprogcafeen } from './examples.ts';

onBothDatabases('a store', (database) => {
  test('says which database it is', async () => {
    expect((await database.open()).dialect).toBe(database.dialect);
  });

  test('keeps all of a transaction, or nothing where it throws', async () => {
    const store = await database.open();
    const failing = store.transaction(async (trx) => {
      await saveAssociations(trx, [kvindeklubben]);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    await store.transaction((trx) => saveAssociations(trx, [sprogcafeen]));
    expect(await allAssociations(store.read)).toEqual([sprogcafeen]);
  });

  test('lets nobody write between what a transaction reads and what it writes', async () => {
    const stores = [await database.open(), await database.open()];
    const countUp = (store: Store): Promise<void> =>
      store.transaction(async (trx) => {
        const count = Number((await findSetting(trx, 'count')) ?? 0);
        await saveSetting(trx, 'count', String(count + 1));
      });
    await Promise.all(Array.from({ length: 40 }, (_, n) => countUp(stores[n % 2] as Store)));
    expect(await findSetting((stores[0] as Store).read, 'count')).toBe('40');
  });

  test('keeps all of a transaction that writes much, or nothing where it throws', async () => {
    const store = await database.open();
    const failing = store.transactionApart(async (trx) => {
      await saveAssociations(trx, [kvindeklubben]);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    await store.transactionApart((trx) => saveAssociations(trx, [sprogcafeen]));
    expect(await allAssociations(store.read)).toEqual([sprogcafeen]);
  });

  test('lets one that writes much and those that write little take turns', async () => {
    const store = await database.open();
    const countUp = async (trx: Writing): Promise<void> => {
      const count = Number((await findSetting(trx, 'count')) ?? 0);
      await otherWork();
      await saveSetting(trx, 'count', String(count + 1));
    };
    await Promise.all([
      ...[1, 2, 3].map(() => store.transaction(countUp)),
      ...[1, 2, 3].map(() => store.transactionApart(countUp)),
      ...[1, 2, 3].map(() => store.transaction(countUp)),
    ]);
    expect(await findSetting(store.read, 'count')).toBe('9');
  });

  test('tells of what one that writes much may not write, and of what it has written', async () => {
    const store = await database.open();
    const twice = store.transactionApart(async (trx) => {
      await saveAssociations(trx, [sprogcafeen, kvindeklubben]);
      await insertActivities(trx, [languageCafe]);
      await insertActivities(trx, [{ ...sewingCircle, uid: languageCafe.uid }]);
    });
    await expect(twice).rejects.toMatchObject({ code: 'taken' });
    await store.transactionApart((trx) => appendEdit(trx, 'activity', 'a'));
    expect(await store.latestVersion()).toBeGreaterThan(0);
  });

  test('commits changes in the order of their versions, so that a reader never misses one', async () => {
    const stores = [await database.open(), await database.open(), await database.open()];
    const reader = await database.open();
    const seen: number[] = [];
    let writing = true;
    const writers = stores.map(async (store) => {
      for (let n = 0; n < 30; n++) {
        await store.transaction(async (trx) => {
          await appendEdit(trx, 'activity', 'a');
          await findSetting(trx, 'anything');
        });
      }
    });
    const reading = (async () => {
      for (let last = true; last; ) {
        last = writing;
        const changes = await changesSince(reader.read, seen.at(-1) ?? 0, 1_000);
        seen.push(...changes.map(({ version }) => version));
        await otherWork();
      }
    })();
    await Promise.all(writers);
    writing = false;
    await reading;
    expect(seen).toHaveLength(90);
  });

  test('knows the latest version of any process, from the moment it is committed', async () => {
    const [ours, theirs] = [await database.open(), await database.open()];
    expect(await ours.latestVersion()).toBe(0);
    for (let version = 1; version <= 20; version++) {
      const writer = version % 3 === 0 ? ours : theirs;
      await writer.transaction((trx) => appendChanges(trx, [edit('venue', 'v')]));
      expect(await ours.latestVersion()).toBe(version);
      expect(await theirs.latestVersion()).toBe(version);
    }
  });

  test('counts no version whose transaction is under way or undone', async () => {
    const store = await database.open();
    const undone = store.transaction(async (trx) => {
      await appendEdit(trx, 'venue', 'v');
      expect(await store.latestVersion()).toBe(0);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await store.latestVersion()).toBe(0);
  });

  test('shows one unchanging state to a snapshot while others write', async () => {
    const store = await database.open();
    const versions = await store.snapshot(async (db) => {
      const before = await latestVersion(db);
      await store.transaction((trx) => appendEdit(trx, 'venue', 'v'));
      return [before, await latestVersion(db), await store.latestVersion()];
    });
    expect(versions).toEqual([0, 0, 1]);
  });

  test('can be read while a transaction is under way, and shows nothing of it', async () => {
    const store = await database.open();
    const during = await store.transaction(async (trx) => {
      await saveAssociations(trx, [sprogcafeen]);
      return allAssociations(store.read);
    });
    expect(during).toEqual([]);
  });

  test('answers questions asked inside transactions, however many are waiting to write', async () => {
    const store = await database.open();
    const writing = Array.from({ length: 40 }, (_, n) =>
      store.transaction(async (trx) => {
        await saveSetting(trx, 'count', String(n));
        return Number((await findSetting(store.read, 'count')) ?? -1);
      }),
    );
    expect(await Promise.all(writing)).toEqual(Array.from({ length: 40 }, (_, n) => n - 1));
  });

  test('closes at the end of its block', async () => {
    const address = await database.address();
    const open = async (): Promise<Store> => {
      await using store = await Store.open(address);
      await store.latestVersion();
      return store;
    };
    await expect((await open()).read.selectFrom('setting').selectAll().execute()).rejects.toThrow();
  });
});
