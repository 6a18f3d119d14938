// Whether what is stored agrees with itself: the database with its own rules, each rendering with its activity, and
// the index of occurrences with the schedules it is made of.
import type { Activity } from '../calendar/activity.ts';
import { OccurrenceIndex } from '../calendar/occurrence-index.ts';
import { occurrencesOf } from '../calendar/recurrence.ts';
import { isNeighbours } from '../calendar/source.ts';
import { DAY, instant, type Window } from '../calendar/time.ts';
import { activityHeads } from '../store/activities.ts';
import { integrityFaults } from '../store/integrity.ts';
import type { Desk } from './desk.ts';
import { dateDifference, headDifference, textDifference } from './differences.ts';
import { renderingsOf, rollsWithTime } from './renderings.ts';
import { lastRolled } from './roll-renderings.ts';

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
  const faults = await integrityFaults(desk.store);
  for (const fault of faults) listener.found(`The database is damaged: ${fault}.`);
  try {
    await desk.network.catchUp();
    await checkRenderings(desk, listener);
    const occurrences = checkOccurrences(desk, listener);
    return { activities: desk.network.activities.size, occurrences };
  } catch (error) {
    if (faults.length === 0) throw error;
    listener.found('So no more can be made of it: restore a backup.');
    return { activities: 0, occurrences: 0 };
  }
}

async function checkRenderings(desk: Desk, listener: Listener): Promise<void> {
  const { network, settings, store } = desk;
  const now = desk.clock();
  // Until the month's rolling is done, what it will replace is as it was at the last one.
  const rolled = (await lastRolled(store.read)) ?? now;
  const heads = new Map((await activityHeads(store.read)).map((head) => [head.id, head]));
  let count = 0;
  for (const activity of network.activities.values()) {
    listener.reached?.(`${count++} of ${network.activities.size} activities looked at …`);
    const head = headDifference(heads.get(activity.id), activity);
    if (head !== null)
      listener.found(`Feeds do not choose ${named(activity)} by what was said of it: ${head}.`);
    if (isNeighbours(network.origins.get(activity.id))) continue;
    if (!network.associations.has(activity.association)) {
      listener.found(`There is no association ${activity.association}, and ${named(activity)} is its.`);
      continue;
    }
    const stored = network.renderings.get(activity.id) ?? new Map();
    const differenceAt = (at: typeof now): string | null =>
      textDifference(stored, renderingsOf(activity, network, settings, at));
    const difference = differenceAt(now);
    if (difference === null || (rollsWithTime(activity) && differenceAt(rolled) === null)) continue;
    listener.found(
      `What feeds say of ${named(activity)} is not what the rules say: ${difference}; revise it once.`,
    );
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
  const indexes = [
    ['The index of occurrences', datesByActivity(live, window)],
    ['An index of occurrences made anew', datesByActivity(rebuilt, window)],
  ] as const;
  let compared = 0;
  for (const activity of network.activities.values()) {
    const right = scheduledDates(activity, window);
    compared += right.size;
    for (const [what, known] of indexes) {
      const difference = dateDifference(known.get(activity.id) ?? new Map(), right);
      if (difference !== null)
        listener.found(`${what} differs from the schedule of ${named(activity)}: ${difference}.`);
    }
  }
  for (const [what, known] of indexes) {
    for (const id of known.keys()) {
      if (!network.activities.has(id)) listener.found(`${what} holds ${id}, which is no activity.`);
    }
  }
  return compared;
}

function datesByActivity(index: OccurrenceIndex, window: Window): Map<string, Map<string, string>> {
  const dates = new Map<string, Map<string, string>>();
  const everything = index.happenings(window, () => true, Number.POSITIVE_INFINITY);
  for (const { activity, recurrenceId, start, end, cancelled } of everything) {
    const known = dates.get(activity.id) ?? new Map<string, string>();
    const date = known.has(recurrenceId) ? `${recurrenceId} once more` : recurrenceId;
    dates.set(activity.id, known.set(date, lineOf(start, end, cancelled)));
  }
  return dates;
}

function scheduledDates({ schedule, status }: Activity, window: Window): Map<string, string> {
  const occurrences = occurrencesOf(schedule, window).map(
    ({ recurrenceId, start, end, cancelled }) =>
      [recurrenceId, lineOf(start, end, cancelled || status === 'cancelled')] as const,
  );
  return new Map(occurrences);
}

function lineOf(start: number, end: number, cancelled: boolean): string {
  return `${start} ${end} ${cancelled}`;
}

/** For people and for programs. */
function named({ id, title }: Activity): string {
  const [words = ''] = Object.values(title);
  return `“${words}” (${id})`;
}
