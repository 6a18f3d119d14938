// The network's own observances as rows.
import type { Observance } from '../calendar/observance.ts';
import type { Text } from '../calendar/text.ts';
import { chunksOf } from './chunks.ts';
import type { Reading, Writing } from './handles.ts';
import type { ObservanceRow } from './tables.ts';

/** Every observance, ordered by id. */
export async function allObservances(db: Reading): Promise<Observance[]> {
  const rows = await db.selectFrom('observance').selectAll().orderBy('id').execute();
  return rows.map(fromRow);
}

/** Those of the observances that exist, in no particular order. */
export async function findObservances(db: Reading, ids: readonly string[]): Promise<Observance[]> {
  const found: Observance[] = [];
  for (const chunk of chunksOf(ids)) {
    const rows = await db.selectFrom('observance').selectAll().where('id', 'in', chunk).execute();
    found.push(...rows.map(fromRow));
  }
  return found;
}

/** Adds the observances, replacing those with the same id. No id may appear twice in one call. */
export async function saveObservances(trx: Writing, observances: readonly Observance[]): Promise<void> {
  for (const chunk of chunksOf(observances)) {
    await trx
      .insertInto('observance')
      .values(chunk.map(toRow))
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((eb) => ({
          kind: eb.ref('excluded.kind'),
          name: eb.ref('excluded.name'),
          first_day: eb.ref('excluded.first_day'),
          end_day: eb.ref('excluded.end_day'),
          approximate: eb.ref('excluded.approximate'),
          venue: eb.ref('excluded.venue'),
        })),
      )
      .execute();
  }
}

/** Removes an observance. @returns whether it was there */
export async function removeObservance(trx: Writing, id: string): Promise<boolean> {
  const { numDeletedRows } = await trx.deleteFrom('observance').where('id', '=', id).executeTakeFirst();
  return numDeletedRows === 1n;
}

function toRow({ id, kind, name, start, end, approximate, venue }: Observance): ObservanceRow {
  return {
    id,
    kind,
    name: JSON.stringify(name),
    first_day: start,
    end_day: end,
    approximate: Number(approximate),
    venue,
  };
}

function fromRow({ id, kind, name, first_day, end_day, approximate, venue }: ObservanceRow): Observance {
  return {
    id,
    kind,
    name: JSON.parse(name) as Text,
    start: first_day,
    end: end_day,
    approximate: approximate === 1,
    venue,
  };
}
