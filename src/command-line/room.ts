// Finding out, once the disk has been full, when there is room again: nobody has to say so.
import { Cron } from 'croner';
import type { Logger } from 'pino';
import type { Desk } from '../actions/desk.ts';

const EVERY_TEN_SECONDS = '*/10 * * * * *';

export interface LookingForRoom {
  end(): Promise<void>;
}

export function beginLookingForRoom({ store }: Desk, logger: Logger): LookingForRoom {
  let wasFull = false;
  let current: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    if (store.isFull && !wasFull)
      logger.error('the disk is full: nothing can be written until there is room');
    wasFull ||= store.isFull;
    if (!wasFull) return;
    await store.lookForRoom().catch(() => {});
    if (store.isFull) return;
    wasFull = false;
    logger.info('there is room on the disk again');
  };
  const cron = new Cron(EVERY_TEN_SECONDS, { unref: true }, () => {
    current = current.then(look);
  });
  return {
    async end() {
      cron.stop();
      await current;
    },
  };
}
