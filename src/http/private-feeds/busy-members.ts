// What a busy feed holds: when an association is taken, and nothing of what by.
import { createHash } from 'node:crypto';
import type { Desk } from '../../actions/desk.ts';
import { isTakenBy } from '../../actions/planned-activities.ts';
import { renderWindow } from '../../actions/renderings.ts';
import type { Activity } from '../../calendar/activity.ts';
import type { Association } from '../../calendar/association.ts';
import type { Change, RecurrenceId } from '../../calendar/schedule.ts';
import type { Instant } from '../../calendar/time.ts';
import { renderActivity } from '../../ical/vevent.ts';
import { endsChunk } from '../feeds/chunk.ts';
import { type Member, type Members, NEVER, newest } from '../feeds/members.ts';
import { goesOut } from '../goes-out.ts';

export function busyMembers({ network, settings }: Desk, association: Association, now: Instant): Members {
  const { language } = settings;
  const members = [...network.activities.values()]
    .filter((activity) => goesOut(network, activity) && isTakenBy(association.slug, activity))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((activity): Member => {
      const { id, updated } = activity;
      const window = renderWindow(settings.timeZone, now);
      const context = { association, venue: () => undefined, language, networkLanguage: language, window };
      const bytes = Buffer.from(renderActivity(asTaken(activity), context));
      return { id, updated, bytes, endsChunk: endsChunk(id, bytes.length) };
    })
    .filter(({ bytes }) => bytes.length > 0);
  return { runs: [members], left: [], lastModified: newest(members), changesAt: NEVER };
}

/**
 * With its times alone: no words, no date on which nothing is, and no UID that somebody may have put words in or that
 * another feed knows it by.
 */
function asTaken(activity: Activity): Activity {
  const { id, schedule } = activity;
  const changes = Object.entries(schedule.changed) as [RecurrenceId, Change][];
  const off = changes.filter(([, { status }]) => status === 'cancelled').map(([date]) => date);
  const kept = changes.filter(([, { status }]) => status !== 'cancelled');
  return {
    ...activity,
    uid: createHash('sha256').update(`taken ${id}`).digest('hex').slice(0, 32),
    visibility: 'busy',
    schedule: {
      ...schedule,
      excluded: [...schedule.excluded, ...off],
      changed: Object.fromEntries(kept) as typeof schedule.changed,
    },
  };
}
