// Inviting somebody: who they are, the language they read, and what they are to be.
import { INTERFACE_LANGUAGES, LANGUAGE_FACTS } from '../words/languages.ts';
import { Choice, type FormOnPage, TextField } from './fields.tsx';

const ROLES = {
  editor: 'people.editor',
  reader: 'people.reader',
  coordinator: 'people.coordinator',
} as const;

type Role = keyof typeof ROLES;

export function InvitationFields({ on, roles }: { on: FormOnPage; roles: readonly Role[] }) {
  const { words, network } = on.reader;
  return (
    <>
      <p>{words.say('people.inviteHelp')}</p>
      <TextField on={on} name="name" label={words.say('account.name')} required />
      <TextField on={on} name="email" type="email" label={words.say('signIn.email')} required />
      <Choice
        on={on}
        name="language"
        label={words.say('account.language')}
        value={network.language}
        choices={INTERFACE_LANGUAGES.map((language) => [language, LANGUAGE_FACTS[language].name])}
      />
      <Choice
        on={on}
        name="role"
        label={words.say('people.role')}
        choices={roles.map((role) => [role, words.say(ROLES[role])])}
      />
    </>
  );
}
