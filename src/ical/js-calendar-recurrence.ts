// A schedule as JSCalendar tells it: a start, a rule, and what is different on some dates (RFC 8984 §4.3).
import { compileSchedule, isOccurrence, isRuleStart, wallOf } from '../calendar/compiled-schedule.ts';
import { occurrencesOf } from '../calendar/recurrence.ts';
import type { Change, RecurrenceId, Schedule } from '../calendar/schedule.ts';
import type { Window } from '../calendar/time.ts';
import { jsRule, localText } from './js-calendar-rule.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The properties start, recurrenceRules and recurrenceOverrides. In JSCalendar the start is always an occurrence and
 * counts as the first; a rule that does not produce its own start is written out within the window.
 * @param patchOf what else than its start is different on a changed date
 */
export function jsRecurrence(
  schedule: Schedule,
  window: Window,
  patchOf: (change: Change) => Fields,
): Fields {
  const { rule, start } = schedule;
  const compiled = compileSchedule(schedule);
  const isWhole = rule === null || isRuleStart(compiled, wallOf(start));
  const written = isWhole ? [] : occurrencesOf(schedule, window).map(({ recurrenceId }) => recurrenceId);
  const first = written[0] ?? start;
  const overrides: Record<string, Fields> = {};
  const isLeftOut = (id: RecurrenceId): boolean => !isOccurrence(compiled, wallOf(id));
  for (const id of isWhole ? schedule.added : written) if (id !== first) overrides[localText(id)] = {};
  if (isWhole) for (const id of schedule.excluded) overrides[localText(id)] = { excluded: true };
  for (const [key, change] of Object.entries(schedule.changed)) {
    const id = key as RecurrenceId;
    if (isLeftOut(id) || (!isWhole && !written.includes(id))) continue;
    const moved = change.start === undefined || change.start === id ? {} : { start: localText(change.start) };
    overrides[localText(id)] = { ...moved, ...patchOf(change) };
  }
  return {
    start: localText(first),
    ...(isWhole && rule && { recurrenceRules: [jsRule(rule, schedule)] }),
    ...(Object.keys(overrides).length > 0 && { recurrenceOverrides: overrides }),
  };
}
