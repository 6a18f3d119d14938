// A calendar that is soaked: the app as it is served, and beside it two addresses that tell how it fares.
//   tsx --expose-gc soak-server.ts FOLDER
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { checkNetwork } from '../../src/actions/check-network.ts';
import type { Desk } from '../../src/actions/desk.ts';
import { sweep } from '../../src/actions/sweep.ts';
import { issueToken } from '../../src/actions/tokens.ts';
import { createApp } from '../../src/http/app.ts';
import { listen } from '../../src/http/server.ts';
import { servicesOf } from './services.ts';
import { deskOn } from './stored-network.ts';

const [, , folder = '.'] = process.argv;
const begun = Date.now();
const standing = await deskOn(join(folder, 'calendar.db'));
const start = standing.clock();
/** The network's own time, which goes on, so that what depends on time is soaked too. */
const desk: Desk = { ...standing, clock: () => (start + Date.now() - begun) as typeof start };
await desk.network.whole();
const token = await issueToken(
  desk,
  { role: 'coordinator', association: null, name: 'soak' },
  randomBytes(32),
);

const app = createApp({
  ...servicesOf(desk),
  trustProxy: 1,
  reportFault: (error) => process.stderr.write(`${String(error)}\n`),
});
app.get('/soak/memory', (c) => {
  globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  return c.json({ heap: heapUsed + external, rss });
});
app.get('/soak/check', async (c) => {
  await sweep(desk);
  const found: string[] = [];
  await checkNetwork(desk, { found: (sentence) => found.push(sentence) });
  return c.json(found);
});
app.get('/soak/token', (c) => c.text(token));

const { port } = await listen(app, { host: '127.0.0.1', port: 0 }, null);
process.stdout.write(`Soaking at http://127.0.0.1:${port}\n`);
