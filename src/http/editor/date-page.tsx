// One date of a series: moved, cancelled with a reason, or put back as the others are.

import { viewActivity } from '../../actions/forms/activity-view.ts';
import { readReason } from '../../actions/forms/reason-form.ts';
import { reviseActivity } from '../../actions/revise-activity.ts';
import type { Activity } from '../../calendar/activity.ts';
import { compileSchedule, isOccurrence, wallOf } from '../../calendar/compiled-schedule.ts';
import { CalendarError } from '../../calendar/errors.ts';
import type { RecurrenceId } from '../../calendar/schedule.ts';
import { splitSchedule } from '../../calendar/split-schedule.ts';
import { formatDuration, MINUTE, parseLocalDateTime } from '../../calendar/time.ts';
import { answer, readerFor } from '../pages/answer-page.tsx';
import type { Reader } from '../pages/reader.ts';
import { toldWindow } from './checked.ts';
import { DateForm } from './date-form.tsx';
import { currentIn, editable } from './edit-activity.tsx';
import { attempt, goOn, ownPage, typedOf } from './editor-answers.tsx';
import type { EditorHandler } from './editor-services.ts';
import type { Faults } from './faults.ts';
import { NO_FAULTS } from './faults.ts';
import { said, type Typed } from './typed.ts';
import { versionOf } from './typed-activity.ts';

export const showDate: EditorHandler = (services, c, member) => {
  const activity = editable(services, c, member);
  const id = dateOf(activity, c.req.query('date') ?? '');
  return show(services, c, activity, id, typedDate(activity, id), NO_FAULTS);
};

export const changeDate: EditorHandler = async (services, c, member) => {
  const { desk } = services;
  const activity = editable(services, c, member);
  const typed = await typedOf(c);
  const id = dateOf(activity, said(typed, 'id'));
  const input = withChange(activity, id, typed, readerFor(services, c));
  const options = { window: toldWindow(desk), refuseClash: false, isCurrent: currentIn(typed) };
  const tried = await attempt(async () => {
    readReason({ reason: said(typed, 'note') }, desk.settings.language);
    return reviseActivity(desk, member, activity.id, input, options);
  });
  if ('done' in tried) return goOn(services, c, `/activities/${activity.id}/edit`, 'done=date');
  if (tried.refused.code === 'stale') {
    const faults: Faults = new Map([['form', 'editor.staleDate']]);
    const again = new Map([...typed, ['version', [versionOf(activity)]]] as const);
    return show(services, c, activity, id, again, faults);
  }
  return show(services, c, activity, id, typed, faultsOfDate(tried.refused));
};

/** @throws CalendarError `not_found` where it is none of the activity's */
function dateOf({ schedule }: Activity, text: string): RecurrenceId {
  const id = text as RecurrenceId;
  if (text.length === schedule.start.length && isOccurrence(compileSchedule(schedule), wallOf(id))) return id;
  throw new CalendarError('not_found', `There is no date ${text}.`);
}

function faultsOfDate({ issues }: CalendarError): Faults {
  const isAbout = (pattern: RegExp): boolean => issues.some(({ field }) => pattern.test(field));
  return new Map([
    ...(isAbout(/\.start$/) ? [['date', 'editor.badDate'] as const] : []),
    ...(isAbout(/\.duration$/) ? [['to', 'editor.badEnd'] as const] : []),
    ...(isAbout(/(^reason|note)/) ? [['note', 'editor.badReason'] as const] : []),
    ...(isAbout(/\.(start|duration)$|^reason|note/) ? [] : [['form', 'editor.badForm'] as const]),
  ]);
}

/** The form for one date as it is. */
function typedDate(activity: Activity, id: RecurrenceId): Typed {
  const { schedule } = activity;
  const change = viewActivity(activity).schedule.changed[id];
  const start = change?.start ?? id;
  const { days, seconds } = schedule.changed[id]?.duration ?? schedule.duration;
  const end = (parseLocalDateTime(start) ?? 0) + days * 86_400_000 + seconds * 1_000;
  const venue = change?.venue === undefined ? activity.venue : change.venue;
  return new Map([
    ['version', [versionOf(activity)]],
    ['date', [start.slice(0, 10)]],
    ['from', [start.slice(11, 16)]],
    ['to', [new Date(end).toISOString().slice(11, 16)]],
    ['venue', [venue ?? '']],
    ['note', [Object.values(change?.note ?? {})[0] ?? '']],
  ]);
}

/** The activity as a form of the API's, with what the form says of one date. */
function withChange(activity: Activity, id: RecurrenceId, typed: Typed, { words }: Reader) {
  const view = viewActivity(activity);
  const { [id]: was, ...others } = view.schedule.changed;
  const note = said(typed, 'note');
  const reason = note === '' ? {} : { note: { [words.language]: note } };
  const pressed = said(typed, 'do');
  const change =
    pressed === 'usual' ? null : pressed === 'cancel' ? { ...was, status: 'cancelled', ...reason } : moved();
  const changed = change === null ? others : { ...others, [id]: change };
  return { ...view, schedule: { ...view.schedule, changed } };

  function moved() {
    const { status: _status, note: _note, ...rest } = was ?? {};
    const venue = said(typed, 'venue') || null;
    const start = said(typed, 'date') + (activity.schedule.allDay ? '' : `T${said(typed, 'from')}`);
    const duration = lengthOf(typed);
    const usual = formatDuration(activity.schedule.duration);
    const { start: _start, duration: _duration, venue: _venue, ...kept } = rest;
    return {
      ...kept,
      ...(start !== id && { start }),
      ...(!activity.schedule.allDay && duration !== usual && { duration }),
      ...(venue !== activity.venue && { venue }),
      ...reason,
    };
  }
}

function lengthOf(typed: Typed): string {
  const at = (name: string): number => parseLocalDateTime(`2000-01-01T${said(typed, name)}`) ?? Number.NaN;
  const minutes = ((at('to') - at('from')) / MINUTE + 24 * 60) % (24 * 60);
  // What is no length at all is at fault where it is read.
  return Number.isNaN(minutes) ? '' : formatDuration({ days: 0, seconds: minutes * 60 });
}

function show(
  services: Parameters<EditorHandler>[0],
  c: Parameters<EditorHandler>[1],
  activity: Activity,
  id: RecurrenceId,
  typed: Typed,
  faults: Faults,
): Response {
  const reader = readerFor(services, c);
  const title = reader.words.say('editor.dateTitle', { title: reader.said(activity.title).words });
  const mayDivide = splitSchedule(activity.schedule, id) !== null;
  const form = (
    <DateForm {...{ reader, desk: services.desk, activity, id, typed, faults, title, mayDivide }} />
  );
  return answer(c, reader, ownPage(title, form, faults.size > 0 ? { status: 422 } : {}));
}
