// How the jobs beside serving went the last time, by whichever process they were done.
import type { Reading, Writing } from './handles.ts';
import type { JobRow } from './tables.ts';

/** One time that a job was done. */
export type JobRun = Readonly<Omit<JobRow, 'succeeded'>>;

/** Puts it in the place of the time before; when the job last went well stays where it has now failed. */
export async function noteRun(trx: Writing, { name, ended, outcome, next }: JobRun): Promise<void> {
  const isDone = outcome === 'done';
  await trx
    .insertInto('job')
    .values({ name, ended, outcome, next, succeeded: isDone ? ended : null })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({ ended, outcome, next, ...(isDone && { succeeded: ended }) }),
    )
    .execute();
}

/** The last time of each job that has ever been done, by name. */
export async function lastRuns(db: Reading): Promise<ReadonlyMap<string, Readonly<JobRow>>> {
  const rows = await db.selectFrom('job').selectAll().execute();
  return new Map(rows.map((row) => [row.name, row]));
}
