// An activity in the form it came in by, with every field and the identity the calendar gave it.
import { z } from 'zod';
import type { Activity } from '../../calendar/activity.ts';
import { formatInstant } from '../../calendar/time.ts';
import { identityView, viewIdentity } from './identity.ts';
import { scheduleView, viewSchedule } from './schedule-view.ts';
import { slugField } from './slug.ts';
import { textView } from './text-field.ts';

export const activityView = z
  .object({
    ...identityView,
    association: slugField,
    coHosts: z.array(slugField),
    title: textView,
    description: textView.nullable(),
    categories: z.array(z.string()),
    audiences: z.array(z.string()).meta({ description: 'Whom it is for; none means everyone' }),
    languages: z.array(z.string()),
    needs: z.array(z.string()),
    venue: slugField.nullable(),
    place: textView.nullable(),
    online: z.string().nullable(),
    link: z.string().nullable(),
    status: z.enum(['confirmed', 'tentative', 'cancelled']),
    expires: z
      .string()
      .nullable()
      .meta({ description: 'When a hold is released, RFC 3339', example: '2027-01-15T12:00:00Z' }),
    visibility: z.enum(['public', 'network', 'busy']),
    transparent: z.boolean(),
    schedule: scheduleView,
  })
  .meta({ description: 'An activity' });

export type ActivityView = z.output<typeof activityView>;

/** The activity in the form it came in by, its keys always in the same order. */
export function viewActivity(activity: Activity): ActivityView {
  // Named one by one: spreading makes an object that is slow to fill, and an import views tens of thousands.
  const { id, uid, sequence, created, updated } = viewIdentity(activity);
  return {
    id,
    uid,
    sequence,
    created,
    updated,
    association: activity.association,
    coHosts: [...activity.coHosts],
    title: activity.title,
    description: activity.description,
    categories: [...activity.categories],
    audiences: [...activity.audiences],
    languages: [...activity.languages],
    needs: [...activity.needs],
    venue: activity.venue,
    place: activity.place,
    online: activity.online,
    link: activity.link,
    status: activity.status,
    expires: activity.expires === null ? null : formatInstant(activity.expires),
    visibility: activity.visibility,
    transparent: activity.transparent,
    schedule: viewSchedule(activity.schedule),
  };
}
