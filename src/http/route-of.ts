// Which route answers a request, as figures tell requests apart: there are as many as the table of routes has, whatever
// addresses people think of.
import type { Hono } from 'hono';
import type { AppEnv } from './actor.ts';

/** Where no route answers. */
const NONE = 'none';

/** The route as the table has it, as `/associations/:slug`, of a path without its query. */
export function routeOf(app: Pick<Hono<AppEnv>, 'router'>, method: string, path: string): string {
  const [matched] = app.router.match(method === 'HEAD' ? 'GET' : method, path);
  // What only looks at requests on their way stands at addresses with a star.
  const own = matched.map(([[, route]]) => route.path).filter((one) => !one.includes('*'));
  return own[0]?.replace(/\{(?:[^{}]|\{[^}]*\})*\}/g, '') ?? NONE;
}
