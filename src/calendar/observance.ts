// Days that matter to people and are no clash: holidays, festivals, school breaks, closures of a venue. Which dates of
// an activity fall on them, and which of those it could do without.
import type { Activity } from './activity.ts';
import type { Slug } from './association.ts';
import { occurrencesFrom, occurrencesOf } from './recurrence.ts';
import type { RecurrenceId, Schedule } from './schedule.ts';
import type { Text } from './text.ts';
import { dayOf, formatLocalDate, type Instant, instant, type LocalDate, type Window } from './time.ts';
import { toWallClock } from './zone.ts';

/** In the order in which those of one day are told. A holiday or a half-day is everybody's, a festival some people's. */
export const OBSERVANCE_KINDS = ['holiday', 'half-day', 'festival', 'school-break', 'closure'] as const;

export type ObservanceKind = (typeof OBSERVANCE_KINDS)[number];

export interface Observance {
  /** Lower-case letters, digits and single hyphens. */
  readonly id: string;
  readonly kind: ObservanceKind;
  readonly name: Text;
  /** Days of the local calendar, wherever that is. */
  readonly start: LocalDate;
  /** Exclusive. */
  readonly end: LocalDate;
  /** Expected on these days; it may be one earlier or later. */
  readonly approximate: boolean;
  /** What is closed; null for all other kinds. */
  readonly venue: Slug | null;
}

/** The dates of one activity that fall on an observance. */
export interface ObservanceNotice {
  readonly observance: Observance;
  /** By start; never empty. */
  readonly dates: readonly RecurrenceId[];
  /** Those to exclude in order to keep clear of it: all of them, or none where the activity would have no date left. */
  readonly skip: readonly RecurrenceId[];
}

/**
 * The observances that dates of the activity fall on: those that overlap the window, by the local days they touch in
 * the activity's own zone, cancelled ones aside. A closure concerns what is at that venue on the date itself. By start,
 * then kind, then id.
 */
export function noticesAbout(
  activity: Activity,
  window: Window,
  observances: readonly Observance[],
): readonly ObservanceNotice[] {
  const found: ObservanceNotice[] = [];
  const touched = touchedDays(activity, window);
  const [earliest = ''] = touched.map(({ first }) => first).sort();
  const latest =
    touched
      .map(({ last }) => last)
      .sort()
      .at(-1) ?? '';
  for (const observance of observances) {
    if (observance.end <= earliest || observance.start > latest) continue;
    const dates = touched.filter((one) => meets(one, observance)).map(({ recurrenceId }) => recurrenceId);
    if (dates.length === 0) continue;
    const isLeft = touched.length > dates.length || hasDatesWithout(activity.schedule, dates);
    found.push({ observance, dates, skip: isLeft ? dates : [] });
  }
  return found.sort((a, b) => compareObservances(a.observance, b.observance));
}

/** The order in which observances are told: by start, then kind, then id. */
export function compareObservances(a: Observance, b: Observance): number {
  if (a.start !== b.start) return a.start < b.start ? -1 : 1;
  const byKind = OBSERVANCE_KINDS.indexOf(a.kind) - OBSERVANCE_KINDS.indexOf(b.kind);
  return byKind || (a.id < b.id ? -1 : 1);
}

/** The activity's dates in the window on which the venue they are at is closed; see `noticesAbout`. */
export function closedDays(
  activity: Activity,
  window: Window,
  observances: readonly Observance[],
): readonly RecurrenceId[] {
  const closures = observances.filter(({ kind }) => kind === 'closure');
  if (closures.length === 0) return [];
  return touchedDays(activity, window)
    .filter((one) => closures.some((closure) => meets(one, closure)))
    .map(({ recurrenceId }) => recurrenceId);
}

/** Whether a schedule has any date left without these. */
export function hasDatesWithout(schedule: Schedule, dates: readonly RecurrenceId[]): boolean {
  const without = { ...schedule, excluded: [...schedule.excluded, ...dates] };
  return occurrencesFrom(without, instant(Number.NEGATIVE_INFINITY), 1).length > 0;
}

/** A date of an activity, with the local days it touches, both inclusive, and where it is. */
interface Touched {
  readonly recurrenceId: RecurrenceId;
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly venue: Slug | null;
}

function touchedDays({ status, venue, schedule }: Activity, window: Window): readonly Touched[] {
  if (status === 'cancelled') return [];
  const dateOf = (at: Instant): LocalDate => formatLocalDate(dayOf(toWallClock(schedule.timeZone, at)));
  return occurrencesOf(schedule, window)
    .filter(({ cancelled }) => !cancelled)
    .map((one) => ({
      recurrenceId: one.recurrenceId,
      first: dateOf(one.start),
      last: dateOf(instant(Math.max(one.start, one.end - 1))),
      venue: one.change?.venue === undefined ? venue : one.change.venue,
    }));
}

function meets({ first, last, venue }: Touched, observance: Observance): boolean {
  if (observance.kind === 'closure' && observance.venue !== venue) return false;
  return observance.start <= last && first < observance.end;
}
