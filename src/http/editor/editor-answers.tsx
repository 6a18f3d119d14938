// What every page of the editor's has in common: how it is sent, where it leads, and how far a fault is expected.
import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { CalendarError } from '../../calendar/errors.ts';
import type { AppEnv } from '../actor.ts';
import { answer, readerFor } from '../pages/answer-page.tsx';
import type { Page } from '../pages/page.ts';
import type { PageServices } from '../pages/page-services.ts';
import type { Reader } from '../pages/reader.ts';
import { type Typed, typedIn } from './typed.ts';

/** A page for whoever asks alone. */
export function ownPage(title: string, content: Child, more: Partial<Page> = {}): Page {
  return { title, isUnlisted: true, isPrivate: true, content, ...more };
}

/** The form of a request, as it was typed. */
export async function typedOf(c: Context): Promise<Typed> {
  return typedIn(await c.req.text());
}

/** Goes on to another page of ours, in the language the reader has chosen. */
export function goOn(services: PageServices, c: Context, path: string, query = ''): Response {
  c.header('Cache-Control', 'private, no-store');
  return c.redirect(readerFor(services, c).link(path, query), 303);
}

/** What the work leads to; the error where it fails as it may be expected to. */
export async function attempt<Result>(
  work: () => Promise<Result>,
): Promise<{ readonly done: Result } | { readonly refused: CalendarError }> {
  try {
    return { done: await work() };
  } catch (error) {
    if (error instanceof CalendarError && (error.code === 'invalid' || error.code === 'stale')) {
      return { refused: error };
    }
    throw error;
  }
}

/** For a member whose role does not reach this far. */
export function answerNotYours(services: PageServices, c: Context): Response {
  const reader = readerFor(services, c);
  const { words } = reader;
  const content = (
    <div class="sheet">
      <h1>{words.say('editor.notYours')}</h1>
      <p>{words.say('editor.notYoursHelp')}</p>
      <p>
        <a class="button" href={reader.link('/')}>
          {words.say('error.toCalendar')}
        </a>
      </p>
    </div>
  );
  return answer(c, reader, ownPage(words.say('editor.notYours'), content, { status: 403 }));
}

/**
 * For somebody whose session has ended while they wrote: everything typed is in the page, to be sent once more when they
 * have signed in beside it.
 */
export async function answerSignedOut(services: PageServices, c: Context<AppEnv>): Promise<Response> {
  const typed = await typedOf(c);
  const reader = readerFor(services, c);
  return answer(c, reader, signedOutPage(reader, typed));
}

function signedOutPage(reader: Reader, typed: Typed): Page {
  const { words, path, query } = reader;
  const content = (
    <div class="sheet">
      <h1>{words.say('editor.signedOut')}</h1>
      <p class="lead">{words.say('editor.signedOutHelp')}</p>
      <p>
        <a class="button" href={reader.link('/sign-in')} target="_blank" rel="noopener">
          {words.say('member.signIn')}
        </a>
      </p>
      <form method="post" action={reader.link(path, query.toString())}>
        {[...typed]
          .filter(([name]) => name !== 'do' && name !== 'fill')
          .flatMap(([name, values]) =>
            values.map((value) => <textarea name={name} hidden>{`\n${value}`}</textarea>),
          )}
        <button type="submit" name="do" value="check">
          {words.say('editor.goOn')}
        </button>
      </form>
    </div>
  );
  return ownPage(words.say('editor.signedOut'), content, { status: 401 });
}
