// The single dates of a schedule where a source and people here have both had a say.
import { compileSchedule, isRuleStart, wallOf } from '../calendar/compiled-schedule.ts';
import type { Change, RecurrenceId, Schedule } from '../calendar/schedule.ts';
import { viewChange } from './forms/change-form.ts';
import type { ScheduleView } from './forms/schedule-view.ts';
import { type EarlierImport, isSame, lastSaid } from './import-history.ts';

/** As many dates of a kind as a form takes. */
const MAX_DATES = 730;

/**
 * The source's schedule with the single dates that were excluded, added or changed here since the last import, as far
 * as the schedule still has them.
 */
export function mergedSchedule(here: Schedule, said: Schedule, imports: readonly EarlierImport[]): Schedule {
  if (here.allDay !== said.allDay) return said;
  const compiled = compileSchedule({ ...said, excluded: [], added: [], changed: {} });
  const isRules = (id: RecurrenceId): boolean => isRuleStart(compiled, wallOf(id));
  const added = mergedDates('added', here, said, imports).filter((id) => !isRules(id));
  const isDate = (id: RecurrenceId): boolean => isRules(id) || added.includes(id);
  const excluded = mergedDates('excluded', here, said, imports).filter(isDate);
  const changed = mergedChanges(here, said, imports).filter(([id]) => isDate(id));
  const most = Math.max(added.length, excluded.length, changed.length);
  if (most > MAX_DATES) return said;
  return { ...said, added, excluded, changed: Object.fromEntries(changed) };
}

function mergedDates(
  kind: 'added' | 'excluded',
  here: Schedule,
  said: Schedule,
  imports: readonly EarlierImport[],
): readonly RecurrenceId[] {
  const [ours, theirs] = [new Set(here[kind]), new Set(said[kind])];
  return [...new Set([...ours, ...theirs])].sort().filter((id) => {
    if (ours.has(id) === theirs.has(id)) return true;
    const last = lastSaid(imports, ({ schedule }) => schedule[kind].includes(id)) ?? false;
    return last === theirs.has(id) ? ours.has(id) : theirs.has(id);
  });
}

function mergedChanges(
  here: Schedule,
  said: Schedule,
  imports: readonly EarlierImport[],
): readonly (readonly [RecurrenceId, Change])[] {
  const ids = [...new Set([...Object.keys(here.changed), ...Object.keys(said.changed)])].sort();
  return ids.flatMap((id) => {
    const change = mergedChange(id, here.changed[id], said.changed[id], imports);
    return change ? [[id as RecurrenceId, change] as const] : [];
  });
}

function mergedChange(
  id: string,
  ours: Change | undefined,
  theirs: Change | undefined,
  imports: readonly EarlierImport[],
): Change | undefined {
  const view = theirs && viewChange(theirs);
  if (isSame(ours && viewChange(ours), view)) return ours;
  const changeIn = ({ changed }: ScheduleView) => (Object.hasOwn(changed, id) ? changed[id] : undefined);
  const last = lastSaid(imports, ({ schedule }) => changeIn(schedule));
  return isSame(last, view) ? ours : theirs;
}
