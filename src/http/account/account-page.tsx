// The page of one's own account.
import type { Passkey } from '../../actions/passkeys.ts';
import type { Person } from '../../actions/people.ts';
import type { Session } from '../../actions/sessions.ts';
import type { Association, Slug } from '../../calendar/association.ts';
import type { Page } from '../pages/page.ts';
import type { Reader } from '../pages/reader.ts';
import { INTERFACE_LANGUAGES, LANGUAGE_FACTS } from '../words/languages.ts';
import { Passkeys, Sessions } from './account-lists.tsx';
import { type KnownFeeds, PrivateFeeds } from './private-feeds.tsx';

/** What the form shows: what is known, or what was typed. */
export interface AccountFields {
  readonly name: string;
  readonly language: string;
  readonly letters: string;
}

export interface KnownOfMember {
  readonly person: Person;
  readonly fields: AccountFields;
  /** Whether what was typed could not be kept. */
  readonly isRefused: boolean;
  readonly sessions: readonly Session[];
  /** The hash of the session that asks. */
  readonly session: string;
  readonly passkeys: readonly Passkey[];
  readonly feeds: KnownFeeds;
  readonly associations: ReadonlyMap<Slug, Association>;
}

export function accountPage(reader: Reader, known: KnownOfMember): Page {
  const { words, query } = reader;
  const done = query.get('done');
  const { person, isRefused } = known;
  return {
    title: words.say('member.account'),
    isUnlisted: true,
    isPrivate: true,
    ...(isRefused && { status: 422 }),
    content: (
      <div class="sheet account">
        <h1>{words.say('member.account')}</h1>
        {done === 'saved' && (
          <p class="notice" role="status">
            {words.say('account.saved')}
          </p>
        )}
        {done === 'no-passkey' && (
          <p class="notice" role="alert">
            {words.say('account.passkeyFailed')}
          </p>
        )}
        <ul class="account-roles">
          {rolesOf(reader, known).map((role) => (
            <li>{role}</li>
          ))}
        </ul>
        <AccountForm reader={reader} known={known} />
        <PrivateFeeds reader={reader} feeds={known.feeds} />
        <Passkeys reader={reader} passkeys={known.passkeys} isCoordinator={person.isCoordinator} />
        <Sessions reader={reader} sessions={known.sessions} own={known.session} />
      </div>
    ),
  };
}

function rolesOf({ words }: Reader, { person, associations }: KnownOfMember): readonly string[] {
  const roles = [...person.roles].map(([slug, role]) => {
    const association = associations.get(slug)?.name ?? slug;
    return words.say(role === 'editor' ? 'account.editorOf' : 'account.readerOf', { association });
  });
  if (person.isCoordinator) return [words.say('account.coordinator'), ...roles];
  return roles.length > 0 ? roles : [words.say('account.reader')];
}

const LETTERS = [
  ['once', 'account.lettersOnce'],
  ['daily', 'account.lettersDaily'],
  ['never', 'account.lettersNever'],
] as const;

function AccountForm({ reader, known }: { reader: Reader; known: KnownOfMember }) {
  const { words } = reader;
  const { person, fields, isRefused } = known;
  const fault = isRefused ? { 'aria-invalid': 'true' as const } : {};
  return (
    <form class="account-form" method="post" action={reader.link('/account')}>
      <p dir="ltr">{person.email}</p>
      <div class="field">
        <label for="name">{words.say('account.name')}</label>
        <p class="small" id="name-help">
          {words.say('account.nameHelp')}
        </p>
        {isRefused && <p class="fault">{words.say('account.badName')}</p>}
        <input
          id="name"
          name="name"
          autocomplete="name"
          maxlength={300}
          required
          value={fields.name}
          aria-describedby="name-help"
          {...fault}
        />
      </div>
      <div class="field">
        <label for="language">{words.say('account.language')}</label>
        <select id="language" name="language">
          {INTERFACE_LANGUAGES.map((language) => (
            <option value={language} lang={language} selected={language === fields.language}>
              {LANGUAGE_FACTS[language].name}
            </option>
          ))}
        </select>
      </div>
      <fieldset class="field">
        <legend>{words.say('account.letters')}</legend>
        <div class="boxes">
          {LETTERS.map(([value, label]) => (
            <label>
              <input type="radio" name="letters" value={value} checked={value === fields.letters} />
              {words.say(label)}
            </label>
          ))}
        </div>
      </fieldset>
      <button type="submit">{words.say('account.save')}</button>
    </form>
  );
}
