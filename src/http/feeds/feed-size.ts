// How large a feed is, without making it: Google takes no more than a megabyte and about 1,100 VEVENTs of one address
// and shows nothing of a larger one.
import type { Activity } from '../../calendar/activity.ts';
import type { Language } from '../../calendar/text.ts';
import type { Instant } from '../../calendar/time.ts';
import type { LiveNetwork } from '../../store/live-network.ts';
import { shownUntil } from './members.ts';

const MOST_BYTES = 900_000;
const MOST_VEVENTS = 1_000;
const BEGIN = Buffer.from('BEGIN:VEVENT\r\n');

export interface FeedSize {
  /** Of the activities, without what is around them. */
  readonly bytes: number;
  readonly vevents: number;
}

/** Whether every calendar takes all of it. */
export function isTooLarge({ bytes, vevents }: FeedSize): boolean {
  return bytes > MOST_BYTES || vevents > MOST_VEVENTS;
}

/** By the list of activities, which is another one after each change, then by language. */
const sized = new WeakMap<readonly Activity[], Map<Language, FeedSize>>();

/** What the public feed of these activities holds; '' is the network's own language. Remembered for the same list. */
export function feedSize(
  network: LiveNetwork,
  language: Language,
  now: Instant,
  activities: readonly Activity[],
): FeedSize {
  const sizes = sized.get(activities) ?? new Map<Language, FeedSize>();
  const size = sizes.get(language) ?? measured(network, language, now, activities);
  sized.set(activities, sizes.set(language, size));
  return size;
}

function measured(
  network: LiveNetwork,
  language: Language,
  now: Instant,
  activities: readonly Activity[],
): FeedSize {
  let [bytes, vevents] = [0, 0];
  for (const activity of activities) {
    const until = shownUntil(activity);
    if (until === null || until <= now) continue;
    const languages = network.renderings.get(activity.id);
    const text = languages?.get(language) ?? languages?.get('');
    if (!text) continue;
    bytes += text.length;
    vevents += veventsIn(text);
  }
  return { bytes, vevents };
}

/** Renderings are other buffers when they change. */
const counted = new WeakMap<Uint8Array, number>();

function veventsIn(text: Buffer): number {
  let count = counted.get(text);
  if (count === undefined) {
    count = 0;
    for (let at = text.indexOf(BEGIN); at >= 0; at = text.indexOf(BEGIN, at + BEGIN.length)) count++;
    counted.set(text, count);
  }
  return count;
}
