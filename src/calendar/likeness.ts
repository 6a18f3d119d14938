// Whether two activities look like the same one, told of twice: at the same time, at the same place, under much the
// same title.
import type { Activity } from './activity.ts';
import { occurrencesFrom } from './recurrence.ts';
import type { Instant } from './time.ts';

/** Two activities that look alike, the one with the lower id first. */
export interface Alike {
  readonly first: Activity;
  readonly second: Activity;
  /** How many of their next dates are at the same time. */
  readonly dates: number;
}

/** So many dates to come are compared. */
const DATES = 8;
/** Of those at one moment no more are compared: beyond that it is a crowd and no mistake. */
const CROWD = 50;
/** From 0, nothing in common, to 1, the same. */
const SIMILAR = 0.7;
/** What is within another, and no shorter than this, is similar to it. */
const WITHIN = 5;

/**
 * The pairs that look alike, most dates first.
 * @param placeOf where an activity is, in words; null where nobody knows
 */
export function alikeAmong(
  activities: Iterable<Activity>,
  from: Instant,
  placeOf: (activity: Activity) => string | null,
): readonly Alike[] {
  const pairs = new Map<string, { first: Activity; second: Activity; dates: number }>();
  for (const crowd of byStart(activities, from).values()) {
    const some = crowd.slice(0, CROWD);
    for (const [i, one] of some.entries()) {
      for (const other of some.slice(i + 1)) {
        const [first, second] = one.id < other.id ? [one, other] : [other, one];
        const known = pairs.get(`${first.id}~${second.id}`);
        if (known) known.dates++;
        else if (areAlike(first, second, placeOf))
          pairs.set(`${first.id}~${second.id}`, { first, second, dates: 1 });
      }
    }
  }
  return [...pairs.values()].sort((a, b) => b.dates - a.dates || (a.first.id < b.first.id ? -1 : 1));
}

function byStart(activities: Iterable<Activity>, from: Instant): ReadonlyMap<Instant, readonly Activity[]> {
  const crowds = new Map<Instant, Activity[]>();
  for (const activity of activities) {
    if (activity.status === 'cancelled') continue;
    for (const { start, cancelled } of occurrencesFrom(activity.schedule, from, DATES)) {
      if (cancelled) continue;
      const crowd = crowds.get(start);
      if (crowd) crowd.push(activity);
      else crowds.set(start, [activity]);
    }
  }
  return crowds;
}

function areAlike(one: Activity, other: Activity, placeOf: (activity: Activity) => string | null): boolean {
  const [here, there] = [placeOf(one), placeOf(other)];
  if (here !== null && there !== null && !areSimilar(here, there)) return false;
  return Object.values(one.title).some((title) =>
    Object.values(other.title).some((another) => areSimilar(title, another)),
  );
}

/** Whether two names are much the same: case, marks and punctuation aside, one in the other or most pairs of letters. */
export function areSimilar(one: string, other: string): boolean {
  const [a, b] = [plain(one), plain(other)];
  if (a === '' || b === '') return a === b;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length >= WITHIN && ` ${long} `.includes(` ${short} `)) return true;
  return inCommon(a, b) >= SIMILAR;
}

function plain(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** How much of both is the same pairs of letters (Dice's coefficient). */
function inCommon(a: string, b: string): number {
  const pairs = new Map<string, number>();
  const each = (text: string): string[] => [...text].map((letter, i, all) => letter + (all[i + 1] ?? ''));
  const [ofA, ofB] = [each(a), each(b)];
  for (const pair of ofA) pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  let same = 0;
  for (const pair of ofB) {
    const left = pairs.get(pair) ?? 0;
    if (left > 0) same++;
    pairs.set(pair, left - 1);
  }
  return (2 * same) / (ofA.length + ofB.length);
}
