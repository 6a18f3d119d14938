// Who is asking: the holder of the bearer token in the request, else anybody.
import type { MiddlewareHandler } from 'hono';
import { type Actor, ANYBODY } from '../actions/actor.ts';
import type { Desk } from '../actions/desk.ts';
import { holderOf } from '../actions/tokens.ts';
import { CalendarError } from '../calendar/errors.ts';
import type { RequestBindings } from './server.ts';

/** What each request carries on its way to its handler. */
export interface AppEnv {
  /** Empty where no server is underneath. */
  Bindings: Partial<RequestBindings>;
  Variables: {
    actor: Actor;
  };
}

/**
 * Finds out who is asking. Other schemes than Bearer are somebody else's business, as a proxy's, and count as nothing.
 * A token that is no good is refused even where none is needed, so that nobody mistakes less for all there is.
 */
export function bearerActor(desk: Desk): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const token = bearerToken(c.req.header('Authorization'));
    c.set('actor', token === null ? ANYBODY : await holderOf(desk, token));
    await next();
  };
}

/** @throws CalendarError `unauthenticated` for the Bearer scheme without a token */
function bearerToken(header: string | undefined): string | null {
  const [scheme = '', token = '', ...rest] = (header ?? '').trim().split(/ +/);
  if (scheme.toLowerCase() !== 'bearer') return null;
  if (token !== '' && rest.length === 0) return token;
  throw new CalendarError(
    'unauthenticated',
    'Send the token as "Authorization: Bearer …", with nothing after it.',
  );
}
