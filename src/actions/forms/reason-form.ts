// Why something is cancelled or moved, in somebody's own words.
import { z } from 'zod';
import { type Issue, invalid } from '../../calendar/errors.ts';
import type { Language, Text } from '../../calendar/text.ts';
import { openForm } from './form-fields.ts';
import { readText, textField } from './text-field.ts';

const MAX_REASON = 300;

const reasonForm = z.strictObject({ reason: textField(MAX_REASON).nullish() });

/**
 * The reason that `{"reason": …}` gives; null where it gives none.
 * @throws CalendarError `invalid` naming `reason`
 */
export function readReason(input: unknown, networkLanguage: Language): Text | null {
  const issues: Issue[] = [];
  const given = openForm(reasonForm, input, issues, '', 'reason').read('reason');
  const reason = readText(given, networkLanguage, issues, 'reason');
  if (issues.length > 0) throw invalid(issues);
  return reason;
}
