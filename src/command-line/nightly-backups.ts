// Backups beside serving: looked after every hour, so that a machine that was off at night makes up for it.
import { Cron } from 'croner';
import { backUp } from '../actions/back-up.ts';
import type { Jobs } from './jobs.ts';

const HOURLY = '20 * * * *';

export interface NightlyBackups {
  /** Begins nothing more, and waits for what is under way. */
  end(): Promise<void>;
}

/** @param folder where the backups of this computer are */
export function beginBackups(jobs: Jobs, folder: string): NightlyBackups {
  let current: Promise<void> = Promise.resolve();
  const look = (): Promise<void> =>
    jobs.do(
      'backup',
      async () => {
        const file = await backUp(jobs.desk, folder);
        if (file !== null) jobs.logger.info({ file }, 'a backup was made');
      },
      'no backup could be made; tried again in an hour',
      cron,
    );
  const cron = new Cron(HOURLY, { unref: true }, () => {
    current = current.then(look);
  });
  return {
    async end() {
      cron.stop();
      await current;
    },
  };
}
