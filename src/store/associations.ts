// Associations as rows.
import type { Association, Slug } from '../calendar/association.ts';
import { chunksOf } from './chunks.ts';
import type { Reading, Writing } from './handles.ts';
import type { AssociationRow } from './tables.ts';

/** Every association, ordered by slug. */
export async function allAssociations(db: Reading): Promise<Association[]> {
  const rows = await db.selectFrom('association').selectAll().orderBy('slug').execute();
  return rows.map(fromRow);
}

/** Those of the associations that exist, in no particular order. */
export async function findAssociations(db: Reading, slugs: readonly Slug[]): Promise<Association[]> {
  const found: Association[] = [];
  for (const chunk of chunksOf(slugs)) {
    const rows = await db.selectFrom('association').selectAll().where('slug', 'in', chunk).execute();
    found.push(...rows.map(fromRow));
  }
  return found;
}

/** Adds the associations, replacing those with the same slug. No slug may appear twice in one call. */
export async function saveAssociations(trx: Writing, associations: readonly Association[]): Promise<void> {
  for (const chunk of chunksOf(associations)) {
    await trx
      .insertInto('association')
      .values(chunk.map(toRow))
      .onConflict((conflict) =>
        conflict.column('slug').doUpdateSet((eb) => ({
          name: eb.ref('excluded.name'),
          colour: eb.ref('excluded.colour'),
          area: eb.ref('excluded.area'),
          link: eb.ref('excluded.link'),
          languages: eb.ref('excluded.languages'),
        })),
      )
      .execute();
  }
}

function toRow({ slug, name, colour, area, link, languages }: Association): AssociationRow {
  return { slug, name, colour, area, link, languages: JSON.stringify(languages) };
}

function fromRow({ slug, name, colour, area, link, languages }: AssociationRow): Association {
  return { slug, name, colour, area, link, languages: JSON.parse(languages) as string[] };
}
