// What goes on beside serving: reading the activities once feeds are being served, each month's rolling and each night's
// count of clashes and its sweeping, the release of holds that have ended, and the asking of outside calendars.
import { Cron } from 'croner';
import type { Logger } from 'pino';
import { countClashes } from '../actions/clash-counts.ts';
import type { Desk } from '../actions/desk.ts';
import { releaseHolds } from '../actions/holds.ts';
import type { Refreshing } from '../actions/refresh-sources.ts';
import { rollRenderings } from '../actions/roll-renderings.ts';
import { sweep } from '../actions/sweep.ts';
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
  desk: Desk,
  logger: Logger,
  onRead: () => void,
  refreshing: Pick<Refreshing, 'chance' | 'fetching'> = { chance: Math.random },
): Background {
  const read = async (): Promise<void> => {
    try {
      await desk.network.whole();
    } catch (error) {
      logger.error({ err: error }, 'the activities could not be read; tried again when they are asked for');
    }
    onRead();
  };
  const roll = async (): Promise<void> => {
    try {
      const count = await rollRenderings(desk);
      if (count > 0) logger.info({ activities: count }, 'rendered for the new month');
    } catch (error) {
      logger.error({ err: error }, 'rendering for the new month failed; tried again tomorrow');
    }
  };
  const release = async (): Promise<void> => {
    try {
      const count = await releaseHolds(desk);
      if (count > 0) logger.info({ holds: count }, 'holds that had ended were released');
    } catch (error) {
      logger.error({ err: error }, 'holds that had ended could not be released; tried again in five minutes');
    }
  };
  const count = async (): Promise<void> => {
    try {
      await countClashes(desk);
    } catch (error) {
      logger.error({ err: error }, 'clashes could not be counted; tried again tomorrow');
    }
  };
  const forget = async (): Promise<void> => {
    try {
      await sweep(desk);
    } catch (error) {
      logger.error({ err: error }, 'what has had its time could not be forgotten; tried again tomorrow');
    }
  };
  let current = read().then(roll).then(release);
  const nightly = new Cron(NIGHTLY, { timezone: desk.settings.timeZone, unref: true }, () => {
    current = current.then(roll).then(count).then(forget);
  });
  const often = new Cron(EVERY_FIVE_MINUTES, { unref: true }, () => {
    current = current.then(release);
  });
  const polling = beginPolling(desk, logger, refreshing);
  return {
    async end() {
      nightly.stop();
      often.stop();
      await Promise.all([current, polling.end()]);
    },
  };
}
