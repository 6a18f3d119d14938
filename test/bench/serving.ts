// Feeds over HTTP beside Node's bare server with the same bytes, an edit to a fresh feed, the start, and memory.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { viewActivity } from '../../src/actions/forms/activity-view.ts';
import { reviseActivity } from '../../src/actions/revise-activity.ts';
import { DAY, instant } from '../../src/calendar/time.ts';
import { createApp } from '../../src/http/app.ts';
import { atLeast, atMost, type Figure, median } from './figures.ts';
import { answersPerSecond, type Load } from './http-load.ts';
import { startNginx } from './nginx.ts';
import { type Running, startNode } from './server-process.ts';
import { servicesOf } from './services.ts';
import { deskOn, type StoredNetwork, storedNetwork } from './stored-network.ts';

const SIZE = 20_000;
const ROUNDS = 5;
const EDITS = 60;
const CONNECTIONS = 8;
const MILLISECONDS = 1_500;

const MAIN = 'dist/src/main.js';
const IMPORTS = fileURLToPath(new URL('../../dist/src/command-line/serve.js', import.meta.url));
const BARE = fileURLToPath(new URL('./bare-server.ts', import.meta.url));

export async function servingFigures(): Promise<Figure[]> {
  const stored = await storedNetwork(SIZE);
  try {
    return [
      ...(await startFigures(stored)),
      ...(await answerFigures(stored)),
      ...(await editFigures(stored)),
    ];
  } finally {
    stored.remove();
  }
}

function serve({ folder }: StoredNetwork): Promise<Running> {
  return startNode([MAIN, 'serve'], { DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'silent' });
}

async function startFigures(stored: StoredNetwork): Promise<Figure[]> {
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const bare = performance.now();
    const program = `await import(${JSON.stringify(IMPORTS)}); await import('better-sqlite3'); process.exit()`;
    execFileSync(process.execPath, ['--input-type=module', '-e', program]);
    const begun = performance.now();
    const server = await serve(stored);
    await (await fetch(`http://127.0.0.1:${server.port}/calendar.ics`)).arrayBuffer();
    ratios.push((performance.now() - begun) / (begun - bare));
    await server.end();
  }
  return [
    atMost(`start to the first feed at ${SIZE} activities, to the bare process`, median(ratios), 3, 'times'),
  ];
}

async function answerFigures(stored: StoredNetwork): Promise<Figure[]> {
  const ours = await serve(stored);
  const feed = `http://127.0.0.1:${ours.port}/calendar.ics`;
  const answer = await fetch(feed, { headers: { 'Accept-Encoding': 'identity' } });
  const etag = answer.headers.get('etag') ?? '';
  const file = join(stored.folder, 'feed.ics');
  writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
  const bare = await startNode(['--import', 'tsx', BARE, file], {});
  try {
    const load = { path: '/calendar.ics', connections: CONNECTIONS, milliseconds: MILLISECONDS };
    const whole = await ratio(
      { ...load, port: ours.port, headers: { 'Accept-Encoding': 'identity' } },
      { ...load, port: bare.port, headers: {} },
    );
    const unchanged = await ratio(
      { ...load, port: ours.port, headers: { 'Accept-Encoding': 'identity', 'If-None-Match': etag } },
      { ...load, port: bare.port, headers: { 'If-None-Match': '"bare"' } },
    );
    const beside = await nginxFigures(stored, { ...load, port: ours.port }, etag);
    // A clash check makes the index, the largest thing in memory.
    await fetch(`http://127.0.0.1:${ours.port}/api/v1/occurrences?limit=1`);
    return [
      atLeast('cached combined feed, to bare node:http', whole, 0.9, 'of it'),
      atLeast('304, to bare node:http', unchanged, 0.7, 'of it'),
      ...beside,
      atMost(`memory of the server at ${SIZE} activities`, residentMegabytes(ours.pid), 400, 'MB'),
    ];
  } finally {
    await ours.end();
    await bare.end();
  }
}

/** The same bytes from a file, beside ours. None where there is no nginx, and a word about it. */
async function nginxFigures(
  { folder }: StoredNetwork,
  ours: Omit<Load, 'headers'>,
  etag: string,
): Promise<Figure[]> {
  const nginx = await startNginx(folder);
  if (!nginx) {
    process.stderr.write('nginx is not here: install it (on Debian, `apt-get install nginx-light`).\n');
    return [];
  }
  try {
    const theirs = { ...ours, port: nginx.port, path: '/feed.ics' };
    const known = await fetch(`http://127.0.0.1:${nginx.port}/feed.ics`, { method: 'HEAD' });
    const identity = { 'Accept-Encoding': 'identity' };
    const whole = await ratio({ ...ours, headers: identity }, { ...theirs, headers: identity });
    const unchanged = await ratio(
      { ...ours, headers: { ...identity, 'If-None-Match': etag } },
      { ...theirs, headers: { 'If-None-Match': known.headers.get('etag') ?? '' } },
    );
    return [
      atLeast('cached combined feed, to nginx', whole, 0.85, 'of it'),
      atLeast('304, to nginx', unchanged, 0.45, 'of it'),
    ];
  } finally {
    await nginx.end();
  }
}

/** Ours to theirs in turn, so that both meet the machine in the same mood. */
async function ratio(ours: Load, theirs: Load): Promise<number> {
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    ratios.push((await answersPerSecond(ours)) / (await answersPerSecond(theirs)));
  }
  return median(ratios);
}

function residentMegabytes(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1]) / 1_024;
}

async function editFigures({ file }: StoredNetwork): Promise<Figure[]> {
  const desk = await deskOn(file);
  await desk.network.whole();
  const app = createApp(servicesOf(desk));
  const feed = async () =>
    (await app.request('/calendar.ics', { headers: { 'Accept-Encoding': 'gzip' } })).arrayBuffer();
  await feed();
  const start = desk.clock();
  const window = { start, end: instant(start + 366 * DAY) };
  const options = { window, refuseClash: false, isCurrent: () => true };
  const times: number[] = [];
  for (const activity of [...desk.network.activities.values()].slice(0, EDITS)) {
    const { id, uid, sequence, created, updated, ...form } = viewActivity(activity);
    const changed = { ...form, title: { da: `Ny titel ${id} ${uid} ${sequence} ${created} ${updated}` } };
    const begun = performance.now();
    await reviseActivity(desk, { role: 'coordinator', name: 'bench' }, id, changed, options);
    await feed();
    times.push(performance.now() - begun);
  }
  await desk.store.close();
  return [
    atMost(
      `an edit to the fresh combined feed, gzip included, at ${SIZE} activities`,
      median(times),
      10,
      'ms',
    ),
  ];
}
