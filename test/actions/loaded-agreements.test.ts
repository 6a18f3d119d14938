// A network that is exported and loaded elsewhere remembers what has been agreed: the same board, the same observances.
import { describe, expect, test } from 'vitest';
import { browseClashes } from '../../src/actions/browse-clashes.ts';
import type { Desk } from '../../src/actions/desk.ts';
import { exportNetwork } from '../../src/actions/export-network.ts';
import { loadNetwork } from '../../src/actions/load-network.ts';
import { reopenClash } from '../../src/actions/reopen-clash.ts';
import { saveObservance } from '../../src/actions/save-observance.ts';
import { settleClash } from '../../src/actions/settle-clash.ts';
import { DAY, instant } from '../../src/calendar/time.ts';
import { anInput } from '../support/app.ts';
import { onBothDatabases } from '../support/databases.ts';
import { aDesk } from '../support/desks.ts';
import { newFolder } from '../support/program.ts';

const COORDINATOR = { role: 'coordinator', name: 'Karen' } as const;
const NOW = '2026-11-20T12:00:00Z';
const IDS = [
  '11111111-1111-4111-8111-111111111111',
  '22222222-2222-4222-8222-222222222222',
  '33333333-3333-4333-8333-333333333333',
];
const PLAIN = { excluded: [], added: [], changed: {} };

const lineOf = (value: object): string => JSON.stringify(value);
const NETWORK: readonly string[] = [
  ...['sprogcafeen', 'kvindeklubben', 'madklubben'].map((slug) =>
    lineOf({ association: { slug, name: slug } }),
  ),
  lineOf({ venue: { slug: 'holte-bibliotek', name: 'Holte Bibliotek', area: 'Holte' } }),
  ...['sprogcafeen', 'kvindeklubben', 'madklubben'].map((association, i) =>
    lineOf({ activity: { ...anInput({ association }, PLAIN), id: IDS[i] } }),
  ),
];

async function linesOf(desk: Desk): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of exportNetwork(desk)) lines.push(line);
  return lines;
}

function boardOf(desk: Desk): object {
  const window = { start: desk.clock(), end: instant(desk.clock() + 366 * DAY) };
  const asked = { window, associations: new Set<string>(), state: null, limit: 100, cursor: undefined };
  return browseClashes(desk, COORDINATOR, asked);
}

const pair = (one: number, other: number): string => `${IDS[one]}~${IDS[other]}`;

async function anAgreedNetwork(desk: Desk): Promise<void> {
  await loadNetwork(desk, COORDINATOR, NETWORK);
  await settleClash(desk, COORDINATOR, pair(0, 1), { outcome: 'fine', note: 'To hold <script>' }, () => true);
  await settleClash(desk, COORDINATOR, pair(0, 2), { outcome: 'joined' }, () => true);
  await settleClash(desk, COORDINATOR, pair(1, 2), { outcome: 'moved' }, () => true);
  await reopenClash(desk, COORDINATOR, pair(1, 2), () => true);
  await saveObservance(desk, COORDINATOR, 'fest', {
    kind: 'festival',
    name: 'Sommerfest',
    start: '2027-06-05',
  });
  const closed = { kind: 'closure', name: 'Lukket', start: '2027-07-05', venue: 'holte-bibliotek' };
  await saveObservance(desk, COORDINATOR, 'lukket', closed);
}

onBothDatabases('what has been agreed', (database) => {
  test('is the same where it is loaded, and loading it again changes nothing', async () => {
    const there = await aDesk({ file: `${newFolder()}/calendar.db` }, NOW);
    const here = await aDesk(await database.address(), NOW);
    await anAgreedNetwork(there);
    const lines = await linesOf(there);
    const report = await loadNetwork(here, COORDINATOR, [...lines].reverse());
    expect(report).toMatchObject({ observances: 2, settlements: 3 });
    expect(boardOf(here)).toEqual(boardOf(there));
    expect(await linesOf(here)).toEqual(lines);
    const { version } = here.network;
    expect(await loadNetwork(here, COORDINATOR, lines)).toMatchObject({ observances: 0, settlements: 0 });
    expect(here.network.version).toBe(version);
  });

  test('takes the place of what was said before', async () => {
    const there = await aDesk({ file: `${newFolder()}/calendar.db` }, NOW);
    const here = await aDesk(await database.address(), NOW);
    await anAgreedNetwork(there);
    await loadNetwork(here, COORDINATOR, NETWORK);
    await settleClash(here, COORDINATOR, pair(0, 1), { outcome: 'moved' }, () => true);
    await loadNetwork(here, COORDINATOR, await linesOf(there));
    expect(here.network.settlements.get(pair(0, 1))).toMatchObject({ outcome: 'fine', version: 2 });
  });
});

const GOOD = {
  ...{ first: IDS[0], second: IDS[1], state: 'settled', outcome: 'fine', note: null, by: 'Anna' },
  ...{ at: NOW, agreed: { first: null, second: null } },
};

describe('a file is refused whole, naming the line', () => {
  test.each<readonly [string, object, RegExp]>([
    ['an activity nobody has told of', { settlement: { ...GOOD, second: 'x' } }, /line 8.*no activity x/],
    [
      'the ids the wrong way round',
      { settlement: { ...GOOD, first: IDS[1], second: IDS[0] } },
      /line 8, second/,
    ],
    ['a time that is none', { settlement: { ...GOOD, at: 'i går' } }, /line 8, at/],
    ['an outcome nobody knows', { settlement: { ...GOOD, outcome: 'won' } }, /line 8, outcome/],
    ['nothing of who said it', { settlement: { ...GOOD, by: undefined } }, /line 8, by/],
    ['a settlement that is none', { settlement: 7 }, /line 8, settlement/],
    [
      'a date that does not exist',
      { observance: { id: 'fest', kind: 'festival', name: 'Fest', start: '2027-02-30' } },
      /line 8, start/,
    ],
    [
      'a closed venue nobody knows',
      { observance: { id: 'x', kind: 'closure', name: 'X', start: '2027-02-03', venue: 'ukendt' } },
      /line 8, venue/,
    ],
  ])('%s', async (_name, line, fault) => {
    const desk = await aDesk({ file: `${newFolder()}/calendar.db` }, NOW);
    await expect(loadNetwork(desk, COORDINATOR, [...NETWORK, lineOf(line)])).rejects.toThrow(fault);
    expect(desk.network.version).toBe(0);
  });
});
