// Lists of short words that an activity is found and compared by.
import { z } from 'zod';
import { hasWords, languageField, lineField } from './text-field.ts';

const MAX_TAGS = 30;
const MAX_TAG = 60;

/** A list of at most `max`, as a field that may be left out; null counts as empty. */
export function listField<Element extends z.ZodType>(
  element: Element,
  max: number,
  meta: { description: string; example: unknown },
) {
  return z
    .array(element)
    .max(max, `Give at most ${max} entries.`)
    .nullish()
    .meta({ ...meta, maxItems: max });
}

/** Free words as `women` or `interpreter-ar`; space around them is dropped. */
export function tagsField(description: string, example: readonly string[]) {
  const tag = lineField(MAX_TAG)
    .overwrite((text) => text.trim())
    .refine(hasWords, 'Give some words: this is blank.');
  return listField(tag.meta({ minLength: 1, maxLength: MAX_TAG }), MAX_TAGS, { description, example });
}

export function languagesField(description: string) {
  const language = languageField.overwrite((tag) => tag.toLowerCase());
  return listField(language, MAX_TAGS, { description, example: ['da', 'ar'] });
}

/** Each entry once, in the order given. */
export function once(list: readonly string[] | null | undefined): readonly string[] {
  return [...new Set(list ?? [])];
}
