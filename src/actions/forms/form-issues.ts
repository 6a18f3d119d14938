// What is wrong with a form, by field, each fault in a sentence that says what to do.
import type { z } from 'zod';
import type { Issue } from '../../calendar/errors.ts';

const MAX_NAME = 60;
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A dotted path one step on. A name is shown so that it can be read: cut where too long, `""` where empty. */
export function join(at: string, key: string | number): string {
  const name = String(key);
  const cut = name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name;
  const shown = cut.replace(UNPRINTABLE, '\uFFFD') || '""';
  return at === '' ? shown : `${at}.${shown}`;
}

/** What a schema found wrong, by dotted paths that begin with `at`. A thing of the wrong kind has no other faults. */
export function issuesOf(faults: readonly z.core.$ZodIssue[], at: string): readonly Issue[] {
  const wrong = faults.find(isWrongKind);
  return (wrong ? [wrong] : faults).flatMap((fault) => issuesOfOne(fault, at));
}

function issuesOfOne(issue: z.core.$ZodIssue, at: string): readonly Issue[] {
  const field = issue.path.reduce<string>((path, key) => join(path, String(key)), at);
  if (issue.code === 'invalid_union') {
    const fitting = issue.errors.find((faults) => !faults.some(isWrongKind));
    if (fitting) return issuesOf(fitting, field);
  }
  if (issue.code === 'invalid_key') return [{ field, message: issue.issues[0]?.message ?? issue.message }];
  return [{ field, message: issue.message }];
}

function isWrongKind(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'invalid_type' && issue.path.length === 0;
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'Give text.',
  number: 'Give a number.',
  int: 'Give a whole number.',
  boolean: 'Give true or false.',
  array: 'Give a list.',
};

/** What a schema's own checks do not say in their own words. */
export function sentence(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return KINDS[issue.expected] ?? 'Give an object.';
    case 'invalid_value':
      return `Give one of ${issue.values.map(String).join(', ')}.`;
    case 'too_big':
      return `Give at most ${issue.maximum}.`;
    case 'too_small':
      return `Give at least ${issue.minimum}.`;
    default:
      return 'Give something else: this does not fit the field.';
  }
}
