// Skipping dates of an activity, as those that fall in a school break: the series goes on without them.
import type { Activity } from '../calendar/activity.ts';
import { compileSchedule, isOccurrence, wallOf } from '../calendar/compiled-schedule.ts';
import { invalid } from '../calendar/errors.ts';
import { hasDatesWithout } from '../calendar/observance.ts';
import type { RecurrenceId } from '../calendar/schedule.ts';
import type { Instant, Window } from '../calendar/time.ts';
import { type Actor, requireMember } from './actor.ts';
import { clashAnswers } from './check-clashes.ts';
import { commitActivities, deedTime, revised } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { MAX_SKIPPED, readSkipForm, type Skipped } from './forms/skip-form.ts';
import type { Published } from './publish-activity.ts';
import { activityToEdit } from './revise-activity.ts';

export interface SkipOptions {
  /** The window that clashes and notices are told for. */
  readonly window: Window;
  /** Whether the activity is still the one that the editor read. */
  readonly isCurrent: (activity: Activity) => boolean;
}

/**
 * Excludes the dates, given as `{"dates": [recurrence ids]}`. What is excluded already stays so; where all of them are,
 * the activity keeps its sequence.
 * @throws CalendarError `not_found`, `unauthenticated`, `forbidden`, `stale`, or `invalid` where a date is none of the
 * activity's or nothing would be left of it
 */
export async function skipDates(
  desk: Desk,
  actor: Actor,
  id: string,
  input: unknown,
  options: SkipOptions,
): Promise<Published> {
  const before = activityToEdit(desk, actor, id, options.isCurrent);
  const added = newlyExcluded(before, readSkipForm(input, before.schedule));
  const activity = added.length > 0 ? without(before, added, deedTime(desk.clock)) : before;
  const answers = clashAnswers(desk, actor, activity, options.window);
  if (activity !== before) {
    await commitActivities(desk, requireMember(actor), [{ deed: 'skip-dates', before, after: activity }]);
  }
  return { activity, ...answers };
}

/** Those of the dates that are not excluded yet. */
function newlyExcluded({ schedule }: Activity, skipped: readonly Skipped[]): readonly RecurrenceId[] {
  const compiled = compileSchedule(schedule);
  const added = skipped.filter(({ date }) => !schedule.excluded.includes(date));
  const issues = added
    .filter(({ date }) => !isOccurrence(compiled, wallOf(date)))
    .map(({ date, field }) => ({ field, message: `Leave ${date} out: it is not a date of this activity.` }));
  if (issues.length > 0) throw invalid(issues);
  return added.map(({ date }) => date);
}

/**
 * The activity without the dates, one sequence higher.
 * @throws CalendarError `invalid` where nothing is left of it, or more is excluded than an activity may
 */
function without(before: Activity, dates: readonly RecurrenceId[], now: Instant): Activity {
  const { schedule } = before;
  const excluded = [...schedule.excluded, ...dates].sort();
  if (!hasDatesWithout(schedule, dates)) {
    const message = 'Cancel or move the activity instead: without these dates nothing is left of it.';
    throw invalid([{ field: 'dates', message }]);
  }
  if (excluded.length > MAX_SKIPPED) {
    const message = `Publish what is to come as a new activity: this one skips ${MAX_SKIPPED} dates, the most it can.`;
    throw invalid([{ field: 'dates', message }]);
  }
  return revised(before, { ...before, schedule: { ...schedule, excluded } }, now);
}
