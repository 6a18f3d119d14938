// What an association does, by what is to be done about it: coming, held, past and cancelled.
import type { Activity } from '../../calendar/activity.ts';
import { occurrencesFrom } from '../../calendar/recurrence.ts';
import type { Instant } from '../../calendar/time.ts';
import type { Reader } from '../pages/reader.ts';
import { Spoken } from '../pages/spoken.tsx';
import { scheduleWords } from '../words/schedule-words.ts';
import type { AskedOfAssociation } from './asked.ts';
import { Holds, holdsOf } from './holds.tsx';
import { Part } from './members-page.tsx';

/** So many of those that are over are told; the newest. */
const MOST_OVER = 30;

interface Sorted {
  readonly coming: readonly Activity[];
  readonly past: readonly Activity[];
  readonly cancelled: readonly Activity[];
}

export function OwnActivities({ asked }: { asked: AskedOfAssociation }) {
  const { services, reader, association } = asked;
  const { desk } = services;
  const { words, now } = reader;
  const own = [...desk.network.activities.values()].filter((one) => one.association === association.slug);
  const { coming, past, cancelled } = sortedOut(own, now);
  const holds = holdsOf(desk, (slug) => slug === association.slug);
  return (
    <Part id="activities" title={words.say('association.series')}>
      {own.length === 0 && <p>{words.say('manage.nothing')}</p>}
      {holds.length > 0 && (
        <>
          <h3>{words.say('manage.held')}</h3>
          <Holds holds={holds} reader={reader} />
        </>
      )}
      {coming.length > 0 && (
        <>
          <h3>{words.say('manage.coming')}</h3>
          <Activities activities={coming} reader={reader} />
        </>
      )}
      <Folded name={words.say('manage.past')} activities={past} reader={reader} />
      <Folded name={words.say('manage.cancelled')} activities={cancelled} reader={reader} />
    </Part>
  );
}

function Folded(props: { name: string; activities: readonly Activity[]; reader: Reader }) {
  const { name, activities, reader } = props;
  if (activities.length === 0) return null;
  return (
    <details>
      <summary>{name}</summary>
      <Activities activities={activities} reader={reader} />
    </details>
  );
}

function Activities({ activities, reader }: { activities: readonly Activity[]; reader: Reader }) {
  const { words, now, network } = reader;
  return (
    <ul class="account-list">
      {activities.map((activity) => {
        const { id, title, schedule, visibility } = activity;
        const said = reader.said(title);
        return (
          <li>
            <div>
              <p>
                <Spoken said={said} />
              </p>
              <p class="small">
                {scheduleWords(schedule, words, { now, timeZone: network.timeZone })}
                {visibility !== 'public' && ` · ${words.say('manage.hidden')}`}
              </p>
            </div>
            <p class="members-deeds">
              {(['edit', 'copy'] as const).map((deed) => (
                <a class="reach" href={reader.link(`/activities/${id}/${deed}`)}>
                  {words.say(deed === 'edit' ? 'manage.edit' : 'manage.copy')}
                  <span class="unseen">: {said.words}</span>
                </a>
              ))}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

/** Holds aside; the next one first, of those that are over the one changed last. */
function sortedOut(activities: readonly Activity[], now: Instant): Sorted {
  const coming: { readonly activity: Activity; readonly start: Instant }[] = [];
  const past: Activity[] = [];
  const cancelled: Activity[] = [];
  for (const activity of activities) {
    if (activity.status === 'tentative') continue;
    const [next] = activity.status === 'cancelled' ? [] : occurrencesFrom(activity.schedule, now, 1);
    if (activity.status === 'cancelled') cancelled.push(activity);
    else if (next) coming.push({ activity, start: next.start });
    else past.push(activity);
  }
  const newest = (some: readonly Activity[]) =>
    [...some].sort((a, b) => b.updated - a.updated).slice(0, MOST_OVER);
  return {
    coming: coming.sort((a, b) => a.start - b.start).map(({ activity }) => activity),
    past: newest(past),
    cancelled: newest(cancelled),
  };
}
