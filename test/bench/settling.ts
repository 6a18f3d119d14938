// What settlements cost: a revision of an activity with many settled pairs, and the list of a network's clashes.
import { browseClashes } from '../../src/actions/browse-clashes.ts';
import type { Desk } from '../../src/actions/desk.ts';
import { viewAssociation } from '../../src/actions/forms/association-form.ts';
import { reopenPairs } from '../../src/actions/reopen-pairs.ts';
import { saveAssociation } from '../../src/actions/save-association.ts';
import { settleClash } from '../../src/actions/settle-clash.ts';
import { issueToken } from '../../src/actions/tokens.ts';
import type { Activity } from '../../src/calendar/activity.ts';
import { DAY, instant, type Window } from '../../src/calendar/time.ts';
import { createApp } from '../../src/http/app.ts';
import { atMost, type Figure, median, timed } from './figures.ts';
import { servicesOf } from './services.ts';
import { deskOn, storedNetwork } from './stored-network.ts';

/** A network of 200 associations. */
const SIZE = 2_000;
const ASSOCIATIONS = 200;
const ROUNDS = 15;
/** Of one activity: few people settle more. */
const MOST_PAIRS = 20;

const coordinator = { role: 'coordinator', name: 'bench' } as const;

export async function settlingFigures(): Promise<Figure[]> {
  const stored = await storedNetwork(SIZE, ASSOCIATIONS);
  const desk = await deskOn(stored.file);
  try {
    await desk.network.whole();
    const start = desk.clock();
    const window = { start, end: instant(start + 366 * DAY) };
    const { activity, pairs } = await settleAllOfOne(desk, window);
    const upkeep: number[] = [];
    for (let round = 0; round < ROUNDS; round++) upkeep.push(await upkeepOf(desk, activity));
    const asked = { window, associations: new Set<string>(), state: null, limit: 100, cursor: undefined };
    const list = Array.from({ length: ROUNDS }, () => timed(() => browseClashes(desk, coordinator, asked)));
    const board = await boardTimes(desk);
    return [
      atMost(`a revision’s upkeep of its ${pairs} settled pairs`, median(upkeep), 5, 'ms'),
      atMost(`the worst 100 pairs of a year at ${SIZE} activities`, median(list), 30, 'ms'),
      atMost(
        `the clash board of ${ASSOCIATIONS} associations and ${SIZE} activities`,
        median(board),
        30,
        'ms',
      ),
    ];
  } finally {
    await desk.store.close();
    stored.remove();
  }
}

/** Milliseconds from the request to the whole page, as the coordinator asks for it after somebody has written something. */
async function boardTimes(desk: Desk): Promise<number[]> {
  const request = { role: 'coordinator', association: null, name: 'bench' } as const;
  const token = await issueToken(desk, request, Buffer.alloc(32, 1));
  const app = createApp({ ...servicesOf(desk), baseUrl: 'http://kalender.example' });
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const [association] = desk.network.associations.values();
    if (association)
      await saveAssociation(desk, coordinator, association.slug, {
        ...viewAssociation(association),
        area: `By ${round}`,
      });
    const begun = performance.now();
    const answer = await app.request('http://kalender.example/board', {
      headers: { Authorization: `Bearer ${token}` },
    });
    const page = await answer.text();
    times.push(performance.now() - begun);
    if (answer.status !== 200 || !page.includes('/board/')) throw new Error('The board shows no pair.');
  }
  return times;
}

/** Settles every pair of the activity that has the most of them. */
async function settleAllOfOne(desk: Desk, window: Window): Promise<{ activity: Activity; pairs: number }> {
  const asked = { window, associations: new Set<string>(), state: null, limit: 100_000, cursor: undefined };
  const { clashes } = browseClashes(desk, coordinator, asked);
  const counts = new Map<string, number>();
  for (const { first, second } of clashes) {
    for (const { id } of [first, second]) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const [[id] = ['']] = [...counts].sort((a, b) => b[1] - a[1]);
  const own = clashes.filter(({ first, second }) => first.id === id || second.id === id).slice(0, MOST_PAIRS);
  for (const pair of own) {
    await settleClash(desk, coordinator, pair.id, { outcome: 'fine' }, () => true);
  }
  const activity = desk.network.activities.get(id);
  if (!activity) throw new Error('The benchmark’s network has no clash.');
  return { activity, pairs: own.length };
}

/** Milliseconds inside the transaction; the revision leaves out a date. */
async function upkeepOf(desk: Desk, before: Activity): Promise<number> {
  const { schedule } = before;
  const after = { ...before, schedule: { ...schedule, excluded: [...schedule.excluded, schedule.start] } };
  return desk.store.transaction(async (trx) => {
    const begun = performance.now();
    await reopenPairs(trx, desk, 'bench', [{ deed: 'revise', before, after }], desk.network, desk.clock());
    return performance.now() - begun;
  });
}
