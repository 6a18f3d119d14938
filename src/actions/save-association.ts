// Telling of an association, or changing what is said of it.
import type { Association, Slug } from '../calendar/association.ts';
import { type Actor, requireCoordinator, requireEditor } from './actor.ts';
import { stale } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import {
  type AssociationView,
  readAssociationForm,
  viewAssociation,
  viewWithFormerSlugs,
} from './forms/association-form.ts';
import { isObject } from './forms/form-fields.ts';
import { canonicalJson } from './forms/json-lines.ts';
import { renameAssociation } from './rename-association.ts';
import { writeRegister } from './write-network.ts';

/**
 * An editor changes their own association; the coordinator any, gives them other names in addresses, and adds new ones.
 * @param called its name in addresses, or one it had; another one in the form is its name from then on
 * @param isCurrent whether it is still what the caller read; null where it is not there yet
 * @throws CalendarError `unauthenticated`, `forbidden`, `stale` or `invalid`
 */
export async function saveAssociation(
  desk: Desk,
  actor: Actor,
  called: Slug,
  input: unknown,
  isCurrent: (view: AssociationView | null) => boolean = () => true,
): Promise<{ readonly association: Association; readonly isNew: boolean }> {
  const { network } = desk;
  const slug = network.presentSlug(called);
  const before = network.associations.get(slug) ?? null;
  const by = before ? requireEditor(actor, slug) : requireCoordinator(actor);
  if (!isCurrent(before && viewWithFormerSlugs(before, network.formerSlugs))) throw stale();
  // Whoever knows it by a name it had means no other by that.
  const said = isObject(input) && input['slug'] === called ? { ...input, slug } : input;
  const wanted = before && isObject(said) && typeof said['slug'] === 'string' ? said['slug'] : slug;
  const association = readAssociationForm(wanted, said);
  if (wanted !== slug) await renameAssociation(desk, actor, slug, wanted);
  const known = network.associations.get(wanted);
  const isSame =
    known && canonicalJson(viewAssociation(known)) === canonicalJson(viewAssociation(association));
  if (!isSame) await writeRegister(desk, by, { associations: [association], venues: [] });
  return { association, isNew: before === null };
}
