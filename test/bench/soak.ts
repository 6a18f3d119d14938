// Hours of a busy day, mixed: edits, checks, feeds, pages, searches, other years, sign-ins. What it held in memory after
// warming up it holds at the end, and its index is the one that would be built anew.
//   npm run soak -- MINUTES
import { fileURLToPath } from 'node:url';
import { atMost, type Figure, isKept, table } from './figures.ts';
import { seeded } from './network.ts';
import { startNode } from './server-process.ts';
import { storedNetwork } from './stored-network.ts';

const SIZE = 2_000;
const WORKERS = 6;
/** So often it tells how much is held. */
const PARTS = 5;
const MINUTE = 60_000;
/** Where other years are asked for too often, 503; where two revise the same at once, one of them 412. */
const EXPECTED = new Set([200, 303, 412, 503]);
const SERVER = fileURLToPath(new URL('./soak-server.ts', import.meta.url));

interface Memory {
  readonly heap: number;
  readonly rss: number;
}

const minutes = Number(process.argv[2] ?? 10);
const stored = await storedNetwork(SIZE);
const server = await startNode(['--expose-gc', '--import', 'tsx', SERVER, stored.folder], {});
const origin = `http://127.0.0.1:${server.port}`;
const random = seeded(3);
const below = (n: number): number => Math.floor(random() * n);

const token = await (await fetch(`${origin}/soak/token`)).text();
const answers = new Map<number, number>();

async function ask(path: string, init: RequestInit = {}): Promise<string> {
  const from = { 'X-Forwarded-For': `10.0.${below(4)}.${below(250)}` };
  const response = await fetch(origin + path, {
    ...init,
    redirect: 'manual',
    headers: { ...from, ...init.headers },
  });
  answers.set(response.status, (answers.get(response.status) ?? 0) + 1);
  const text = await response.text();
  if (!EXPECTED.has(response.status))
    process.stderr.write(`${path} was answered ${response.status} ${text}\n`);
  return text;
}

const json = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
const ids: string[] = [];
const someId = (): string => ids[below(ids.length)] ?? '';

const IDENTITY = new Set(['id', 'uid', 'sequence', 'created', 'updated']);

/** An activity as it is sent, without what the calendar gives it: others may have revised it meanwhile. */
function formOf(text: string): Record<string, unknown> {
  const fields = Object.entries(JSON.parse(text) as Record<string, unknown>);
  return Object.fromEntries(fields.filter(([name]) => !IDENTITY.has(name)));
}

async function revise(): Promise<void> {
  const path = `/api/v1/activities/${someId()}`;
  const activity = formOf(await ask(path));
  const title = { da: `Titel ${below(1_000)}` };
  await ask(path, { method: 'PUT', headers: json, body: JSON.stringify({ ...activity, title }) });
}

async function check(): Promise<void> {
  const body = JSON.stringify(formOf(await ask(`/api/v1/activities/${someId()}`)));
  await ask('/api/v1/clash-check', { method: 'POST', headers: json, body });
}

const get = (path: () => string) => async (): Promise<void> => void (await ask(path()));

/** What is done, more often where it stands more often. */
const DEEDS: readonly (() => Promise<void>)[] = [
  revise,
  check,
  get(() => '/calendar.ics'),
  get(() => `/associations/forening-${below(SIZE / 40)}.ics`),
  get(() => `/calendar.ics?audience=women&area=By+${below(6)}`),
  get(() => '/'),
  get(() => `/activities/${someId()}`),
  get(() => `/?view=month&month=2027-0${1 + below(9)}`),
  get(() => `/?q=titel+${below(1_000)}`),
  get(() => `/api/v1/occurrences?from=${2020 + below(60)}-05-01&limit=50`),
  async () =>
    void (await ask('/sign-in', {
      method: 'POST',
      body: new URLSearchParams({ email: `a${below(99)}@example.dk` }),
      headers: { Origin: 'http://127.0.0.1' },
    })),
];

async function soakFor(milliseconds: number): Promise<void> {
  const until = Date.now() + milliseconds;
  const work = async (): Promise<void> => {
    while (Date.now() < until) await DEEDS[below(DEEDS.length)]?.();
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
}

/** Measured in the same state each time: all is quiet, one edit ago everything kept for later was forgotten. */
async function memory(): Promise<Memory> {
  await revise();
  await ask('/api/v1/occurrences?from=2040-01-01&limit=1');
  await ask('/calendar.ics');
  return (await (await fetch(`${origin}/soak/memory`)).json()) as Memory;
}

const told = ({ heap, rss }: Memory): string =>
  `${Math.round(heap / 1e6)} MB held, ${Math.round(rss / 1e6)} MB taken`;

const { activities } = JSON.parse(await ask('/api/v1/activities?limit=200')) as {
  activities: { id: string }[];
};
ids.push(...activities.map(({ id }) => id));
await soakFor(Math.min(2 * MINUTE, (minutes * MINUTE) / 2));
const before = await memory();
process.stderr.write(`after warming up: ${told(before)}\n`);
let after = before;
for (let part = 1; part <= PARTS; part++) {
  await soakFor((minutes * MINUTE) / PARTS);
  after = await memory();
  process.stderr.write(`${((minutes * part) / PARTS).toFixed(1)} minutes later: ${told(after)}\n`);
}
process.stderr.write(`answers ${JSON.stringify([...answers].sort())}\n`);
const differing = (await (await fetch(`${origin}/soak/check`)).json()) as string[];
for (const sentence of differing) process.stderr.write(`${sentence}\n`);
await server.end();
stored.remove();

const faults = [...answers].filter(([status]) => !EXPECTED.has(status)).reduce((sum, [, n]) => sum + n, 0);
const figures: Figure[] = [
  atMost('memory held after the soak, to before', after.heap / before.heap, 1.1, 'times'),
  atMost('what differs from a rebuild', differing.length, 0, 'things'),
  atMost('answers that were not to be', faults, 0, 'answers'),
];
process.stdout.write(`${table(figures)}\n`);
process.exitCode = figures.every(isKept) ? 0 : 1;
