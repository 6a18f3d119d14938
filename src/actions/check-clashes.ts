// What an activity would clash with, and the ways out. Nothing is stored.
import { randomUUID } from 'node:crypto';
import type { Activity } from '../calendar/activity.ts';
import type { Reason, Severity } from '../calendar/clash.ts';
import { CalendarError } from '../calendar/errors.ts';
import { closedDays } from '../calendar/observance.ts';
import { suggestions } from '../calendar/suggestions.ts';
import { instant, type Window } from '../calendar/time.ts';
import { type ClashState, reportClashes, type Verdict } from '../calendar/verdict.ts';
import { type Actor, requireEditor, requireMember } from './actor.ts';
import { type Party, partyOf } from './browse-clashes.ts';
import { deedTime } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { formContext } from './form-context.ts';
import { type ActivityDraft, readActivityForm } from './forms/activity-form.ts';
import { heldFromNow } from './holds.ts';
import { type Notice, noticesOf } from './notices.ts';
import { allObservances } from './observances.ts';
import { stateOf } from './settlements.ts';

/** One other activity that clashes, as the asker may see it. */
export interface ClashAnswer {
  readonly activity: Party;
  readonly reasons: readonly Reason[];
  readonly severity: Severity;
  readonly count: number;
  readonly dates: readonly string[];
  readonly state: ClashState;
}

export interface ClashAnswers {
  readonly verdict: Verdict;
  readonly clashes: readonly ClashAnswer[];
  readonly notices: readonly Notice[];
}

export interface ClashAnswersWithWaysOut extends ClashAnswers {
  readonly suggestions: readonly SuggestionAnswer[];
}

export interface SuggestionAnswer {
  readonly start: string;
  readonly rule: string | null;
  readonly clashing: number;
  readonly severity: Severity | null;
}

/** What the activity, stored or not, clashes with in the window. */
export function clashAnswers(desk: Desk, actor: Actor, activity: Activity, window: Window): ClashAnswers {
  const index = desk.occurrences.indexFor(window, desk.clock());
  const report = reportClashes(index, activity, window, stateOf(desk));
  const clashes = report.clashes.map(({ activity: other, ...clash }): ClashAnswer => {
    return { activity: partyOf(desk, actor, other), ...clash };
  });
  return { verdict: report.verdict, clashes, notices: noticesOf(desk, activity, window) };
}

/**
 * The answers for an activity as a form describes it, which may carry the `id` of the one it would revise, with
 * suggestions.
 * @throws CalendarError `invalid`, `unauthenticated`, or `forbidden` for another's association
 */
export function checkClashes(
  desk: Desk,
  actor: Actor,
  input: unknown,
  window: Window,
): ClashAnswersWithWaysOut {
  requireMember(actor);
  const draft = readActivityForm(input, formContext(desk, true));
  requireEditor(actor, draft.association);
  return clashAnswersWithWaysOut(desk, actor, asActivity(desk, draft), window);
}

/** What the activity, stored or not, clashes with in the window, and how to avoid it. */
export function clashAnswersWithWaysOut(
  desk: Desk,
  actor: Actor,
  activity: Activity,
  window: Window,
): ClashAnswersWithWaysOut {
  const answers = clashAnswers(desk, actor, activity, window);
  return { ...answers, suggestions: suggestionAnswers(desk, activity, answers.verdict, window) };
}

/** The ways out for an activity with this verdict; on none of them is its venue closed on more dates than as it is. */
function suggestionAnswers(
  desk: Desk,
  activity: Activity,
  asked: Verdict,
  window: Window,
): readonly SuggestionAnswer[] {
  const closures = allObservances(desk).filter(({ kind }) => kind === 'closure');
  const closedFor = (one: Activity): number => closedDays(one, window, closures).length;
  const closedAsAsked = closedFor(activity);
  const terms = {
    hours: desk.settings.meetingHours,
    isRuledOut: (moved: Activity) => closedFor(moved) > closedAsAsked,
  };
  const index = desk.occurrences.indexFor(window, desk.clock());
  return suggestions(index, activity, asked, window, terms, stateOf(desk)).map((one) => ({
    start: one.start,
    rule: one.rule,
    clashing: one.verdict.clashing,
    severity: one.verdict.severity,
  }));
}

function asActivity(desk: Desk, draft: ActivityDraft): Activity {
  const id = draft.id ?? randomUUID();
  const known = desk.network.activities.get(id);
  if (draft.id !== undefined && !known) {
    throw new CalendarError(
      'not_found',
      `There is no activity ${draft.id}; leave id out to ask about a new one.`,
    );
  }
  const expires = heldFromNow(draft, known ?? null, deedTime(desk.clock));
  const never = instant(0);
  return { ...draft, expires, id, uid: id, sequence: 0, created: never, updated: never };
}
