// The clash board, as a table of contents: for members, who are sent to sign in where they have not.
import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import type { AppEnv } from '../actor.ts';
import { readerFor } from '../pages/answer-page.tsx';
import { answerErrorPage } from '../pages/error-page.tsx';
import { publicFiles } from '../pages/public-files.ts';
import type { Services } from '../services.ts';
import type { BoardHandler } from './board-services.ts';
import { reopenPair, settlePair } from './settle-pair.ts';
import { showBoard, showPair, showWeek } from './show-board.tsx';
import { showSeason, trySeason } from './try-season.tsx';

const GETS: readonly (readonly [string, BoardHandler])[] = [
  ['/board', showBoard],
  ['/board/week', showWeek],
  ['/board/season', showSeason],
  ['/board/:pair', showPair],
];

const POSTS: readonly (readonly [string, BoardHandler])[] = [
  ['/board/season', trySeason],
  ['/board/:pair', settlePair],
  ['/board/:pair/reopen', reopenPair],
];

export function boardRoutes(services: Services): Hono<AppEnv> {
  const all = { ...services, asset: publicFiles().addressOf };
  const routes = new Hono<AppEnv>();
  routes.onError(answerErrorPage(all));
  const forMembers =
    (handler: BoardHandler): ((c: Parameters<BoardHandler>[1]) => Promise<Response>) =>
    async (c) => {
      if (c.get('actor').role === 'public') {
        c.header('Cache-Control', 'private, no-store');
        return c.redirect(readerFor(all, c).link('/sign-in'), 303);
      }
      await services.desk.network.whole();
      await services.refresh();
      return handler(all, c);
    };
  const fromOurPages = csrf({ origin: services.baseUrl });
  for (const [path, handler] of GETS) routes.get(path, forMembers(handler));
  for (const [path, handler] of POSTS) routes.post(path, fromOurPages, forMembers(handler));
  return routes;
}
