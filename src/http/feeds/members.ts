// Which activities are in a public feed at a given time, and their bytes there.
import { isPublic } from '../../calendar/activity.ts';
import type { Language } from '../../calendar/text.ts';
import { DAY, type Instant, instant } from '../../calendar/time.ts';
import type { ActivityHead } from '../../store/activities.ts';
import type { LiveNetwork } from '../../store/live-network.ts';
import { endsChunk, type Part } from './chunk.ts';

/** For so long feeds tell that an activity is cancelled: time for every reader to look again. */
export const CANCELLED_SHOWN = 30 * DAY;
export const NEVER = instant(Number.POSITIVE_INFINITY);

/** One activity in a feed. */
export interface Member extends Part {
  readonly id: string;
  readonly updated: Instant;
}

/** A cancelled activity whose time is over; `updated` is when that was. */
export interface Left {
  readonly id: string;
  readonly updated: Instant;
}

export interface Members {
  /** By id, each association's in a list of its own, which is the same object for as long as nothing in it changes. */
  readonly runs: readonly (readonly Member[])[];
  readonly left: readonly Left[];
  /** When they last changed; null where there never were any. */
  readonly lastModified: Instant | null;
  /** When the next of the members leaves by itself. */
  readonly changesAt: Instant;
}

/**
 * Until when an activity is in public feeds: always, some time after it was cancelled, or, where it is not for
 * everybody, not at all (null).
 */
export function shownUntil(head: ActivityHead): Instant | null {
  if (!isPublic(head)) return null;
  return head.status === 'cancelled' ? instant(head.updated + CANCELLED_SHOWN) : NEVER;
}

/**
 * Those of the activities that public feeds show, in the language where they have words in it; '' is the network's.
 * @param isWanted whether to take an activity at all
 */
export function membersAmong(
  network: LiveNetwork,
  ids: Iterable<string>,
  language: Language,
  now: Instant,
  isWanted: (head: ActivityHead) => boolean = () => true,
): Members {
  const heads: ActivityHead[] = [];
  const left: Left[] = [];
  let changesAt = NEVER;
  for (const id of ids) {
    // Its head and its bytes are of one moment, so that what has just become private is not shown by its old head.
    const head = network.heads.get(id);
    const until = head && isWanted(head) ? shownUntil(head) : null;
    if (!head || until === null) continue;
    if (until <= now) left.push({ id, updated: until });
    else heads.push(head);
    if (until > now && until < changesAt) changesAt = until;
  }
  const members: Member[] = [];
  for (const { id, updated } of heads.sort(inOrder)) {
    const languages = network.renderings.get(id);
    const bytes = languages?.get(language) ?? languages?.get('');
    if (bytes?.length) members.push({ id, updated, bytes, endsChunk: endsChunk(id, bytes.length) });
  }
  return { runs: [members], left, lastModified: later(newest(members), newest(left)), changesAt };
}

/** Feeds of many associations keep together what is by one, for that is edited together. */
function inOrder(a: ActivityHead, b: ActivityHead): number {
  if (a.association !== b.association) return a.association < b.association ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** When the last of them changed; null where there are none. */
export function newest(changes: readonly { readonly updated: Instant }[]): Instant | null {
  let last: Instant | null = null;
  for (const { updated } of changes) last = later(last, updated);
  return last;
}

/** The later of two instants, either of which may be missing. */
export function later(a: Instant | null, b: Instant | null): Instant | null {
  return a === null || (b !== null && b > a) ? b : a;
}
