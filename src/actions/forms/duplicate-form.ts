// What is decided about two activities that look like one.
import { z } from 'zod';
import { type Issue, invalid } from '../../calendar/errors.ts';
import { openForm, requireField } from './form-fields.ts';

export const duplicateForm = z
  .strictObject({
    outcome: z.enum(['same', 'different']).meta({
      description: 'They are one, and one of them is kept; or they are two, and nobody is asked again',
      example: 'same',
    }),
    keep: z.string().nullish().meta({
      description: 'The id of the one to keep, for same; the other is cancelled and shown to members only',
      example: '0b5e4f0e-5a3c-4a55-9d0a-7d1f4a1c2b3d',
    }),
  })
  .meta({ description: 'What was decided' });

export interface DuplicateDecision {
  readonly outcome: 'same' | 'different';
  readonly keep: string | undefined;
}

/** @throws CalendarError `invalid` with every fault by its field */
export function readDuplicateForm(input: unknown): DuplicateDecision {
  const issues: Issue[] = [];
  const form = openForm(duplicateForm, input, issues, '', 'decision');
  const outcome = form.read('outcome');
  const keep = form.read('keep') ?? undefined;
  if (outcome === 'same' && keep === undefined) requireField(issues, 'keep');
  if (outcome === 'different' && keep !== undefined)
    issues.push({ field: 'keep', message: 'Leave this out: of two different ones both are kept.' });
  if (issues.length > 0 || outcome === undefined) throw invalid(issues);
  return { outcome, keep };
}
