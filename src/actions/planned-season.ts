// A season that somebody plans: activities in a text, not stored. What cannot be read is told, and the rest is there.
import type { Activity } from '../calendar/activity.ts';
import type { Slug } from '../calendar/association.ts';
import { CalendarError, invalid } from '../calendar/errors.ts';
import { instant } from '../calendar/time.ts';
import { readCalendar } from '../ical/reading/read-calendar.ts';
import { type Actor, requireEditor } from './actor.ts';
import { deedTime } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { formContext } from './form-context.ts';
import { readActivityForm } from './forms/activity-form.ts';
import { readNetworkLine } from './forms/json-lines.ts';
import { heldFromNow } from './holds.ts';
import { saidBy } from './import-merge.ts';
import { VenueNames } from './import-places.ts';
import { renderWindow } from './renderings.ts';

export interface Planned {
  /** Where it stands: `line 3`, or its UID. */
  readonly name: string;
  readonly activity: Activity;
}

export interface PlannedSeason {
  readonly planned: readonly Planned[];
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
}

/** So many are judged in one go. */
const MOST_PLANNED = 200;

const NEVER = instant(0);

/**
 * The activities of JSON Lines, one `{"activity": {…}}` a line, each of an association that the actor edits.
 * @throws CalendarError `invalid` for more than 200
 */
export function seasonFromLines(desk: Desk, actor: Actor, text: string): PlannedSeason {
  const lines = text.split(/\r?\n/).map((line, i) => ({ line, number: i + 1 }));
  const filled = lines.filter(({ line }) => line.trim() !== '');
  requireFew(filled.length);
  const planned: Planned[] = [];
  const skipped: { name: string; reason: string }[] = [];
  for (const { line, number } of filled) {
    const name = `line ${number}`;
    try {
      planned.push({ name, activity: activityOnLine(desk, actor, line, number) });
    } catch (error) {
      if (!(error instanceof CalendarError)) throw error;
      skipped.push({ name, reason: reasonOf(error) });
    }
  }
  return { planned, skipped };
}

/**
 * The activities of a calendar file, as if the association published them.
 * @param text as `calendarText` decodes it
 * @throws CalendarError `unauthenticated`, `forbidden`, `not_found`, or `invalid` for what is no calendar or holds more
 * than 200
 */
export async function seasonFromCalendar(
  desk: Desk,
  actor: Actor,
  called: Slug,
  text: string,
): Promise<PlannedSeason> {
  const { network, settings } = desk;
  const association = network.presentSlug(called);
  requireEditor(actor, association);
  if (!network.associations.has(association)) {
    throw new CalendarError('not_found', `There is no association ${association}.`);
  }
  const now = deedTime(desk.clock);
  const { language, timeZone } = settings;
  const read = await readCalendar(text, { language, timeZone, now, window: renderWindow(timeZone, now) });
  if (!read.isCalendar) {
    throw invalid([{ field: 'body', message: 'Send an iCalendar file: its first line is BEGIN:VCALENDAR.' }]);
  }
  requireFew(read.activities.length);
  const venues = new VenueNames(network.venues.values());
  const nobodySaid = { coHosts: [], audiences: [], languages: [], needs: [], expires: null };
  const planned = read.activities.map((one): Planned => {
    const identity = { id: plannedId(one.uid), uid: one.uid, sequence: 0, created: NEVER, updated: NEVER };
    return { name: one.uid, activity: { ...nobodySaid, ...saidBy(one, venues), ...identity, association } };
  });
  return { planned, skipped: read.skipped.map(({ uid, reason }) => ({ name: uid, reason })) };
}

function activityOnLine(desk: Desk, actor: Actor, text: string, number: number): Activity {
  const line = readNetworkLine(text, number);
  if (line === null || !('activity' in line)) {
    throw invalid([{ field: 'activity', message: 'Give an activity, as {"activity": {…}}.' }]);
  }
  const draft = readActivityForm(line.activity, formContext(desk, true));
  requireEditor(actor, draft.association);
  const id = draft.id ?? plannedId(`line-${number}`);
  const expires = heldFromNow(draft, desk.network.activities.get(id) ?? null, deedTime(desk.clock));
  return { ...draft, expires, id, uid: id, sequence: 0, created: NEVER, updated: NEVER };
}

/** No activity that is stored has such an id. */
function plannedId(name: string): string {
  return `planned-${name}`;
}

function requireFew(count: number): void {
  if (count <= MOST_PLANNED) return;
  const message = `Give at most ${MOST_PLANNED} activities at a time; these are ${count}.`;
  throw invalid([{ field: 'body', message }]);
}

function reasonOf({ issues, message }: CalendarError): string {
  if (issues.length === 0) return message;
  return issues.map((issue) => `${issue.field}: ${issue.message}`).join(' ');
}
