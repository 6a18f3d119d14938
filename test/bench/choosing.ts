// What choosing costs: feeds that nobody has asked for before, and the weight of an embed, both at the size of a large
// town's network.
import { createApp } from '../../src/http/app.ts';
import { atMost, type Figure, percentile } from './figures.ts';
import { servicesOf } from './services.ts';
import { deskOn, storedNetwork } from './stored-network.ts';

const SIZE = 2_000;
const WARM_UP = 20;

export async function choosingFigures(): Promise<Figure[]> {
  const stored = await storedNetwork(SIZE);
  const desk = await deskOn(stored.file);
  try {
    await desk.network.whole();
    const app = createApp(servicesOf(desk));
    const times: number[] = [];
    for (const query of queries()) {
      const begun = process.cpuUsage();
      const answer = await app.request(`/calendar.ics?${query}`);
      await answer.arrayBuffer();
      const { user, system } = process.cpuUsage(begun);
      times.push((user + system) / 1_000);
      if (answer.status !== 200) throw new Error(`${query} is answered ${answer.status}`);
    }
    const embed = await app.request('/embed', { headers: { 'Accept-Encoding': 'gzip' } });
    const bytes = (await embed.arrayBuffer()).byteLength;
    return [
      atMost(
        `processor time of a filtered feed nobody has asked for, at ${SIZE} activities, p90`,
        percentile(times.slice(WARM_UP), 90),
        5,
        'ms',
      ),
      atMost('an embed, in one request, compressed', bytes / 1_000, 30, 'kB'),
    ];
  } finally {
    await desk.store.close();
    stored.remove();
  }
}

/** By one association, by its area, by audience and by words, each another one. */
function queries(): readonly string[] {
  const audiences = ['women', 'men', 'children', 'youth', 'seniors', 'families', 'newcomers', 'volunteers'];
  return Array.from({ length: 48 }, (_, i) => {
    const audience = audiences[i % 8];
    const ways = [
      `association=forening-${i}`,
      `area=by+${i % 6}&audience=${audience}`,
      `audience=${audience},x${i}`,
      `q=aktivitet+${i}`,
    ];
    return ways[i % 4] ?? '';
  });
}
