// What an editor is told that is no clash.
import type { Activity } from '../calendar/activity.ts';
import type { Slug } from '../calendar/association.ts';
import { noticesAbout, type ObservanceKind } from '../calendar/observance.ts';
import type { RecurrenceId } from '../calendar/schedule.ts';
import { missingHours } from '../calendar/schedule-check.ts';
import type { Text } from '../calendar/text.ts';
import { formatLocalDateTime, type LocalDate, type LocalDateTime, type Window } from '../calendar/time.ts';
import { toInstant, toWallClock } from '../calendar/zone.ts';
import type { Desk } from './desk.ts';
import { allObservances } from './observances.ts';

export type Notice = MissingHour | Falling;

/** A date on which the clock skips the hour asked for, and when the occurrence happens instead. */
interface MissingHour {
  readonly kind: 'missing-hour';
  readonly start: LocalDateTime;
  readonly happens: LocalDateTime;
}

/** Dates that fall on an observance, by their recurrence ids. */
interface Falling {
  readonly kind: ObservanceKind;
  /** The observance's. */
  readonly id: string;
  readonly name: Text;
  /** Expected on these days, a day earlier or later. */
  readonly approximate: boolean;
  readonly start: LocalDate;
  /** Exclusive. */
  readonly end: LocalDate;
  /** What is closed; null unless it is a closure. */
  readonly venue: Slug | null;
  readonly dates: readonly RecurrenceId[];
  /** What to exclude to keep clear of it; see `skipDates`. */
  readonly skip: readonly RecurrenceId[];
}

/** What is worth knowing of the activity's dates in the window: missing hours, then observances by their start. */
export function noticesOf(desk: Desk, activity: Activity, window: Window): readonly Notice[] {
  return [...hoursMissing(activity, window), ...falling(desk, activity, window)];
}

function hoursMissing({ schedule }: Activity, window: Window): readonly MissingHour[] {
  const { timeZone } = schedule;
  return missingHours(schedule, window).map((wall) => ({
    kind: 'missing-hour',
    start: formatLocalDateTime(wall),
    happens: formatLocalDateTime(toWallClock(timeZone, toInstant(timeZone, wall))),
  }));
}

function falling(desk: Desk, activity: Activity, window: Window): readonly Falling[] {
  return noticesAbout(activity, window, allObservances(desk)).map(({ observance, dates, skip }) => {
    const { kind, id, name, approximate, start, end, venue } = observance;
    return { kind, id, name, approximate, start, end, venue, dates, skip };
  });
}
