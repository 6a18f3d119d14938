// Holds in a list: what is held, until when, and the button that confirms it.
import type { Desk } from '../../actions/desk.ts';
import type { Activity } from '../../calendar/activity.ts';
import type { Slug } from '../../calendar/association.ts';
import { dayOf } from '../../calendar/time.ts';
import type { Reader } from '../pages/reader.ts';
import { Spoken } from '../pages/spoken.tsx';
import { scheduleWords } from '../words/schedule-words.ts';
import { DeedButton } from './members-page.tsx';

/** Those that end first come first. */
export function holdsOf({ network }: Desk, isWanted: (association: Slug) => boolean): readonly Activity[] {
  return [...network.activities.values()]
    .filter(({ status, association }) => status === 'tentative' && isWanted(association))
    .sort((a, b) => (a.expires ?? Number.MAX_SAFE_INTEGER) - (b.expires ?? Number.MAX_SAFE_INTEGER));
}

export function Holds({ holds, reader }: { holds: readonly Activity[]; reader: Reader }) {
  const { words, today, now, network, clockAt } = reader;
  return (
    <ul class="account-list">
      {holds.map(({ id, association, title, expires, schedule }) => {
        const said = reader.said(title);
        return (
          <li>
            <div>
              <p>
                <a href={reader.link(`/activities/${id}/edit`)}>
                  <Spoken said={said} />
                </a>
              </p>
              <p class="small">{scheduleWords(schedule, words, { now, timeZone: network.timeZone })}</p>
              {expires !== null && (
                <p class="small">
                  {words.say('my.until', { date: words.dates.weekdayDate(dayOf(clockAt(expires)), today) })}
                </p>
              )}
            </div>
            <DeedButton
              reader={reader}
              action={`/associations/${association}/confirm`}
              send={{ activity: id }}
            >
              {words.say('my.confirm', { title: said.words })}
            </DeedButton>
          </li>
        );
      })}
    </ul>
  );
}
