// Outside calendars as rows: what was said of them, how the last fetch went, and who is fetching now.
import { createHash } from 'node:crypto';
import type { Slug } from '../calendar/association.ts';
import { LEAST_MINUTES, type Source } from '../calendar/source.ts';
import { type Instant, instant, MINUTE } from '../calendar/time.ts';
import type { Reading, Writing } from './handles.ts';
import type { SourceRow } from './tables.ts';

/** How fetching has gone. */
export interface SourceState {
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** The last attempt, and the last that was good. */
  readonly tried: Instant | null;
  readonly fetched: Instant | null;
  /** Attempts in a row that came to nothing, and why the last did. */
  readonly failures: number;
  readonly fault: string | null;
  /** When its editors were told that it fails; null while it does not, or they have not been. */
  readonly told: Instant | null;
  /** When it is to be asked again. */
  readonly due: Instant;
}

export interface StoredSource extends Source, SourceState {}

export interface Lease {
  readonly holder: string;
  readonly until: Instant;
}

/** The association's sources by name; of every association, by that first, where none is named. */
export async function allSources(db: Reading, association?: Slug): Promise<StoredSource[]> {
  let query = db.selectFrom('source').selectAll().orderBy('association').orderBy('name');
  if (association !== undefined) query = query.where('association', '=', association);
  return (await query.execute()).map(fromRow);
}

export async function findSource(db: Reading, association: Slug, name: Slug): Promise<StoredSource | null> {
  const row = await db
    .selectFrom('source')
    .selectAll()
    .where('association', '=', association)
    .where('name', '=', name)
    .executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** Adds the source, or puts what is said of it and how it stands in the place of what was; when it was tried stays. */
export async function saveSource(trx: Writing, source: StoredSource): Promise<void> {
  const row = toRow(source);
  const { association: _association, name: _name, tried: _tried, ...columns } = row;
  await trx
    .insertInto('source')
    .values({ ...row, lease_until: 0 as Instant, lease_holder: null })
    .onConflict((conflict) => conflict.columns(['association', 'name']).doUpdateSet(columns))
    .execute();
}

/** @returns whether it was there */
export async function removeSource(trx: Writing, association: Slug, name: Slug): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('source')
    .where('association', '=', association)
    .where('name', '=', name)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Whoever was asked later than this is not to be asked again yet. */
function askedAgainSince(now: Instant): Instant {
  return instant(now - LEAST_MINUTES * MINUTE);
}

/** The sources that are due and that nobody is fetching, the one that has waited longest first. */
export async function dueSources(db: Reading, now: Instant): Promise<StoredSource[]> {
  const rows = await db
    .selectFrom('source')
    .selectAll()
    .where('due', '<=', now)
    .where('lease_until', '<=', now)
    .where(({ eb, or }) => or([eb('tried', 'is', null), eb('tried', '<=', askedAgainSince(now))]))
    .orderBy('due')
    .execute();
  return rows.map(fromRow);
}

/**
 * When an address was last asked, by whichever source; null where that is longer ago than it matters. So it is known also
 * of an address that is followed no longer.
 */
export async function lastAsked(db: Reading, url: string): Promise<Instant | null> {
  const row = await db
    .selectFrom('lease')
    .select('until')
    .where('name', '=', addressLease(url))
    .executeTakeFirst();
  return row ? askedAgainSince(row.until) : null;
}

/** An address is leased to whoever asks it for as long as nobody else is to; the name holds nothing of the address. */
function addressLease(url: string): string {
  return `address ${createHash('sha256').update(url).digest('base64url')}`;
}

/**
 * Takes the lease of a source that is due, in one statement so that of many who try only one succeeds. It counts as
 * tried from now on, whatever comes of it: whoever changes its address back and forth has nobody asked more often.
 * @returns whether it was to be had
 */
export async function leaseSource(
  trx: Writing,
  { association, name, url }: Source,
  { holder, until }: Lease,
  now: Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('source')
    .set({ lease_holder: holder, lease_until: until, tried: now })
    .where('association', '=', association)
    .where('name', '=', name)
    .where('due', '<=', now)
    .where('lease_until', '<=', now)
    .where(({ eb, or }) => or([eb('tried', 'is', null), eb('tried', '<=', askedAgainSince(now))]))
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  const leased = { holder, until: instant(now + LEAST_MINUTES * MINUTE) };
  await trx
    .insertInto('lease')
    .values({ name: addressLease(url), ...leased })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(leased))
    .execute();
  return true;
}

/** Whether the source is still what it was when it was leased, and the lease the holder's. */
export async function holdsLease(trx: Writing, source: Source, holder: string): Promise<boolean> {
  const row = await trx
    .selectFrom('source')
    .selectAll()
    .where('association', '=', source.association)
    .where('name', '=', source.name)
    .where('lease_holder', '=', holder)
    .executeTakeFirst();
  if (!row) return false;
  const { url, kind, busyOnly, shown } = fromRow(row);
  return url === source.url && kind === source.kind && busyOnly === source.busyOnly && shown === source.shown;
}

/**
 * Gives the lease back with how the source stands now, where it is still the holder's. What was said at one address is
 * nothing to remember of another: where that was changed meanwhile, everything else is left as it is.
 */
export async function endLease(
  trx: Writing,
  source: Source,
  holder: string,
  { lastModified, ...columns }: SourceState,
): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('source')
    .set({ ...columns, last_modified: lastModified, lease_holder: null, lease_until: 0 as Instant })
    .where('association', '=', source.association)
    .where('name', '=', source.name)
    .where('url', '=', source.url)
    .where('lease_holder', '=', holder)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) await releaseLease(trx, source, holder);
}

/** Gives the lease back and leaves everything else as it is. */
export async function releaseLease(
  trx: Writing,
  { association, name }: Source,
  holder: string,
): Promise<void> {
  await trx
    .updateTable('source')
    .set({ lease_holder: null, lease_until: 0 as Instant })
    .where('association', '=', association)
    .where('name', '=', name)
    .where('lease_holder', '=', holder)
    .execute();
}

/** Remembers that the editors were told of a failure, in one statement. @returns whether nobody had been before */
export async function noteTold(trx: Writing, { association, name }: Source, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('source')
    .set({ told: now })
    .where('association', '=', association)
    .where('name', '=', name)
    .where('told', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

function toRow({
  busyOnly,
  shown,
  lastModified,
  ...source
}: StoredSource): Omit<SourceRow, 'lease_until' | 'lease_holder'> {
  return { ...source, busy_only: Number(busyOnly), shown: Number(shown), last_modified: lastModified };
}

function fromRow(row: SourceRow): StoredSource {
  const { busy_only, shown, last_modified, lease_until: _until, lease_holder: _holder, ...source } = row;
  return { ...source, busyOnly: busy_only === 1, shown: shown === 1, lastModified: last_modified };
}
