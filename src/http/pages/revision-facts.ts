// What a revision has made different, as far as somebody who means to come must know it.
import type { PublicRevision } from '../../actions/recent-revisions.ts';

type View = PublicRevision['after'];
type ScheduleView = View['schedule'];

export interface RevisionFacts {
  readonly isCancelled: boolean;
  readonly isAtOtherTimes: boolean;
  readonly isElsewhere: boolean;
  readonly isReworded: boolean;
  /** Recurrence ids, ascending. */
  readonly datesCancelled: readonly string[];
  readonly datesChanged: readonly string[];
  readonly datesNew: readonly string[];
}

export function revisionFacts({ before, after }: PublicRevision): RevisionFacts {
  const isAtOtherTimes = isUnlike(regular(before.schedule), regular(after.schedule));
  return {
    isCancelled: before.status !== 'cancelled' && after.status === 'cancelled',
    isAtOtherTimes,
    isElsewhere: isUnlike(placeOf(before), placeOf(after)),
    isReworded: isUnlike([before.title, before.description], [after.title, after.description]),
    // Dates of other times have nothing in common with those before.
    ...datesOf(isAtOtherTimes ? after.schedule : before.schedule, after.schedule),
  };
}

function regular({ start, timeZone, duration, rule }: ScheduleView): unknown {
  return [start, timeZone, duration, rule];
}

function placeOf({ venue, place, online }: View): unknown {
  return [venue, place, online];
}

function datesOf(before: ScheduleView, after: ScheduleView) {
  const datesCancelled: string[] = [];
  const datesChanged: string[] = [];
  const datesNew: string[] = [];
  const ids = [before, after].flatMap(({ excluded, added, changed }) => [
    ...excluded,
    ...added,
    ...Object.keys(changed),
  ]);
  for (const id of [...new Set(ids)].sort()) {
    const was = isOn(before, id);
    const is = isOn(after, id);
    if (was && !is) datesCancelled.push(id);
    else if (is && (!was || isAdded(before, after, id))) datesNew.push(id);
    else if (is && isUnlike(before.changed[id], after.changed[id])) datesChanged.push(id);
    else if (before.added.includes(id) && !after.added.includes(id)) datesCancelled.push(id);
  }
  return { datesCancelled, datesChanged, datesNew };
}

function isOn({ excluded, changed }: ScheduleView, id: string): boolean {
  return !excluded.includes(id) && changed[id]?.status !== 'cancelled';
}

function isAdded(before: ScheduleView, after: ScheduleView, id: string): boolean {
  return after.added.includes(id) && !before.added.includes(id);
}

function isUnlike(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) !== JSON.stringify(b);
}
