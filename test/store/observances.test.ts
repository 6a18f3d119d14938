import { expect, test } from 'vitest';
import type { Observance } from '../../src/calendar/observance.ts';
import type { LocalDate } from '../../src/calendar/time.ts';
import { LiveNetwork } from '../../src/store/live-network.ts';
import {
  allObservances,
  findObservances,
  removeObservance,
  saveObservances,
} from '../../src/store/observances.ts';
import { saveVenues } from '../../src/store/venues.ts';
import { onBothDatabases } from '../support/databases.ts';
import { appendEdit, library } from './examples.ts';

const autumn: Observance = {
  id: 'efteraarsferie-2026',
  kind: 'school-break',
  name: { da: 'Efterårsferie', ar: 'عطلة الخريف', ti: 'ዕረፍቲ ቀውዒ' },
  start: '2026-10-12' as LocalDate,
  end: '2026-10-19' as LocalDate,
  approximate: true,
  venue: null,
};

const closed: Observance = {
  id: 'bibliotek-lukket',
  kind: 'closure',
  name: { da: '=1+1; "lukket"' },
  start: '2026-12-23' as LocalDate,
  end: '2026-12-24' as LocalDate,
  approximate: false,
  venue: 'holte-bibliotek',
};

onBothDatabases('observances', (database) => {
  test('come back as they were saved, ordered by id', async () => {
    const store = await database.open();
    await store.transaction(async (trx) => {
      await saveVenues(trx, [library]);
      await saveObservances(trx, [autumn, closed]);
    });
    expect(await allObservances(store.read)).toStrictEqual([closed, autumn]);
    expect(await findObservances(store.read, ['bibliotek-lukket', 'nowhere'])).toStrictEqual([closed]);
  });

  test('saved again take the place of the old', async () => {
    const store = await database.open();
    const moved: Observance = {
      id: closed.id,
      kind: 'festival',
      name: { da: 'Høstfest' },
      start: '2026-09-01' as LocalDate,
      end: '2026-09-03' as LocalDate,
      approximate: true,
      venue: null,
    };
    await store.transaction(async (trx) => {
      await saveVenues(trx, [library]);
      await saveObservances(trx, [closed]);
    });
    await store.transaction((trx) => saveObservances(trx, [moved]));
    expect(await allObservances(store.read)).toStrictEqual([moved]);
  });

  test('are removed once', async () => {
    const store = await database.open();
    await store.transaction((trx) => saveObservances(trx, [autumn]));
    expect(await store.transaction((trx) => removeObservance(trx, autumn.id))).toBe(true);
    expect(await store.transaction((trx) => removeObservance(trx, autumn.id))).toBe(false);
    expect(await allObservances(store.read)).toEqual([]);
  });

  test('of a venue that nobody knows are not stored', async () => {
    const store = await database.open();
    await expect(store.transaction((trx) => saveObservances(trx, [closed]))).rejects.toThrow();
    expect(await allObservances(store.read)).toEqual([]);
  });

  test('are in the memory of every process once it has caught up, and gone again when removed', async () => {
    const [ours, theirs] = [await database.open(), await database.open()];
    await ours.transaction(async (trx) => {
      await saveObservances(trx, [autumn]);
      await appendEdit(trx, 'observance', autumn.id);
    });
    const network = await LiveNetwork.load(theirs);
    expect(network.observances).toEqual(new Map([[autumn.id, autumn]]));
    const later = { ...autumn, end: '2026-10-20' as LocalDate };
    await ours.transaction(async (trx) => {
      await saveObservances(trx, [later]);
      await appendEdit(trx, 'observance', autumn.id);
    });
    expect(await network.catchUp()).toEqual([{ kind: 'observance', id: autumn.id }]);
    expect(network.observances.get(autumn.id)).toEqual(later);
    await ours.transaction(async (trx) => {
      await removeObservance(trx, autumn.id);
      await appendEdit(trx, 'observance', autumn.id);
    });
    await network.catchUp();
    expect(network.observances.size).toBe(0);
  });
});
