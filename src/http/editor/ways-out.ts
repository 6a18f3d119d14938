// What the buttons beside a form fill in: another time, or dates to leave out.
import type { SuggestionAnswer } from '../../actions/check-clashes.ts';
import type { Notice } from '../../actions/notices.ts';
import { recurrenceIdOf, wallOf } from '../../calendar/compiled-schedule.ts';
import { readRule } from '../../calendar/rule.ts';
import type { RecurrenceId, Schedule, TimedSchedule } from '../../calendar/schedule.ts';
import { DAY, dayOf, formatLocalDate, parseLocalDate, weekdayOf } from '../../calendar/time.ts';
import { allSaid, type Fill, type Typed } from './typed.ts';
import { typedRule } from './typed-rule.ts';
import { typedSchedule } from './typed-schedule.ts';

/** What an alternative makes of the form: its time, and the dates to leave out in the same weeks as before. */
export function fillOf(schedule: TimedSchedule, { start, rule }: SuggestionAnswer, typed: Typed): Fill {
  const read = rule === null ? null : readRule(rule);
  const moved: Schedule = {
    ...schedule,
    start: recurrenceIdOf(false, wallOf(start as RecurrenceId)) as TimedSchedule['start'],
    rule: read && 'rule' in read ? read.rule : null,
  };
  const form = typedSchedule(moved, []);
  const field = (name: string): readonly string[] => form.get(name) ?? [];
  const isSameHour = moved.start.slice(10) === schedule.start.slice(10);
  const by = weekdayOf(dayOf(wallOf(moved.start))) - weekdayOf(dayOf(wallOf(schedule.start)));
  return {
    ...onlyFills(typedRule(moved)),
    date: field('date'),
    from: field('from'),
    to: field('to'),
    not: allSaid(typed, 'not').map((day) => daysOn(day, by)),
    ...(!isSameHour && { also: [], alsoAt: [...schedule.added] }),
  };
}

function onlyFills({ repeat, day, nth, rule }: Fill): Fill {
  return { ...(repeat && { repeat }), day: day ?? [], nth: nth ?? [], ...(rule && { rule }) };
}

function daysOn(day: string, by: number): string {
  const number = parseLocalDate(day);
  return number === null ? day : formatLocalDate(number + by);
}

/** What keeps the form clear of what a notice is about; null where nothing can. */
export function stepOf(notice: Notice, typed: Typed): Fill | null {
  if (notice.kind === 'missing-hour' || notice.skip.length === 0) return null;
  if (notice.kind === 'school-break') return { breaks: ['1'] };
  const days = notice.skip.map((id) => formatLocalDate(wallOf(id) / DAY));
  return { not: [...new Set([...allSaid(typed, 'not'), ...days])].sort() };
}
