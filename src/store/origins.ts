// Where activities have come from, as rows.
import type { Slug } from '../calendar/association.ts';
import type { Origin } from '../calendar/source.ts';
import { chunksOf } from './chunks.ts';
import type { Reading, Writing } from './handles.ts';
import type { OriginRow } from './tables.ts';

/** The origin of one activity. */
export interface OriginOf extends Origin {
  readonly activity: string;
}

/** With how many good fetches in a row were without it. */
export interface StoredOrigin extends OriginOf {
  readonly missing: number;
}

/** The origins of all activities that have one. */
export async function allOrigins(db: Reading): Promise<StoredOrigin[]> {
  return db.selectFrom('origin').selectAll().execute();
}

/** The origins of those of the activities that have one. */
export async function findOrigins(db: Reading, activities: readonly string[]): Promise<StoredOrigin[]> {
  const found: StoredOrigin[] = [];
  for (const chunk of chunksOf(activities)) {
    found.push(...(await db.selectFrom('origin').selectAll().where('activity', 'in', chunk).execute()));
  }
  return found;
}

/** What has come from one source. */
export async function originsFrom(db: Reading, association: Slug, source: Slug): Promise<StoredOrigin[]> {
  return db
    .selectFrom('origin')
    .selectAll()
    .where('association', '=', association)
    .where('source', '=', source)
    .execute();
}

/** Adds origins, or puts them in the place of those of the same activities. */
export async function saveOrigins(trx: Writing, origins: readonly StoredOrigin[]): Promise<void> {
  for (const chunk of chunksOf(origins.map(toRow))) {
    await trx
      .insertInto('origin')
      .values(chunk)
      .onConflict((conflict) =>
        conflict.column('activity').doUpdateSet((eb) => ({
          association: eb.ref('excluded.association'),
          source: eb.ref('excluded.source'),
          uid: eb.ref('excluded.uid'),
          kind: eb.ref('excluded.kind'),
          visibility: eb.ref('excluded.visibility'),
          missing: eb.ref('excluded.missing'),
        })),
      )
      .execute();
  }
}

/** Forgets where the activities have come from: they are the association's own from now on. */
export async function forgetOrigins(trx: Writing, association: Slug, source: Slug): Promise<void> {
  await trx
    .deleteFrom('origin')
    .where('association', '=', association)
    .where('source', '=', source)
    .execute();
}

function toRow({ activity, association, source, uid, kind, visibility, missing }: StoredOrigin): OriginRow {
  return { activity, association, source, uid, kind, visibility, missing };
}
