// The coordinator's list of associations, and adding one.
import { saveAssociation } from '../../actions/save-association.ts';
import { Edge } from '../pages/edge.tsx';
import { Name } from '../pages/spoken.tsx';
import type { Asked } from './asked.ts';
import { AssociationFields, associationInput } from './association-fields.tsx';
import { withinCoordination } from './coordinate-page.tsx';
import { TextField } from './fields.tsx';
import { answerMembers, Part } from './members-page.tsx';
import { carryOut, fieldsOf, leadTo, type Refused } from './sent-form.ts';

export function showAssociations(asked: Asked): Response {
  return associationsAgain(asked, null);
}

export async function addAssociation(asked: Asked): Promise<Response> {
  const { services, actor } = asked;
  const { desk } = services;
  const field = await fieldsOf(asked);
  const slug = field('slug');
  // What is there already is changed on its own page, not by chance.
  if (desk.network.associations.has(desk.network.presentSlug(slug)))
    return leadTo(asked, `/associations/${slug}/manage`, 'refused');
  return carryOut(asked, {
    form: 'association',
    field,
    back: '/coordinate/associations',
    work: () => saveAssociation(desk, actor, slug, associationInput(field)),
    again: associationsAgain,
  });
}

function associationsAgain(asked: Asked, refused: Refused | null): Response {
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
            <TextField
              on={on}
              name="slug"
              label={words.say('form.slug')}
              help={words.say('form.slugHelp')}
              isLatin
              required
            />
            <AssociationFields on={on} association={null} />
            <button type="submit">{words.say('coordinate.addAssociation')}</button>
          </form>
        </Part>
      </>
    ),
  });
}
