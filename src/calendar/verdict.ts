// The verdict about a series: how many of its occurrences clash, with whom, why and when.
import type { Activity } from './activity.ts';
import { type Reason, reasonsOf, type Severity, severityOf } from './clash.ts';
import type { OccurrenceIndex } from './occurrence-index.ts';
import { type Member, type Row, rowStart, rowWithin } from './occurrence-rows.ts';
import { rowAt } from './row-columns.ts';
import { dayOf, formatLocalDate, type LocalDate, type Window } from './time.ts';
import { addAll, countWeeks, listWeeks, noWeeks, type WeekBits } from './week-bits.ts';
import type { WeekSpan } from './week-span.ts';
import { toWallClock } from './zone.ts';

/** Whether people have settled what is between two activities; what they only talk about counts as open. */
export type ClashState = 'open' | 'talked' | 'settled';

/** The state between two activities. The same whichever of the two comes first. */
export type StateOf = (first: Activity, second: Activity) => ClashState;

export interface Verdict {
  /** Not cancelled, in the window. */
  readonly occurrences: number;
  /** Those with at least one clash that is not settled. */
  readonly clashing: number;
  /** The highest among those clashes; null where there is none. */
  readonly severity: Severity | null;
}

/** All clashes of the activity asked about with one other. */
export interface SeriesClash {
  readonly activity: Activity;
  readonly reasons: readonly Reason[];
  readonly severity: Severity;
  /** The length of `dates`. */
  readonly count: number;
  /** Local start dates, in its own zone, of the activity asked about. */
  readonly dates: readonly LocalDate[];
  readonly state: ClashState;
}

export interface ClashReport {
  readonly verdict: Verdict;
  /** Worst and most frequent first, then by id. */
  readonly clashes: readonly SeriesClash[];
}

/**
 * What an activity, stored or not, clashes with: those of its occurrences that are in the window, against everybody's,
 * in the window or not. The index must cover the window.
 */
export function reportClashes(
  index: OccurrenceIndex,
  activity: Activity,
  window: Window,
  stateOf: StateOf,
): ClashReport {
  const asked = draftWithin(index, activity, window);
  const found = searchAll(index, asked, stateOf);
  const clashes = found.map((clash) => seriesClash(index.span, activity, clash));
  return { verdict: verdictOf(asked, found), clashes: clashes.sort(worstFirst) };
}

/** The activity as it would stand in the index, with those of its occurrences that are in the window. */
export function draftWithin(index: OccurrenceIndex, activity: Activity, window: Window): Member {
  const draft = index.draft(activity);
  const rows = draft.rows.map((row) => rowWithin(index.span, row, window));
  return { ...draft, rows: rows.filter((row) => countWeeks(row.weeks) > 0) };
}

/** How many of a member's occurrences are not cancelled. */
export function countOccurrences({ rows }: Member): number {
  return rows.reduce((sum, row) => (row.cancelled ? sum : sum + countWeeks(row.weeks)), 0);
}

/** All clashes with one other member: why, and in which weeks of which row. */
interface Found {
  readonly other: Member;
  readonly state: ClashState;
  reasons: number;
  readonly weeks: Map<Row, WeekBits>;
}

function searchAll(index: OccurrenceIndex, asked: Member, stateOf: StateOf): readonly Found[] {
  const found = new Map<Member, Found>();
  index.searchClashes(asked, -1, (mine, others, i, _shift, reasons, weeks) => {
    const other = rowAt(others, i).member;
    let clash = found.get(other);
    if (!clash) {
      clash = { other, state: stateOf(asked.activity, other.activity), reasons: 0, weeks: new Map() };
      found.set(other, clash);
    }
    clash.reasons |= reasons;
    addWeeks(clash.weeks, mine, weeks);
  });
  return [...found.values()];
}

function addWeeks(all: Map<Row, WeekBits>, row: Row, more: WeekBits): void {
  const weeks = all.get(row) ?? noWeeks();
  all.set(row, weeks);
  addAll(weeks, more);
}

function seriesClash(span: WeekSpan, asked: Activity, { other, state, reasons, weeks }: Found): SeriesClash {
  const zone = asked.schedule.timeZone;
  const days = new Set<number>();
  for (const [row, bits] of weeks) {
    for (const week of listWeeks(bits)) days.add(dayOf(toWallClock(zone, rowStart(span, row, week))));
  }
  const dates = [...days].sort((a, b) => a - b).map(formatLocalDate);
  return {
    activity: other.activity,
    reasons: reasonsOf(reasons),
    severity: severityOf(reasons),
    count: dates.length,
    dates,
    state,
  };
}

function verdictOf(asked: Member, found: readonly Found[]): Verdict {
  const clashing = new Map<Row, WeekBits>();
  let reasons = 0;
  for (const clash of found) {
    if (clash.state === 'settled') continue;
    reasons |= clash.reasons;
    for (const [row, weeks] of clash.weeks) addWeeks(clashing, row, weeks);
  }
  return {
    occurrences: countOccurrences(asked),
    clashing: [...clashing.values()].reduce((sum, weeks) => sum + countWeeks(weeks), 0),
    severity: reasons ? severityOf(reasons) : null,
  };
}

function worstFirst(a: SeriesClash, b: SeriesClash): number {
  if (a.severity !== b.severity) return a.severity === 'high' ? -1 : 1;
  return b.count - a.count || (a.activity.id < b.activity.id ? -1 : 1);
}
