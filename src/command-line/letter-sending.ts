// Writing to members beside serving: once a minute what is new is noted and what is due is sent. Of several processes
// one does it at a time; a letter counts as sent only once it is with the mail server or in the outbox, so one that is
// killed meanwhile loses none.
import { randomUUID } from 'node:crypto';
import { Cron } from 'croner';
import type { Desk } from '../actions/desk.ts';
import { lettersDue, lettersSent } from '../actions/due-letters.ts';
import { noteLetters } from '../actions/note-letters.ts';
import { instant, MINUTE } from '../calendar/time.ts';
import { newsLetter } from '../http/letters/news-letter.ts';
import type { Sender } from '../http/letters/sign-in-letter.ts';
import type { Letters } from '../mail/postman.ts';
import { giveBackLease, takeLease } from '../store/leases.ts';
import type { Jobs } from './jobs.ts';

const EVERY_MINUTE = '* * * * *';
const JOB = 'letters';
/** Longer than a mail server that answers late keeps a letter waiting. */
const LEASED_FOR = 15 * MINUTE;
const AT_A_TIME = 20;

export interface LetterSending {
  /** Begins nothing more, and waits for what is under way. */
  end(): Promise<void>;
}

export function beginLetters(jobs: Jobs, letters: Pick<Letters, 'deliver'>, sender: Sender): LetterSending {
  let current: Promise<void> = Promise.resolve();
  let isBusy = false;
  const write = async (): Promise<void> => {
    const count = await sendLetters(jobs.desk, letters, sender);
    if (count > 0) jobs.logger.info({ letters: count }, 'members were written to');
  };
  const look = async (): Promise<void> => {
    isBusy = true;
    await jobs.do('letters', write, 'members could not be written to; tried again in a minute', cron);
    isBusy = false;
  };
  const cron = new Cron(EVERY_MINUTE, { unref: true }, () => {
    if (!isBusy) current = look();
  });
  return {
    async end() {
      cron.stop();
      await current;
    },
  };
}

/** Notes what is new and sends what is due. @returns how many letters; none where another process is at it */
export async function sendLetters(
  desk: Desk,
  letters: Pick<Letters, 'deliver'>,
  sender: Sender,
): Promise<number> {
  const holder = randomUUID();
  const now = desk.clock();
  if (!(await takeLease(desk.store, JOB, { holder, until: instant(now + LEASED_FOR) }, now))) return 0;
  try {
    await noteLetters(desk);
    const due = (await lettersDue(desk)).slice(0, AT_A_TIME);
    const ends = await Promise.allSettled(
      due.map(async (one) => {
        await letters.deliver(newsLetter(one, desk, sender));
        await lettersSent(desk, one.ids);
      }),
    );
    const failures = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
    if (failures.length > 0) throw new AggregateError(failures);
    return due.length;
  } finally {
    await giveBackLease(desk.store, JOB, holder);
  }
}
