// What reading gives: an activity as its source tells it, before anybody here has had a say.
import type { ActivityStatus, Visibility } from '../../calendar/activity.ts';
import type { Schedule } from '../../calendar/schedule.ts';
import type { Text } from '../../calendar/text.ts';
import { type SeriesDraft, scheduleOf, type Tools } from './series-draft.ts';
import { titleOf, untitled } from './titles.ts';
import { nameFor } from './vevent.ts';

export interface ReadActivity {
  /** The source's own, or made from it: the same whenever the source says the same. */
  readonly uid: string;
  readonly title: Text;
  readonly description: Text | null;
  readonly categories: readonly string[];
  /** LOCATION in words; in `schedule.changed` too. */
  readonly place: Text | null;
  readonly online: string | null;
  readonly link: string | null;
  readonly status: ActivityStatus;
  readonly visibility: Visibility;
  readonly transparent: boolean;
  readonly schedule: Schedule;
  /** The source's own SEQUENCE. */
  readonly sequence: number;
  /** How many VEVENTs it is made of. */
  readonly vevents: number;
}

/** The activity that a finished draft is. What is of whole days takes nobody's time unless TRANSP says so. */
export function activityOf(draft: SeriesDraft, { context, warnings }: Tools): ReadActivity {
  const { uid, vevent, vevents } = draft;
  const title = titleOf(vevent);
  if (title === null) warnings.add('An activity has no title (SUMMARY)', nameFor(vevent));
  return {
    uid,
    title: title ?? untitled(context.language),
    description: vevent.description,
    categories: vevent.categories,
    place: vevent.place,
    online: vevent.online,
    link: vevent.link,
    status: vevent.status ?? 'confirmed',
    visibility: vevent.visibility,
    transparent: vevent.transparent ?? draft.allDay,
    schedule: scheduleOf(draft),
    sequence: vevent.sequence,
    vevents,
  };
}
