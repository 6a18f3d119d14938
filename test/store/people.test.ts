import { expect, test } from 'vitest';
import { instant } from '../../src/calendar/time.ts';
import { saveAssociations } from '../../src/store/associations.ts';
import {
  allPeople,
  countCoordinators,
  findPerson,
  findPersonByEmail,
  type Person,
  savePerson,
} from '../../src/store/people.ts';
import { onBothDatabases } from '../support/databases.ts';
import { sprogcafeen } from './examples.ts';

const anna: Person = {
  id: '00000000-0000-4000-8000-00000000000a',
  email: 'anna@example.dk',
  name: 'Anna',
  language: 'da',
  isCoordinator: false,
  letters: 'daily',
  created: instant(1_790_000_000_000),
  removed: null,
  roles: new Map([['sprogcafeen', 'editor']]),
};
const bashir: Person = {
  ...anna,
  id: '00000000-0000-4000-8000-00000000000b',
  email: 'bashir@example.dk',
  name: 'Bashir',
  isCoordinator: true,
  roles: new Map(),
};

onBothDatabases('people', (database) => {
  const opened = async () => {
    const store = await database.open();
    await store.transaction(async (trx) => {
      await saveAssociations(trx, [sprogcafeen]);
      await savePerson(trx, bashir);
      await savePerson(trx, anna);
    });
    return store;
  };

  test('are found by id and by address with all that is known of them', async () => {
    const store = await opened();
    expect(await findPerson(store.read, anna.id)).toEqual(anna);
    expect(await findPersonByEmail(store.read, 'bashir@example.dk')).toEqual(bashir);
    expect(await findPersonByEmail(store.read, 'nobody@example.dk')).toBeNull();
    expect(await allPeople(store.read)).toEqual([anna, bashir]);
    expect(await countCoordinators(store.read)).toBe(1);
  });

  test('are replaced whole, their roles too', async () => {
    const store = await opened();
    const changed: Person = { ...anna, name: 'Anna Holm', roles: new Map([['sprogcafeen', 'reader']]) };
    await store.transaction((trx) => savePerson(trx, changed));
    expect(await findPerson(store.read, anna.id)).toEqual(changed);
  });

  test('are not listed once removed, but stay for the history', async () => {
    const store = await opened();
    const gone: Person = {
      ...anna,
      email: null,
      name: 'former member',
      removed: anna.created,
      roles: new Map(),
    };
    await store.transaction((trx) => savePerson(trx, gone));
    expect(await allPeople(store.read)).toEqual([bashir]);
    expect(await findPerson(store.read, anna.id)).toEqual(gone);
  });

  test.each([
    ['with the address of somebody else', { id: 'c', email: 'bashir@example.dk' }],
    ['removed with an address', { id: 'c', removed: anna.created }],
    ['without an address and not removed', { id: 'c', email: null }],
    [
      'of an association nobody has told of',
      { id: 'c', email: 'c@example.dk', roles: new Map([['x', 'reader' as const]]) },
    ],
  ])('%s are refused', async (_name, more) => {
    const store = await opened();
    await expect(store.transaction((trx) => savePerson(trx, { ...anna, ...more }))).rejects.toThrow(
      /unique|check|foreign key/i,
    );
  });
});
