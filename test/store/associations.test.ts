import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allAssociations, findAssociations, saveAssociations } from '../../src/store/associations.ts';
import { onBothDatabases } from '../support/databases.ts';
import { anyAssociation } from './arbitraries.ts';
import { kvindeklubben, sprogcafeen } from './examples.ts';

onBothDatabases('associations', (database) => {
  test('come back as they were saved, ordered by slug', async () => {
    const store = await database.open();
    await store.transaction((trx) => saveAssociations(trx, [sprogcafeen, kvindeklubben]));
    expect(await allAssociations(store.read)).toEqual([kvindeklubben, sprogcafeen]);
  });

  test('saved again take the place of the old', async () => {
    const store = await database.open();
    const renamed = {
      ...kvindeklubben,
      name: 'Kvindernes Klub',
      colour: '#123456',
      area: 'Birkerød',
      link: null,
    };
    await store.transaction((trx) => saveAssociations(trx, [sprogcafeen, kvindeklubben]));
    await store.transaction((trx) => saveAssociations(trx, [renamed]));
    expect(await allAssociations(store.read)).toEqual([renamed, sprogcafeen]);
  });

  test('are found by slug, without those that do not exist', async () => {
    const store = await database.open();
    await store.transaction((trx) => saveAssociations(trx, [sprogcafeen, kvindeklubben]));
    expect(await findAssociations(store.read, ['sprogcafeen', 'nobody'])).toEqual([sprogcafeen]);
    expect(await findAssociations(store.read, [])).toEqual([]);
  });

  test('of every kind come back exactly', async () => {
    const store = await database.open();
    const law = fc.asyncProperty(anyAssociation, async (association) => {
      await store.transaction((trx) => saveAssociations(trx, [association]));
      expect(await findAssociations(store.read, [association.slug])).toStrictEqual([association]);
    });
    await expect(fc.assert(law, { numRuns: 50 })).resolves.toBeUndefined();
  });
});
