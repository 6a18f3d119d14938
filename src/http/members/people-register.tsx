// The coordinator's list of members: who is what, who coordinates, and an invitation for one more.
import { changeCoordinator, handOver } from '../../actions/hand-over.ts';
import { type Person, peopleFor } from '../../actions/people.ts';
import { removePerson } from '../../actions/remove-person.ts';
import type { Asked } from './asked.ts';
import { NextStep, stepsOf } from './beginning.tsx';
import { withinCoordination } from './coordinate-page.tsx';
import { Choice } from './fields.tsx';
import { InvitationFields } from './invitation-fields.tsx';
import { sendInvitation } from './manage-deeds.ts';
import { answerMembers, DeedButton, Part } from './members-page.tsx';
import { carryOut, fieldsOf, orNull, type Refused } from './sent-form.ts';

const PATH = '/coordinate/people';
/** What is sent for no association in particular. */
const EVERYWHERE = '*';

export function showPeople(asked: Asked): Promise<Response> {
  return peopleAgain(asked, null);
}

export async function inviteAnybody(asked: Asked): Promise<Response> {
  const field = await fieldsOf(asked);
  const role = field('role');
  const isEverywhere = role === 'coordinator' || field('association') === EVERYWHERE;
  const association = isEverywhere ? null : orNull(field('association'));
  return carryOut(asked, {
    form: 'invitation',
    field,
    back: PATH,
    done: 'invited',
    work: () => sendInvitation(asked, field, role, association),
    again: peopleAgain,
  });
}

/** What a button beside a member does. */
type PersonDeed = (asked: Asked, id: string) => Promise<unknown>;

export const makeCoordinator = onPerson(({ services, actor }, id) =>
  changeCoordinator(services.desk, actor, id, true),
);
export const endCoordinator = onPerson(({ services, actor }, id) =>
  changeCoordinator(services.desk, actor, id, false),
);
/** Whoever has given the coordination away may not see the list of members any more. */
export const handOverTo = onPerson(({ services, actor }, id) => handOver(services.desk, actor, id), '/my');
export const removeMember = onPerson(({ services, actor }, id) => removePerson(services.desk, actor, id));

function onPerson(deed: PersonDeed, afterwards: string = PATH) {
  return async (asked: Asked): Promise<Response> => {
    const field = await fieldsOf(asked);
    const work = () => deed(asked, field('person'));
    const back = field('person') === asked.person.id ? '/my' : afterwards;
    return carryOut(asked, { form: 'person', field, back, work });
  };
}

async function peopleAgain(asked: Asked, refused: Refused | null): Promise<Response> {
  const { services, reader, actor } = asked;
  const { words } = reader;
  const { associations } = services.desk.network;
  const people = await peopleFor(services.desk, actor);
  const steps = await stepsOf(asked);
  const on = { reader, form: 'invitation', refused };
  const named = [...associations.values()].sort((a, b) => words.compare(a.name, b.name));
  return answerMembers(asked, {
    title: words.say('people.title'),
    within: withinCoordination(reader),
    refused,
    content: (
      <>
        <NextStep steps={steps} asked={asked} />
        <ul class="account-list">
          {people.map((person) => (
            <PersonRow asked={asked} person={person} />
          ))}
        </ul>
        <Part id="invite" title={words.say('people.invite')}>
          <form class="account-form" method="post" action={reader.link(PATH)}>
            <InvitationFields on={on} roles={['editor', 'reader', 'coordinator']} />
            <Choice
              on={on}
              name="association"
              label={words.say('filter.association')}
              choices={[
                ['', words.say('editor.choose')],
                ...named.map(({ slug, name }) => [slug, name] as const),
                [EVERYWHERE, words.say('people.everywhere')],
              ]}
            />
            <button type="submit">{words.say('people.invite')}</button>
          </form>
        </Part>
      </>
    ),
  });
}

function PersonRow({ asked, person }: { asked: Asked; person: Person }) {
  const { reader, services, person: own } = asked;
  const { words } = reader;
  const { id, name, email, isCoordinator } = person;
  const isOwn = id === own.id;
  const { associations } = services.desk.network;
  const roles = [...person.roles].map(([slug, role]) => {
    const called = words.say(role === 'editor' ? 'people.editor' : 'people.reader');
    return `${called}: ${associations.get(slug)?.name ?? slug}`;
  });
  const buttons = [
    ...(isCoordinator
      ? [['end-coordinator', words.say('people.endCoordinator', { name })] as const]
      : [['make-coordinator', words.say('people.makeCoordinator', { name })] as const]),
    ...(isOwn ? [] : [['hand-over', words.say('people.handOver', { name })] as const]),
    ['remove', words.say('people.remove', { name })] as const,
  ];
  return (
    <li>
      <div>
        <p>
          <bdi>{name}</bdi> {isCoordinator && `· ${words.say('people.coordinator')}`}
        </p>
        <p class="small">
          <bdi>{email}</bdi>
        </p>
        {roles.map((role) => (
          <p class="small">{role}</p>
        ))}
        <p class="small">
          <a href={reader.link('/coordinate/history', `actor=${encodeURIComponent(name)}`)}>
            {words.say('history.title')}
            <span class="unseen">: {name}</span>
          </a>
        </p>
      </div>
      <details>
        <summary>
          {words.say('people.change')}
          <span class="unseen">: {name}</span>
        </summary>
        <div class="members-deeds">
          {buttons.map(([deed, label]) => (
            <DeedButton reader={reader} action={`${PATH}/${deed}`} send={{ person: id }}>
              {label}
            </DeedButton>
          ))}
        </div>
      </details>
    </li>
  );
}
