// Reads an object of a form key by key, so that a fault in one key hides no other, and says every fault in a sentence.
import type { z } from 'zod';
import type { Issue } from '../../calendar/errors.ts';
import { issuesOf, join, sentence } from './form-issues.ts';

/** An object of a form, opened: each read adds its faults to the issues the form was opened with. */
export interface FormFields<Shape extends z.core.$ZodShape> {
  /** What the key says, checked by its schema; undefined where nothing was said or what was said is at fault. */
  read<Key extends keyof Shape & string>(key: Key): z.output<Shape[Key]> | undefined;
  /** What the key holds, unread: only the number of its entries has been checked. */
  given(key: keyof Shape & string): unknown;
}

/** The entries a list or map may have where its schema names no other number. */
export const MAX_ENTRIES = 50;
const MAX_UNKNOWN_KEYS = 20;

/**
 * Opens an object of a form. Something else than an object, and keys the form does not know, are issues at once.
 * @param at the dotted path of the object in the whole input; empty for the input itself, which is then named `name`
 */
export function openForm<Shape extends z.core.$ZodShape>(
  form: z.ZodObject<Shape>,
  input: unknown,
  issues: Issue[],
  at: string,
  name: string,
): FormFields<Shape> {
  const shape = form.def.shape;
  const fields = isObject(input) ? input : null;
  if (fields) refuseUnknownKeys(fields, shape, issues, at);
  else issues.push({ field: at || name, message: `Give an object with the fields of the ${name}.` });

  const given = (key: string): unknown => {
    if (!fields || !Object.hasOwn(fields, key)) return undefined;
    const value = fields[key];
    const fault = faultOfEntries(value, shape[key]);
    if (fault === null) return value;
    issues.push({ field: join(at, key), message: fault });
    return undefined;
  };
  const read = (key: string) => {
    const value = given(key);
    const schema = shape[key] as z.ZodType;
    if (value === undefined || value === null) {
      if (schema.isOptional()) return value;
      if (fields) requireField(issues, join(at, key));
      return undefined;
    }
    const result = schema.safeParse(value, { error: sentence });
    if (!result.success) issues.push(...issuesOf(result.error.issues, join(at, key)));
    if (isObject(value) && Object.hasOwn(value, '__proto__')) {
      issues.push({ field: join(join(at, key), '__proto__'), message: UNKNOWN });
    }
    return result.data;
  };
  return { given, read: (key) => read(key) as z.output<Shape[typeof key]> | undefined };
}

const MISSING = 'Give this field: it cannot be left out.';
const UNKNOWN = 'Leave this field out: the calendar does not know it.';

/** Adds an issue for a field that has come to nothing, unless a fault in it is the reason. */
export function requireField(issues: Issue[], field: string, message = MISSING): void {
  const known = issues.some((issue) => issue.field === field || issue.field.startsWith(`${field}.`));
  if (!known) issues.push({ field, message });
}

/** Whether it is an object with keys: no array, not null. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuseUnknownKeys(
  fields: Readonly<Record<string, unknown>>,
  shape: z.core.$ZodShape,
  issues: Issue[],
  at: string,
): void {
  const unknown = Object.keys(fields).filter((key) => !Object.hasOwn(shape, key));
  for (const key of unknown.slice(0, MAX_UNKNOWN_KEYS)) {
    issues.push({ field: join(at, key), message: UNKNOWN });
  }
  const last = unknown[MAX_UNKNOWN_KEYS];
  if (last === undefined) return;
  const more = unknown.length - MAX_UNKNOWN_KEYS;
  issues.push({
    field: join(at, last),
    message: `Leave this field out, like ${more} in all not named here.`,
  });
}

/**
 * Counts the entries of a list or map before anything looks at them, so that a flood costs nothing. The limit is in
 * the schema's metadata, where the API's description shows it too.
 */
function faultOfEntries(value: unknown, schema: z.core.$ZodType | undefined): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const meta = (schema as z.ZodType | undefined)?.meta();
  const limit = Number(meta?.['maxItems'] ?? meta?.['maxProperties'] ?? MAX_ENTRIES);
  const count = Array.isArray(value) ? value.length : Object.keys(value).length;
  return count > limit ? `Give at most ${limit} entries; these are ${count}.` : null;
}
