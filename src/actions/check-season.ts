// What a whole season would clash with: everybody's activities, and the planned ones among themselves. Nothing is stored.
import { setImmediate as otherWork } from 'node:timers/promises';
import type { Slug } from '../calendar/association.ts';
import type { OccurrenceIndex } from '../calendar/occurrence-index.ts';
import type { Text } from '../calendar/text.ts';
import type { Window } from '../calendar/time.ts';
import type { Actor } from './actor.ts';
import { type ClashAnswersWithWaysOut, clashAnswersWithWaysOut } from './check-clashes.ts';
import type { Desk } from './desk.ts';
import type { Planned, PlannedSeason } from './planned-season.ts';

export interface JudgedActivity extends ClashAnswersWithWaysOut {
  /** Where it stands: `line 3`, or its UID. */
  readonly name: string;
  readonly title: Text;
  readonly association: Slug;
}

export interface SeasonReport {
  /** Over all that could be read. */
  readonly verdict: { readonly activities: number; readonly occurrences: number; readonly clashing: number };
  /** In the order given. */
  readonly activities: readonly JudgedActivity[];
  readonly skipped: PlannedSeason['skipped'];
}

/** Judges the planned activities one after another; other work gets its turn between them. */
export async function checkSeason(
  desk: Desk,
  actor: Actor,
  { planned, skipped }: PlannedSeason,
  window: Window,
): Promise<SeasonReport> {
  const activities: JudgedActivity[] = [];
  for (const { name, activity } of planned) {
    await otherWork();
    await desk.occurrences.following;
    const index = desk.occurrences.indexFor(window, desk.clock());
    const answers = withPlanned(desk, index, planned, () =>
      clashAnswersWithWaysOut(desk, actor, activity, window),
    );
    activities.push({ name, title: activity.title, association: activity.association, ...answers });
  }
  const sum = (count: (one: JudgedActivity) => number): number =>
    activities.reduce((total, one) => total + count(one), 0);
  const verdict = {
    activities: activities.length,
    occurrences: sum((one) => one.verdict.occurrences),
    clashing: sum((one) => one.verdict.clashing),
  };
  return { verdict, activities, skipped };
}

/** Does the work with the planned activities in the index; it may not wait for anything, so that nobody else sees them. */
function withPlanned<Result>(
  { network }: Desk,
  index: OccurrenceIndex,
  planned: readonly Planned[],
  work: () => Result,
): Result {
  try {
    for (const { activity } of planned) index.put(activity);
    return work();
  } finally {
    for (const { activity } of planned) {
      const stored = network.activities.get(activity.id);
      if (stored) index.put(stored);
      else index.remove(activity.id);
    }
  }
}
