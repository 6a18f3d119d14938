// A settlement as JSON Lines tell it: whole, with who said it and when, so that a network that is loaded elsewhere
// remembers what has been agreed.
import { z } from 'zod';
import { type Issue, invalid } from '../../calendar/errors.ts';
import type { Settlement } from '../../calendar/settlement.ts';
import type { Language } from '../../calendar/text.ts';
import { formatInstant, instant, parseInstant } from '../../calendar/time.ts';
import { openForm, requireField } from './form-fields.ts';
import { readText, textField } from './text-field.ts';

const MAX_NAME = 300;
const MAX_NOTE = 1_000;
const nameField = z.string().min(1).max(MAX_NAME);

const settlementLine = z.strictObject({
  first: nameField,
  second: nameField,
  state: z.enum(['open', 'talked', 'settled']),
  outcome: z.enum(['moved', 'joined', 'fine']),
  note: textField(MAX_NOTE).nullish(),
  by: nameField,
  at: z.string(),
  agreed: z.strictObject({ first: nameField.nullable(), second: nameField.nullable() }),
});

/** A settlement but for its version, which each database counts for itself. */
export type LoadedSettlement = Omit<Settlement, 'version'>;

/** @throws CalendarError `invalid` with every fault by its field */
export function readSettlementLine(input: unknown, networkLanguage: Language): LoadedSettlement {
  const issues: Issue[] = [];
  const form = openForm(settlementLine, input, issues, '', 'settlement');
  const [first, second] = [form.read('first'), form.read('second')];
  const [state, outcome, by] = [form.read('state'), form.read('outcome'), form.read('by')];
  const note = readText(form.read('note'), networkLanguage, issues, 'note');
  const at = parseInstant(form.read('at') ?? '');
  const agreed = form.read('agreed');
  if (at === null) requireField(issues, 'at', 'Give a time as 2026-12-01T19:00:00Z.');
  if (first && second && first >= second) {
    issues.push({ field: 'second', message: 'Give the activity with the lower id first.' });
  }
  if (issues.length > 0 || !first || !second || !state || !outcome || !by || !agreed) throw invalid(issues);
  return { first, second, state, outcome, note, by, at: at ?? instant(0), agreed };
}

/** The settlement in the form it is read in. */
export function viewSettlementLine({
  first,
  second,
  state,
  outcome,
  note,
  by,
  at,
  agreed,
}: LoadedSettlement) {
  return { first, second, state, outcome, note, by, at: formatInstant(at), agreed };
}
