// What was decided about pairs of activities that look like one, as rows.
import type { Instant } from '../calendar/time.ts';
import type { Reading, Writing } from './handles.ts';

export interface Likeness {
  /** The activity with the lower id. */
  readonly first: string;
  readonly second: string;
  readonly outcome: 'same' | 'different';
  readonly by: string;
  readonly at: Instant;
}

/** Every decision, ordered by its pair. */
export async function allLikenesses(db: Reading): Promise<Likeness[]> {
  const rows = await db.selectFrom('likeness').selectAll().orderBy('first').orderBy('second').execute();
  return rows.map(({ decided_by, ...row }) => ({ ...row, by: decided_by }));
}

/** Remembers a decision in the place of the one about the same pair. */
export async function saveLikeness(trx: Writing, { by, ...likeness }: Likeness): Promise<void> {
  const { outcome, at } = likeness;
  await trx
    .insertInto('likeness')
    .values({ ...likeness, decided_by: by })
    .onConflict((conflict) =>
      conflict.columns(['first', 'second']).doUpdateSet({ outcome, at, decided_by: by }),
    )
    .execute();
}
