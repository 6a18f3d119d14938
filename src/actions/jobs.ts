// The jobs that are done beside serving, and how they went: noted where every process of the network can read it.
import { HOUR, type Instant, instant } from '../calendar/time.ts';
import type { Reading } from '../store/handles.ts';
import { lastRuns, noteRun } from '../store/jobs.ts';
import type { JobOutcome } from '../store/tables.ts';
import type { Desk } from './desk.ts';

/** In the order in which people are told of them. */
export const JOBS = ['backup', 'letters', 'sources', 'holds', 'renderings', 'clashes', 'sweeping'] as const;

export type Job = (typeof JOBS)[number];

export interface JobState {
  readonly job: Job;
  /** Null where it has never been done. */
  readonly last: {
    readonly ended: Instant;
    readonly outcome: JobOutcome;
    /** When it last went well; null where it never has. */
    readonly succeeded: Instant | null;
    /** Null where nobody means to do it again. */
    readonly next: Instant | null;
  } | null;
  /** Whether it ought to have been done again long since. */
  readonly isLate: boolean;
}

/** Longer than any of them takes. */
const PATIENCE = HOUR;

/**
 * Notes that the job has just been done, and when this process means to do it again. Where the disk is full or the
 * database away there is nowhere to note it.
 */
export async function noteJob(
  { store, clock }: Pick<Desk, 'store' | 'clock'>,
  name: Job,
  outcome: JobOutcome,
  next: Date | null,
): Promise<void> {
  if (store.isFull) return;
  const again = next === null ? null : instant(next.getTime());
  await store.transaction((trx) => noteRun(trx, { name, ended: clock(), outcome, next: again }));
}

/** How every job went the last time, in any process. */
export async function jobStates(db: Reading, now: Instant): Promise<readonly JobState[]> {
  const runs = await lastRuns(db);
  return JOBS.map((job) => {
    const last = runs.get(job) ?? null;
    return { job, last, isLate: last !== null && last.next !== null && now > last.next + PATIENCE };
  });
}
