// A schedule on other days and at another hour, with the dates that differ.
import { compileSchedule, isRuleStart, wallOf } from './compiled-schedule.ts';
import type { Change, RecurrenceId, TimedSchedule } from './schedule.ts';
import type { DayMove } from './series-moves.ts';
import { DAY, dayOf, formatLocalDateTime, type LocalDateTime, wallClock } from './time.ts';

/**
 * The schedule with its rule's dates moved, its added dates where they are. Excluded and changed dates go where their
 * date of the rule goes, if the rule still has it; what had been moved by itself rejoins the rest.
 * @param timeOfDay of the rule's starts, in milliseconds after midnight
 */
export function movedTo(schedule: TimedSchedule, move: DayMove, timeOfDay: number): TimedSchedule {
  const at = (day: number): LocalDateTime => formatLocalDateTime(wallClock(day * DAY + timeOfDay));
  const { added } = schedule;
  const changes = Object.entries(schedule.changed);
  const moved = { ...schedule, start: at(move.start), rule: move.rule, excluded: [], changed: {} };
  if (schedule.excluded.length === 0 && changes.length === 0) return moved;

  const compiled = compileSchedule(moved);
  const newId = (id: RecurrenceId): RecurrenceId | null => {
    if (added.includes(id)) return id;
    const to = at(move.moveDay(dayOf(wallOf(id))));
    return isRuleStart(compiled, wallOf(to)) && !added.includes(to) ? to : null;
  };
  const excluded = schedule.excluded.flatMap((id) => newId(id) ?? []);
  const changed = changes.flatMap(([key, change]): [RecurrenceId, Change][] => {
    const id = newId(key as RecurrenceId);
    if (id === null) return [];
    return [[id, id === key ? change : withoutStart(change)]];
  });
  return { ...moved, excluded: excluded.sort(), changed: Object.fromEntries(changed) };
}

function withoutStart({ start: _start, ...rest }: Change): Change {
  return rest;
}
