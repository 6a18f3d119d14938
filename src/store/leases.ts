// Jobs that are to be done once, by whichever process comes first; a process that is killed meanwhile loses its lease
// when its time is up.
import type { Instant } from '../calendar/time.ts';
import type { Writing } from './handles.ts';
import type { Store } from './store.ts';

/** Who wants a job, and until when it is theirs at the latest. */
export interface Claim {
  /** A name that no other process has, here and below. */
  readonly holder: string;
  readonly until: Instant;
}

/** Takes the job where nobody has it at `now`. @returns whether it was to be had */
export function takeLease(
  store: Store,
  job: string,
  { holder, until }: Claim,
  now: Instant,
): Promise<boolean> {
  return store.transaction(async (trx) => {
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('lease')
      .values({ name: job, holder, until })
      .onConflict((conflict) =>
        conflict.column('name').doUpdateSet({ holder, until }).where('lease.until', '<=', now),
      )
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  });
}

/** Gives the job back, where it is still the holder's. */
export async function giveBackLease(store: Store, job: string, holder: string): Promise<void> {
  await store.transaction((trx) =>
    trx.deleteFrom('lease').where('name', '=', job).where('holder', '=', holder).execute(),
  );
}

/** Forgets those that have ended before `now`. */
export async function forgetLeases(trx: Writing, now: Instant): Promise<void> {
  await trx.deleteFrom('lease').where('until', '<=', now).execute();
}
