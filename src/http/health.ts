// Whether the process is well, for those who watch over it: before all else, so that nothing else makes it look ill.
import { Hono } from 'hono';
import type { Desk } from '../actions/desk.ts';
import type { AppEnv } from './actor.ts';

/** Longer than a database that is well takes for its smallest question. */
const ANSWERS_WITHIN_MS = 2_000;

const HEADERS = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };

/**
 * `/healthz`: the process lives; it asks nobody. `/readyz`: feeds can be served and the database answers; 503 otherwise,
 * when feeds are still served from memory but nothing can be written.
 */
export function healthRoutes({ store }: Pick<Desk, 'store'>): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.get('/healthz', (c) => c.text('ok\n', 200, HEADERS));
  routes.get('/readyz', async (c) => {
    if (!(await answersInTime(store.latestVersion())))
      return c.text('The database does not answer.\n', 503, HEADERS);
    if (store.isFull) return c.text('The disk is full.\n', 503, HEADERS);
    return c.text('ok\n', 200, HEADERS);
  });
  return routes;
}

async function answersInTime(question: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((done) => {
    timer = setTimeout(() => done(false), ANSWERS_WITHIN_MS);
  });
  const answered = question.then(
    () => true,
    () => false,
  );
  return Promise.race([answered, late]).finally(() => clearTimeout(timer));
}
