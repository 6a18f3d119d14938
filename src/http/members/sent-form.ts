// A form as it was sent, and where it leads: back to its page with a word on how it went, or to the form again where
// something in it cannot be right.
import { CalendarError, type Issue } from '../../calendar/errors.ts';
import type { Asked } from './asked.ts';
import type { Done } from './notice.tsx';

/** The fields of a form as they were typed; what was not sent is empty. */
export type Field = (name: string) => string;

/** A form that was not taken, to be shown again as it was typed. */
export interface Refused {
  readonly form: string;
  readonly field: Field;
  readonly issues: readonly Issue[];
}

/** Files and what was sent twice count as nothing here. */
export async function fieldsOf({ c }: Asked): Promise<Field> {
  const body = await c.req.parseBody().catch(() => ({}) as Record<string, unknown>);
  return (name) => {
    const said = body[name];
    return typeof said === 'string' ? said.trim() : '';
  };
}

/** The text; null where there is none, as the deeds' forms have it. */
export function orNull(text: string): string | null {
  return text === '' ? null : text;
}

/** The one that people call by this name, in whatever letters; for a blank name none. */
export function calledTheSame<Named extends { readonly name: string }>(
  all: Iterable<Named>,
  name: string,
): Named | null {
  const called = (text: string): string => text.normalize().trim().toLowerCase();
  if (called(name) === '') return null;
  for (const one of all) if (called(one.name) === called(name)) return one;
  return null;
}

/** Goes on to another of our pages. @param done what has happened, for that page to tell */
export function leadTo({ c, reader }: Asked, path: string, done: Done | null = null): Response {
  c.header('Cache-Control', 'private, no-store');
  return c.redirect(reader.link(path, done === null ? '' : `done=${done}`), 303);
}

interface Deed<Whose extends Asked> {
  /** Which of the page's forms it is. */
  readonly form: string;
  readonly field: Field;
  /** The page to go back to. */
  readonly back: string;
  readonly done?: Done;
  readonly work: () => Promise<unknown>;
  /** Shows the page with the form as it was typed; left out where there is nothing to type. */
  readonly again?: (asked: Whose, refused: Refused) => Response | Promise<Response>;
}

const EXPECTED: readonly string[] = ['invalid', 'forbidden', 'not_found', 'stale', 'taken', 'too_large'];

/** Does what a form asks for. */
export async function carryOut<Whose extends Asked>(asked: Whose, deed: Deed<Whose>): Promise<Response> {
  try {
    await deed.work();
  } catch (error) {
    if (!(error instanceof CalendarError) || !EXPECTED.includes(error.code)) throw error;
    const { form, field, again } = deed;
    if (error.code === 'invalid' && again) return again(asked, { form, field, issues: error.issues });
    return leadTo(asked, deed.back, 'refused');
  }
  return leadTo(asked, deed.back, deed.done ?? 'saved');
}
