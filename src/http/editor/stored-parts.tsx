// What stands around the form of an activity that is there: what has just been done, its single dates, the other deeds.
import type { Child } from 'hono/jsx';
import type { Activity } from '../../calendar/activity.ts';
import { occurrencesFrom } from '../../calendar/recurrence.ts';
import { dayOf } from '../../calendar/time.ts';
import { toWallClock } from '../../calendar/zone.ts';
import type { Reader } from '../pages/reader.ts';
import { dateAndTimes } from '../words/time-words.ts';

const DONE = [
  ['publish', 'editor.published'],
  ['hold', 'editor.held'],
  ['saved', 'account.saved'],
  ['date', 'editor.dateDone'],
  ['split', 'editor.splitDone'],
  ['cancelled', 'editor.cancelDone'],
  ['back', 'editor.backDone'],
] as const;

interface AroundProps {
  readonly reader: Reader;
  readonly activity: Activity;
  readonly isLater: boolean;
  readonly children: Child;
}

export function Around({ reader, activity, isLater, children }: AroundProps) {
  const { words, query } = reader;
  const done = DONE.find(([name]) => name === query.get('done'));
  return (
    <>
      {done && (
        <p class="notice" role="status">
          {words.say(done[1])}
        </p>
      )}
      {children}
      {isLater && <p class="lead">{words.say('editor.laterHelp')}</p>}
      {!isLater && <Standing reader={reader} activity={activity} />}
      {!isLater && <Deeds reader={reader} activity={activity} />}
      {!isLater && <SingleDates reader={reader} activity={activity} />}
      {!isLater && <h2>{words.say('editor.changeAll')}</h2>}
    </>
  );
}

/** What is special about how it stands. */
function Standing({ reader, activity: { status, expires } }: Pick<AroundProps, 'reader' | 'activity'>) {
  const { words, today } = reader;
  if (status === 'cancelled') return <p class="notice">{words.say('activity.cancelled')}</p>;
  if (status !== 'tentative' || expires === null) return null;
  const date = words.dates.date(dayOf(reader.clockAt(expires)), today);
  return <p class="notice">{words.say('editor.heldUntil', { date })}</p>;
}

function Deeds({ reader, activity: { id, status } }: Pick<AroundProps, 'reader' | 'activity'>) {
  const { words, link } = reader;
  return (
    <ul class="deeds">
      <li>
        <a class="reach" href={link(`/activities/${id}`)}>
          {words.say('editor.show')}
        </a>
      </li>
      <li>
        <a class="reach" href={link(`/activities/${id}/copy`)}>
          {words.say('editor.copy')}
        </a>
      </li>
      <li>
        <a class="reach" href={link(`/activities/${id}/history`)}>
          {words.say('editor.history')}
        </a>
      </li>
      {status !== 'cancelled' && (
        <li>
          <a class="reach" href={link(`/activities/${id}/cancel`)}>
            {words.say('editor.cancelWhole')}
          </a>
        </li>
      )}
    </ul>
  );
}

const MOST_DATES = 12;

/** The next dates, each with the way to change it alone. */
function SingleDates({ reader, activity }: Pick<AroundProps, 'reader' | 'activity'>) {
  const { words, now, today, link } = reader;
  const { id, schedule, status } = activity;
  const isSeries = schedule.rule !== null || schedule.added.length > 0;
  const next = isSeries && status !== 'cancelled' ? occurrencesFrom(schedule, now, MOST_DATES) : [];
  if (next.length === 0) return null;
  return (
    <details class="single-dates">
      <summary>{words.say('editor.changeOne')}</summary>
      <ul class="dates">
        {next.map(({ recurrenceId, start, end, cancelled }) => {
          const [from, to] = [toWallClock(schedule.timeZone, start), toWallClock(schedule.timeZone, end)];
          const date = dateAndTimes(from, to, schedule.allDay, today, words);
          return (
            <li>
              <a
                class="reach"
                href={link(`/activities/${id}/date`, `date=${encodeURIComponent(recurrenceId)}`)}
              >
                {cancelled ? <s>{date}</s> : date}
              </a>
              {cancelled && <> {words.say('mark.cancelled')}</>}
            </li>
          );
        })}
      </ul>
    </details>
  );
}

export function StoredButtons({ reader, activity: { status } }: Pick<AroundProps, 'reader' | 'activity'>) {
  const { words } = reader;
  const isPublished = status === 'confirmed';
  return (
    <>
      <button type="submit" name="do" value="publish">
        {words.say(isPublished ? 'account.save' : 'editor.publish')}
      </button>
      {!isPublished && (
        <button type="submit" class="quiet" name="do" value="hold">
          {words.say('editor.hold')}
        </button>
      )}
    </>
  );
}

export function LaterButtons({ reader }: { reader: Reader }) {
  return (
    <button type="submit" name="do" value="publish">
      {reader.words.say('editor.saveLater')}
    </button>
  );
}
