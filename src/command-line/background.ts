// What goes on beside serving: reading the activities once feeds are being served, each month's rolling and each night's
// count of clashes and its sweeping, the release of holds that have ended, and the asking of outside calendars.
import { Cron } from 'croner';
import { countClashes } from '../actions/clash-counts.ts';
import { releaseHolds } from '../actions/holds.ts';
import type { Refreshing } from '../actions/refresh-sources.ts';
import { rollRenderings } from '../actions/roll-renderings.ts';
import { sweep } from '../actions/sweep.ts';
import type { Jobs } from './jobs.ts';
import { beginPolling } from './source-polling.ts';

/** In the network's zone, and when no clock of Europe ever changes. */
const NIGHTLY = '10 3 * * *';
const EVERY_FIVE_MINUTES = '*/5 * * * *';

export interface Background {
  /** Begins nothing more, and waits for what is under way. */
  end(): Promise<void>;
}

/**
 * @param onRead is called when the reading of the activities is over; where it failed, requests try again
 * @param refreshing how outside calendars are asked
 */
export function beginBackground(
  jobs: Jobs,
  onRead: () => void,
  refreshing: Pick<Refreshing, 'chance' | 'fetching'> = { chance: Math.random },
): Background {
  const { desk, logger } = jobs;
  const read = async (): Promise<void> => {
    try {
      await desk.network.whole();
    } catch (error) {
      logger.error({ err: error }, 'the activities could not be read; tried again when they are asked for');
    }
    onRead();
  };
  const roll = (): Promise<void> =>
    jobs.do(
      'renderings',
      async () => {
        const count = await rollRenderings(desk);
        if (count > 0) logger.info({ activities: count }, 'rendered for the new month');
      },
      'rendering for the new month failed; tried again tomorrow',
      nightly,
    );
  const release = (): Promise<void> =>
    jobs.do(
      'holds',
      async () => {
        const count = await releaseHolds(desk);
        if (count > 0) logger.info({ holds: count }, 'holds that had ended were released');
      },
      'holds that had ended could not be released; tried again in five minutes',
      often,
    );
  const count = (): Promise<void> =>
    jobs.do(
      'clashes',
      () => countClashes(desk),
      'clashes could not be counted; tried again tomorrow',
      nightly,
    );
  const forget = (): Promise<void> =>
    jobs.do(
      'sweeping',
      () => sweep(desk),
      'what has had its time could not be forgotten; tried again tomorrow',
      nightly,
    );
  const nightly = new Cron(NIGHTLY, { timezone: desk.settings.timeZone, unref: true }, () => {
    current = current.then(roll).then(count).then(forget);
  });
  const often = new Cron(EVERY_FIVE_MINUTES, { unref: true }, () => {
    current = current.then(release);
  });
  let current = read().then(roll).then(release);
  const polling = beginPolling(jobs, refreshing);
  return {
    async end() {
      nightly.stop();
      often.stop();
      await Promise.all([current, polling.end()]);
    },
  };
}
