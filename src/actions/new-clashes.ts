// Which pairs have come to clash by what was done: on dates on which they did not before, and with nothing agreed.
import type { Activity } from '../calendar/activity.ts';
import { CalendarError } from '../calendar/errors.ts';
import { pairIdOf } from '../calendar/settlement.ts';
import { instant } from '../calendar/time.ts';
import { reportClashes, type SeriesClash } from '../calendar/verdict.ts';
import type { RecordedChange } from '../store/changes.ts';
import { readWindow } from './asked-window.ts';
import type { Desk } from './desk.ts';
import { formContext } from './form-context.ts';
import { readActivityForm } from './forms/activity-form.ts';

/** Two activities that have come to clash. */
export interface NewClash {
  readonly pair: string;
  readonly activities: readonly [Activity, Activity];
}

/** A whole network that is taken in is no news to anybody. */
const NO_NEWS: readonly string[] = ['load', 'roll'];

/** The activities that the changes are about, each as it was before the first of them; null where it is new. */
export function changedActivities(
  desk: Desk,
  changes: readonly RecordedChange[],
): ReadonlyMap<string, Activity | null> {
  const before = new Map<string, Activity | null>();
  for (const { subject, deed, detail } of changes) {
    if (subject.kind !== 'activity' || NO_NEWS.includes(deed) || before.has(subject.id)) continue;
    before.set(subject.id, asItWas(desk, subject.id, detail['before']));
  }
  return before;
}

/** The open clashes of the next twelve months that an activity has and had not. */
export function newClashesOf(desk: Desk, id: string, before: Activity | null): readonly NewClash[] {
  const now = desk.clock();
  const after = desk.network.activities.get(id);
  if (!after || after.status === 'cancelled') return [];
  const window = readWindow({}, now, desk.settings.timeZone);
  const index = desk.occurrences.indexFor(window, now);
  const clashesOf = (activity: Activity): readonly SeriesClash[] =>
    reportClashes(index, activity, window, () => 'open').clashes;
  const known = new Map<string, ReadonlySet<string>>();
  if (before) for (const { activity, dates } of clashesOf(before)) known.set(activity.id, new Set(dates));
  return clashesOf(after).flatMap(({ activity: other, dates }): NewClash[] => {
    const pair = pairIdOf(id, other.id);
    const isOpen = (desk.network.settlements.get(pair)?.state ?? 'open') === 'open';
    const isNew = dates.some((date) => !known.get(other.id)?.has(date));
    return isOpen && isNew ? [{ pair, activities: [after, other] }] : [];
  });
}

/** An activity as history tells of it; null where that cannot be read any more. */
function asItWas(desk: Desk, id: string, view: unknown): Activity | null {
  if (view === null || view === undefined) return null;
  const everything = { associationCalled: (slug: string) => slug, venueExists: () => true };
  try {
    const draft = readActivityForm(view, { ...formContext(desk, true), ...everything });
    const never = instant(0);
    return { ...draft, id, uid: id, sequence: 0, created: never, updated: never };
  } catch (error) {
    if (error instanceof CalendarError) return null;
    throw error;
  }
}
