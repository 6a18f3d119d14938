// Cancelling all of an activity, with a reason in words: it stays where it was, marked.
import { cancelActivity } from '../../actions/cancel-activity.ts';
import { readReason } from '../../actions/forms/reason-form.ts';
import type { Activity } from '../../calendar/activity.ts';
import { answer, readerFor } from '../pages/answer-page.tsx';
import { whenOf } from './answer-section.tsx';
import { currentIn, editable } from './edit-activity.tsx';
import { attempt, goOn, ownPage, typedOf } from './editor-answers.tsx';
import type { EditorHandler } from './editor-services.ts';
import { type Faults, NO_FAULTS } from './faults.ts';
import { Fault, Line } from './fields.tsx';
import { said, type Typed } from './typed.ts';
import { versionOf } from './typed-activity.ts';

export const askToCancel: EditorHandler = (services, c, member) => {
  const activity = editable(services, c, member);
  return show(services, c, activity, new Map([['version', [versionOf(activity)]]]), NO_FAULTS);
};

export const cancelWhole: EditorHandler = async (services, c, member) => {
  const { desk } = services;
  const activity = editable(services, c, member);
  const typed = await typedOf(c);
  const { language } = readerFor(services, c).words;
  const tried = await attempt(async () => {
    const reason = readReason({ reason: { [language]: said(typed, 'reason') } }, desk.settings.language);
    return cancelActivity(desk, member, activity.id, currentIn(typed), reason);
  });
  if ('done' in tried) return goOn(services, c, `/activities/${activity.id}/edit`, 'done=cancelled');
  const isStale = tried.refused.code === 'stale';
  const faults: Faults = isStale
    ? new Map([['form', 'editor.staleDate']])
    : new Map([['reason', 'editor.badReason']]);
  const again = new Map([...typed, ['version', [versionOf(activity)]]] as const);
  return show(services, c, activity, isStale ? again : typed, faults);
};

function show(
  services: Parameters<EditorHandler>[0],
  c: Parameters<EditorHandler>[1],
  activity: Activity,
  typed: Typed,
  faults: Faults,
): Response {
  const reader = readerFor(services, c);
  const { words, link } = reader;
  const title = words.say('editor.cancelTitle', { title: reader.said(activity.title).words });
  const content = (
    <div class="sheet">
      <h1>{title}</h1>
      <p class="lead">{whenOf(activity, reader)}</p>
      <p>{words.say('editor.cancelHelp')}</p>
      <form class="editor-fields" method="post" action={link(`/activities/${activity.id}/cancel`)}>
        <Fault name="form" fault={faults.get('form')} reader={reader} />
        <input type="hidden" name="version" value={said(typed, 'version')} />
        <Line
          {...{ reader, typed, faults }}
          name="reason"
          label={words.say('editor.reason')}
          help={words.say('editor.reasonHelp')}
          max={300}
        />
        <div class="editor-buttons">
          <button type="submit">{words.say('editor.cancelWhole')}</button>
        </div>
      </form>
      <p>
        <a class="reach" href={link(`/activities/${activity.id}/edit`)}>
          {words.say('editor.goBack')}
        </a>
      </p>
    </div>
  );
  return answer(c, reader, ownPage(title, content, faults.size > 0 ? { status: 422 } : {}));
}
