// What an association does: one activity with its schedule, its words and its life.
import type { Slug } from './association.ts';
import type { Schedule } from './schedule.ts';
import type { Language, Text } from './text.ts';
import type { Instant } from './time.ts';

export type ActivityStatus = 'confirmed' | 'tentative' | 'cancelled';

/** Who sees it: everybody, members, or members only that the association is taken. */
export type Visibility = 'public' | 'network' | 'busy';

export interface Activity {
  /** A UUID. */
  readonly id: string;
  /** The same in every feed (RFC 5545 §3.8.4.7). */
  readonly uid: string;
  readonly association: Slug;
  readonly coHosts: readonly Slug[];
  readonly title: Text;
  readonly description: Text | null;
  readonly categories: readonly string[];
  /** Whom it is for; empty means everyone. */
  readonly audiences: readonly string[];
  /** Languages spoken there. */
  readonly languages: readonly Language[];
  /** The scarce helpers it needs, as `interpreter-ar`. */
  readonly needs: readonly string[];
  readonly venue: Slug | null;
  /** Where, in words, for what is at no venue. */
  readonly place: Text | null;
  /** An address to take part at; such an activity is near everything. */
  readonly online: string | null;
  readonly link: string | null;
  readonly status: ActivityStatus;
  /** When a hold is released; null for what is no hold, and for a hold without an end. */
  readonly expires: Instant | null;
  readonly visibility: Visibility;
  /** Takes nobody's time: never clashes. */
  readonly transparent: boolean;
  readonly schedule: Schedule;
  /** Rises by one with each revision (RFC 5545 §3.8.7.4). */
  readonly sequence: number;
  readonly created: Instant;
  readonly updated: Instant;
}

/** Whom an activity is by: its association and co-hosts. */
export function hostsOf(activity: Activity): readonly Slug[] {
  return [activity.association, ...activity.coHosts];
}

/**
 * A revision as it may stand after what it revises: only a hold has an end, and cancelling makes nothing public, so
 * that a hold that comes to nothing stays among members.
 */
export function following(before: Activity, after: Activity): Activity {
  const { status } = after;
  const expires = status === 'tentative' ? after.expires : null;
  if (status !== 'cancelled' || isPublic(before) || !isPublic(after)) return { ...after, expires };
  return { ...after, expires, visibility: before.visibility === 'public' ? 'network' : before.visibility };
}

/** Whether everybody may see it. A hold is for members whatever its visibility says. */
export function isPublic({ visibility, status }: Pick<Activity, 'visibility' | 'status'>): boolean {
  return visibility === 'public' && status !== 'tentative';
}
