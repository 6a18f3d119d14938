// What one VEVENT says, in our terms; what it leaves out is null.
import type { ActivityStatus, Visibility } from '../../calendar/activity.ts';
import type { Text } from '../../calendar/text.ts';
import type { Duration, Instant } from '../../calendar/time.ts';
import type { Moment } from './moment.ts';

/** A date of RDATE, with the end or length of its own that a PERIOD gives it. */
export interface AddedMoment {
  readonly start: Moment;
  readonly end: Moment | Duration | null;
}

export interface Vevent {
  readonly uid: string | null;
  readonly start: Moment | null;
  readonly end: Moment | null;
  /** As given: may be negative. */
  readonly duration: Duration | null;
  readonly recurrenceId: Moment | null;
  /** RANGE=THISANDFUTURE on the RECURRENCE-ID. */
  readonly isFuture: boolean;
  /** RRULE and EXRULE as text. */
  readonly rules: readonly string[];
  readonly exceptionRules: readonly string[];
  readonly excluded: readonly Moment[];
  readonly added: readonly AddedMoment[];
  readonly title: Text | null;
  readonly description: Text | null;
  readonly place: Text | null;
  readonly online: string | null;
  readonly link: string | null;
  readonly categories: readonly string[];
  /** Null where STATUS is not given. */
  readonly status: ActivityStatus | null;
  readonly visibility: Visibility;
  /** Null where TRANSP is not given. */
  readonly transparent: boolean | null;
  readonly sequence: number;
  readonly modified: Instant;
  /** As in the file, to tell two with one UID apart. */
  readonly lines: readonly string[];
}

/** What to call a VEVENT in a sentence. */
export function nameFor({ title, uid }: Pick<Vevent, 'title' | 'uid'>): string {
  return Object.values(title ?? {})[0] ?? uid ?? '?';
}
