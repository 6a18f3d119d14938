// What a member can sign in by, and where they are signed in: two lists, each thing in them with its end beside it.
import type { Passkey } from '../../actions/passkeys.ts';
import type { Session } from '../../actions/sessions.ts';
import { dayOf } from '../../calendar/time.ts';
import type { Reader } from '../pages/reader.ts';

export function Passkeys({
  reader,
  passkeys,
  isCoordinator,
}: {
  reader: Reader;
  passkeys: readonly Passkey[];
  isCoordinator: boolean;
}) {
  const { words } = reader;
  return (
    <section class="panel" aria-labelledby="passkeys">
      <h2 id="passkeys">{words.say('account.passkeys')}</h2>
      <p>{words.say('account.passkeysHelp')}</p>
      {isCoordinator && <p>{words.say('account.passkeysCoordinator')}</p>}
      <ul class="account-list">
        {passkeys.map(({ id, name, lastUsed, created }) => (
          <li>
            <p>
              <bdi>{name}</bdi> <span class="small">{usedOn(reader, lastUsed ?? created)}</span>
            </p>
            <form method="post" action={reader.link('/account/passkeys/remove')}>
              <input type="hidden" name="passkey" value={id} />
              <button type="submit" class="quiet">
                {words.say('account.passkeyRemove', { name })}
              </button>
            </form>
          </li>
        ))}
      </ul>
      <form class="account-form" method="post" action={reader.link('/account/passkeys/ask')}>
        <div class="field">
          <label for="passkey-name">{words.say('account.passkeyName')}</label>
          <input id="passkey-name" name="name" maxlength={100} autocomplete="off" />
        </div>
        <button type="submit" class="quiet">
          {words.say('account.passkeyAdd')}
        </button>
      </form>
    </section>
  );
}

export function Sessions({
  reader,
  sessions,
  own,
}: {
  reader: Reader;
  sessions: readonly Session[];
  own: string;
}) {
  const { words } = reader;
  return (
    <section class="panel" aria-labelledby="devices">
      <h2 id="devices">{words.say('account.devices')}</h2>
      <ul class="account-list">
        {sessions.map(({ hash, device, lastUsed }) => {
          const name = device || words.say('account.unknownDevice');
          return (
            <li>
              <p>
                <bdi>{name}</bdi> {hash === own && <span>({words.say('account.thisDevice')})</span>}{' '}
                <span class="small">{usedOn(reader, lastUsed)}</span>
              </p>
              {hash !== own && (
                <form method="post" action={reader.link('/account/sessions/end')}>
                  <input type="hidden" name="session" value={hash} />
                  <button type="submit" class="quiet">
                    {words.say('account.end', { device: name })}
                  </button>
                </form>
              )}
            </li>
          );
        })}
      </ul>
      <form method="post" action={reader.link('/account/sessions/end-all')}>
        <button type="submit" class="quiet">
          {words.say('account.endAll')}
        </button>
      </form>
    </section>
  );
}

function usedOn({ words, today, clockAt }: Reader, at: Session['lastUsed']): string {
  return words.say('account.lastUsed', { date: words.dates.weekdayDate(dayOf(clockAt(at)), today) });
}
