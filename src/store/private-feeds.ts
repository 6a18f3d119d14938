// The addresses of private feeds, known here by the hashes of their secrets alone.
import type { Slug } from '../calendar/association.ts';
import type { Instant } from '../calendar/time.ts';
import type { Reading, Writing } from './handles.ts';
import type { PrivateFeedRow } from './tables.ts';

/** Whose a private feed is: what a person plans by, or the times at which an association is taken. */
export type FeedOwner =
  | { readonly kind: 'planning'; readonly person: string }
  | { readonly kind: 'busy'; readonly association: Slug };

export interface PrivateFeed {
  /** SHA-256 of the secret, in lower-case hexadecimal. */
  readonly hash: string;
  readonly owner: FeedOwner;
  readonly created: Instant;
  /** On which day at the latest somebody fetched it; null where nobody has. */
  readonly lastUsed: Instant | null;
}

/** The feed with this hash; null where there is none. */
export async function findPrivateFeed(db: Reading, hash: string): Promise<PrivateFeed | null> {
  const row = await db.selectFrom('private_feed').selectAll().where('hash', '=', hash).executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** The one feed of an owner; null where they have none. */
export async function privateFeedOf(db: Reading, owner: FeedOwner): Promise<PrivateFeed | null> {
  const [column, value] = ownerColumn(owner);
  const row = await db.selectFrom('private_feed').selectAll().where(column, '=', value).executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** The busy feeds of all associations, by association. */
export async function allBusyFeeds(db: Reading): Promise<PrivateFeed[]> {
  const rows = await db
    .selectFrom('private_feed')
    .selectAll()
    .where('association', 'is not', null)
    .orderBy('association')
    .execute();
  return rows.map(fromRow);
}

/** Adds the feed in the place of whatever its owner had. */
export async function savePrivateFeed(trx: Writing, feed: PrivateFeed): Promise<void> {
  const { hash, owner, created, lastUsed } = feed;
  await removePrivateFeed(trx, owner);
  const [column, value] = ownerColumn(owner);
  const nobody = { person: null, association: null };
  await trx
    .insertInto('private_feed')
    .values({ ...nobody, [column]: value, hash, created, last_used: lastUsed })
    .execute();
}

/** Ends the feed of an owner. @returns whether there was one to end */
export async function removePrivateFeed(trx: Writing, owner: FeedOwner): Promise<boolean> {
  const [column, value] = ownerColumn(owner);
  const { numDeletedRows } = await trx
    .deleteFrom('private_feed')
    .where(column, '=', value)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Takes note that the feed is in use. */
export async function notePrivateFeedUsed(trx: Writing, hash: string, now: Instant): Promise<void> {
  await trx.updateTable('private_feed').set({ last_used: now }).where('hash', '=', hash).execute();
}

function ownerColumn(owner: FeedOwner): readonly ['person' | 'association', string] {
  return owner.kind === 'planning' ? ['person', owner.person] : ['association', owner.association];
}

function fromRow({ hash, person, association, created, last_used }: PrivateFeedRow): PrivateFeed {
  if (person !== null) return { hash, owner: { kind: 'planning', person }, created, lastUsed: last_used };
  if (association === null) throw new Error('A private feed is of a person or of an association.');
  return { hash, owner: { kind: 'busy', association }, created, lastUsed: last_used };
}
