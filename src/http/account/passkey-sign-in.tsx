// Signing in by a passkey.
import type { Context } from 'hono';
import { askToSignInByPasskey, signInByPasskey } from '../../actions/sign-in-by-passkey.ts';
import type { AppEnv } from '../actor.ts';
import { answer, readerFor } from '../pages/answer-page.tsx';
import type { AccountHandler, AccountServices } from './account-services.ts';
import { fieldsOf, isWithin, newcomerIn, unless, welcome } from './forms.ts';
import { PasskeyForm } from './passkey-form.tsx';
import { tooManyPage } from './too-many.tsx';

export const askToUsePasskey: AccountHandler = (services, c) => passkeyToSignIn(services, c, null);

export const usePasskeyToSignIn: AccountHandler = async (services, c) => {
  const { desk, site, tryLimit } = services;
  const said = (await fieldsOf(c))('answer');
  if (!isWithin(tryLimit, services, c)) {
    const reader = readerFor(services, c);
    return answer(c, reader, tooManyPage(reader));
  }
  const cookie = await unless('not_found', () => signInByPasskey(desk, site, said, newcomerIn(c)));
  return cookie === null
    ? passkeyToSignIn(services, c, 'signIn.passkeyFailed')
    : welcome(services, c, cookie);
};

/** The page that asks for a passkey. @param why it asks, where the reader has not asked for it */
export async function passkeyToSignIn(
  services: AccountServices,
  c: Context<AppEnv>,
  why: 'signIn.passkeyWanted' | 'signIn.passkeyFailed' | null,
): Promise<Response> {
  const reader = readerFor(services, c);
  const { words } = reader;
  if (!isWithin(services.tryLimit, services, c)) return answer(c, reader, tooManyPage(reader));
  const options = await askToSignInByPasskey(services.desk, services.site);
  return answer(c, reader, {
    title: words.say('signIn.passkeyTitle'),
    isUnlisted: true,
    isPrivate: true,
    script: 'passkey.js',
    ...(why === 'signIn.passkeyFailed' && { status: 422 }),
    content: (
      <div class="sheet account">
        <h1>{words.say('signIn.passkeyTitle')}</h1>
        {why && <p class="notice">{words.say(why)}</p>}
        <p>{words.say('signIn.passkeyHelp')}</p>
        <PasskeyForm
          reader={reader}
          action="/sign-in/passkey"
          kind="get"
          options={options}
          failed="signIn.passkeyFailed"
        />
      </div>
    ),
  });
}
