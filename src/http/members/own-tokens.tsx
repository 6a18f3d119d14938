// Tokens for programs that write for an association.
import type { KeptToken } from '../../actions/keep-tokens.ts';
import { dayOf } from '../../calendar/time.ts';
import type { AskedOfAssociation } from './asked.ts';
import { TextField } from './fields.tsx';
import { DeedButton, Part } from './members-page.tsx';
import type { Refused } from './sent-form.ts';

interface OwnTokensProps {
  readonly asked: AskedOfAssociation;
  readonly tokens: readonly KeptToken[];
  readonly refused: Refused | null;
  /** One that was just made; it cannot be shown again. */
  readonly made: string | null;
}

export function OwnTokens({ asked, tokens, refused, made }: OwnTokensProps) {
  const { reader, association } = asked;
  const { words, today, clockAt } = reader;
  const path = `/associations/${association.slug}/tokens`;
  return (
    <Part id="tokens" title={words.say('token.title')}>
      <p>{words.say('token.help')}</p>
      {made !== null && (
        <div class="notice" role="status">
          <p>{words.say('token.made')}</p>
          <p>
            <code class="number" dir="ltr">
              {made}
            </code>
          </p>
        </div>
      )}
      <ul class="account-list">
        {tokens.map(({ hash, name, created }) => (
          <li>
            <p>
              <bdi>{name}</bdi>{' '}
              <span class="small">
                {words.say('token.since', {
                  date: words.dates.weekdayDate(dayOf(clockAt(created)), today),
                })}
              </span>
            </p>
            <DeedButton reader={reader} action={`${path}/revoke`} send={{ token: hash }}>
              {words.say('token.revoke', { name })}
            </DeedButton>
          </li>
        ))}
      </ul>
      <form class="account-form" method="post" action={reader.link(path)}>
        <TextField
          on={{ reader, form: 'token', refused }}
          name="name"
          label={words.say('token.name')}
          required
        />
        <button type="submit" class="quiet">
          {words.say('token.make')}
        </button>
      </form>
    </Part>
  );
}
