// The two ways to use a letter: its code, typed in the browser that asked, and its link, which only asks until its
// button is pressed.
import type { Context } from 'hono';
import { type SignInOutcome, signInByCode, signInByLink, whoseLink } from '../../actions/sign-in.ts';
import type { AppEnv } from '../actor.ts';
import { answer, readerFor } from '../pages/answer-page.tsx';
import type { Page } from '../pages/page.ts';
import type { Reader } from '../pages/reader.ts';
import type { AccountHandler, AccountServices } from './account-services.ts';
import { fieldsOf, goTo, isWithin, newcomerIn, unless, welcome } from './forms.ts';
import { passkeyToSignIn } from './passkey-sign-in.tsx';
import { tooManyPage } from './too-many.tsx';

export const showCode: AccountHandler = (services, c) => {
  if (services.cookies.signIn.read(c) === null) return goTo(services, c, '/sign-in');
  const reader = readerFor(services, c);
  return answer(c, reader, codePage(reader, false));
};

export const useCode: AccountHandler = async (services, c) => {
  const browser = services.cookies.signIn.read(c);
  if (browser === null) return goTo(services, c, '/sign-in');
  const reader = readerFor(services, c);
  if (!isWithin(services.tryLimit, services, c)) return answer(c, reader, tooManyPage(reader));
  const code = (await fieldsOf(c))('code').replace(/\s/g, '');
  const outcome = await unless('not_found', () => signInByCode(services.desk, browser, code, newcomerIn(c)));
  return outcome ? goOn(services, c, outcome) : answer(c, reader, codePage(reader, true));
};

export const showLink: AccountHandler = async (services, c) => {
  const reader = readerFor(services, c);
  const email = await whoseLink(services.desk, c.req.param('link') ?? '');
  return answer(c, reader, email === null ? usedLinkPage(reader) : linkPage(reader, email));
};

export const useLink: AccountHandler = async (services, c) => {
  const reader = readerFor(services, c);
  if (!isWithin(services.tryLimit, services, c)) return answer(c, reader, tooManyPage(reader));
  const link = c.req.param('link') ?? '';
  const outcome = await unless('not_found', () => signInByLink(services.desk, link, newcomerIn(c)));
  return outcome ? goOn(services, c, outcome) : answer(c, reader, usedLinkPage(reader));
};

function goOn(
  services: AccountServices,
  c: Context<AppEnv>,
  outcome: SignInOutcome,
): Response | Promise<Response> {
  if (outcome.kind === 'signed-in') return welcome(services, c, outcome.cookie);
  services.cookies.signIn.forget(c);
  return passkeyToSignIn(services, c, 'signIn.passkeyWanted');
}

function codePage(reader: Reader, isWrong: boolean): Page {
  const { words } = reader;
  return {
    title: words.say('signIn.sent'),
    isUnlisted: true,
    isPrivate: true,
    ...(isWrong && { status: 422 }),
    content: (
      <div class="sheet account">
        <h1>{words.say('signIn.sent')}</h1>
        <p class="lead">{words.say('signIn.sentHelp')}</p>
        <form class="account-form" method="post" action={reader.link('/sign-in/code')}>
          <div class="field">
            <label for="code">{words.say('signIn.code')}</label>
            {isWrong && (
              <p class="fault" id="code-fault">
                {words.say('signIn.wrongCode')}
              </p>
            )}
            <input
              class="code"
              id="code"
              name="code"
              inputmode="numeric"
              dir="ltr"
              autocomplete="one-time-code"
              maxlength={10}
              required
              {...(isWrong && { 'aria-invalid': 'true', 'aria-describedby': 'code-fault' })}
            />
          </div>
          <button type="submit">{words.say('member.signIn')}</button>
        </form>
        <p class="small">{words.say('signIn.noLetter')}</p>
        <p>
          <a class="reach" href={reader.link('/sign-in')}>
            {words.say('signIn.again')}
          </a>
        </p>
      </div>
    ),
  };
}

function linkPage(reader: Reader, email: string): Page {
  const { words } = reader;
  return {
    title: words.say('member.signIn'),
    isUnlisted: true,
    isPrivate: true,
    content: (
      <div class="sheet account">
        <h1>{words.say('signIn.asWhom', { email })}</h1>
        <p>{words.say('signIn.asHelp')}</p>
        <form class="account-form" method="post">
          <button type="submit">{words.say('member.signIn')}</button>
        </form>
        <p class="small">{words.say('signIn.cookie')}</p>
      </div>
    ),
  };
}

function usedLinkPage(reader: Reader): Page {
  const { words } = reader;
  return {
    title: words.say('signIn.linkOver'),
    status: 404,
    isUnlisted: true,
    isPrivate: true,
    content: (
      <div class="sheet account">
        <h1>{words.say('signIn.linkOver')}</h1>
        <p>{words.say('signIn.linkOverHelp')}</p>
        <p>
          <a class="button" href={reader.link('/sign-in')}>
            {words.say('signIn.again')}
          </a>
        </p>
      </div>
    ),
  };
}
