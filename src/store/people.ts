// The members of the network, with what they are to its associations.
import type { Slug } from '../calendar/association.ts';
import type { Language } from '../calendar/text.ts';
import type { Instant } from '../calendar/time.ts';
import { chunksOf } from './chunks.ts';
import type { Reading, Writing } from './handles.ts';
import type { Letters, PersonRow } from './tables.ts';

export type { Letters } from './tables.ts';

/** What somebody is to an association. */
export type AssociationRole = 'editor' | 'reader';

export interface Person {
  /** A UUID. */
  readonly id: string;
  /** In lower case; null once they have been removed. */
  readonly email: string | null;
  readonly name: string;
  /** The one they read pages and letters in. */
  readonly language: Language;
  readonly isCoordinator: boolean;
  /** How often they want letters about clashes: at once, once a day or never. */
  readonly letters: Letters;
  readonly created: Instant;
  readonly removed: Instant | null;
  /** By association; whoever has none reads along with the network. */
  readonly roles: ReadonlyMap<Slug, AssociationRole>;
}

/** The person with this id, the removed too; null where there is none. */
export async function findPerson(db: Reading, id: string): Promise<Person | null> {
  const row = await db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst();
  const [person] = row ? await withRoles(db, [row]) : [];
  return person ?? null;
}

/** @param email in lower case */
export async function findPersonByEmail(db: Reading, email: string): Promise<Person | null> {
  const row = await db.selectFrom('person').selectAll().where('email', '=', email).executeTakeFirst();
  const [person] = row ? await withRoles(db, [row]) : [];
  return person ?? null;
}

/** Everybody who has not been removed, by name. */
export async function allPeople(db: Reading): Promise<Person[]> {
  const rows = await db
    .selectFrom('person')
    .selectAll()
    .where('removed', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return withRoles(db, rows);
}

/** How many coordinators there are. */
export async function countCoordinators(db: Reading): Promise<number> {
  const row = await db
    .selectFrom('person')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('is_coordinator', '=', 1)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** Adds the person or replaces what is known of them, their roles with it. */
export async function savePerson(trx: Writing, person: Person): Promise<void> {
  const { id, email, name, language, isCoordinator, letters, created, removed, roles } = person;
  const row = { id, email, name, language, is_coordinator: isCoordinator ? 1 : 0, letters, created, removed };
  await trx
    .insertInto('person')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
  await trx.deleteFrom('membership').where('person', '=', id).execute();
  const memberships = [...roles].map(([association, role]) => ({ person: id, association, role }));
  if (memberships.length > 0) await trx.insertInto('membership').values(memberships).execute();
}

async function withRoles(db: Reading, rows: readonly PersonRow[]): Promise<Person[]> {
  const roles = new Map<string, Map<Slug, AssociationRole>>();
  for (const chunk of chunksOf(rows.map(({ id }) => id))) {
    const memberships = await db
      .selectFrom('membership')
      .selectAll()
      .where('person', 'in', chunk)
      .orderBy('association')
      .execute();
    for (const { person, association, role } of memberships) {
      const own = roles.get(person) ?? new Map<Slug, AssociationRole>();
      roles.set(person, own.set(association, role));
    }
  }
  return rows.map(({ is_coordinator, ...row }) => ({
    ...row,
    isCoordinator: is_coordinator === 1,
    roles: roles.get(row.id) ?? new Map<Slug, AssociationRole>(),
  }));
}
