// Backups beside serving: looked after every hour, so that a machine that was off at night makes up for it.
import { Cron } from 'croner';
import type { Logger } from 'pino';
import { backUp } from '../actions/back-up.ts';
import type { Desk } from '../actions/desk.ts';

const HOURLY = '20 * * * *';

export interface NightlyBackups {
  /** Begins nothing more, and waits for what is under way. */
  end(): Promise<void>;
}

/** @param folder where the backups of this computer are */
export function beginBackups(desk: Desk, logger: Logger, folder: string): NightlyBackups {
  let current: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    try {
      const file = await backUp(desk, folder);
      if (file !== null) logger.info({ file }, 'a backup was made');
    } catch (error) {
      logger.error({ err: error }, 'no backup could be made; tried again in an hour');
    }
  };
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
