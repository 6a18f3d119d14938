// Links that make whoever opens one coordinator, once; known here by their hashes alone.
import type { Instant } from '../calendar/time.ts';
import type { Reading, Writing } from './handles.ts';

/**
 * Remembers a link.
 * @param hash SHA-256 of the link's secret, in lower-case hexadecimal, here and below
 * @param expires from then on it is good for nothing
 */
export async function insertStartLink(trx: Writing, hash: string, expires: Instant): Promise<void> {
  await trx.insertInto('start_link').values({ hash, expires, used: null }).execute();
}

/** Whether the link could be used at `now`. */
export async function isStartLinkGood(db: Reading, hash: string, now: Instant): Promise<boolean> {
  const row = await db
    .selectFrom('start_link')
    .select('hash')
    .where('hash', '=', hash)
    .where('used', 'is', null)
    .where('expires', '>', now)
    .executeTakeFirst();
  return row !== undefined;
}

/** Uses the link up, in one statement so that of many who try only one succeeds. @returns whether it was good */
export async function useStartLink(trx: Writing, hash: string, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('start_link')
    .set({ used: now })
    .where('hash', '=', hash)
    .where('used', 'is', null)
    .where('expires', '>', now)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Forgets the links that expired before `instant`, used or not. */
export async function forgetStartLinks(trx: Writing, before: Instant): Promise<void> {
  await trx.deleteFrom('start_link').where('expires', '<', before).execute();
}
