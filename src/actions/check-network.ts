// Whether what is stored agrees with itself: the database with its own rules, each rendering with its activity, and
// the index of occurrences with the schedules it is made of.
import type { Activity } from '../calendar/activity.ts';
import { OccurrenceIndex } from '../calendar/occurrence-index.ts';
import { occurrencesOf } from '../calendar/recurrence.ts';
import { isNeighbours } from '../calendar/source.ts';
import { DAY, instant, type Window } from '../calendar/time.ts';
import { integrityFaults } from '../store/integrity.ts';
import type { Desk } from './desk.ts';
import { renderingsOf, rollsWithTime } from './renderings.ts';
import { lastRolled, sameRenderings } from './roll-renderings.ts';

/** The stretch of time in which occurrences are compared. */
const BEFORE = 31 * DAY;
const AFTER = 366 * DAY;

/** What was looked at. */
export interface Checked {
  readonly activities: number;
  readonly occurrences: number;
}

/** Who is told while it is looked at. */
export interface Listener {
  /** Each thing that differs, a sentence. */
  found(sentence: string): void;
  /** How far it has come. */
  reached?(told: string): void;
}

/** Looks at everything and changes nothing. */
export async function checkNetwork(desk: Desk, listener: Listener): Promise<Checked> {
  for (const fault of await integrityFaults(desk.store)) listener.found(`The database is damaged: ${fault}.`);
  await desk.network.catchUp();
  await checkRenderings(desk, listener);
  const occurrences = checkOccurrences(desk, listener);
  return { activities: desk.network.activities.size, occurrences };
}

async function checkRenderings(desk: Desk, listener: Listener): Promise<void> {
  const { network, settings, store } = desk;
  const now = desk.clock();
  // Until the month's rolling is done, what it will replace is as it was at the last one.
  const rolled = (await lastRolled(store.read)) ?? now;
  let count = 0;
  for (const activity of network.activities.values()) {
    listener.reached?.(`${count++} of ${network.activities.size} activities looked at …`);
    if (isNeighbours(network.origins.get(activity.id))) continue;
    const stored = network.renderings.get(activity.id);
    const isRight = (at: typeof now): boolean =>
      sameRenderings(renderingsOf(activity, network, settings, at), stored);
    if (isRight(now) || (rollsWithTime(activity) && isRight(rolled))) continue;
    listener.found(`What feeds say of activity ${activity.id} is not what the rules say; revise it once.`);
  }
}

/** @returns how many occurrences were compared */
function checkOccurrences(desk: Desk, listener: Listener): number {
  const { network, settings } = desk;
  const now = desk.clock();
  listener.reached?.('The index of occurrences is looked at …');
  const window: Window = { start: instant(now - BEFORE), end: instant(now + AFTER) };
  const live = desk.occurrences.indexFor(window, now);
  const rebuilt = new OccurrenceIndex(window, network.venues.values(), [], settings);
  for (const activity of network.activities.values()) rebuilt.put(activity);
  const lines = [live, rebuilt].map((index) => linesByActivity(index, window));
  let compared = 0;
  for (const activity of network.activities.values()) {
    const expected = scheduledLines(activity, window);
    compared += expected.length;
    const agree = lines.every((known) => sameLines(known.get(activity.id) ?? [], expected));
    if (!agree)
      listener.found(`The index of occurrences differs from the schedule of activity ${activity.id}.`);
  }
  for (const id of new Set(lines.flatMap((known) => [...known.keys()]))) {
    if (!network.activities.has(id))
      listener.found(`The index of occurrences holds ${id}, which is no activity.`);
  }
  return compared;
}

function linesByActivity(index: OccurrenceIndex, window: Window): Map<string, string[]> {
  const lines = new Map<string, string[]>();
  const everything = index.happenings(window, () => true, Number.POSITIVE_INFINITY);
  for (const { activity, recurrenceId, start, end, cancelled } of everything) {
    const line = lineOf(recurrenceId, start, end, cancelled);
    const known = lines.get(activity.id);
    if (known) known.push(line);
    else lines.set(activity.id, [line]);
  }
  return lines;
}

function scheduledLines({ schedule, status }: Activity, window: Window): string[] {
  return occurrencesOf(schedule, window).map(({ recurrenceId, start, end, cancelled }) =>
    lineOf(recurrenceId, start, end, cancelled || status === 'cancelled'),
  );
}

function lineOf(recurrenceId: string, start: number, end: number, cancelled: boolean): string {
  return `${recurrenceId} ${start} ${end} ${cancelled}`;
}

function sameLines(one: readonly string[], other: readonly string[]): boolean {
  const sorted = [...other].sort();
  return one.length === other.length && [...one].sort().every((line, i) => line === sorted[i]);
}
