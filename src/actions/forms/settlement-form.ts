// What people say they have agreed about two activities that clash.
import { z } from 'zod';
import { type Issue, invalid } from '../../calendar/errors.ts';
import type { Outcome } from '../../calendar/settlement.ts';
import type { Language, Text } from '../../calendar/text.ts';
import { isObject, openForm } from './form-fields.ts';
import { readText, textField } from './text-field.ts';

const MAX_NOTE = 1_000;

export const settlementForm = z
  .strictObject({
    outcome: z.enum(['moved', 'joined', 'fine']).meta({
      description: 'One is moved, the two become one (when both sides have said so), or it is fine as it is',
      example: 'fine',
    }),
    note: textField(MAX_NOTE)
      .nullish()
      .meta({ description: 'What was agreed, for members', example: { da: 'Det er to forskellige hold.' } }),
    bothAgreed: z.boolean().nullish().meta({
      description: 'The coordinator’s to say, of joined: both sides have said yes; left out, neither has',
      example: true,
    }),
  })
  .meta({ description: 'What was agreed' });

export interface SettlementDraft {
  readonly outcome: Outcome;
  readonly note: Text | null;
  readonly bothAgreed: boolean;
}

/** Other names that the outcome goes by, where people speak of it: it settles the clash, and is the state of the pair. */
const ALSO_OUTCOME = ['settlement', 'state'];
const FINE = /^fine[ -]as[ -]it[ -]is$/;

/** What people say without having read how: the outcome under one of its other names, and *fine as it is* in full. */
function inOurWords(input: unknown): unknown {
  if (!isObject(input)) return input;
  const key = ['outcome', ...ALSO_OUTCOME].find((name) => Object.hasOwn(input, name));
  if (key === undefined) return input;
  const { [key]: said, ...rest } = input;
  return { ...rest, outcome: typeof said === 'string' && FINE.test(said) ? 'fine' : said };
}

/** @throws CalendarError `invalid` with every fault by its field */
export function readSettlementForm(
  input: unknown,
  context: { readonly networkLanguage: Language; readonly mayAgreeForBoth: boolean },
): SettlementDraft {
  const issues: Issue[] = [];
  const form = openForm(settlementForm, inOurWords(input), issues, '', 'settlement');
  const outcome = form.read('outcome');
  const note = readText(form.read('note'), context.networkLanguage, issues, 'note');
  const bothAgreed = form.read('bothAgreed') ?? false;
  if (bothAgreed && !(outcome === 'joined' && context.mayAgreeForBoth)) {
    issues.push({ field: 'bothAgreed', message: 'Leave this out: only the coordinator says it, of joined.' });
  }
  if (issues.length > 0 || outcome === undefined) throw invalid(issues);
  return { outcome, note, bothAgreed };
}
