// Changing what a member is to an association.
import type { Slug } from '../calendar/association.ts';
import { invalid } from '../calendar/errors.ts';
import type { AssociationRole, Person } from '../store/people.ts';
import { type Actor, requireEditor } from './actor.ts';
import type { Desk } from './desk.ts';
import { changePerson } from './write-person.ts';

/**
 * Makes a member an editor or a reader of an association, or neither: an editor of that association's to do, and the
 * coordinator's.
 * @param id of the member
 * @throws CalendarError `unauthenticated`, `forbidden`, `invalid` for an association nobody has told of, or `not_found`
 */
export async function changeRole(
  desk: Desk,
  actor: Actor,
  id: string,
  association: Slug,
  role: AssociationRole | null,
): Promise<Person> {
  const by = requireEditor(actor, association);
  if (!desk.network.associations.has(association)) {
    throw invalid([{ field: 'association', message: `There is no association ${association}.` }]);
  }
  return changePerson(desk, by.name, 'change-role', id, (before) => {
    if ((before.roles.get(association) ?? null) === role) return before;
    const roles = new Map(before.roles);
    if (role === null) roles.delete(association);
    else roles.set(association, role);
    return { ...before, roles };
  });
}
