// What the form for an association's name in addresses does.
import { renameAssociation } from '../../actions/rename-association.ts';
import type { Asked } from './asked.ts';
import { manageAgain } from './manage-page.tsx';
import { carryOut, fieldsOf, leadTo } from './sent-form.ts';

/** Goes on at the association's own page, at its new address. */
export async function renameOne(asked: Asked): Promise<Response> {
  const { services, actor } = asked;
  const { network } = services.desk;
  const field = await fieldsOf(asked);
  const association = network.associations.get(network.presentSlug(field('association')));
  if (!association) return leadTo(asked, '/coordinate/associations', 'refused');
  const ofAssociation = { ...asked, association };
  return carryOut(ofAssociation, {
    form: 'address',
    field,
    back: `/associations/${encodeURIComponent(field('slug'))}/manage`,
    work: () => renameAssociation(services.desk, actor, association.slug, field('slug')),
    again: (_asked, refused) => manageAgain(ofAssociation, refused),
  });
}
