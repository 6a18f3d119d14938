// What people said about an activity, as JSON in the form that the API takes. What the calendar adds (id, uid,
// sequence, created, updated) stands in columns beside it.
import type { Activity } from '../calendar/activity.ts';
import type { Slug } from '../calendar/association.ts';
import { parseRule } from '../calendar/rule.ts';
import type { Change, RecurrenceId, Schedule } from '../calendar/schedule.ts';
import {
  type Duration,
  formatDuration,
  formatInstant,
  type LocalDate,
  type LocalDateTime,
  parseDuration,
  parseInstant,
  type TimeZoneId,
} from '../calendar/time.ts';

type Bookkeeping = Pick<Activity, 'id' | 'uid' | 'sequence' | 'created' | 'updated'>;

interface ChangeDocument extends Omit<Change, 'duration'> {
  /** ISO 8601, here and below. */
  readonly duration?: string;
}

interface ScheduleDocument {
  readonly start: RecurrenceId;
  readonly timeZone: TimeZoneId;
  readonly duration: string;
  readonly rule: string | null;
  readonly excluded: readonly RecurrenceId[];
  readonly added: readonly RecurrenceId[];
  readonly changed: Readonly<Record<string, ChangeDocument>>;
}

/** An activity as the API takes it, without what the calendar adds. */
export interface ActivityDocument extends Omit<Activity, keyof Bookkeeping | 'expires' | 'schedule'> {
  /** RFC 3339; older documents say nothing of it. */
  readonly expires?: string | null;
  readonly schedule: ScheduleDocument;
}

const texts = new WeakMap<Activity, string>();

/** What people said about the activity, as JSON; made once, for the row and for the thread that renders it. */
export function activityText(activity: Activity): string {
  const known = texts.get(activity);
  if (known !== undefined) return known;
  const text = JSON.stringify(activityDocument(activity));
  texts.set(activity, text);
  return text;
}

/** What people said about the activity, ready for JSON. */
export function activityDocument(activity: Activity): ActivityDocument {
  const { expires } = activity;
  // Named one by one, as below.
  return {
    association: activity.association,
    coHosts: activity.coHosts,
    title: activity.title,
    description: activity.description,
    categories: activity.categories,
    audiences: activity.audiences,
    languages: activity.languages,
    needs: activity.needs,
    venue: activity.venue,
    place: activity.place,
    online: activity.online,
    link: activity.link,
    status: activity.status,
    expires: expires === null ? null : formatInstant(expires),
    visibility: activity.visibility,
    transparent: activity.transparent,
    schedule: scheduleDocument(activity.schedule),
  };
}

/**
 * The activity that a stored document tells of: exactly the one that `activityDocument` was given.
 * @throws CalendarError where its rule is no longer one that the calendar takes
 */
export function activityFromDocument(added: Bookkeeping, document: string): Activity {
  const said = JSON.parse(document) as ActivityDocument;
  // Named one by one: spreading costs more than reading the JSON, and a start reads every activity there is.
  return {
    id: added.id,
    uid: added.uid,
    association: said.association,
    coHosts: said.coHosts,
    title: said.title,
    description: said.description,
    categories: said.categories,
    audiences: said.audiences,
    languages: said.languages,
    needs: said.needs,
    venue: said.venue,
    place: said.place,
    online: said.online,
    link: said.link,
    status: said.status,
    expires: said.expires ? parseInstant(said.expires) : null,
    visibility: said.visibility,
    transparent: said.transparent,
    schedule: scheduleFromDocument(said.schedule),
    sequence: added.sequence,
    created: added.created,
    updated: added.updated,
  };
}

/** A stored document of an activity whose association, or one of whose co-hosts, is called otherwise now. */
export function renamedInDocument(document: string, from: Slug, to: Slug): string {
  const said = JSON.parse(document) as ActivityDocument;
  const called = (slug: Slug): Slug => (slug === from ? to : slug);
  return JSON.stringify({
    ...said,
    association: called(said.association),
    coHosts: said.coHosts.map(called),
  });
}

function scheduleDocument({
  start,
  timeZone,
  duration,
  rule,
  excluded,
  added,
  changed,
}: Schedule): ScheduleDocument {
  return {
    start,
    timeZone,
    duration: formatDuration(duration),
    rule: rule === null ? null : rule.text,
    excluded,
    added,
    changed: mapChanges(changed, ({ duration: lasting, ...change }) =>
      lasting ? { ...change, duration: formatDuration(lasting) } : change,
    ),
  };
}

function scheduleFromDocument(said: ScheduleDocument): Schedule {
  const { start, timeZone, excluded, added } = said;
  const duration = durationFrom(said.duration);
  const rule = said.rule === null ? null : parseRule(said.rule);
  const changed = mapChanges(said.changed, ({ duration: lasting, ...change }) =>
    lasting ? { ...change, duration: durationFrom(lasting) } : change,
  );
  // A date has ten characters, a date with a time at least sixteen.
  return start.length === 10
    ? { allDay: true, start: start as LocalDate, timeZone, duration, rule, excluded, added, changed }
    : { allDay: false, start: start as LocalDateTime, timeZone, duration, rule, excluded, added, changed };
}

function mapChanges<From, To>(
  changes: Readonly<Record<string, From>>,
  map: (change: From) => To,
): Record<string, To> {
  const mapped: Record<string, To> = {};
  for (const id in changes) mapped[id] = map(changes[id] as From);
  return mapped;
}

function durationFrom(text: string): Duration {
  const duration = parseDuration(text);
  if (!duration) throw new Error(`A stored duration is no duration: ${text}`);
  return duration;
}
