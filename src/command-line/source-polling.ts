// Asking outside calendars beside serving, those that are due, a few at a time.
import { Cron } from 'croner';
import { type Refreshing, refreshSources } from '../actions/refresh-sources.ts';
import type { Jobs } from './jobs.ts';

const EVERY_MINUTE = '* * * * *';

export interface Polling {
  /** Begins nothing more, and waits for what is under way. */
  end(): Promise<void>;
}

/** Once a minute it is looked whether anything is due, where the last look is over. The log holds no address. */
export function beginPolling(jobs: Jobs, refreshing: Pick<Refreshing, 'chance' | 'fetching'>): Polling {
  const { desk, logger } = jobs;
  let isEnding = false;
  let current: Promise<void> = Promise.resolve();
  let isBusy = false;
  const ask = (): Promise<unknown> =>
    refreshSources(desk, {
      ...refreshing,
      isEnding: () => isEnding,
      onAsked: ({ association, name }, fault) => {
        if (fault === null) logger.debug({ association, source: name }, 'a source was asked');
        else logger.warn({ association, source: name, fault }, 'a source could not be taken in');
      },
    });
  const look = async (): Promise<void> => {
    isBusy = true;
    await jobs.do('sources', ask, 'sources could not be asked; tried again in a minute', cron);
    isBusy = false;
  };
  const cron = new Cron(EVERY_MINUTE, { unref: true }, () => {
    if (!isBusy) current = look();
  });
  return {
    async end() {
      isEnding = true;
      cron.stop();
      await current;
    },
  };
}
