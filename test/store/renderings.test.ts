import { beforeEach, expect, test } from 'vitest';
import { insertActivities } from '../../src/store/activities.ts';
import { saveAssociations } from '../../src/store/associations.ts';
import { allRenderings, findRenderings, saveRenderings } from '../../src/store/renderings.ts';
import type { Store } from '../../src/store/store.ts';
import { onBothDatabases } from '../support/databases.ts';
import { kvindeklubben, languageCafe, sewingCircle, sprogcafeen } from './examples.ts';

const bytes = (text: string): Buffer => Buffer.from(text);
const cafe = new Map([
  ['', bytes('SUMMARY:Sprogcafé\r\n')],
  ['ar', bytes('SUMMARY:مقهى اللغة\r\n')],
]);
const sewing = new Map([['', bytes('SUMMARY:Systue\r\n')]]);

onBothDatabases('renderings', (database) => {
  let store: Store;
  beforeEach(async () => {
    store = await database.open();
    await store.transaction(async (trx) => {
      await saveAssociations(trx, [sprogcafeen, kvindeklubben]);
      await insertActivities(trx, [languageCafe, sewingCircle]);
      await saveRenderings(
        trx,
        new Map([
          [languageCafe.id, cafe],
          [sewingCircle.id, sewing],
        ]),
      );
    });
  });

  test('come back byte for byte, by activity and language', async () => {
    expect(await allRenderings(store.read)).toEqual(
      new Map([
        [languageCafe.id, cafe],
        [sewingCircle.id, sewing],
      ]),
    );
    expect(await findRenderings(store.read, [languageCafe.id, 'unknown'])).toEqual(
      new Map([[languageCafe.id, cafe]]),
    );
  });

  test('saved anew replace all of that activity, and no others', async () => {
    const english = new Map([['en', bytes('SUMMARY:Language café\r\n')]]);
    await store.transaction((trx) => saveRenderings(trx, new Map([[languageCafe.id, english]])));
    expect(await findRenderings(store.read, [languageCafe.id])).toEqual(
      new Map([[languageCafe.id, english]]),
    );
    expect(await findRenderings(store.read, [sewingCircle.id])).toEqual(new Map([[sewingCircle.id, sewing]]));
  });
});
