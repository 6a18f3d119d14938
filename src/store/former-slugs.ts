// The names that associations have had in addresses, and giving one another name: every row that says whose it is.
import type { Slug } from '../calendar/association.ts';
import { instant } from '../calendar/time.ts';
import { renamedInDocument } from './activity-document.ts';
import { chunksOf } from './chunks.ts';
import type { Reading, Writing } from './handles.ts';

/** A lease that is over. */
const NOBODY = instant(0);

/** The present name of each association by the names it has had. */
export async function allFormerSlugs(db: Reading): Promise<Map<Slug, Slug>> {
  const rows = await db.selectFrom('former_slug').selectAll().orderBy('slug').execute();
  return new Map(rows.map(({ slug, association }) => [slug, association]));
}

/** Those of the names that associations have had and have no longer. */
export async function findFormerSlugs(db: Reading, slugs: readonly Slug[]): Promise<Slug[]> {
  const found: Slug[] = [];
  for (const chunk of chunksOf(slugs)) {
    const rows = await db.selectFrom('former_slug').select('slug').where('slug', 'in', chunk).execute();
    found.push(...rows.map(({ slug }) => slug));
  }
  return found;
}

/** Remembers names that an association had elsewhere. Each is known already as its own, or as nobody's. */
export async function noteFormerSlugs(
  trx: Writing,
  slugs: readonly Slug[],
  association: Slug,
): Promise<void> {
  for (const chunk of chunksOf(slugs)) {
    await trx
      .insertInto('former_slug')
      .values(chunk.map((slug) => ({ slug, association })))
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .execute();
  }
}

/**
 * Calls an association by another name, in every row but those of the history. Its activities stay as they are besides:
 * what feeds say of them has no such name in it.
 * @param to a name that no association has, nor has had but this one
 * @returns how many activities it is the host or a co-host of; null where there is no such association
 */
export async function moveToSlug(trx: Writing, from: Slug, to: Slug): Promise<number | null> {
  const row = await trx.selectFrom('association').selectAll().where('slug', '=', from).executeTakeFirst();
  if (!row) return null;
  await trx
    .insertInto('association')
    .values({ ...row, slug: to })
    .execute();
  const activities = await moveActivities(trx, from, to);
  for (const table of ['membership', 'token', 'private_feed', 'origin'] as const) {
    await trx.updateTable(table).set({ association: to }).where('association', '=', from).execute();
  }
  // Whoever is fetching it knows it by the name it had: let somebody fetch it anew.
  await trx
    .updateTable('source')
    .set({ association: to, lease_holder: null, lease_until: NOBODY })
    .where('association', '=', from)
    .execute();
  await moveLetters(trx, from, to);
  await trx.deleteFrom('former_slug').where('slug', '=', to).execute();
  await trx.updateTable('former_slug').set({ association: to }).where('association', '=', from).execute();
  await trx.insertInto('former_slug').values({ slug: from, association: to }).execute();
  await trx.deleteFrom('association').where('slug', '=', from).execute();
  return activities;
}

async function moveActivities(trx: Writing, from: Slug, to: Slug): Promise<number> {
  const rows = await trx
    .selectFrom('activity')
    .select(['id', 'association', 'co_hosts', 'document'])
    .where((eb) => eb.or([eb('association', '=', from), eb('co_hosts', 'like', `%"${from}"%`)]))
    .execute();
  for (const { id, association, co_hosts, document } of rows) {
    const coHosts = (JSON.parse(co_hosts) as Slug[]).map((slug) => (slug === from ? to : slug));
    await trx
      .updateTable('activity')
      .set({
        association: association === from ? to : association,
        co_hosts: JSON.stringify(coHosts),
        document: renamedInDocument(document, from, to),
      })
      .where('id', '=', id)
      .execute();
  }
  return rows.length;
}

/** Letters that are still to be written are about what it is called when they are read. */
async function moveLetters(trx: Writing, from: Slug, to: Slug): Promise<void> {
  const letters = await trx
    .selectFrom('letter')
    .select(['id', 'subject', 'detail'])
    .where('kind', '=', 'source-fails')
    .where('subject', 'like', `${from}/%`)
    .execute();
  for (const { id, subject, detail } of letters) {
    const told = { ...(JSON.parse(detail) as object), association: to };
    await trx
      .updateTable('letter')
      .set({ subject: `${to}${subject.slice(from.length)}`, detail: JSON.stringify(told) })
      .where('id', '=', id)
      .execute();
  }
}
