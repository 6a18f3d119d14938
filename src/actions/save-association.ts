// Telling of an association, or changing what is said of it.
import type { Association, Slug } from '../calendar/association.ts';
import { type Actor, requireCoordinator, requireEditor } from './actor.ts';
import type { Desk } from './desk.ts';
import { readAssociationForm, viewAssociation } from './forms/association-form.ts';
import { canonicalJson } from './forms/json-lines.ts';
import { writeRegister } from './write-network.ts';

/** An editor changes their own association; the coordinator any, and adds new ones. */
export async function saveAssociation(
  desk: Desk,
  actor: Actor,
  slug: Slug,
  input: unknown,
): Promise<{ readonly association: Association; readonly isNew: boolean }> {
  const before = desk.network.associations.get(slug) ?? null;
  const by = before ? requireEditor(actor, slug) : requireCoordinator(actor);
  const association = readAssociationForm(slug, input);
  const isSame =
    before && canonicalJson(viewAssociation(before)) === canonicalJson(viewAssociation(association));
  if (!isSame) await writeRegister(desk, by, { associations: [association], venues: [] });
  return { association, isNew: before === null };
}
