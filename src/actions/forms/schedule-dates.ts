// The dates a schedule names: excluded, added and changed ones, put in order and each kept once.
import type { Issue } from '../../calendar/errors.ts';
import type { Change, RecurrenceId } from '../../calendar/schedule.ts';
import { type ChangeContext, readChange } from './change-form.ts';
import { isObject } from './form-fields.ts';
import { join } from './form-issues.ts';
import { type Kind, readRecurrenceId } from './local-time.ts';

/** Nobody corrects more at once. */
const MAX_ISSUES = 500;

/** Where each date stands once in order (`excluded.0`) and where it stood as given: both are fields' paths. */
type AsGiven = ReadonlyMap<string, string>;

/** The dates of a list, sorted, each once; their faults are added to the issues under `at`. */
export function readDates(
  texts: readonly string[],
  kind: Kind | null,
  issues: Issue[],
  at: string,
): { dates: readonly RecurrenceId[]; asGiven: AsGiven } {
  const places = new Map<RecurrenceId, string>();
  texts.forEach((text, i) => {
    const id = readRecurrenceId(text, kind, issues, join(at, i));
    if (id !== null && !places.has(id)) places.set(id, join(at, i));
  });
  const sorted = inOrder(places);
  const asGiven = new Map(sorted.map(([, place], i) => [join(at, i), place]));
  return { dates: sorted.map(([id]) => id), asGiven };
}

/** The changes by recurrence id, in order; a change that says nothing is dropped. */
export function readChanges(
  input: unknown,
  context: ChangeContext,
  issues: Issue[],
  at: string,
): { changes: Readonly<Record<string, Change>>; asGiven: AsGiven } {
  const changes = new Map<RecurrenceId, Change>();
  const asGiven = new Map<string, string>();
  if (!isObject(input)) issues.push({ field: at, message: 'Give an object with changes by date.' });
  for (const [key, said] of isObject(input) ? Object.entries(input) : []) {
    const field = join(at, key);
    if (issues.length > MAX_ISSUES) {
      issues.push({ field, message: 'Correct the faults above first: what follows has not been read.' });
      break;
    }
    const id = readRecurrenceId(key, context.kind, issues, field);
    const change = said === null ? {} : readChange(said, context, issues, field);
    if (id === null || Object.keys(change).length === 0) continue;
    if (changes.has(id))
      issues.push({ field, message: `Say all that is different about ${id} in one place.` });
    changes.set(id, change);
    asGiven.set(join(at, id), field);
  }
  return { changes: Object.fromEntries(inOrder(changes)), asGiven };
}

function inOrder<Value>(byDate: ReadonlyMap<RecurrenceId, Value>): readonly [RecurrenceId, Value][] {
  return [...byDate].sort(([a], [b]) => (a < b ? -1 : 1));
}
