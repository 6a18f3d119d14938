// Words as people give them: plain, in the network's own language, or by language.
import { z } from 'zod';
import type { Issue } from '../../calendar/errors.ts';
import type { Language, Text } from '../../calendar/text.ts';
import { MAX_ENTRIES } from './form-fields.ts';
import { join } from './form-issues.ts';

const BOTH_LANGUAGES = { da: 'Sprogcafé', ar: 'مقهى اللغة' };
const CONTROL = /[^\P{Cc}\t\n]/u;
const ANY_CONTROL = /\p{Cc}/u;
const WORD = /[^\s\p{Cf}]/u;
const LANGUAGE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,5}$/;

/** Whether the text is at most so many characters (code points); quick for any length. */
function fits(text: string, max: number): boolean {
  return text.length <= max || (text.length <= 2 * max && [...text].length <= max);
}

/** Line ends as LF; what is no character (a lone half of a surrogate pair) as U+FFFD. */
function normal(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\p{Cs}/gu, '\uFFFD');
}

function withoutControl(pattern: RegExp): { error: (issue: { input?: unknown }) => string } {
  return {
    error: ({ input }) => {
      const at = String(input).search(pattern);
      const code = String(input).charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
      return `Remove the control character U+${code} at position ${at + 1}.`;
    },
  };
}

/** Words over one line or several. */
export function proseField(max: number) {
  return wordsField(max, CONTROL);
}

/** Words on one line, without any control character. */
export function lineField(max: number) {
  return wordsField(max, ANY_CONTROL);
}

function wordsField(max: number, never: RegExp) {
  return z
    .string()
    .overwrite(normal)
    .refine((text) => fits(text, max), `Give at most ${max} characters.`)
    .refine((text) => !never.test(text), withoutControl(never));
}

/** Whether there is anything to read: more than spaces and marks that nobody sees. */
export function hasWords(text: string): boolean {
  return WORD.test(text);
}

/** The words of a field that may be left out; blank ones count as none. */
export function wordsOrNull(said: string | null | undefined): string | null {
  return said && hasWords(said) ? said : null;
}

/** A language tag in any case. */
export const languageField = z
  .string()
  .regex(LANGUAGE, 'Give a language tag as da, ar or zh-Hant.')
  .meta({ description: 'A language tag (RFC 5646), kept in lower case', example: 'da' });

/** Words in one language or several, each at most `max` characters; see `readText`. */
export function textField(max: number) {
  const given = proseField(max).meta({ maxLength: max, description: "In the network's own language" });
  const byLanguage = z
    .record(languageField, proseField(max).nullable().meta({ maxLength: max }))
    .meta({ description: 'By language tag', example: BOTH_LANGUAGES, maxProperties: MAX_ENTRIES });
  return z.union(
    [given, byLanguage],
    'Give text, or an object with text by language as {"da": "Sprogcafé"}.',
  );
}

/** Words as they come out: always by language. */
export const textView = z
  .record(z.string(), z.string())
  .meta({ description: 'By language tag, lower case', example: BOTH_LANGUAGES });

/**
 * The text of a field that `textField` has checked. Blank words count as none; null where there are no others.
 * @param language the one that plain text is in
 */
export function readText(
  given: string | Readonly<Record<string, string | null>> | null | undefined,
  language: Language,
  issues: Issue[],
  field: string,
): Text | null {
  if (given === null || given === undefined) return null;
  const text: Record<Language, string> = {};
  for (const [tag, said] of Object.entries(typeof given === 'string' ? { [language]: given } : given)) {
    const name = tag.toLowerCase();
    if (said === null || !hasWords(said)) continue;
    if (Object.hasOwn(text, name)) {
      issues.push({ field: join(field, tag), message: `Give ${name} once: it is there already.` });
    }
    text[name] = said;
  }
  return Object.keys(text).length > 0 ? text : null;
}
