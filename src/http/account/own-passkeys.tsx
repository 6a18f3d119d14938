// Adding and removing one's own passkeys.
import { addPasskey, askForPasskey, forgetPasskey } from '../../actions/passkeys.ts';
import { deviceOf } from '../device.ts';
import { answer, readerFor } from '../pages/answer-page.tsx';
import type { AccountHandler } from './account-services.ts';
import { fieldsOf, goTo, unless } from './forms.ts';
import { PasskeyForm } from './passkey-form.tsx';

export const askForOwnPasskey: AccountHandler = async (services, c) => {
  if (!c.get('signedIn')) return goTo(services, c, '/sign-in');
  const said = (await fieldsOf(c))('name');
  const reader = readerFor(services, c);
  const { words } = reader;
  const options = await askForPasskey(services.desk, c.get('actor'), services.site);
  return answer(c, reader, {
    title: words.say('account.passkeyMake'),
    isUnlisted: true,
    isPrivate: true,
    script: 'passkey.js',
    content: (
      <div class="sheet account">
        <h1>{words.say('account.passkeyMake')}</h1>
        <p>{words.say('signIn.passkeyHelp')}</p>
        <PasskeyForm
          reader={reader}
          action="/account/passkeys"
          kind="create"
          options={options}
          name={said.trim() || deviceOf(c.req.header('User-Agent'))}
          failed="account.passkeyFailed"
        />
      </div>
    ),
  });
};

export const addOwnPasskey: AccountHandler = async (services, c) => {
  if (!c.get('signedIn')) return goTo(services, c, '/sign-in');
  const field = await fieldsOf(c);
  const isAdded = await unless('invalid', async () => {
    await addPasskey(services.desk, c.get('actor'), services.site, field('name'), field('answer'));
    return true;
  });
  return goTo(services, c, '/account', isAdded ? 'done=saved' : 'done=no-passkey');
};

export const removeOwnPasskey: AccountHandler = async (services, c) => {
  if (!c.get('signedIn')) return goTo(services, c, '/sign-in');
  const id = (await fieldsOf(c))('passkey');
  // One that is gone already is as gone as it should be.
  await unless('not_found', () => forgetPasskey(services.desk, c.get('actor'), id));
  return goTo(services, c, '/account', 'done=saved');
};
