// What the calendar says to a form before anything is stored: when that is, what it clashes with, the ways out.
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../actions/actor.ts';
import { readWindow } from '../../actions/asked-window.ts';
import { type ClashAnswersWithWaysOut, checkClashes } from '../../actions/check-clashes.ts';
import type { Desk } from '../../actions/desk.ts';
import { formContext } from '../../actions/form-context.ts';
import { readActivityForm } from '../../actions/forms/activity-form.ts';
import type { Activity } from '../../calendar/activity.ts';
import { CalendarError } from '../../calendar/errors.ts';
import { instant, type Window } from '../../calendar/time.ts';
import { type Faults, faultsOf, NO_FAULTS } from './faults.ts';
import type { Typed } from './typed.ts';
import { type ActivityInput, activityInput } from './typed-activity.ts';

export interface Checked {
  /** The activity as it would be; null where the form is not whole yet. */
  readonly activity: Activity | null;
  readonly answers: ClashAnswersWithWaysOut | null;
  /** What keeps the form from being saved. */
  readonly faults: Faults;
}

/** The window that clashes are told for: twelve months from now. */
export function toldWindow({ clock, settings }: Desk): Window {
  return readWindow({}, clock(), settings.timeZone);
}

/** @throws CalendarError `forbidden` where the association is not the actor's to edit */
export function checkTyped(desk: Desk, actor: Actor, typed: Typed, stored: Activity | null): Checked {
  const given = activityInput(desk, typed, stored);
  const faults = faultsIn(desk, given);
  // Without a name it clashes all the same; one is asked for when it is saved.
  const input = faults.has('title') ? { ...given, title: '–' } : given;
  if (faultsIn(desk, input).size > 0) return { activity: null, answers: null, faults };
  const activity = draftOf(desk, input, stored);
  const asked = stored ? { ...input, id: stored.id } : input;
  return { activity, answers: checkClashes(desk, actor, asked, toldWindow(desk)), faults };
}

function faultsIn(desk: Desk, input: ActivityInput): Faults {
  try {
    readActivityForm(input, formContext(desk));
    return NO_FAULTS;
  } catch (error) {
    if (error instanceof CalendarError && error.code === 'invalid') return faultsOf(error.issues);
    throw error;
  }
}

function draftOf(desk: Desk, input: ActivityInput, stored: Activity | null): Activity {
  const draft = readActivityForm(input, formContext(desk));
  const id = stored?.id ?? randomUUID();
  const never = instant(0);
  return { ...draft, id, uid: id, sequence: 0, created: never, updated: never };
}
