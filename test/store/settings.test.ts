import { expect, test } from 'vitest';
import { findSetting, saveSetting } from '../../src/store/settings.ts';
import { onBothDatabases } from '../support/databases.ts';

onBothDatabases('settings', (database) => {
  test('are null until somebody sets them, and then what was set last', async () => {
    const store = await database.open();
    expect(await findSetting(store.read, 'name')).toBeNull();
    await store.transaction((trx) => saveSetting(trx, 'name', 'Rudersdal'));
    await store.transaction((trx) => saveSetting(trx, 'name', 'Rudersdal og Hørsholm'));
    expect(await findSetting(store.read, 'name')).toBe('Rudersdal og Hørsholm');
  });
});
