// The coordinator's list of associations, and adding one.
import { newSlug } from '../../actions/forms/new-slug.ts';
import { saveAssociation } from '../../actions/save-association.ts';
import type { Slug } from '../../calendar/association.ts';
import { Edge } from '../pages/edge.tsx';
import { Name } from '../pages/spoken.tsx';
import type { Asked } from './asked.ts';
import { AssociationFields, associationInput } from './association-fields.tsx';
import { NextStep, stepsOf } from './beginning.tsx';
import { withinCoordination } from './coordinate-page.tsx';
import { More, SlugField } from './fields.tsx';
import { answerMembers, Part } from './members-page.tsx';
import { calledTheSame, carryOut, fieldsOf, leadTo, type Refused } from './sent-form.ts';

export function showAssociations(asked: Asked): Promise<Response> {
  return associationsAgain(asked, null);
}

export async function addAssociation(asked: Asked): Promise<Response> {
  const { services, actor } = asked;
  const { desk } = services;
  const field = await fieldsOf(asked);
  const { associations } = desk.network;
  const presentSlug = (slug: Slug): Slug => desk.network.presentSlug(slug);
  // What is there already is changed on its own page, not by chance.
  const known =
    associations.get(presentSlug(field('slug'))) ?? calledTheSame(associations.values(), field('name'));
  if (known) return leadTo(asked, `/associations/${known.slug}/manage`, 'refused');
  // An address that an association has had leads on to it, so it is not free.
  const isTaken = (one: Slug): boolean => associations.has(presentSlug(one));
  const slug = field('slug') || newSlug(field('name'), isTaken, 'forening');
  return carryOut(asked, {
    form: 'association',
    field,
    back: '/coordinate/associations',
    work: () => saveAssociation(desk, actor, slug, associationInput(field, null)),
    again: associationsAgain,
  });
}

async function associationsAgain(asked: Asked, refused: Refused | null): Promise<Response> {
  const steps = await stepsOf(asked);
  const { services, reader } = asked;
  const { words } = reader;
  const on = { reader, form: 'association', refused };
  const all = [...services.desk.network.associations.values()];
  return answerMembers(asked, {
    title: words.say('site.associations'),
    within: withinCoordination(reader),
    refused,
    content: (
      <>
        <NextStep steps={steps} asked={asked} />
        <ul class="account-list">
          {all
            .sort((a, b) => words.compare(a.name, b.name))
            .map((association) => (
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
        <Part id="add" title={words.say('coordinate.addAssociation')}>
          <form class="account-form" method="post" action={reader.link('/coordinate/associations')}>
            <AssociationFields on={on} association={null} />
            <More on={on} names={['slug']}>
              <SlugField on={on} />
            </More>
            <button type="submit">{words.say('coordinate.addAssociation')}</button>
          </form>
        </Part>
      </>
    ),
  });
}
