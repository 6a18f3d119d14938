// Forgetting what has had its time: sessions that have ended, letters and links that sign nobody in any more, challenges
// that nobody answered, leases that have ended, and which news members have been written about. Each is good for nothing before it is swept.
import { DAY, HOUR, instant } from '../calendar/time.ts';
import { forgetLeases } from '../store/leases.ts';
import { forgetLetters } from '../store/letters.ts';
import { forgetChallenges } from '../store/passkeys.ts';
import { forgetSessions } from '../store/sessions.ts';
import { forgetSignIns } from '../store/sign-ins.ts';
import { forgetStartLinks } from '../store/start-links.ts';
import type { Desk } from './desk.ts';

/** How long it is remembered that a letter has gone out, in milliseconds: so that nobody hears the same news twice. */
export const LETTERS_REMEMBERED = 400 * DAY;

/** Sweeps all of it, once a night; of several processes each may. */
export async function sweep({ store, clock }: Desk): Promise<void> {
  const now = clock();
  await store.transaction(async (trx) => {
    await forgetSessions(trx, now);
    await forgetSignIns(trx, instant(now - HOUR), now);
    await forgetChallenges(trx, now);
    await forgetStartLinks(trx, now);
    await forgetLeases(trx, now);
    await forgetLetters(trx, instant(now - LETTERS_REMEMBERED));
  });
}
