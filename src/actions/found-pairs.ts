// The pairs of the whole network that clash in a window. Finding them all is the dear part of the board, so what was
// found last is kept: after a write only the pairs of the activities it touched are looked for again.
import { type ClashPair, clashPairs, comparePairs } from '../calendar/clash-pairs.ts';
import type { OccurrenceIndex } from '../calendar/occurrence-index.ts';
import type { Window } from '../calendar/time.ts';
import type { Touched } from '../store/live-network.ts';
import type { Desk } from './desk.ts';

/** Where more than one in so many activities were touched, finding everything anew is no dearer. */
const FEW = 10;

interface Found {
  readonly window: Window;
  readonly pairs: readonly ClashPair[];
  /** The activities touched since; null where a venue was, which may bring any two near each other. */
  touched: Set<string> | null;
}

/** Of each desk that has been asked, from its first question on. */
const lastFound = new WeakMap<Desk, { found: Found | null }>();

/** The pairs of everybody's activities, worst and most frequent first, then by their ids. */
export function foundPairs(desk: Desk, window: Window): readonly ClashPair[] {
  const kept = keptOf(desk);
  const index = desk.occurrences.indexFor(window, desk.clock());
  const pairs = pairsSince(kept.found, index, window) ?? clashPairs(index, window, null);
  kept.found = { window, pairs, touched: new Set() };
  return pairs;
}

/** The pairs as they are now, out of what was found before; null where that does not serve. */
function pairsSince(
  found: Found | null,
  index: OccurrenceIndex,
  window: Window,
): readonly ClashPair[] | null {
  if (!found || found.window.start !== window.start || found.window.end !== window.end) return null;
  const { pairs, touched } = found;
  if (touched === null || touched.size * FEW > index.members.size) return null;
  if (touched.size === 0) return pairs;
  const untouched = pairs.filter(({ one, other }) => !touched.has(one.id) && !touched.has(other.id));
  return merged(untouched, clashPairs(index, window, [...touched]));
}

function keptOf(desk: Desk): { found: Found | null } {
  const known = lastFound.get(desk);
  if (known) return known;
  const kept: { found: Found | null } = { found: null };
  lastFound.set(desk, kept);
  desk.network.onTouched((touched) => {
    if (kept.found) note(kept.found, touched);
  });
  return kept;
}

function note(found: Found, touched: readonly Touched[]): void {
  for (const { kind, id } of touched) {
    if (kind === 'venue') found.touched = null;
    else if (kind === 'activity') found.touched?.add(id);
  }
}

/** Both in one order, which both are in. */
function merged(some: readonly ClashPair[], few: readonly ClashPair[]): readonly ClashPair[] {
  const all: ClashPair[] = [];
  let at = 0;
  for (const pair of few) {
    for (; at < some.length; at++) {
      const next = some[at];
      if (!next || comparePairs(next, pair) > 0) break;
      all.push(next);
    }
    all.push(pair);
  }
  return [...all, ...some.slice(at)];
}
