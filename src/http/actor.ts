// Who is asking: the holder of the bearer token in the request, else whoever's session its cookie is, else anybody.
import type { Context, MiddlewareHandler } from 'hono';
import { type Actor, ANYBODY } from '../actions/actor.ts';
import { personOf, type SignedIn } from '../actions/sessions.ts';
import { holderOf } from '../actions/tokens.ts';
import { CalendarError } from '../calendar/errors.ts';
import { cookiesOf } from './cookies.ts';
import type { RequestBindings } from './server.ts';
import type { Services } from './services.ts';

/** What pages show of whoever is signed in. */
export interface MemberOnPage {
  /** What they may see and do. */
  readonly actor: Actor;
  readonly name: string;
  readonly language: string;
  /** Whether they should know that letters are not being sent: a coordinator, while that is so. */
  readonly isHoldingLetters: boolean;
}

/** What each request carries on its way to its handler. */
export interface AppEnv {
  /** Empty where no server is underneath. */
  Bindings: Partial<RequestBindings>;
  Variables: {
    actor: Actor;
    /** Null for the holder of a token, and for anybody. */
    signedIn: SignedIn | null;
    member: MemberOnPage | null;
  };
}

/** The same for everybody, whoever asks. */
const FILE = /^\/static\//;

/**
 * Finds out who is asking. Other schemes than Bearer are somebody else's business, as a proxy's, and count as nothing.
 * A token that is no good is refused even where none is needed, so that nobody mistakes less for all there is; a
 * session that has ended is only forgotten.
 */
export function askingActor({
  desk,
  letters,
  baseUrl,
}: Pick<Services, 'desk' | 'letters' | 'baseUrl'>): MiddlewareHandler<AppEnv> {
  const { session: cookie } = cookiesOf(baseUrl);
  return async (c, next) => {
    const token = bearerToken(c.req.header('Authorization'));
    const secret = token === null && !FILE.test(c.req.path) ? cookie.read(c) : null;
    const signedIn = secret === null ? null : await personOf(desk, secret);
    c.set('signedIn', signedIn);
    c.set('actor', token === null ? (signedIn?.actor ?? ANYBODY) : await holderOf(desk, token));
    c.set('member', signedIn && memberOnPage(signedIn, letters.isHoldingBack));
    if (secret !== null && signedIn?.isProlonged) cookie.write(c, secret);
    await next();
  };
}

/** Whoever is signed in, as pages show them; null for everybody else. */
export function memberOf(c: Context): MemberOnPage | null {
  return (c.var as Partial<AppEnv['Variables']>).member ?? null;
}

function memberOnPage({ actor, person }: SignedIn, isHoldingBack: boolean): MemberOnPage {
  const { name, language, isCoordinator } = person;
  return { actor, name, language, isHoldingLetters: isCoordinator && isHoldingBack };
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
