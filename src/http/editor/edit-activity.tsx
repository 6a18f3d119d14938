// Changing an activity that is there: all of it, or from one date on, which makes two of one.
import type { Context } from 'hono';
import { type Member, requireEditor } from '../../actions/actor.ts';
import { findActivity } from '../../actions/browse-occurrences.ts';
import { reviseActivity } from '../../actions/revise-activity.ts';
import { splitActivity } from '../../actions/split-activity.ts';
import type { Activity } from '../../calendar/activity.ts';
import { CalendarError } from '../../calendar/errors.ts';
import type { RecurrenceId } from '../../calendar/schedule.ts';
import { splitSchedule } from '../../calendar/split-schedule.ts';
import { parseLocalDate } from '../../calendar/time.ts';
import type { AppEnv } from '../actor.ts';
import { answer, readerFor } from '../pages/answer-page.tsx';
import type { PageServices } from '../pages/page-services.ts';
import { checkTyped, toldWindow } from './checked.ts';
import { attempt, goOn, ownPage, typedOf } from './editor-answers.tsx';
import { EditorForm } from './editor-form.tsx';
import type { EditorHandler } from './editor-services.ts';
import { type Faults, faultsOf, NO_FAULTS } from './faults.ts';
import { Meanwhile, meanwhile } from './meanwhile.tsx';
import { withFill } from './new-activity.tsx';
import { Around, LaterButtons, StoredButtons } from './stored-parts.tsx';
import { filled, said, type Typed } from './typed.ts';
import { activityInput, typedActivity, versionOf } from './typed-activity.ts';

/** @throws CalendarError `not_found` or `forbidden` */
export function editable(services: PageServices, c: Context<AppEnv>, member: Member): Activity {
  const activity = findActivity(services.desk, member, c.req.param('id') ?? '');
  requireEditor(member, activity.association);
  return activity;
}

/** Whether what is stored is still what the form was made from. */
export function currentIn(typed: Typed): (activity: Activity) => boolean {
  return (activity) => versionOf(activity) === said(typed, 'version');
}

export const showStored: EditorHandler = (services, c, member) => {
  const activity = editable(services, c, member);
  const typed = filled(typedActivity(services.desk, activity), { version: [versionOf(activity)] });
  return show({ services, c, member, activity, typed, faults: NO_FAULTS });
};

export const reviseStored: EditorHandler = async (services, c, member) => {
  const { desk } = services;
  const activity = editable(services, c, member);
  const typed = withFill(await typedOf(c));
  const page = { services, c, member, activity, typed };
  const pressed = typed.has('fill') ? '' : said(typed, 'do');
  if (pressed !== 'publish' && pressed !== 'hold') {
    const { faults } = checkTyped(desk, member, typed, activity);
    return show({ ...page, faults: pressed === 'check' ? faults : NO_FAULTS });
  }
  const options = { window: toldWindow(desk), refuseClash: false, isCurrent: currentIn(typed) };
  const tried = await attempt(() =>
    reviseActivity(desk, member, activity.id, activityInput(desk, typed, activity), options),
  );
  if ('done' in tried) return goOn(services, c, `/activities/${activity.id}/edit`, 'done=saved');
  if (tried.refused.code === 'invalid') return show({ ...page, faults: faultsOf(tried.refused.issues) });
  return showMeanwhile({ ...page, faults: NO_FAULTS });
};

/** The form again with what somebody else has saved beside it; saving once more is then on purpose. */
async function showMeanwhile(page: Shown): Promise<Response> {
  const { services, c, member, typed } = page;
  const activity = editable(services, c, member);
  const other = await meanwhile(services.desk, member, activity, said(typed, 'version'));
  return show({ ...page, activity, typed: filled(typed, { version: [versionOf(activity)] }), other });
}

export const showLater: EditorHandler = (services, c, member) => {
  const activity = editable(services, c, member);
  const from = c.req.query('date') ?? '';
  const schedule = laterOf(activity, from);
  const later = typedActivity(services.desk, { ...activity, schedule });
  const typed = filled(later, { version: [versionOf(activity)], later: [from] });
  return show({ services, c, member, activity, typed, faults: NO_FAULTS });
};

export const splitStored: EditorHandler = async (services, c, member) => {
  const { desk } = services;
  const activity = editable(services, c, member);
  const typed = withFill(await typedOf(c));
  const page = { services, c, member, activity, typed };
  const from = said(typed, 'later');
  const pressed = typed.has('fill') ? '' : said(typed, 'do');
  if (pressed !== 'publish') {
    const { faults } = checkTyped(desk, member, typed, activity);
    return show({ ...page, faults: pressed === 'check' ? faults : NO_FAULTS });
  }
  const stored = { ...activity, schedule: laterOf(activity, from) };
  const input = {
    ...activityInput(desk, typed, stored),
    status: activity.status === 'tentative' ? 'tentative' : 'confirmed',
  };
  const options = { window: toldWindow(desk), refuseClash: false, isCurrent: currentIn(typed) };
  const tried = await attempt(() =>
    splitActivity(desk, member, activity.id, from as RecurrenceId, input, options),
  );
  if ('done' in tried) {
    return goOn(services, c, `/activities/${tried.done.activity.id}/edit`, 'done=split');
  }
  if (tried.refused.code === 'invalid') return show({ ...page, faults: faultsOf(tried.refused.issues) });
  return showMeanwhile({ ...page, faults: NO_FAULTS });
};

/** @throws CalendarError `not_found` where the date does not divide the series */
function laterOf({ schedule }: Activity, from: string): Activity['schedule'] {
  const isDate = parseLocalDate(from.slice(0, 10)) !== null && from.length === schedule.start.length;
  const parts = isDate ? splitSchedule(schedule, from as RecurrenceId) : null;
  if (!parts) throw new CalendarError('not_found', `The series does not divide at ${from}.`);
  return parts.after;
}

interface Shown {
  readonly services: PageServices;
  readonly c: Context<AppEnv>;
  readonly member: Member;
  readonly activity: Activity;
  readonly typed: Typed;
  readonly faults: Faults;
  readonly other?: Meanwhile;
}

function show({ services, c, member, activity, typed, faults, other }: Shown): Response {
  const { desk } = services;
  const reader = readerFor(services, c);
  const { words } = reader;
  const from = said(typed, 'later');
  const isLater = from !== '';
  const checked = checkTyped(desk, member, typed, activity);
  const title = words.say(isLater ? 'editor.laterTitle' : 'editor.editTitle', {
    title: reader.said(activity.title).words,
  });
  const address = `/activities/${activity.id}`;
  const content = (
    <div class="sheet editor-sheet">
      <h1>{title}</h1>
      <Around reader={reader} activity={activity} isLater={isLater}>
        {other && <Meanwhile reader={reader} desk={desk} activity={activity} other={other} />}
      </Around>
      <EditorForm
        {...{ reader, desk, member, typed, faults, checked }}
        action={isLater ? `${address}/later` : `${address}/edit`}
        check="/activities/check"
        id={activity.id}
        buttons={isLater ? <LaterButtons reader={reader} /> : <StoredButtons {...{ reader, activity }} />}
      />
    </div>
  );
  const status = other ? { status: 409 as const } : faults.size > 0 ? { status: 422 as const } : {};
  return answer(c, reader, ownPage(title, content, { ...status, script: 'editor.js', asksOurOwn: true }));
}
