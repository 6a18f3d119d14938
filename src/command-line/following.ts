// Hearing of what other processes write. They tell of it (PostgreSQL alone); behind that, it is asked for once a second,
// and by requests: see refresher.ts.
import type { Logger } from 'pino';
import type { Desk } from '../actions/desk.ts';

const ASKED_EVERY_MS = 1_000;

export interface FollowingOthers {
  end(): Promise<void>;
}

/** Takes what others write into memory as soon as it is heard of. */
export function followOthers({ store, network }: Desk, logger: Logger): FollowingOthers {
  if (store.dialect === 'sqlite') return { async end() {} };
  let current: Promise<void> = Promise.resolve();
  let isAsking = false;
  let isHeardMeanwhile = false;
  const ask = async (): Promise<void> => {
    isAsking = true;
    try {
      // What is heard of while it is asked may have been committed after the question.
      do {
        isHeardMeanwhile = false;
        if (await network.isBehind()) await network.catchUp();
      } while (isHeardMeanwhile);
    } catch (error) {
      logger.debug({ err: error }, 'the database does not answer; asked again in a second');
    } finally {
      isAsking = false;
    }
  };
  const begin = (): void => {
    if (isAsking) isHeardMeanwhile = true;
    else current = ask();
  };
  const endListening = store.onCommit(begin);
  const asking = setInterval(begin, ASKED_EVERY_MS).unref();
  return {
    async end() {
      clearInterval(asking);
      await endListening();
      await current;
    },
  };
}
