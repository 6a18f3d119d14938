// Activities as rows.
import type { Activity } from '../calendar/activity.ts';
import { CalendarError } from '../calendar/errors.ts';
import { activityFromDocument, activityText } from './activity-document.ts';
import { CannotOpen } from './cannot-open.ts';
import { chunksOf } from './chunks.ts';
import { isDuplicate } from './constraints.ts';
import type { Reading, Writing } from './handles.ts';
import type { ActivityRow } from './tables.ts';

const PAGE = 1_000;

/** Enough of an activity to choose the feeds it belongs in, without reading what people said. */
export type ActivityHead = Pick<
  Activity,
  'id' | 'uid' | 'association' | 'coHosts' | 'status' | 'visibility' | 'updated'
>;

export async function findActivity(db: Reading, id: string): Promise<Activity | null> {
  const row = await db.selectFrom('activity').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? fromRow(row) : null;
}

export async function findActivityByUid(db: Reading, uid: string): Promise<Activity | null> {
  const row = await db.selectFrom('activity').selectAll().where('uid', '=', uid).executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** Those of the activities that exist, in no particular order. */
export async function findActivities(db: Reading, ids: readonly string[]): Promise<Activity[]> {
  const found: Activity[] = [];
  for (const chunk of chunksOf(ids)) {
    const rows = await db.selectFrom('activity').selectAll().where('id', 'in', chunk).execute();
    found.push(...rows.map(fromRow));
  }
  return found;
}

/** Every activity, ordered by id, in portions so that they are never all in memory as text. */
export async function* allActivities(db: Reading): AsyncGenerator<readonly Activity[]> {
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('activity')
      .selectAll()
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(fromRow);
    if (rows.length < PAGE) return;
    after = last.id;
  }
}

/** The head of every activity, or of those asked for that exist, in no particular order. */
export async function activityHeads(db: Reading, ids?: readonly string[]): Promise<ActivityHead[]> {
  const query = db
    .selectFrom('activity')
    .select(['id', 'uid', 'association', 'co_hosts', 'status', 'visibility', 'updated']);
  if (!ids) return (await query.execute()).map(headFromRow);
  const heads: ActivityHead[] = [];
  for (const chunk of chunksOf(ids)) {
    heads.push(...(await query.where('id', 'in', chunk).execute()).map(headFromRow));
  }
  return heads;
}

/**
 * Adds activities that are not there yet.
 * @throws CalendarError `taken` when one has the id or uid of another
 */
export async function insertActivities(trx: Writing, activities: readonly Activity[]): Promise<void> {
  try {
    for (const chunk of chunksOf(activities))
      await trx.insertInto('activity').values(chunk.map(toRow)).execute();
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    throw new CalendarError(
      'taken',
      'Another activity has this id or uid; revise that one, or leave the id and uid out.',
    );
  }
}

/** An activity as it is to be, and the sequence that the one in its place is expected to have. */
export interface Replacement {
  readonly activity: Activity;
  readonly expectedSequence: number;
}

/**
 * Puts activities in the place of those with their ids, if all of these still have the sequences expected.
 * @returns whether they had; where not, nothing is written
 * @throws CalendarError `taken` when another activity has the uid of one
 */
export async function replaceActivities(
  trx: Writing,
  replacements: readonly Replacement[],
): Promise<boolean> {
  for (const chunk of chunksOf(replacements)) {
    const ids = chunk.map(({ activity }) => activity.id);
    // Nobody else writes before this transaction ends, so what is read here stays true.
    const rows = await trx.selectFrom('activity').select(['id', 'sequence']).where('id', 'in', ids).execute();
    const sequences = new Map(rows.map(({ id, sequence }) => [id, sequence]));
    if (chunk.some((one) => sequences.get(one.activity.id) !== one.expectedSequence)) return false;
  }
  try {
    for (const chunk of chunksOf(replacements)) {
      await trx
        .insertInto('activity')
        .values(chunk.map(({ activity }) => toRow(activity)))
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet((eb) => ({
            uid: eb.ref('excluded.uid'),
            association: eb.ref('excluded.association'),
            co_hosts: eb.ref('excluded.co_hosts'),
            status: eb.ref('excluded.status'),
            visibility: eb.ref('excluded.visibility'),
            sequence: eb.ref('excluded.sequence'),
            created: eb.ref('excluded.created'),
            updated: eb.ref('excluded.updated'),
            document: eb.ref('excluded.document'),
          })),
        )
        .execute();
    }
    return true;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    throw new CalendarError('taken', 'Another activity has this uid; keep the uid that this one has.');
  }
}

function toRow(activity: Activity): ActivityRow {
  const { id, uid, association, coHosts, status, visibility, sequence, created, updated } = activity;
  return {
    id,
    uid,
    association,
    co_hosts: JSON.stringify(coHosts),
    status,
    visibility,
    sequence,
    created,
    updated,
    document: activityText(activity),
  };
}

function fromRow(row: ActivityRow): Activity {
  try {
    return activityFromDocument(row, row.document);
  } catch (error) {
    throw new CannotOpen(`Activity ${row.id} cannot be read from the database; restore it from a backup.`, {
      cause: error,
    });
  }
}

function headFromRow(row: Omit<ActivityRow, 'document' | 'sequence' | 'created'>): ActivityHead {
  const { id, uid, association, co_hosts, status, visibility, updated } = row;
  const coHosts = co_hosts === '[]' ? [] : (JSON.parse(co_hosts) as string[]);
  return { id, uid, association, coHosts, status, visibility, updated };
}
