// The ways out of a clash: the same series on another weekday, at another hour or, for monthly rules, in another week
// of the month. Everything else stays as it is, the duration and the season included.
import type { Activity } from './activity.ts';
import type { Severity } from './clash.ts';
import { wallOf } from './compiled-schedule.ts';
import { movedTo } from './moved-schedule.ts';
import type { OccurrenceIndex } from './occurrence-index.ts';
import { verdictBelow } from './quick-verdict.ts';
import type { RecurrenceId, TimedSchedule } from './schedule.ts';
import { type DayMove, dayMoves } from './series-moves.ts';
import { DAY, dayOf, HOUR, SECOND, type Window } from './time.ts';
import type { StateOf, Verdict } from './verdict.ts';
import { toWallClock } from './zone.ts';

export interface Suggestion {
  readonly start: RecurrenceId;
  /** RRULE text; null for a single date. */
  readonly rule: string | null;
  /** What the activity's own becomes with this start and rule. */
  readonly schedule: TimedSchedule;
  readonly verdict: Verdict;
}

/** The hours of the day that people meet in: nothing suggested begins before the first or ends after the last. */
export interface MeetingHours {
  readonly first: number;
  readonly last: number;
}

/** What is asked of a suggestion besides fewer clashing dates. */
export interface SuggestionTerms {
  readonly hours: MeetingHours;
  /** Whether the activity may not be so after all, as where its venue is closed on more of its dates. */
  readonly isRuledOut: (moved: Activity) => boolean;
}

const MOST = 5;

/**
 * At most five schedules with fewer clashing dates than the activity's own, the fewest first, of equals the less grave
 * and then the nearest to it. None for what does not clash or has no hours; none that begins before the window unless
 * the activity does. The index must cover the window.
 * @param asked the verdict about the activity as it is
 */
export function suggestions(
  index: OccurrenceIndex,
  activity: Activity,
  asked: Verdict,
  window: Window,
  { hours, isRuledOut }: SuggestionTerms,
  stateOf: StateOf,
): readonly Suggestion[] {
  const { schedule } = activity;
  if (schedule.allDay || asked.clashing === 0) return [];
  let best: Weighed[] = [];
  for (const { move, timeOfDay, distance } of candidates(schedule, window, hours)) {
    const worst = best[MOST - 1]?.verdict.clashing ?? Number.POSITIVE_INFINITY;
    // What comes later is further away, so it must be better.
    if (worst === 0) break;
    const moved = { ...activity, schedule: movedTo(schedule, move, timeOfDay) };
    const tooMany = Math.min(asked.clashing, worst + 1);
    const verdict = verdictBelow(tooMany, index, moved, window, stateOf);
    if (verdict === null || verdict.occurrences === 0 || isRuledOut(moved)) continue;
    best = [...best, { schedule: moved.schedule, verdict, distance }].sort(bestFirst).slice(0, MOST);
  }
  return best.map(({ schedule: { start, rule }, schedule, verdict }) => ({
    start,
    rule: rule?.text ?? null,
    schedule,
    verdict,
  }));
}

interface Weighed {
  readonly schedule: TimedSchedule;
  readonly verdict: Verdict;
  readonly distance: number;
}

function bestFirst(a: Weighed, b: Weighed): number {
  const [graveA, graveB] = [gravity(a.verdict.severity), gravity(b.verdict.severity)];
  return a.verdict.clashing - b.verdict.clashing || graveA - graveB || a.distance - b.distance;
}

function gravity(severity: Severity | null): number {
  return severity === null ? 0 : severity === 'medium' ? 1 : 2;
}

interface Candidate {
  readonly move: DayMove;
  /** Milliseconds after midnight. */
  readonly timeOfDay: number;
  readonly distance: number;
}

/** Every other weekday, week of the month and hour, the nearest first. */
function candidates(schedule: TimedSchedule, window: Window, hours: MeetingHours): Candidate[] {
  const start = wallOf(schedule.start);
  const now = toWallClock(schedule.timeZone, window.start);
  const ownTime = start - dayOf(start) * DAY;
  const found: Candidate[] = [];
  let moves: readonly DayMove[] = [];
  let known = Number.NaN;
  for (const timeOfDay of timesOfDay(schedule, ownTime, hours)) {
    const earliest = start < now ? Number.NEGATIVE_INFINITY : Math.ceil((now - timeOfDay) / DAY);
    if (earliest !== known) moves = dayMoves(schedule.rule, dayOf(start), earliest);
    known = earliest;
    for (const move of moves) {
      const distance = move.distance + Math.abs(timeOfDay - ownTime) / HOUR;
      if (distance > 0) found.push({ move, timeOfDay, distance });
    }
  }
  return found.sort((a, b) => a.distance - b.distance);
}

/** The times of day, whole hours from its own, at which all of it stays within the hours people meet in. */
function timesOfDay({ duration }: TimedSchedule, own: number, hours: MeetingHours): number[] {
  const length = duration.days * DAY + duration.seconds * SECOND;
  const times: number[] = [];
  for (let time = own % HOUR; time < DAY; time += HOUR) {
    if (time >= hours.first * HOUR && time + length <= hours.last * HOUR) times.push(time);
  }
  return times;
}
