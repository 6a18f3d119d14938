// The pairs of a page of the board in groups: by the week in which they next clash, or by association.
import type { BoardPair } from '../../actions/clash-board.ts';
import { hostsOf } from '../../calendar/activity.ts';
import { weekdayOf } from '../../calendar/time.ts';
import type { Words } from '../words/words.ts';
import { clashDays, type Register } from './pair-words.ts';

export interface WeekGroup {
  /** Its Monday. */
  readonly monday: number;
  readonly pairs: readonly BoardPair[];
}

export interface AssociationGroup {
  readonly slug: string;
  readonly name: string;
  readonly pairs: readonly BoardPair[];
}

/** In order of time. @param today weeks gone by count as this one */
export function pairsByWeek(pairs: readonly BoardPair[], today: number): readonly WeekGroup[] {
  const groups = new Map<number, BoardPair[]>();
  for (const pair of pairs) {
    const days = clashDays(pair);
    const next = days.find((day) => day >= today) ?? days.at(-1) ?? today;
    put(groups, Math.max(mondayOf(next), mondayOf(today)), pair);
  }
  return [...groups].sort(([a], [b]) => a - b).map(([monday, those]) => ({ monday, pairs: those }));
}

/** By name; a pair stands under each association it is of, or under the one asked for alone. */
export function pairsByAssociation(
  pairs: readonly BoardPair[],
  only: string | null,
  { associations }: Register,
  words: Words,
): readonly AssociationGroup[] {
  const groups = new Map<string, BoardPair[]>();
  for (const pair of pairs) {
    const hosts = [pair.first, pair.second].flatMap(({ activity }) => hostsOf(activity));
    for (const slug of new Set(hosts)) if (only === null || slug === only) put(groups, slug, pair);
  }
  return [...groups]
    .map(([slug, those]) => ({ slug, name: associations.get(slug)?.name ?? slug, pairs: those }))
    .sort((a, b) => words.compare(a.name, b.name));
}

export function mondayOf(day: number): number {
  return day - weekdayOf(day);
}

function put<Key>(groups: Map<Key, BoardPair[]>, key: Key, pair: BoardPair): void {
  const known = groups.get(key);
  if (known) known.push(pair);
  else groups.set(key, [pair]);
}
