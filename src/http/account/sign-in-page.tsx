// Where signing in begins: an address for a letter, or a passkey. Whatever the address, the answer is the same.
import { randomBytes, randomInt } from 'node:crypto';
import { setImmediate as otherWork } from 'node:timers/promises';
import { askToSignIn, letterAskedFor } from '../../actions/ask-to-sign-in.ts';
import { signInLetter } from '../letters/sign-in-letter.ts';
import { answer, readerFor } from '../pages/answer-page.tsx';
import type { Page } from '../pages/page.ts';
import type { Reader } from '../pages/reader.ts';
import type { AccountHandler } from './account-services.ts';
import { fieldsOf, goTo, isWithin, unless } from './forms.ts';
import { tooManyPage } from './too-many.tsx';

export const showSignIn: AccountHandler = (services, c) => {
  if (c.get('signedIn')) return goTo(services, c, '/my');
  const reader = readerFor(services, c);
  return answer(c, reader, signInPage(reader));
};

export const askForLetter: AccountHandler = async (services, c) => {
  const { desk, letters, cookies, baseUrl, letterLimit, letterTurns } = services;
  const reader = readerFor(services, c);
  const said = (await fieldsOf(c))('email');
  if (!isWithin(letterLimit, services, c)) return answer(c, reader, tooManyPage(reader));
  const browser = cookies.signIn.read(c) ?? randomBytes(32).toString('base64url');
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const kept = await letterTurns.run(async () => {
    await otherWork();
    return unless('invalid', async () => ({
      asked: await askToSignIn(desk, said, { link: randomBytes(32), code, browser }),
    }));
  });
  if (!kept) return answer(c, reader, signInPage(reader, said));
  cookies.signIn.write(c, browser);
  const { asked } = kept;
  if (asked) {
    letters.sendLater(async () => {
      const letter = await letterAskedFor(desk, asked);
      return letter && signInLetter(letter, { network: desk.settings.name, baseUrl });
    });
  }
  return goTo(services, c, '/sign-in/code');
};

/** @param refused what was typed that is no address */
function signInPage(reader: Reader, refused?: string): Page {
  const { words } = reader;
  const isRefused = refused !== undefined;
  return {
    title: words.say('member.signIn'),
    isUnlisted: true,
    isPrivate: true,
    ...(isRefused && { status: 422 }),
    content: (
      <div class="sheet account">
        <h1>{words.say('member.signIn')}</h1>
        <p class="lead">{words.say('signIn.for')}</p>
        <form class="account-form" method="post" action={reader.link('/sign-in')}>
          <div class="field">
            <label for="email">{words.say('signIn.email')}</label>
            {isRefused && (
              <p class="fault" id="email-fault">
                {words.say('signIn.badEmail')}
              </p>
            )}
            <input
              id="email"
              name="email"
              type="email"
              dir="ltr"
              autocomplete="username"
              maxlength={254}
              required
              value={refused ?? ''}
              {...(isRefused && { 'aria-invalid': 'true', 'aria-describedby': 'email-fault' })}
            />
          </div>
          <button type="submit">{words.say('signIn.send')}</button>
        </form>
        <form class="account-form" method="post" action={reader.link('/sign-in/passkey/ask')}>
          <button type="submit" class="quiet">
            {words.say('signIn.passkey')}
          </button>
        </form>
        <p class="small">{words.say('signIn.cookie')}</p>
      </div>
    ),
  };
}
