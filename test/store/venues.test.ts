import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allVenues, findVenues, saveVenues } from '../../src/store/venues.ts';
import { onBothDatabases } from '../support/databases.ts';
import { anyVenue } from './arbitraries.ts';
import { library } from './examples.ts';

const hall = { ...library, slug: 'ny-hal', name: 'Ny Hal', severalAtOnce: false };

onBothDatabases('venues', (database) => {
  test('come back as they were saved, ordered by slug', async () => {
    const store = await database.open();
    await store.transaction((trx) => saveVenues(trx, [hall, library]));
    expect(await allVenues(store.read)).toEqual([library, hall]);
  });

  test('saved again take the place of the old', async () => {
    const store = await database.open();
    const moved = {
      slug: 'ny-hal',
      name: 'Hallen',
      address: null,
      area: null,
      latitude: null,
      longitude: null,
      severalAtOnce: true,
      addressForMembersOnly: true,
    };
    await store.transaction((trx) => saveVenues(trx, [library, hall]));
    await store.transaction((trx) => saveVenues(trx, [moved]));
    expect(await allVenues(store.read)).toEqual([library, moved]);
  });

  test('are found by slug, without those that do not exist', async () => {
    const store = await database.open();
    await store.transaction((trx) => saveVenues(trx, [library]));
    expect(await findVenues(store.read, ['holte-bibliotek', 'nowhere'])).toEqual([library]);
  });

  test('of every kind come back exactly', async () => {
    const store = await database.open();
    const law = fc.asyncProperty(anyVenue, async (venue) => {
      await store.transaction((trx) => saveVenues(trx, [venue]));
      expect(await findVenues(store.read, [venue.slug])).toStrictEqual([venue]);
    });
    await expect(fc.assert(law, { numRuns: 50 })).resolves.toBeUndefined();
  });
});
