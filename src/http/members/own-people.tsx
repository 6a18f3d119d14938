// The members of an association with what they are to it, and an invitation for one more.
import type { Person } from '../../actions/people.ts';
import type { AskedOfAssociation } from './asked.ts';
import { InvitationFields } from './invitation-fields.tsx';
import { DeedButton, Part } from './members-page.tsx';
import type { Refused } from './sent-form.ts';

interface OwnPeopleProps {
  readonly asked: AskedOfAssociation;
  readonly people: readonly Person[];
  readonly refused: Refused | null;
}

export function OwnPeople({ asked, people, refused }: OwnPeopleProps) {
  const { reader, association } = asked;
  const { words } = reader;
  const path = `/associations/${association.slug}/people`;
  return (
    <Part id="people" title={words.say('people.title')}>
      <ul class="account-list">
        {people.map(({ id, name, email, roles }) => {
          const isEditor = roles.get(association.slug) === 'editor';
          const role = isEditor ? 'reader' : 'editor';
          return (
            <li>
              <div>
                <p>
                  <bdi>{name}</bdi> · {words.say(isEditor ? 'people.editor' : 'people.reader')}
                </p>
                <p class="small">
                  <bdi>{email}</bdi>
                </p>
              </div>
              <div class="members-deeds">
                <DeedButton reader={reader} action={`${path}/role`} send={{ person: id, role }}>
                  {words.say(isEditor ? 'people.makeReader' : 'people.makeEditor', { name })}
                </DeedButton>
                <DeedButton reader={reader} action={`${path}/role`} send={{ person: id, role: '' }}>
                  {words.say('people.remove', { name })}
                </DeedButton>
              </div>
            </li>
          );
        })}
      </ul>
      <h3>{words.say('people.invite')}</h3>
      <form class="account-form" method="post" action={reader.link(path)}>
        <InvitationFields on={{ reader, form: 'invitation', refused }} roles={['editor', 'reader']} />
        <button type="submit" class="quiet">
          {words.say('people.invite')}
        </button>
      </form>
    </Part>
  );
}
