// Merging two venues that are one: what was at the one that goes is at the one that stays, and the history has both.
import type { Activity } from '../calendar/activity.ts';
import type { Slug, Venue } from '../calendar/association.ts';
import { CalendarError, invalid } from '../calendar/errors.ts';
import { appendChanges, type NewChange } from '../store/changes.ts';
import { saveObservances } from '../store/observances.ts';
import { removeVenue } from '../store/venues.ts';
import { type Actor, requireCoordinator } from './actor.ts';
import { deedTime, type Revision, revised } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { viewObservance } from './forms/observance-form.ts';
import { viewVenue } from './forms/venue-form.ts';
import { writeInPortions } from './write-in-portions.ts';

/**
 * Moves every activity and closure from one venue to another, and removes the one left empty. What is said of the venue
 * that stays is not changed.
 * @returns how many activities were moved
 * @throws CalendarError `unauthenticated`, `forbidden`, `not_found`, `invalid` for a venue and itself, or `stale`
 */
export async function mergeVenues(desk: Desk, actor: Actor, from: Slug, into: Slug): Promise<number> {
  const by = requireCoordinator(actor);
  await desk.network.catchUp();
  const { network } = desk;
  const gone = venueCalled(desk, from);
  venueCalled(desk, into);
  if (from === into)
    throw invalid([{ field: 'into', message: 'Choose another venue than the one to remove.' }]);
  const now = deedTime(desk.clock);
  const revisions = [...network.activities.values()].flatMap((before): Revision[] => {
    const moved = movedActivity(before, from, into);
    return moved === null ? [] : [{ deed: 'merge-venues', before, after: revised(before, moved, now) }];
  });
  const closures = [...network.observances.values()].filter(({ venue }) => venue === from);
  const moved = closures.map((closure) => ({ ...closure, venue: into }));
  const done = { at: now, actor: by.name, deed: 'merge-venues' };
  const told = {
    before: viewVenue(gone, { members: true }),
    after: null,
    into,
    activities: revisions.length,
  };
  const changes: NewChange[] = [
    { ...done, subject: { kind: 'venue', id: from }, detail: told },
    ...closures.map((before, i): NewChange => {
      const after = moved[i] ?? before;
      const detail = { before: viewObservance(before, false), after: viewObservance(after, false) };
      return { ...done, subject: { kind: 'observance', id: before.id }, detail };
    }),
  ];
  await desk.store.transaction(async (trx) => {
    await writeInPortions(trx, desk, by.name, revisions, now);
    await saveObservances(trx, moved);
    if (!(await removeVenue(trx, from))) throw unknownVenue(from);
    await appendChanges(trx, changes);
  });
  await network.catchUpWithOwn();
  return revisions.length;
}

function venueCalled({ network }: Desk, slug: Slug): Venue {
  const venue = network.venues.get(slug);
  if (!venue) throw unknownVenue(slug);
  return venue;
}

function unknownVenue(slug: Slug): CalendarError {
  return new CalendarError('not_found', `There is no venue ${slug}; look at the list of venues again.`);
}

/** The activity with each of its dates moved; null where it is never at the venue. */
function movedActivity(activity: Activity, from: Slug, into: Slug): Activity | null {
  const { venue, schedule } = activity;
  const entries = Object.entries(schedule.changed);
  if (venue !== from && !entries.some(([, change]) => change.venue === from)) return null;
  const changed = entries.map(([id, change]) => [
    id,
    change.venue === from ? { ...change, venue: into } : change,
  ]);
  return {
    ...activity,
    venue: venue === from ? into : venue,
    schedule: { ...schedule, changed: Object.fromEntries(changed) },
  };
}
