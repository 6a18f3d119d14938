// One's own account: what is known of one, and where one is signed in.
import type { Context } from 'hono';
import { changeAccount } from '../../actions/change-account.ts';
import { ownPasskeys } from '../../actions/passkeys.ts';
import type { Person } from '../../actions/people.ts';
import { ownSessions, revokeSession, revokeSessions, type SignedIn } from '../../actions/sessions.ts';
import type { AppEnv } from '../actor.ts';
import { answer, readerFor } from '../pages/answer-page.tsx';
import { type AccountFields, accountPage } from './account-page.tsx';
import type { AccountHandler, AccountServices } from './account-services.ts';
import { fieldsOf, goTo, unless } from './forms.ts';
import { feedsOf } from './own-feeds.tsx';

export const showAccount: AccountHandler = (services, c) => {
  const signedIn = c.get('signedIn');
  return signedIn ? show(services, c, signedIn, signedIn.person) : goTo(services, c, '/sign-in');
};

export const changeOwnAccount: AccountHandler = async (services, c) => {
  const signedIn = c.get('signedIn');
  if (!signedIn) return goTo(services, c, '/sign-in');
  const field = await fieldsOf(c);
  const said = { name: field('name'), language: field('language'), letters: field('letters') };
  const changed = await unless('invalid', () => changeAccount(services.desk, signedIn.actor, said));
  if (!changed) return show(services, c, signedIn, said, true);
  // In the language just chosen, whatever the address says.
  c.header('Cache-Control', 'private, no-store');
  return c.redirect('/account?done=saved', 303);
};

export const endOwnSession: AccountHandler = async (services, c) => {
  const signedIn = c.get('signedIn');
  if (signedIn)
    await unless('not_found', () => revokeSession(services.desk, signedIn.actor, signedIn.session));
  services.cookies.session.forget(c);
  return goTo(services, c, '/');
};

export const endOneSession: AccountHandler = async (services, c) => {
  const signedIn = c.get('signedIn');
  if (!signedIn) return goTo(services, c, '/sign-in');
  const session = (await fieldsOf(c))('session');
  // One that has ended already is as ended as it should be.
  await unless('not_found', () => revokeSession(services.desk, signedIn.actor, session));
  return goTo(services, c, '/account', 'done=saved');
};

export const endOwnSessions: AccountHandler = async (services, c) => {
  const signedIn = c.get('signedIn');
  if (signedIn) await unless('not_found', () => revokeSessions(services.desk, signedIn.actor));
  services.cookies.session.forget(c);
  return goTo(services, c, '/');
};

async function show(
  services: AccountServices,
  c: Context<AppEnv>,
  { actor, person, session }: SignedIn,
  fields: AccountFields | Person,
  isRefused = false,
): Promise<Response> {
  const { desk } = services;
  const reader = readerFor(services, c);
  const [sessions, passkeys] = [await ownSessions(desk, actor), await ownPasskeys(desk, actor)];
  const { associations } = desk.network;
  const feeds = await feedsOf(desk, actor, reader);
  const known = { person, fields, isRefused, sessions, session, passkeys, feeds, associations };
  return answer(c, reader, accountPage(reader, known));
}
