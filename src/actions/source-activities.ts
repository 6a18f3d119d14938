// Which of our activities one that a source tells of is. A source knows its own by where they have come from, never by
// their UIDs alone, so that no feed can overwrite what somebody else has published.
import { createHash } from 'node:crypto';
import type { Activity } from '../calendar/activity.ts';
import type { Origin, Source } from '../calendar/source.ts';
import type { ReadActivity } from '../ical/reading/read-activity.ts';
import type { LiveNetwork } from '../store/live-network.ts';
import type { StoredOrigin } from '../store/origins.ts';
import { DATED } from './import-uids.ts';
import { uidOf } from './own-uid.ts';

/** UIDs that are made here, for what comes with a UID that is taken; they are not taken in a second time. */
const VIA = '@via.faelleskalender';

export type FoundHere =
  /** It has come from this source before, or has now been found to have: null for what is new, to have this UID. */
  | { readonly before: Activity | null; readonly uid: string }
  /** It is one of ours that has come back, and not the source's to change. */
  | 'ours';

export class SourceActivities {
  readonly #network: Pick<LiveNetwork, 'activities' | 'byUid' | 'origins'>;
  readonly #source: Source;
  readonly #known: ReadonlyMap<string, StoredOrigin>;
  readonly #given = new Set<string>();

  /** @param origins what has come from the source so far */
  constructor(
    network: Pick<LiveNetwork, 'activities' | 'byUid' | 'origins'>,
    source: Source,
    origins: readonly StoredOrigin[],
  ) {
    this.#network = network;
    this.#source = source;
    this.#known = new Map(origins.map((origin) => [origin.uid, origin]));
  }

  find(read: ReadActivity): FoundHere {
    const { activities, byUid } = this.#network;
    const known = this.#known.get(read.uid);
    const before = known && activities.get(known.activity);
    if (before) return { before, uid: before.uid };
    const same = byUid.get(read.uid);
    if (!same) return this.#isDateOfOurs(read) ? 'ours' : this.#newOne(read.uid);
    const origin = this.#network.origins.get(same.id);
    if (!origin) return this.#isImportedBefore(same) ? { before: same, uid: same.uid } : 'ours';
    return read.uid.endsWith(VIA) ? 'ours' : this.#newOne(read.uid);
  }

  /** Came to the association out of a file, once, and is followed from now on. */
  #isImportedBefore(activity: Activity): boolean {
    const { kind, association } = this.#source;
    return kind === 'own' && activity.association === association && !isBornHere(activity);
  }

  /** A date of a series of ours that goes out on its own in feeds. */
  #isDateOfOurs({ uid, schedule }: ReadActivity): boolean {
    const parts = schedule.rule === null ? DATED.exec(uid) : null;
    const series = parts && this.#network.byUid.get(`${parts[1]}${parts[2] ?? ''}`);
    return Boolean(series && isBornHere(series));
  }

  #newOne(own: string): FoundHere {
    const { byUid, origins } = this.#network;
    const isFree = !byUid.has(own) && !this.#given.has(own);
    const uid = isFree ? own : viaUid(this.#source, own);
    this.#given.add(uid);
    // Left here when the calendar was followed no longer, and followed anew it is the calendar's again.
    const left = byUid.get(uid);
    const isLeft = left !== undefined && !origins.has(left.id) && this.#isImportedBefore(left);
    return { before: isLeft ? left : null, uid };
  }
}

function isBornHere({ id, uid }: Activity): boolean {
  return uid === uidOf(id);
}

function viaUid({ association, name }: Source, own: string): string {
  const text = JSON.stringify([association, name, own]);
  return `${createHash('sha256').update(text).digest('hex').slice(0, 32)}${VIA}`;
}

/** Where an activity has come from. */
export function originFrom({ association, name, kind }: Source, { uid, visibility }: ReadActivity): Origin {
  return { association, source: name, uid, kind, visibility };
}
