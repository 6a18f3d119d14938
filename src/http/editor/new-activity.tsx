// Publishing: the form for a new activity, empty or copied, what is said to it, and the activity it becomes.
import { mayEdit } from '../../actions/actor.ts';
import { findActivity } from '../../actions/browse-occurrences.ts';
import { publishActivity } from '../../actions/publish-activity.ts';
import { CalendarError } from '../../calendar/errors.ts';
import { answer, readerFor } from '../pages/answer-page.tsx';
import { type Checked, checkTyped, toldWindow } from './checked.ts';
import { copiedActivity } from './copied-activity.ts';
import { attempt, goOn, ownPage, typedOf } from './editor-answers.tsx';
import { EditorForm } from './editor-form.tsx';
import type { EditorHandler } from './editor-services.ts';
import { type Faults, faultsOf, NO_FAULTS } from './faults.ts';
import { filled, readFill, said, type Typed } from './typed.ts';
import { activityInput } from './typed-activity.ts';

const ACTION = '/activities/new';

export const showNew: EditorHandler = (services, c, member) => {
  const { associations } = services.desk.network;
  const own = [...associations.keys()].filter((slug) => mayEdit(member, slug));
  if (own.length === 0) throw new CalendarError('forbidden', 'Ask the coordinator to make you an editor.');
  const asked = services.desk.network.presentSlug(c.req.query('association') ?? '');
  const association = own.includes(asked) ? asked : own.length === 1 ? (own[0] ?? '') : '';
  const typed = new Map([
    ['association', [association]],
    ['visibility', ['public']],
  ]);
  return show(services, c, member, typed, NO_FAULTS);
};

/** The next season's, ready to publish. */
export const showCopy: EditorHandler = (services, c, member) => {
  const activity = findActivity(services.desk, member, c.req.param('id') ?? '');
  if (!mayEdit(member, activity.association))
    throw new CalendarError('forbidden', 'Copy your own activities.');
  const typed = copiedActivity(services.desk, activity);
  return show(services, c, member, typed, NO_FAULTS, true);
};

export const publishNew: EditorHandler = async (services, c, member) => {
  const { desk } = services;
  const typed = withFill(await typedOf(c));
  const pressed = typed.has('fill') ? '' : said(typed, 'do');
  if (pressed !== 'publish' && pressed !== 'hold') {
    const { faults } = checkTyped(desk, member, typed, null);
    return show(services, c, member, typed, pressed === 'check' ? faults : NO_FAULTS);
  }
  const options = { window: toldWindow(desk), refuseClash: false };
  const tried = await attempt(() => publishActivity(desk, member, activityInput(desk, typed, null), options));
  if ('refused' in tried) return show(services, c, member, typed, faultsOf(tried.refused.issues));
  return goOn(services, c, `/activities/${tried.done.activity.id}/edit`, `done=${pressed}`);
};

/** The form with what the button pressed fills in. */
export function withFill(typed: Typed): Typed {
  return filled(typed, readFill(said(typed, 'fill')) ?? {});
}

const show = (
  services: Parameters<EditorHandler>[0],
  c: Parameters<EditorHandler>[1],
  member: Parameters<EditorHandler>[2],
  typed: Typed,
  faults: Faults,
  isCopy = false,
): Response => {
  const { desk } = services;
  const reader = readerFor(services, c);
  const { words } = reader;
  const checked: Checked = checkTyped(desk, member, typed, null);
  const title = words.say(isCopy ? 'editor.copyTitle' : 'editor.newTitle');
  const content = (
    <div class="sheet editor-sheet">
      <h1>{title}</h1>
      <p class="lead">{words.say(isCopy ? 'editor.copyHelp' : 'editor.newHelp')}</p>
      <EditorForm
        {...{ reader, desk, member, typed, faults, checked }}
        action={ACTION}
        check="/activities/check"
        buttons={
          <>
            <button type="submit" name="do" value="publish">
              {words.say('editor.publish')}
            </button>
            <button type="submit" class="quiet" name="do" value="hold">
              {words.say('editor.hold')}
            </button>
            <p class="small">{words.say('editor.holdHelp')}</p>
          </>
        }
      />
    </div>
  );
  const status = faults.size > 0 ? { status: 422 as const } : {};
  return answer(c, reader, ownPage(title, content, { ...status, script: 'editor.js', asksOurOwn: true }));
};
