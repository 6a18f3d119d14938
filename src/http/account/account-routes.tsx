// Signing in and one's own account, as a table of contents. Nothing changes on GET: mail programs open links before
// people do.
import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { HOUR, MINUTE } from '../../calendar/time.ts';
import type { AppEnv } from '../actor.ts';
import { cookiesOf } from '../cookies.ts';
import { Slots } from '../feeds/slots.ts';
import { limiter } from '../limiter.ts';
import { answerErrorPage } from '../pages/error-page.tsx';
import { publicFiles } from '../pages/public-files.ts';
import type { Services } from '../services.ts';
import type { AccountHandler, AccountServices } from './account-services.ts';
import {
  changeOwnAccount,
  endOneSession,
  endOwnSession,
  endOwnSessions,
  showAccount,
} from './own-account.tsx';
import { makeOwnFeed, revokeOwnFeed } from './own-feeds.tsx';
import { addOwnPasskey, askForOwnPasskey, removeOwnPasskey } from './own-passkeys.tsx';
import { askToUsePasskey, usePasskeyToSignIn } from './passkey-sign-in.tsx';
import { askForLetter, showSignIn } from './sign-in-page.tsx';
import { showCode, showLink, useCode, useLink } from './sign-in-proof.tsx';

const GETS: readonly (readonly [string, AccountHandler])[] = [
  ['/sign-in', showSignIn],
  ['/sign-in/code', showCode],
  ['/sign-in/:link{[\\w-]{43}}', showLink],
  ['/account', showAccount],
];

const POSTS: readonly (readonly [string, AccountHandler])[] = [
  ['/sign-in', askForLetter],
  ['/sign-in/code', useCode],
  ['/sign-in/passkey/ask', askToUsePasskey],
  ['/sign-in/passkey', usePasskeyToSignIn],
  ['/sign-in/:link{[\\w-]{43}}', useLink],
  ['/sign-out', endOwnSession],
  ['/account', changeOwnAccount],
  ['/account/sessions/end', endOneSession],
  ['/account/sessions/end-all', endOwnSessions],
  ['/account/feeds', makeOwnFeed],
  ['/account/feeds/revoke', revokeOwnFeed],
  ['/account/passkeys/ask', askForOwnPasskey],
  ['/account/passkeys', addOwnPasskey],
  ['/account/passkeys/remove', removeOwnPasskey],
];

const LETTERS_FROM_ONE_NETWORK = 20;
const TRIES_FROM_ONE_NETWORK = 60;

export function accountRoutes(services: Services): Hono<AppEnv> {
  const { desk, baseUrl } = services;
  const all: AccountServices = {
    ...services,
    asset: publicFiles().addressOf,
    cookies: cookiesOf(baseUrl),
    site: { origin: baseUrl, name: desk.settings.name },
    letterTurns: new Slots(1),
    letterLimit: limiter(LETTERS_FROM_ONE_NETWORK, HOUR, desk.clock),
    tryLimit: limiter(TRIES_FROM_ONE_NETWORK, 10 * MINUTE, desk.clock),
  };
  const routes = new Hono<AppEnv>();
  routes.onError(answerErrorPage({ ...services, asset: all.asset }));
  // Also where no cookie comes along: nobody is to be signed in as somebody else by another website.
  const fromOurPages = csrf({ origin: baseUrl });
  for (const [path, answer] of GETS) routes.get(path, (c) => answer(all, c));
  for (const [path, answer] of POSTS) routes.post(path, fromOurPages, (c) => answer(all, c));
  return routes;
}
