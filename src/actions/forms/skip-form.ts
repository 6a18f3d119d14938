// Dates of an activity to skip.
import { z } from 'zod';
import { type Issue, invalid } from '../../calendar/errors.ts';
import type { RecurrenceId, Schedule } from '../../calendar/schedule.ts';
import { openForm } from './form-fields.ts';
import { readDates } from './schedule-dates.ts';

/** So many dates an activity may exclude; see schedule-form.ts. */
export const MAX_SKIPPED = 730;

export const skipForm = z
  .strictObject({
    dates: z
      .array(z.string())
      .max(MAX_SKIPPED, `Give at most ${MAX_SKIPPED} entries.`)
      .meta({
        description: 'Recurrence ids, as a notice gives them under skip',
        example: ['2026-10-13T19:00'],
        maxItems: MAX_SKIPPED,
      }),
  })
  .meta({ description: 'Dates that do not happen' });

/** One of the dates, and the field of the form it is in. */
export interface Skipped {
  readonly date: RecurrenceId;
  readonly field: string;
}

/**
 * The dates of the form, in order and each once, of the schedule's kind.
 * @throws CalendarError `invalid` with every fault by its field
 */
export function readSkipForm(input: unknown, schedule: Schedule): readonly Skipped[] {
  const issues: Issue[] = [];
  const given = openForm(skipForm, input, issues, '', 'dates').read('dates') ?? [];
  const { dates, asGiven } = readDates(given, schedule.allDay ? 'allDay' : 'timed', issues, 'dates');
  if (issues.length > 0) throw invalid(issues);
  return dates.map((date, i) => ({ date, field: asGiven.get(`dates.${i}`) ?? 'dates' }));
}
