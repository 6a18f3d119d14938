// Where a member begins: what is theirs, what soon wants something of them, and the one next step.
import type { Member } from '../../actions/actor.ts';
import type { Desk } from '../../actions/desk.ts';
import type { Association } from '../../calendar/association.ts';
import { DAY } from '../../calendar/time.ts';
import { Edge } from '../pages/edge.tsx';
import { Name } from '../pages/spoken.tsx';
import type { Asked } from './asked.ts';
import { Beginning, stepsOf } from './beginning.tsx';
import { Holds, holdsOf } from './holds.tsx';
import { answerMembers, Part } from './members-page.tsx';
import { OpenClashes, openClashes } from './open-clashes.tsx';

const SOON = 14 * DAY;

export async function showMy(asked: Asked): Promise<Response> {
  const { services, reader, actor, person } = asked;
  const { desk } = services;
  const { words, now } = reader;
  const own = editedBy(desk, actor).sort((a, b) => words.compare(a.name, b.name));
  const [first, ...others] = own;
  const steps = await stepsOf(asked);
  const isCoordinator = actor.role === 'coordinator';
  const slugs = new Set(own.map(({ slug }) => slug));
  const holds = holdsOf(desk, (slug) => slugs.has(slug)).filter(
    ({ expires }) => (expires ?? 0) <= now + SOON,
  );
  const clashes = own.length === 0 ? [] : openClashes(desk, actor, isCoordinator ? null : [...slugs]);
  return answerMembers(asked, {
    title: words.say('my.title'),
    content: (
      <>
        <p class="lead">
          <bdi>{person.name}</bdi>
        </p>
        <Beginning steps={steps} asked={asked} />
        {first && (
          <p>
            <a
              class={steps.length === 0 ? 'button' : 'reach'}
              href={reader.link('/activities/new', others.length === 0 ? `association=${first.slug}` : '')}
            >
              {words.say('my.publish')}
            </a>
          </p>
        )}
        {isCoordinator && (
          <p>
            <a class="reach" href={reader.link('/coordinate')}>
              {words.say('coordinate.title')}
            </a>
          </p>
        )}
        {!first && !isCoordinator && <p>{words.say('my.none')}</p>}
        {holds.length > 0 && (
          <Part id="holds" title={words.say('my.holds')}>
            <Holds holds={holds} reader={reader} />
          </Part>
        )}
        {first && (
          <Part id="clashes" title={words.say('my.clashes')}>
            <OpenClashes clashes={clashes} reader={reader} />
          </Part>
        )}
        {first && (
          <Part id="associations" title={words.say(isCoordinator ? 'site.associations' : 'my.associations')}>
            <ul class="account-list">
              {own.map((association) => (
                <li>
                  <a class="register-link" href={reader.link(`/associations/${association.slug}/manage`)}>
                    <Edge of={association} />
                    <span>
                      <Name reader={reader} name={association.name} />
                    </span>
                  </a>
                </li>
              ))}
            </ul>
          </Part>
        )}
      </>
    ),
  });
}

/** The associations that a member acts for: all of them for the coordinator, who types for those who do not. */
function editedBy({ network }: Desk, actor: Member): Association[] {
  const all = [...network.associations.values()];
  if (actor.role === 'coordinator') return all;
  return actor.role === 'editor' ? all.filter(({ slug }) => actor.associations.includes(slug)) : [];
}
