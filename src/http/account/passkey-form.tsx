// The form that public/passkey.js fills in: it asks the browser for a passkey with what the form carries, and sends what
// the browser answers. Two steps of plain forms, so that no page needs to fetch anything.

import type { Reader } from '../pages/reader.ts';
import type { MessageKey } from '../words/messages.ts';

interface PasskeyFormProps {
  readonly reader: Reader;
  readonly action: string;
  readonly kind: 'create' | 'get';
  /** What navigator.credentials needs, as JSON has it. */
  readonly options: object;
  /** What else is sent. */
  readonly name?: string;
  readonly failed: MessageKey & `${string}.passkeyFailed`;
}

export function PasskeyForm({ reader, action, kind, options, name, failed }: PasskeyFormProps) {
  const { words } = reader;
  return (
    <form
      class="account-form"
      method="post"
      action={reader.link(action)}
      data-passkey={kind}
      data-options={JSON.stringify(options)}
    >
      {name !== undefined && <input type="hidden" name="name" value={name} />}
      <input type="hidden" name="answer" value="" />
      <p class="fault" role="alert" hidden>
        {words.say(failed)}
      </p>
      <button type="submit">{words.say('signIn.continue')}</button>
      <noscript>
        <p class="notice">{words.say('signIn.needsScript')}</p>
      </noscript>
    </form>
  );
}
