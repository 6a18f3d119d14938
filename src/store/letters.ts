// News that is to be, or has been, written to members about.
import type { Instant } from '../calendar/time.ts';
import { chunksOf } from './chunks.ts';
import type { Reading, Writing } from './handles.ts';
import type { LetterKind, LetterRow } from './tables.ts';

export type { LetterKind } from './tables.ts';

/** One thing that one person is to hear of. */
export interface StoredLetter {
  readonly id: string;
  readonly person: string;
  readonly kind: LetterKind;
  /** A pair, a hold or a source. */
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>>;
  /** Not to be sent before. */
  readonly due: Instant;
  /** Null until it has been sent. */
  readonly sent: Instant | null;
}

export async function insertLetter(trx: Writing, letter: StoredLetter): Promise<void> {
  await trx
    .insertInto('letter')
    .values({ ...letter, detail: JSON.stringify(letter.detail) })
    .execute();
}

/** What somebody is to hear or has heard of one subject, the latest due first. */
export async function lettersAbout(
  db: Reading,
  { person, kind, subject }: Pick<StoredLetter, 'person' | 'kind' | 'subject'>,
): Promise<StoredLetter[]> {
  const rows = await db
    .selectFrom('letter')
    .selectAll()
    .where('person', '=', person)
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .orderBy('due', 'desc')
    .execute();
  return rows.map(fromRow);
}

/** Those that are due and not sent, the earliest first. */
export async function dueLetters(db: Reading, now: Instant): Promise<StoredLetter[]> {
  const rows = await db
    .selectFrom('letter')
    .selectAll()
    .where('sent', 'is', null)
    .where('due', '<=', now)
    .orderBy('due')
    .orderBy('id')
    .execute();
  return rows.map(fromRow);
}

export async function markSent(trx: Writing, letters: readonly string[], now: Instant): Promise<void> {
  for (const ids of chunksOf(letters)) {
    await trx.updateTable('letter').set({ sent: now }).where('id', 'in', ids).execute();
  }
}

/** Forgets letters that there is no reason for any more. */
export async function dropLetters(trx: Writing, letters: readonly string[]): Promise<void> {
  for (const ids of chunksOf(letters)) await trx.deleteFrom('letter').where('id', 'in', ids).execute();
}

/** Forgets what was sent before a time. */
export async function forgetLetters(trx: Writing, before: Instant): Promise<void> {
  await trx.deleteFrom('letter').where('sent', '<', before).execute();
}

function fromRow({ detail, ...row }: LetterRow): StoredLetter {
  return { ...row, detail: JSON.parse(detail) as Record<string, unknown> };
}
