// A series in two: what is before one of its dates, and that date and all later ones.
import { compileSchedule, fillWalls, isRuleStart, recurrenceIdOf, wallOf } from './compiled-schedule.ts';
import { type Rule, readRule } from './rule.ts';
import type { Change, RecurrenceId, Schedule } from './schedule.ts';
import { dayOf, formatLocalDate, type WallClock } from './time.ts';

export interface SplitSchedule {
  readonly before: Schedule;
  readonly after: Schedule;
}

/**
 * The two together have the dates of the one, each as it was: what is excluded, added or changed goes with its date by
 * the start that the rule gives it.
 * @returns null where the date is none that the rule itself produces, or the first one: then there is nothing to split
 */
export function splitSchedule(schedule: Schedule, at: RecurrenceId): SplitSchedule | null {
  const { rule, start, excluded, added } = schedule;
  const wall = wallOf(at);
  const compiled = compileSchedule(schedule);
  if (!rule || wall <= compiled.start || !isRuleStart(compiled, wall)) return null;
  const earlier = startsBefore(schedule, wall);
  const isEarlier = (id: RecurrenceId): boolean => wallOf(id) < wall;
  const isLater = (id: RecurrenceId): boolean => !isEarlier(id);
  const changed = Object.entries(schedule.changed) as [RecurrenceId, Change][];
  const parts = (belongs: (id: RecurrenceId) => boolean) => ({
    excluded: excluded.filter(belongs),
    added: added.filter(belongs),
    changed: Object.fromEntries(changed.filter(([id]) => belongs(id))),
  });
  const afterRule = rule.count === null ? rule : withEnd(rule, `COUNT=${rule.count - earlier}`);
  const beforeRule = withEnd(rule, `UNTIL=${formatLocalDate(dayOf(wall) - 1).replaceAll('-', '')}`);
  return {
    before: { ...schedule, rule: beforeRule, ...parts(isEarlier) },
    after: { ...schedule, ...startAt(schedule, at), rule: afterRule, ...parts(isLater) } as Schedule,
  };

  function startAt({ allDay }: Schedule, id: RecurrenceId) {
    return { start: id === start ? start : recurrenceIdOf(allDay, wallOf(id)) };
  }
}

/** How many starts the rule has before a wall clock, exclusions aside. */
function startsBefore(schedule: Schedule, wall: WallClock): number {
  if (!schedule.rule || schedule.rule.count === null) return 0;
  const compiled = compileSchedule({ ...schedule, excluded: [], added: [], changed: {} });
  const [first, last] = [compiled.firstDay, dayOf(wall) - 1];
  if (last < first) return 0;
  return fillWalls(compiled, first, last, new Float64Array(last - first + 1));
}

/** The rule with another end. */
function withEnd({ text }: Rule, end: string): Rule {
  const parts = text.split(';').filter((part) => !/^(COUNT|UNTIL)=/.test(part));
  const read = readRule([...parts, end].join(';'));
  if (!('rule' in read)) throw new Error(`A rule cannot end so: ${read.fault}.`);
  return read.rule;
}
