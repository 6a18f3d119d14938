// What has been agreed about pairs of activities, as rows.
import type { Settlement } from '../calendar/settlement.ts';
import type { Text } from '../calendar/text.ts';
import { chunksOf } from './chunks.ts';
import type { Reading, Writing } from './handles.ts';
import type { SettlementRow } from './tables.ts';

/** Every settlement, ordered by its pair. */
export async function allSettlements(db: Reading): Promise<Settlement[]> {
  const rows = await db.selectFrom('settlement').selectAll().orderBy('first').orderBy('second').execute();
  return rows.map(fromRow);
}

/** Those that exist of the settlements of pairs, named as `pairIdOf` does, in no particular order. */
export async function findSettlements(db: Reading, pairs: readonly string[]): Promise<Settlement[]> {
  const found: Settlement[] = [];
  for (const chunk of chunksOf(pairs)) {
    const asked = new Set(chunk);
    const firsts = chunk.map((pair) => pair.slice(0, pair.indexOf('~')));
    const rows = await db.selectFrom('settlement').selectAll().where('first', 'in', firsts).execute();
    found.push(...rows.filter(({ first, second }) => asked.has(`${first}~${second}`)).map(fromRow));
  }
  return found;
}

/** What is settled about any of the activities and anybody, each once. */
export async function settledAbout(db: Reading, activities: readonly string[]): Promise<Settlement[]> {
  const found = new Map<string, Settlement>();
  for (const chunk of chunksOf(activities)) {
    for (const side of ['first', 'second'] as const) {
      const rows = await db
        .selectFrom('settlement')
        .selectAll()
        .where(side, 'in', chunk)
        .where('state', '=', 'settled')
        .execute();
      for (const row of rows) found.set(`${row.first}~${row.second}`, fromRow(row));
    }
  }
  return [...found.values()];
}

/**
 * Puts a settlement, one version higher, in the place of the one of its pair; of version 1, where there is none yet.
 * @returns whether that is how it was; where not, nothing is written
 */
export async function saveSettlement(trx: Writing, settlement: Settlement): Promise<boolean> {
  const row = toRow(settlement);
  if (row.version === 1) {
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('settlement')
      .values(row)
      .onConflict((conflict) => conflict.columns(['first', 'second']).doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }
  const { first, second, ...columns } = row;
  const { numUpdatedRows } = await trx
    .updateTable('settlement')
    .set(columns)
    .where('first', '=', first)
    .where('second', '=', second)
    .where('version', '=', row.version - 1)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

function toRow({ note, by, agreed, ...settlement }: Settlement): SettlementRow {
  return {
    ...settlement,
    note: note && JSON.stringify(note),
    settled_by: by,
    first_agreed: agreed.first,
    second_agreed: agreed.second,
  };
}

function fromRow({ note, settled_by, first_agreed, second_agreed, ...row }: SettlementRow): Settlement {
  return {
    ...row,
    note: note === null ? null : (JSON.parse(note) as Text),
    by: settled_by,
    agreed: { first: first_agreed, second: second_agreed },
  };
}
