// What the network has decided about itself: text by name.
import type { Reading, Writing } from './handles.ts';

/** The setting's text, or null where nobody has set it. */
export async function findSetting(db: Reading, key: string): Promise<string | null> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value ?? null;
}

export async function saveSetting(trx: Writing, key: string, value: string): Promise<void> {
  await trx
    .insertInto('setting')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}
