// Doing the jobs beside serving: one that fails is told of in the log and done again the next time, and how each went is
// noted for the coordinator's pages and for the figures.
import type { Cron } from 'croner';
import type { Logger } from 'pino';
import type { Desk } from '../actions/desk.ts';
import { type Job, noteJob } from '../actions/jobs.ts';
import type { JobOutcome } from '../store/tables.ts';

export class Jobs {
  readonly desk: Desk;
  readonly logger: Logger;
  readonly #counts = new Map<string, { readonly job: Job; readonly outcome: JobOutcome; count: number }>();

  constructor(desk: Desk, logger: Logger) {
    this.desk = desk;
    this.logger = logger;
  }

  /** How often each has gone how in this process. */
  get counts(): Iterable<{ readonly job: Job; readonly outcome: JobOutcome; readonly count: number }> {
    return this.#counts.values();
  }

  /**
   * Does the job once; never fails.
   * @param fault what the log says where it fails
   * @param cron what it is done again by
   */
  async do(
    job: Job,
    work: () => Promise<unknown>,
    fault: string,
    cron: Pick<Cron, 'nextRun'> | undefined,
  ): Promise<void> {
    const outcome = await work().then(
      (): JobOutcome => 'done',
      (error: unknown): JobOutcome => {
        this.logger.error({ err: error, job }, fault);
        return 'failed';
      },
    );
    const key = `${job} ${outcome}`;
    const counted = this.#counts.get(key) ?? { job, outcome, count: 0 };
    counted.count++;
    this.#counts.set(key, counted);
    await noteJob(this.desk, job, outcome, cron?.nextRun() ?? null).catch((error: unknown) =>
      this.logger.debug({ err: error, job }, 'how a job went could not be noted'),
    );
  }
}
