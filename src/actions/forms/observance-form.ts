// What is said of an observance, coming in and going out.
import { z } from 'zod';
import { type Issue, invalid } from '../../calendar/errors.ts';
import { OBSERVANCE_KINDS, type Observance } from '../../calendar/observance.ts';
import type { Language } from '../../calendar/text.ts';
import { civilFromDay, formatLocalDate, type LocalDate, parseLocalDate } from '../../calendar/time.ts';
import { openForm, requireField } from './form-fields.ts';
import { checkVenue, type Register } from './register.ts';
import { slugField } from './slug.ts';
import { readText, textField, textView } from './text-field.ts';

const MAX_NAME = 300;
const MAX_DAYS = 366;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;
const DATE = 'Give a date that exists, as 2026-10-12.';

const dayField = z.string();

export const observanceForm = z
  .strictObject({
    id: slugField.nullish().meta({ description: 'As in the address; may be left out' }),
    kind: z
      .enum(OBSERVANCE_KINDS)
      .meta({ description: 'A closure is of a venue; a festival is some people’s', example: 'school-break' }),
    name: textField(MAX_NAME).meta({ description: 'What it is called', example: { da: 'Efterårsferie' } }),
    start: dayField.meta({ description: 'Its first day', example: '2026-10-12' }),
    end: dayField
      .nullish()
      .meta({ description: 'The first day after it; left out, the day after start', example: '2026-10-19' }),
    approximate: z
      .boolean()
      .nullish()
      .meta({ description: 'Whether it may be a day earlier or later', example: false }),
    venue: slugField.nullish().meta({
      description: 'What is closed: for a closure, and for nothing else',
      example: 'holte-bibliotek',
    }),
    shipped: z.literal(false, 'Leave this out: what ships with the calendar stays as it is.').nullish().meta({
      description: 'As the calendar shows it; may be left out',
      example: false,
    }),
  })
  .meta({ description: 'An observance of the network’s own' });

/** What reading an observance needs to know. */
export interface ObservanceContext extends Pick<Register, 'venueExists'> {
  /** The language that plain text is in. */
  readonly networkLanguage: Language;
}

/**
 * The observance that a form describes.
 * @param id from the address
 * @throws CalendarError `invalid` with every fault by its field
 */
export function readObservanceForm(id: string, input: unknown, context: ObservanceContext): Observance {
  const issues: Issue[] = [];
  const form = openForm(observanceForm, input, issues, '', 'observance');
  const addressed = slugField.safeParse(id);
  const own = form.read('id') ?? id;
  if (!addressed.success) issues.push({ field: 'id', message: addressed.error.issues[0]?.message ?? '' });
  else if (own !== id)
    issues.push({ field: 'id', message: `Leave the id out or give ${id}, as the address does.` });
  form.read('shipped');
  const kind = form.read('kind');
  const name = readText(form.read('name'), context.networkLanguage, issues, 'name');
  const start = readDay(form.read('start'), issues, 'start');
  const end = readDay(form.read('end'), issues, 'end') ?? (start === null ? null : start + 1);
  const venue = form.read('venue') ?? null;
  const observance: Observance = {
    id,
    kind: kind ?? 'school-break',
    name: name ?? {},
    start: dateOf(start),
    end: dateOf(end),
    approximate: form.read('approximate') ?? false,
    venue,
  };
  if (name === null) requireField(issues, 'name');
  checkLength(start, end, issues);
  if (kind) checkClosure(observance, context, issues);
  if (issues.length > 0) throw invalid(issues);
  return observance;
}

function readDay(text: string | null | undefined, issues: Issue[], field: string): number | null {
  if (text === null || text === undefined) return null;
  const day = parseLocalDate(text);
  if (day === null) {
    issues.push({ field, message: DATE });
    return null;
  }
  const { year } = civilFromDay(day);
  if (year >= FIRST_YEAR && year <= LAST_YEAR) return day;
  issues.push({ field, message: `Give a year from ${FIRST_YEAR} to ${LAST_YEAR}.` });
  return null;
}

function dateOf(day: number | null): LocalDate {
  return formatLocalDate(day ?? 0);
}

function checkLength(start: number | null, end: number | null, issues: Issue[]): void {
  if (start === null || end === null) return;
  if (end <= start) issues.push({ field: 'end', message: 'Give an end after the start.' });
  else if (end - start > MAX_DAYS)
    issues.push({ field: 'end', message: `Give at most ${MAX_DAYS} days from the start.` });
}

function checkClosure({ kind, venue }: Observance, context: ObservanceContext, issues: Issue[]): void {
  if (kind !== 'closure' && venue !== null) {
    issues.push({ field: 'venue', message: 'Leave the venue out: only a closure has one.' });
  } else if (kind === 'closure' && venue === null) {
    requireField(issues, 'venue', 'Give the venue that is closed.');
  } else {
    const register = { ...context, associationCalled: () => null };
    checkVenue(venue, register, issues, 'venue');
  }
}

export const observanceView = z
  .object({
    id: slugField.meta({ description: 'The name in addresses', example: 'efteraarsferie-2026' }),
    kind: z.enum(OBSERVANCE_KINDS),
    name: textView,
    start: z.string().meta({ description: 'Its first day', example: '2026-10-12' }),
    end: z.string().meta({ description: 'The first day after it', example: '2026-10-19' }),
    approximate: z.boolean().meta({ description: 'Expected on these days, a day earlier or later' }),
    venue: slugField.nullable().meta({ description: 'What is closed; null unless it is a closure' }),
    shipped: z.boolean().meta({ description: 'Whether it came with the calendar and cannot be changed' }),
  })
  .meta({ description: 'A day or days that matter to people, and no clash' });

export type ObservanceView = z.output<typeof observanceView>;

/** The observance in the form it came in by, with every field. */
export function viewObservance(observance: Observance, shipped: boolean): ObservanceView {
  const { id, kind, name, start, end, approximate, venue } = observance;
  return { id, kind, name, start, end, approximate, venue, shipped };
}
