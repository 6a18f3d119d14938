// One time an activity happens, with all that a list of dates shows.
import { z } from 'zod';
import type { Activity } from '../../calendar/activity.ts';
import type { Occurrence } from '../../calendar/recurrence.ts';
import { dayOf, formatLocalDate, type Instant, type TimeZoneId } from '../../calendar/time.ts';
import { formatZoned, toWallClock } from '../../calendar/zone.ts';
import { slugField } from './slug.ts';
import { textView } from './text-field.ts';

export const occurrenceView = z
  .object({
    activity: z.string().meta({ description: "The activity's id" }),
    recurrenceId: z
      .string()
      .meta({ description: 'The local start the rule produces', example: '2026-12-01T19:00' }),
    start: z.string().meta({
      description: 'RFC 3339 with offset; a plain date where it is of whole days',
      example: '2026-12-01T19:00:00+01:00',
    }),
    end: z.string().meta({ description: 'As start; exclusive', example: '2026-12-01T21:00:00+01:00' }),
    timeZone: z.string().meta({ example: 'Europe/Copenhagen' }),
    allDay: z.boolean(),
    title: textView,
    association: slugField,
    venue: slugField.nullable(),
    status: z.enum(['confirmed', 'tentative', 'cancelled']),
    changed: z.boolean().meta({ description: 'Whether anything is different about this date' }),
  })
  .meta({ description: 'One time an activity happens' });

export type OccurrenceView = z.output<typeof occurrenceView>;

/** The occurrence of the activity, its title and venue as they are on that date. */
export function viewOccurrence(activity: Activity, occurrence: Occurrence): OccurrenceView {
  const { allDay, timeZone } = activity.schedule;
  const { change } = occurrence;
  const cancelled = occurrence.cancelled || activity.status === 'cancelled';
  const show = allDay ? localDate : formatZoned;
  return {
    activity: activity.id,
    recurrenceId: occurrence.recurrenceId,
    start: show(timeZone, occurrence.start),
    end: show(timeZone, occurrence.end),
    timeZone,
    allDay,
    title: change?.title ?? activity.title,
    association: activity.association,
    venue: change?.venue === undefined ? activity.venue : change.venue,
    status: cancelled ? 'cancelled' : (change?.status ?? activity.status),
    changed: change !== null,
  };
}

function localDate(zone: TimeZoneId, at: Instant): string {
  return formatLocalDate(dayOf(toWallClock(zone, at)));
}
