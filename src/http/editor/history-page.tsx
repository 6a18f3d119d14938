// What has been done to an activity, by whom and when; each time can be put back as it was then.
import { activityHistory, type HistoryEntry, putBack } from '../../actions/activity-history.ts';
import type { Activity } from '../../calendar/activity.ts';
import { dayOf } from '../../calendar/time.ts';
import { answer, readerFor } from '../pages/answer-page.tsx';
import type { Reader } from '../pages/reader.ts';
import type { MessageKey } from '../words/messages.ts';
import { toldWindow } from './checked.ts';
import { currentIn, editable } from './edit-activity.tsx';
import { attempt, goOn, ownPage, typedOf } from './editor-answers.tsx';
import type { EditorHandler } from './editor-services.ts';
import { partName, partsOf } from './meanwhile.tsx';
import { said } from './typed.ts';
import { versionOf } from './typed-activity.ts';

export const showHistory: EditorHandler = (services, c, member) => show(services, c, member);

export const putBackRevision: EditorHandler = async (services, c, member) => {
  const { desk } = services;
  const activity = editable(services, c, member);
  const typed = await typedOf(c);
  const options = { window: toldWindow(desk), refuseClash: false, isCurrent: currentIn(typed) };
  const tried = await attempt(() =>
    putBack(desk, member, activity.id, Number(said(typed, 'back')) || 0, options),
  );
  if ('done' in tried) return goOn(services, c, `/activities/${activity.id}/edit`, 'done=back');
  return show(services, c, member, tried.refused.code === 'stale' ? 'editor.staleDate' : 'editor.badBack');
};

const DEEDS: Readonly<Record<string, MessageKey>> = {
  publish: 'editor.didPublish',
  load: 'editor.didPublish',
  cancel: 'editor.didCancel',
  release: 'editor.didRelease',
  confirm: 'editor.didConfirm',
  'skip-dates': 'editor.didSkip',
  split: 'editor.didSplit',
};

async function show(
  services: Parameters<EditorHandler>[0],
  c: Parameters<EditorHandler>[1],
  member: Parameters<EditorHandler>[2],
  fault?: 'editor.staleDate' | 'editor.badBack',
): Promise<Response> {
  const activity = editable(services, c, member);
  const entries = await activityHistory(services.desk, member, activity.id);
  const reader = readerFor(services, c);
  const { words, link } = reader;
  const title = words.say('editor.historyTitle', { title: reader.said(activity.title).words });
  const content = (
    <div class="sheet">
      <h1>{title}</h1>
      {fault && (
        <p class="fault" role="alert">
          {words.say(fault)}
        </p>
      )}
      <ol class="revisions">
        {entries.map((entry, i) => (
          <Entry {...{ reader, activity, entry }} isNow={i === 0} />
        ))}
      </ol>
      <p>
        <a class="reach" href={link(`/activities/${activity.id}/edit`)}>
          {words.say('editor.goBack')}
        </a>
      </p>
    </div>
  );
  return answer(c, reader, ownPage(title, content, fault ? { status: 409 } : {}));
}

interface EntryProps {
  readonly reader: Reader;
  readonly activity: Activity;
  readonly entry: HistoryEntry;
  readonly isNow: boolean;
}

function Entry({ reader, activity, entry, isNow }: EntryProps) {
  const { words, today, link } = reader;
  const wall = reader.clockAt(entry.at);
  const date = words.dates.date(dayOf(wall), today);
  const at = words.say('date.at', { date, time: words.dates.clock(wall) });
  return (
    <li>
      <p>
        <time datetime={new Date(entry.at).toISOString()}>{at}</time> · <bdi>{entry.actor}</bdi>
      </p>
      <p>{deedWords(entry, reader)}</p>
      {isNow ? (
        <p class="small">{words.say('editor.isNow')}</p>
      ) : (
        <form method="post" action={link(`/activities/${activity.id}/history`)}>
          <input type="hidden" name="version" value={versionOf(activity)} />
          <button type="submit" class="quiet" name="back" value={String(entry.version)}>
            {words.say('editor.putBack', { at })}
          </button>
        </form>
      )}
    </li>
  );
}

function deedWords({ deed, before, after }: HistoryEntry, reader: Reader): string {
  const { words } = reader;
  const known = DEEDS[deed];
  if (known) return words.say(known as 'editor.didPublish');
  const parts = before ? partsOf(before, after).map((part) => partName(part, reader)) : [];
  if (parts.length === 0) return words.say('editor.didRevise');
  return words.say('editor.didChange', { parts: words.list(parts) });
}
