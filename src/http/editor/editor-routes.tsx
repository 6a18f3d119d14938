// The editor, as a table of contents: publishing, changing, cancelling and putting back. Nothing changes on GET.
import { type Context, Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { CalendarError } from '../../calendar/errors.ts';
import type { AppEnv } from '../actor.ts';
import { answerErrorPage } from '../pages/error-page.tsx';
import { publicFiles } from '../pages/public-files.ts';
import type { Services } from '../services.ts';
import { askToCancel, cancelWhole } from './cancel-page.tsx';
import { checkForm } from './check-form.tsx';
import { changeDate, showDate } from './date-page.tsx';
import { reviseStored, showLater, showStored, splitStored } from './edit-activity.tsx';
import { answerNotYours, answerSignedOut, goOn } from './editor-answers.tsx';
import type { EditorHandler } from './editor-services.ts';
import { putBackRevision, showHistory } from './history-page.tsx';
import { publishNew, showCopy, showNew } from './new-activity.tsx';

const GETS: readonly (readonly [string, EditorHandler])[] = [
  ['/activities/new', showNew],
  ['/activities/:id/edit', showStored],
  ['/activities/:id/later', showLater],
  ['/activities/:id/date', showDate],
  ['/activities/:id/cancel', askToCancel],
  ['/activities/:id/copy', showCopy],
  ['/activities/:id/history', showHistory],
];

const POSTS: readonly (readonly [string, EditorHandler])[] = [
  ['/activities/new', publishNew],
  ['/activities/check', checkForm],
  ['/activities/:id/edit', reviseStored],
  ['/activities/:id/later', splitStored],
  ['/activities/:id/date', changeDate],
  ['/activities/:id/cancel', cancelWhole],
  ['/activities/:id/history', putBackRevision],
];

export function editorRoutes(services: Services): Hono<AppEnv> {
  const all = { ...services, asset: publicFiles().addressOf };
  const routes = new Hono<AppEnv>();
  const answerError = answerErrorPage(all);
  routes.onError((error, c) => {
    const isTheirs = error instanceof CalendarError && error.code === 'forbidden';
    return isTheirs ? answerNotYours(all, c) : answerError(error, c);
  });
  const fromOurPages = csrf({ origin: services.baseUrl });
  for (const [path, handle] of GETS) routes.get(path, (c) => member(handle, c));
  for (const [path, handle] of POSTS) routes.post(path, fromOurPages, (c) => member(handle, c));
  return routes;

  async function member(handle: EditorHandler, c: Context<AppEnv>): Promise<Response> {
    await all.refresh();
    const actor = c.get('actor');
    if (actor.role !== 'public') return handle(all, c, actor);
    return c.req.method === 'GET' ? goOn(all, c, '/sign-in') : answerSignedOut(all, c);
  }
}
