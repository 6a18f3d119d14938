// What is to be noticed about one date of an activity: cancelled, changed, on now, over.
import { wallOf } from '../../calendar/compiled-schedule.ts';
import type { Happening } from '../../calendar/occurrence-index.ts';
import { dayOf } from '../../calendar/time.ts';
import { toInstant } from '../../calendar/zone.ts';
import type { MessageKey } from '../words/messages.ts';
import type { Said } from '../words/said.ts';
import type { Reader } from './reader.ts';

export type Mark = Extract<
  MessageKey,
  'mark.cancelled' | 'mark.changed' | 'mark.note' | 'mark.now' | 'mark.over'
>;

export interface Marks {
  readonly isCancelled: boolean;
  readonly isOver: boolean;
  /** The weightiest first. */
  readonly marks: readonly Mark[];
  /** What is different from usual, each a sentence. */
  readonly differences: readonly string[];
  /** What the association says about this date. */
  readonly note: Said | null;
}

export function marksOf(happening: Happening, reader: Reader): Marks {
  const { activity, start, end, change } = happening;
  const { now, today, clockAt } = reader;
  const isCancelled = happening.cancelled || activity.status === 'cancelled';
  const isOver = !activity.schedule.allDay && end <= now && dayOf(clockAt(end)) === today;
  const isOn = !activity.schedule.allDay && !isCancelled && start <= now && end > now;
  const note = change?.note ? reader.said(change.note) : null;
  const differences = isCancelled ? [] : differencesOf(happening, reader);
  const isChanged = differences.length > 0 || change?.duration !== undefined || change?.title !== undefined;
  const marks: Mark[] = [];
  if (isCancelled) marks.push('mark.cancelled');
  else if (isChanged) marks.push('mark.changed');
  else if (note) marks.push('mark.note');
  if (isOn) marks.push('mark.now');
  else if (isOver && !isCancelled) marks.push('mark.over');
  return { isCancelled, isOver, marks, differences, note };
}

function differencesOf({ activity, change, recurrenceId }: Happening, reader: Reader): string[] {
  if (!change) return [];
  const { words } = reader;
  const differences: string[] = [];
  if (change.start !== undefined && change.start !== recurrenceId) {
    differences.push(words.say('mark.movedFrom', { date: plannedDate(activity, recurrenceId, reader) }));
  }
  const { venue, place, online } = change;
  if (venue !== undefined || place !== undefined || online !== undefined) {
    differences.push(words.say('mark.elsewhere'));
  }
  return differences;
}

/** When the rule would have it. */
function plannedDate(
  { schedule }: Happening['activity'],
  recurrenceId: Happening['recurrenceId'],
  { words, today, clockAt }: Reader,
): string {
  const wall = wallOf(recurrenceId);
  if (schedule.allDay) return words.dates.weekdayDate(dayOf(wall), today);
  const shown = clockAt(toInstant(schedule.timeZone, wall));
  const date = words.dates.weekdayDate(dayOf(shown), today);
  return words.say('date.at', { date, time: words.dates.shortClock(shown) });
}
