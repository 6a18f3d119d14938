// A network as large as all of Denmark's associations: 100,000 of them with five activities each. How long it takes to
// fill, to start, to check, to serve, and what memory it needs. Filling takes minutes, so it can be done by itself:
//   npx tsx test/bench/denmark.ts fill FOLDER [ACTIVITIES]
//   npx tsx test/bench/denmark.ts measure FOLDER
import { randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { closeDesk } from '../../src/actions/open-desk.ts';
import { rollRenderings } from '../../src/actions/roll-renderings.ts';
import { issueToken } from '../../src/actions/tokens.ts';
import { median } from './figures.ts';
import { seeded } from './network.ts';
import { startNode } from './server-process.ts';
import { deskOn, fillNetwork } from './stored-network.ts';

const [deed = '', folder = '', activities = '500000'] = process.argv.slice(2);
const ROUNDS = 20;
const MAIN = 'dist/src/main.js';
const file = join(folder, 'calendar.db');

const say = (name: string, value: number, unit: string): void => {
  process.stdout.write(`${name.padEnd(60)} ${value.toFixed(value < 10 ? 1 : 0)} ${unit}\n`);
};

if (deed === 'fill') await fill(Number(activities));
else if (deed === 'measure') await measure();
else
  process.stderr.write(
    'Call it as "denmark.ts fill FOLDER [ACTIVITIES]", then "denmark.ts measure FOLDER".\n',
  );

async function fill(size: number): Promise<void> {
  const began = performance.now();
  await fillNetwork(file, size, Math.round(size / 5));
  say(
    `filling ${size} activities of ${Math.round(size / 5)} associations`,
    (performance.now() - began) / 1_000,
    's',
  );
  // What a server does the first time that it has these time zone data, and not when it is started again.
  const begun = performance.now();
  const desk = await deskOn(file);
  await desk.network.whole();
  await rollRenderings(desk);
  await closeDesk(desk);
  say('reading it, and rendering it anew for new time zone data', (performance.now() - begun) / 1_000, 's');
  say('memory for filling it', process.resourceUsage().maxRSS / 1_024, 'MB');
}

async function measure(): Promise<void> {
  const random = seeded(5);
  say('the database', statSync(file).size / 1e6, 'MB');
  const desk = await deskOn(file);
  const size = desk.network.heads.size;
  const token = await issueToken(
    desk,
    { role: 'coordinator', association: null, name: 'bench' },
    randomBytes(32),
  );
  await desk.store.close();
  const begun = performance.now();
  const heap = Math.max(4_096, Math.round(size / 50));
  const environment = { DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'silent' };
  const server = await startNode([`--max-old-space-size=${heap}`, MAIN, 'serve'], environment);
  const origin = `http://127.0.0.1:${server.port}`;
  const since = (): number => (performance.now() - begun) / 1_000;
  const megabytes = (): number =>
    Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]) / 1_024;

  async function asked(path: string, init: RequestInit = {}): Promise<number> {
    const at = performance.now();
    const answer = await fetch(origin + path, init);
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${path} was answered ${answer.status}`);
    return performance.now() - at;
  }

  async function often(ask: (n: number) => Promise<number>): Promise<number> {
    const times: number[] = [];
    for (let n = 0; n < ROUNDS; n++) times.push(await ask(n));
    return median(times);
  }

  const anyone = (): number => Math.floor(random() * (size / 5));
  await asked('/associations/forening-1.ics');
  say('start to the first feed of an association', since(), 's');
  await asked('/api/v1/occurrences?limit=1');
  say('start to the first answer from the index', since(), 's');
  say('memory with the index', megabytes(), 'MB');
  say(
    'a feed of an association, the first time',
    await often(() => asked(`/associations/forening-${anyone()}.ics`)),
    'ms',
  );
  say('the agenda', await often(() => asked('/')), 'ms');
  say('the agenda of one town', await often((n) => asked(`/?area=By+${n}`)), 'ms');
  const list = (await (await fetch(`${origin}/api/v1/activities?limit=${ROUNDS}`)).json()) as {
    activities: unknown[];
  };
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  const check = (n: number): Promise<number> =>
    asked('/api/v1/clash-check', { method: 'POST', headers, body: JSON.stringify(list.activities[n]) });
  say('a clash check, with its ways out', await often(check), 'ms');
  say(
    'the feed of one town, the first time',
    await often((n) => asked(`/calendar.ics?area=By+${n + 50}`)),
    'ms',
  );
  say(
    'the combined feed, the first time',
    await asked('/calendar.ics', { headers: { 'Accept-Encoding': 'gzip' } }),
    'ms',
  );
  say('memory at the end', megabytes(), 'MB');
  await server.end();
}
