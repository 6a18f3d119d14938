// The members of the network, as those may see them who look after them.
import type { Slug } from '../calendar/association.ts';
import { allPeople, findPerson, type Person } from '../store/people.ts';
import { type Actor, mayEdit, requireMember, requirePerson } from './actor.ts';
import type { Desk } from './desk.ts';

export type { Person } from '../store/people.ts';

/** What somebody who is signed in may do. */
export function actorOf({ id, name, isCoordinator, roles }: Person): Actor {
  if (isCoordinator) return { role: 'coordinator', name, person: id };
  const associations = [...roles].filter(([, role]) => role === 'editor').map(([association]) => association);
  if (associations.length > 0) return { role: 'editor', name, person: id, associations };
  return { role: 'reader', name, person: id };
}

/**
 * The members an actor looks after, by name: everybody for the coordinator, for editors those of their own
 * associations, for readers nobody.
 * @throws CalendarError `unauthenticated`
 */
export async function peopleFor({ store }: Desk, actor: Actor): Promise<readonly Person[]> {
  requireMember(actor);
  const people = await allPeople(store.read);
  return actor.role === 'coordinator'
    ? people
    : people.filter(({ roles }) => [...roles.keys()].some((association) => mayEdit(actor, association)));
}

/** Whoever is signed in. @throws CalendarError `unauthenticated` or `forbidden` */
export async function ownAccount({ store }: Desk, actor: Actor): Promise<Person> {
  const person = await findPerson(store.read, requirePerson(actor));
  if (!person) throw new Error('Somebody is signed in whom nobody knows.');
  return person;
}

/** An editor, as letters need to know them. */
export interface EditorAddress extends Pick<Person, 'id' | 'name' | 'language' | 'letters'> {
  readonly email: string;
}

/** The editors of an association, by name, with how often they want letters. For letters, not for pages. */
export async function editorsOf({ store }: Desk, association: Slug): Promise<readonly EditorAddress[]> {
  const people = await allPeople(store.read);
  return people.flatMap(({ id, email, name, language, letters, roles }) =>
    email !== null && roles.get(association) === 'editor' ? [{ id, email, name, language, letters }] : [],
  );
}
