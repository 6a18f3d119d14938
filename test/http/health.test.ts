import { expect, test } from 'vitest';
import { healthRoutes } from '../../src/http/health.ts';
import { Store } from '../../src/store/store.ts';
import { onBothDatabases } from '../support/databases.ts';

onBothDatabases('for those who watch over the process', (database) => {
  test('/healthz asks no database, and /readyz says whether it answers', async () => {
    const store = await Store.open(await database.address());
    const routes = healthRoutes({ store });
    const statuses = async () => [
      (await routes.request('/healthz')).status,
      (await routes.request('/readyz')).status,
    ];
    expect(await statuses()).toEqual([200, 200]);
    await store.close();
    expect(await statuses()).toEqual([200, 503]);
  });
});
