// How many clashes were open, day by day: counted each night and kept in the change log, where history is.
import { dayOf, formatLocalDate } from '../calendar/time.ts';
import { toWallClock } from '../calendar/zone.ts';
import { appendChanges, changesAbout } from '../store/changes.ts';
import { readWindow } from './asked-window.ts';
import { countPairs } from './clash-board.ts';
import { deedTime } from './commit-activities.ts';
import type { Desk } from './desk.ts';

export interface ClashCount {
  /** Local, in the network's zone. */
  readonly day: string;
  readonly open: number;
  readonly talked: number;
  readonly settled: number;
}

const SUBJECT = { kind: 'setting', id: 'clash-count' } as const;

/** Counts the pairs of the next twelve months, once a day over all processes. @returns whether it was done here */
export async function countClashes(desk: Desk): Promise<boolean> {
  await desk.network.catchUp();
  const { settings, store } = desk;
  const at = deedTime(desk.clock);
  const day = today(desk);
  const counts = countPairs(desk, readWindow({}, at, settings.timeZone));
  const isCounted = await store.transaction(async (trx) => {
    const [last] = await changesAbout(trx, SUBJECT, 1);
    if (last?.detail['day'] === day) return false;
    const detail = { day, ...counts };
    await appendChanges(trx, [{ at, actor: settings.name, deed: 'count-clashes', subject: SUBJECT, detail }]);
    return true;
  });
  if (isCounted) await desk.network.catchUp();
  return isCounted;
}

/** The last counts, oldest first, at most so many. */
export async function clashCounts(desk: Desk, limit: number): Promise<readonly ClashCount[]> {
  const changes = await changesAbout(desk.store.read, SUBJECT, limit);
  return changes.reverse().map(({ detail }) => {
    const { day, open, talked, settled } = detail as unknown as ClashCount;
    return { day, open, talked, settled };
  });
}

function today({ settings, clock }: Desk): string {
  return formatLocalDate(dayOf(toWallClock(settings.timeZone, clock())));
}
