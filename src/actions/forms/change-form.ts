// The dates of a schedule that differ, coming in and going out.
import { z } from 'zod';
import type { Issue } from '../../calendar/errors.ts';
import type { Change } from '../../calendar/schedule.ts';
import type { Language } from '../../calendar/text.ts';
import { formatDuration } from '../../calendar/time.ts';
import { openForm } from './form-fields.ts';
import { join } from './form-issues.ts';
import { linkField } from './link-field.ts';
import { type Kind, readDuration, readRecurrenceId } from './local-time.ts';
import { checkVenue, type Register } from './register.ts';
import { slugField } from './slug.ts';
import { readText, textField, textView } from './text-field.ts';

const MAX_TEXT = 1_000;

export const changeForm = z
  .strictObject({
    start: z
      .string()
      .nullish()
      .meta({ description: "When it starts instead; of the schedule's kind", example: '2027-01-06T19:00' }),
    duration: z.string().nullish().meta({ description: 'How long it lasts instead', example: 'PT3H' }),
    title: textField(MAX_TEXT).nullish().meta({ description: 'What it is called instead' }),
    venue: slugField
      .nullish()
      .meta({ description: 'Where it is instead; null for no venue', example: 'ny-hal' }),
    place: textField(MAX_TEXT).nullish().meta({ description: 'Where, in words, instead; null for none' }),
    online: linkField('Where to take part instead; null for nowhere', 'https://meet.example/sprogcafe'),
    status: z
      .enum(['confirmed', 'cancelled'])
      .nullish()
      .meta({ description: 'Whether it happens', example: 'cancelled' }),
    note: textField(MAX_TEXT)
      .nullish()
      .meta({ description: 'Why, for the public', example: { da: 'Aflyst på grund af sne' } }),
  })
  .meta({ description: 'What is different about one date. What is left out is as the activity says.' });

/** What reading a change needs to know. */
export interface ChangeContext extends Register {
  /** The schedule's; null where its start is at fault. */
  readonly kind: Kind | null;
  readonly networkLanguage: Language;
}

/** One change, its faults added to the issues under `at`. */
export function readChange(input: unknown, context: ChangeContext, issues: Issue[], at: string): Change {
  const form = openForm(changeForm, input, issues, at, 'change');
  const [when, length] = [form.read('start') ?? null, form.read('duration') ?? null];
  const start = when !== null && readRecurrenceId(when, context.kind, issues, join(at, 'start'));
  const duration = length !== null && readDuration(length, context.kind, issues, join(at, 'duration'));
  const words = (key: 'title' | 'place' | 'note') =>
    readText(form.read(key), context.networkLanguage, issues, join(at, key));
  const [title, venue, place] = [words('title'), form.read('venue'), words('place')];
  const [online, status, note] = [form.read('online'), form.read('status'), words('note')];
  checkVenue(venue ?? null, context, issues, join(at, 'venue'));
  return {
    ...(start ? { start } : {}),
    ...(duration ? { duration } : {}),
    ...(title ? { title } : {}),
    ...(venue !== undefined ? { venue } : {}),
    ...(place || form.given('place') === null ? { place } : {}),
    ...(online !== undefined ? { online } : {}),
    ...(status ? { status } : {}),
    ...(note ? { note } : {}),
  };
}

export const changeView = z
  .object({
    start: z.string().optional(),
    duration: z.string().optional(),
    title: textView.optional(),
    venue: z.string().nullable().optional(),
    place: textView.nullable().optional(),
    online: z.string().nullable().optional(),
    status: z.enum(['confirmed', 'cancelled']).optional(),
    note: textView.optional(),
  })
  .meta({ description: 'What is different about one date. What is absent is as the activity says.' });

/** A change in the form it came in by: only what differs. */
export function viewChange(change: Change): z.output<typeof changeView> {
  const { start, duration, title, venue, place, online, status, note } = change;
  return {
    ...(start !== undefined ? { start } : {}),
    ...(duration !== undefined ? { duration: formatDuration(duration) } : {}),
    ...(title !== undefined ? { title } : {}),
    ...(venue !== undefined ? { venue } : {}),
    ...(place !== undefined ? { place } : {}),
    ...(online !== undefined ? { online } : {}),
    ...(status !== undefined ? { status } : {}),
    ...(note !== undefined ? { note } : {}),
  };
}
