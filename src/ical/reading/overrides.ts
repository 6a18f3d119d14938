// VEVENTs with a RECURRENCE-ID as changed dates of their series (RFC 5545 §3.8.4.4).
import { recurrenceIdOf } from '../../calendar/compiled-schedule.ts';
import type { Change } from '../../calendar/schedule.ts';
import type { Text } from '../../calendar/text.ts';
import { type WallClock, wallClock } from '../../calendar/time.ts';
import { isOther, lengthOf, wallIn } from './placed-times.ts';
import { SeriesDates } from './series-dates.ts';
import type { SeriesDraft, Tools } from './series-draft.ts';
import { isSameText, titleOf } from './titles.ts';
import { nameFor, type Vevent } from './vevent.ts';

/** An override and the date of the series that it stands for. */
export interface Override {
  readonly vevent: Vevent;
  readonly id: WallClock;
}

/** What putting one in costs, in microseconds or so. */
const OVERRIDE = 20;
const MAX_NOTE = 1_000;
const EXCLUDED = 'A date is both left out and changed, and stays left out';
const NOT_A_DATE = 'A change is of a date that the series does not have, and is kept as a date of its own';

/**
 * Puts overrides into the draft they are of. One of another kind, timed in a series of whole days or the other way
 * round, cannot be a changed date: its date is taken out of the series and it is given back, to stand alone. Yields
 * costs.
 */
export function* applyOverrides(
  draft: SeriesDraft,
  overrides: readonly Vevent[],
  tools: Tools,
): Generator<number, readonly Vevent[]> {
  const dates = new SeriesDates(draft);
  const detached: Vevent[] = [];
  for (const vevent of overrides) {
    yield OVERRIDE;
    const id = vevent.recurrenceId && dates.named(vevent.recurrenceId, tools.zones);
    if (!sameKind(draft, vevent)) {
      if (id !== null) dates.exclude(id);
      detached.push(vevent);
    } else if (id === null) {
      addStray(draft, dates, vevent, tools);
    } else if (draft.excluded.has(id)) {
      tools.warnings.add(EXCLUDED, nameFor(draft.vevent));
    } else {
      put(draft, id, changeOf(draft, { vevent, id }, tools));
    }
  }
  return detached;
}

/** Whether the override is of whole days where the series is, or says no start at all. */
function sameKind({ allDay }: SeriesDraft, { start }: Vevent): boolean {
  return start === null || (start.form === 'date') === allDay;
}

/** An override of no date of the series: an added date, unless it was to cancel what is not there. */
function addStray(draft: SeriesDraft, dates: SeriesDates, vevent: Vevent, tools: Tools): void {
  if (vevent.status === 'cancelled' || vevent.start === null) return;
  const wall = wallIn(draft.timeZone, vevent.start, tools.zones);
  if (draft.excluded.has(wall) || draft.changed.has(wall)) {
    tools.warnings.add(EXCLUDED, nameFor(draft.vevent));
    return;
  }
  if (!dates.isRules(wall)) draft.added.add(wall);
  put(draft, wall, changeOf(draft, { vevent, id: wall }, tools));
  tools.warnings.add(NOT_A_DATE, nameFor(draft.vevent));
}

function put(draft: SeriesDraft, id: WallClock, change: Change): void {
  if (Object.keys(change).length > 0) draft.changed.set(id, change);
}

/** What an override says is different about its date. What it leaves out where it has no title is as the series says. */
function changeOf(draft: SeriesDraft, { vevent, id }: Override, tools: Tools): Change {
  const master = draft.vevent;
  const start = vevent.start === null ? id : wallIn(draft.timeZone, vevent.start, tools.zones);
  const length = lengthOf(vevent, { ...draft, wall: start }, tools);
  const title = titleOf(vevent);
  const isSparse = vevent.title === null;
  const note = noteOf(vevent.description, master.description);
  const isElsewhere = !isSameText(vevent.place, master.place) && !(isSparse && vevent.place === null);
  const isOnlineElsewhere = vevent.online !== master.online && !(isSparse && vevent.online === null);
  return {
    ...(start === id ? {} : { start: recurrenceIdOf(draft.allDay, wallClock(start)) }),
    ...(length && isOther(length, draft) ? { duration: length } : {}),
    ...(title && !isSameText(title, titleOf(master)) ? { title } : {}),
    ...(isElsewhere ? { place: vevent.place } : {}),
    ...(isOnlineElsewhere ? { online: vevent.online } : {}),
    ...statusOf(vevent, master),
    ...(note ? { note } : {}),
  };
}

function statusOf({ status }: Vevent, master: Vevent): Pick<Change, 'status'> {
  if (status === 'cancelled') return master.status === 'cancelled' ? {} : { status };
  return status === 'confirmed' && master.status === 'tentative' ? { status } : {};
}

/** What is said of one date beyond what is said of all of them; our own feeds put it before that. */
function noteOf(said: Text | null, ofAll: Text | null): Text | null {
  const notes = Object.entries(said ?? {}).flatMap(([language, words]): [string, string][] => {
    const common = ofAll?.[language];
    if (words === common) return [];
    const own =
      common !== undefined && words.endsWith(`\n\n${common}`) ? words.slice(0, -common.length - 2) : words;
    return [[language, [...own].slice(0, MAX_NOTE).join('').trim()]];
  });
  return notes.length > 0 ? Object.fromEntries(notes) : null;
}
