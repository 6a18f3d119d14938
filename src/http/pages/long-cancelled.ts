// How long a cancelled activity stays to be seen: long enough for those who had it in mind.
import type { Activity } from '../../calendar/activity.ts';
import { DAY, type Instant } from '../../calendar/time.ts';

const STAYS = 30 * DAY;

/** Whether it was cancelled so long ago that it is shown no more. */
export function isLongCancelled({ status, updated }: Activity, now: Instant): boolean {
  return status === 'cancelled' && updated < now - STAYS;
}
