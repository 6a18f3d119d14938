// Activities as VEVENT text. The only user of ical-generator, whose faults are contained here; each is named where it
// is met. What the library cannot say, or says wrongly, we add as content lines of our own before END:VEVENT.
import {
  ICalCalendar,
  ICalEvent,
  ICalEventClass,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { type Activity, isPublic } from '../calendar/activity.ts';
import type { TimeZoneId, Window } from '../calendar/time.ts';
import { ClockReading } from './clock-reading.ts';
import { type Component, componentsOf } from './components.ts';
import { foldedLines, textValue } from './line.ts';
import { dateLine, isUtc } from './recurrence-lines.ts';
import { spanOfDate, spanOfSeries } from './time-span.ts';
import { type Telling, whatOf } from './what.ts';

export interface RenderContext extends Telling {
  /** Bounds the dates of a rule that goes out date by date; see `goesOutAsSeries`. */
  readonly window: Window;
}

// Stays empty and without a zone: under a calendar-level zone the library writes UTC properties as local times. Only
// single events are asked for their text, which comes unfolded; of whole calendars the library escapes no name.
const CALENDAR = new ICalCalendar();

const STATUS = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
} as const;

/** The zones that the activity's text names in TZID, each of which the feed's header must declare. */
export function zonesOf({ schedule }: Activity): readonly TimeZoneId[] {
  return schedule.allDay || isUtc(schedule.timeZone) ? [] : [schedule.timeZone];
}

/**
 * The VEVENTs of an activity (RFC 5545 §3.6.1), folded and ended by CRLF: the same text for the same activity and
 * context, whatever the host. Empty where every date is excluded.
 */
export function renderActivity(activity: Activity, context: RenderContext): string {
  return componentsOf(activity.uid, activity.schedule, context.window)
    .map((component) => renderComponent(activity, component, context))
    .join('');
}

function renderComponent(activity: Activity, component: Component, context: RenderContext): string {
  const { schedule } = activity;
  const { change, replaces } = component;
  const what = whatOf(activity, change, context);
  const spanOf = component.series.length > 0 ? spanOfSeries : spanOfDate;
  const span = spanOf(schedule, component.start, change?.duration ?? schedule.duration);
  const isTransparent = activity.transparent || what.status === 'cancelled';
  const event = new ICalEvent(
    {
      // The library escapes neither a UID nor a zone (a TimeZoneId needs none), and for an empty UID makes one up.
      id: textValue(component.uid) || activity.id,
      timezone: span.zone,
      sequence: activity.sequence,
      // Left to itself, the library stamps the present time.
      stamp: new Date(activity.updated),
      created: new Date(activity.created),
      lastModified: new Date(activity.updated),
      // Of a Date under a zone, the library writes the host's local time.
      start: new ClockReading(span.start),
      end: span.end === null ? null : new ClockReading(span.end),
      allDay: schedule.allDay,
      // Of a rule given as an object, the library writes UNTIL in local time. Lines that begin with RRULE it lets be.
      repeating: component.series.join('\r\n'),
      summary: what.summary,
      description: what.description,
      location: what.location,
      categories: what.categories.map((name) => ({ name })),
      status: STATUS[what.status],
      transparency: isTransparent ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
      class: isPublic(activity) ? null : ICalEventClass.PRIVATE,
    },
    CALENDAR,
  );
  const lines = event.toString().trimEnd().split('\r\n');
  // The library has no DURATION, RDATE, COLOR or CONFERENCE, makes a DATE-TIME of an all-day RECURRENCE-ID, escapes
  // URL as if it were text, leaves out GEO on the equator, and quotes CN with backslashes.
  const own = [
    ...span.lines,
    ...(replaces === null ? [] : [dateLine('RECURRENCE-ID', schedule, replaces)]),
    ...what.lines,
  ];
  return foldedLines([...lines.slice(0, -1), ...own, ...lines.slice(-1)]);
}
