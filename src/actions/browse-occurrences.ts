// What is on: occurrences in a window, and the next ones of an activity.
import type { Activity } from '../calendar/activity.ts';
import type { Association, Venue } from '../calendar/association.ts';
import { CalendarError, invalid } from '../calendar/errors.ts';
import type { After, Happening, OccurrenceIndex } from '../calendar/occurrence-index.ts';
import { occurrencesFrom } from '../calendar/recurrence.ts';
import { type Instant, instant, type Window } from '../calendar/time.ts';
import { type Actor, seenBy } from './actor.ts';
import type { Desk } from './desk.ts';

/** Whether a reader's filter lets an activity, at the venue of one of its occurrences, through. */
export type Accepts = (activity: Activity, venue: Venue | null, association: Association | null) => boolean;

/** What a reader wants to see. */
export interface Wanted {
  readonly accepts: Accepts;
  /** Every activity the filter lets through, where that is known beforehand: no other is looked at then. */
  readonly among: readonly Activity[] | null;
}

export interface HappeningsPage {
  readonly happenings: readonly Happening[];
  /** Where the next page begins; null where there is none. */
  readonly next: string | null;
}

/**
 * What the actor may see of the window, by start, a page at a time. Cancelled dates are among them.
 * @param cursor the `next` of the page before
 * @throws CalendarError `invalid` for a cursor that is none, `busy` as of `indexForPublic`
 */
export function browseOccurrences(
  desk: Desk,
  actor: Actor,
  window: Window,
  wanted: Wanted,
  limit: number,
  cursor?: string,
): HappeningsPage {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  const index = indexOf(desk, actor, window);
  const { see, isVisible } = sightOf(desk, actor, wanted.accepts);
  const found = index.happenings(window, isVisible, limit + 1, after, wanted.among);
  const page = found.slice(0, limit).map((happening) => {
    const activity = see(happening.activity) ?? happening.activity;
    const change = activity === happening.activity ? happening.change : null;
    return { ...happening, activity, change };
  });
  const last = page.at(-1);
  return { happenings: page, next: found.length > limit && last ? writeCursor(last) : null };
}

/** How many occurrences that the actor may see start in the window. */
export function countStarting(desk: Desk, actor: Actor, window: Window, wanted: Wanted): number {
  const { isVisible } = sightOf(desk, actor, wanted.accepts);
  return indexOf(desk, actor, window).countStarting(window, isVisible);
}

function indexOf({ occurrences, clock }: Desk, actor: Actor, window: Window): OccurrenceIndex {
  return actor.role === 'public'
    ? occurrences.indexForPublic(window, clock())
    : occurrences.indexFor(window, clock());
}

/** What of the activities the actor sees, and which of them are asked for; each is looked at once. */
function sightOf(desk: Desk, actor: Actor, accepts: Accepts) {
  const seen = new Map<Activity, Activity | null>();
  const seeOnce = (activity: Activity): Activity | null => {
    const known = seen.get(activity);
    if (known !== undefined) return known;
    const view = seenBy(actor, activity);
    seen.set(activity, view);
    return view;
  };
  // What the public sees is the activity itself, known without remembering it.
  const see = actor.role === 'public' ? (activity: Activity) => seenBy(actor, activity) : seeOnce;
  const isVisible = (activity: Activity, venue: Venue | null): boolean => {
    const view = see(activity);
    if (view === null) return false;
    const association = desk.network.associations.get(view.association) ?? null;
    return accepts(view, view === activity ? venue : null, association);
  };
  return { see, isVisible };
}

/**
 * The activity's occurrences that end after `from`, at most `limit`.
 * @throws CalendarError `not_found` where there is none the actor may see
 */
export function nextOccurrences(
  desk: Desk,
  actor: Actor,
  id: string,
  from: Instant,
  limit: number,
): readonly Happening[] {
  const activity = findActivity(desk, actor, id);
  return occurrencesFrom(activity.schedule, from, limit).map((occurrence) => ({ activity, ...occurrence }));
}

/** @throws CalendarError `not_found` where there is none the actor may see */
export function findActivity(desk: Desk, actor: Actor, id: string): Activity {
  const activity = desk.network.activities.get(id);
  const seen = activity ? seenBy(actor, activity) : null;
  if (!seen) throw new CalendarError('not_found', `There is no activity ${id}.`);
  return seen;
}

function writeCursor({ start, activity, recurrenceId }: Happening): string {
  return Buffer.from(JSON.stringify([start, activity.id, recurrenceId])).toString('base64url');
}

function readCursor(cursor: string): After {
  try {
    const [start, id, recurrenceId]: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (typeof start === 'number' && typeof id === 'string' && typeof recurrenceId === 'string') {
      return { start: instant(start), id, recurrenceId };
    }
  } catch {
    // Falls through to the one error for every kind of nonsense.
  }
  throw invalid([{ field: 'cursor', message: 'Send the cursor that the page before gave as next.' }]);
}
