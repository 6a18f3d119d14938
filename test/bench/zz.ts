import { viewActivity } from '../../src/actions/forms/activity-view.ts';
import { reviseActivity } from '../../src/actions/revise-activity.ts';
import { DAY, instant } from '../../src/calendar/time.ts';
import { createApp } from '../../src/http/app.ts';
import { servicesOf } from './services.ts';
import { deskOn, storedNetwork } from './stored-network.ts';
const stored = await storedNetwork(20_000);
const desk = await deskOn(stored.file);
await desk.network.whole();
const app = createApp(servicesOf(desk));
const feed = async () => (await app.request('/calendar.ics', { headers: { 'Accept-Encoding': 'gzip' } })).arrayBuffer();
await feed();
const start = desk.clock();
const window = { start, end: instant(start + 366 * DAY) };
const options = { window, refuseClash: false, isCurrent: () => true };
const rows: number[][] = [];
for (const activity of [...desk.network.activities.values()].slice(0, 40)) {
  const { id, uid, sequence, created, updated, ...form } = viewActivity(activity);
  const changed = { ...form, title: { da: `Ny ${id} ${uid} ${sequence} ${created} ${updated}` } };
  const c0 = process.cpuUsage(); const t0 = performance.now();
  await reviseActivity(desk, { role: 'coordinator', name: 'bench' }, id, changed, options);
  const c1 = process.cpuUsage(c0); const t1 = performance.now(); const c2 = process.cpuUsage();
  await feed();
  const c3 = process.cpuUsage(c2); const t2 = performance.now();
  rows.push([t1 - t0, (c1.user + c1.system) / 1e3, t2 - t1, (c3.user + c3.system) / 1e3]);
}
const med = (i: number) => rows.map((r) => r[i] as number).sort((a, b) => a - b)[20]?.toFixed(1);
console.log('revise wall', med(0), 'cpu', med(1), 'feed wall', med(2), 'cpu', med(3));
await desk.store.close(); stored.remove();
