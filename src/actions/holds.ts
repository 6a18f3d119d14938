// Holds: tentative activities, for members only, each with an end. Until it is released a hold counts in every check,
// so releasing is a deed of its own, on the record, and not a thing that happens by the clock alone.
import type { Activity } from '../calendar/activity.ts';
import { CalendarError, invalid } from '../calendar/errors.ts';
import { DAY, type Instant, instant } from '../calendar/time.ts';
import { commitActivities, deedTime, revised } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import type { ActivityDraft } from './forms/activity-form.ts';

const HELD_FOR = 60 * DAY;

type Said = Pick<ActivityDraft, 'status' | 'expires'>;

/**
 * When the hold ends: as was said, else as before, else after 60 days; null for what is no hold. What was said stands
 * even where it is past, as in a file that was written earlier.
 */
export function heldUntil({ status, expires }: Said, before: Activity | null, now: Instant): Instant | null {
  if (status !== 'tentative') return null;
  if (expires !== null) return expires;
  return before?.status === 'tentative' ? before.expires : instant(now + HELD_FOR);
}

/**
 * As `heldUntil`, for one who holds something now; what was held so long ago that its end is past is held anew.
 * @throws CalendarError `invalid` naming `expires` where what was said is past
 */
export function heldFromNow(said: Said, before: Activity | null, now: Instant): Instant | null {
  const until = heldUntil(said, before, now);
  if (until === null || until > now) return until;
  if (said.expires === null) return heldUntil(said, null, now);
  throw invalid([{ field: 'expires', message: 'Give a time to come: a hold ends after now.' }]);
}

/**
 * Cancels the holds whose end has come, all or none. Of several processes one does it.
 * @returns how many
 */
export async function releaseHolds(desk: Desk): Promise<number> {
  await desk.network.catchUp();
  const now = deedTime(desk.clock);
  const released = [...desk.network.activities.values()]
    .filter(({ status, expires }) => status === 'tentative' && expires !== null && expires <= now)
    .map((before) => {
      const after = revised(before, { ...before, status: 'cancelled', expires: null }, now);
      return { deed: 'release', before, after };
    });
  if (released.length === 0) return 0;
  try {
    await commitActivities(desk, { role: 'coordinator', name: desk.settings.name }, released);
    return released.length;
  } catch (error) {
    // Somebody was quicker, here or in another process; what is still to be released is so the next time.
    if (error instanceof CalendarError && error.code === 'stale') return 0;
    throw error;
  }
}
