// What is new, changed and cancelled: one piece of news for each public activity, as it last became what it is. Holds and
// what is for members alone are never among them, nor what an activity was before it was public, nor
// what is a neighbour's to tell.

import { ANYBODY, seenBy } from '../../actions/actor.ts';
import type { Desk } from '../../actions/desk.ts';
import type { Activity } from '../../calendar/activity.ts';
import { DAY, type Instant } from '../../calendar/time.ts';
import type { Filter } from '../filter.ts';
import { goesOut } from '../goes-out.ts';
import { isLongCancelled } from '../pages/long-cancelled.ts';
import { wantedActivities } from '../wanted-activities.ts';

export interface News {
  readonly activity: Activity;
  readonly what: 'new' | 'changed' | 'cancelled';
  readonly at: Instant;
  /** Another for each revision, so that readers show it anew. */
  readonly id: string;
}

const MOST = 50;
const STAYS = 90 * DAY;

/** The newest first. */
export function newsOf(desk: Desk, filter: Filter, now: Instant): readonly News[] {
  return wantedActivities(desk, filter)
    .filter(
      (activity) =>
        seenBy(ANYBODY, activity) !== null &&
        goesOut(desk.network, activity) &&
        activity.updated > now - STAYS &&
        !isLongCancelled(activity, now),
    )
    .toSorted((a, b) => b.updated - a.updated || (a.id < b.id ? -1 : 1))
    .slice(0, MOST)
    .map((activity) => ({
      activity,
      what: whatHappened(activity),
      at: activity.updated,
      id: `${activity.id}-${activity.sequence}`,
    }));
}

function whatHappened({ status, created, updated }: Activity): News['what'] {
  if (status === 'cancelled') return 'cancelled';
  return created === updated ? 'new' : 'changed';
}
