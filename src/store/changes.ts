// The change log, the spine of the store: every write appends to it in its own transaction. It is the history that
// people read, the version that feeds and ETags stand on, and how processes learn what the others wrote.
import { setImmediate as otherWork } from 'node:timers/promises';
import type { Instant } from '../calendar/time.ts';
import { chunksOf } from './chunks.ts';
import type { Reading, Writing } from './handles.ts';
import type { ChangeRow } from './tables.ts';

/** So many changes are looked through before other work gets its turn. */
const PAGE = 1_000;

export type SubjectKind =
  | 'association'
  | 'venue'
  | 'activity'
  | 'observance'
  | 'settlement'
  | 'source'
  | 'token'
  | 'person'
  | 'setting';

/** What a change is about: its kind, and its id or slug. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
}

export interface NewChange {
  readonly at: Instant;
  /** Who did it, in words that history pages show. */
  readonly actor: string;
  /** A verb, as `publish`, `revise`, `cancel` or `save-venue`. */
  readonly deed: string;
  readonly subject: Subject;
  /** What it was `before` and `after`, and whatever else history should tell. */
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface RecordedChange extends NewChange {
  /** Rises with every change, in the order of their commits; there may be gaps. */
  readonly version: number;
}

/** Appends the changes in order. */
export async function appendChanges(trx: Writing, changes: readonly NewChange[]): Promise<void> {
  for (const chunk of chunksOf(changes)) {
    await trx
      .insertInto('change')
      .values(
        chunk.map(({ at, actor, deed, subject, detail }) => ({
          at,
          actor,
          deed,
          subject_kind: subject.kind,
          subject: subject.id,
          detail: JSON.stringify(detail),
        })),
      )
      .execute();
  }
}

/** The changes after a version, oldest first, at most `limit`. */
export async function changesSince(db: Reading, version: number, limit: number): Promise<RecordedChange[]> {
  const rows = await db
    .selectFrom('change')
    .selectAll()
    .where('version', '>', version)
    .orderBy('version')
    .limit(limit)
    .execute();
  return rows.map(fromRow);
}

/** The changes to one subject, newest first, at most `limit`; `before` a version, to page on. */
export async function changesAbout(
  db: Reading,
  subject: Subject,
  limit: number,
  before: number = Number.MAX_SAFE_INTEGER,
): Promise<RecordedChange[]> {
  const rows = await db
    .selectFrom('change')
    .selectAll()
    .where('subject_kind', '=', subject.kind)
    .where('subject', '=', subject.id)
    .where('version', '<', before)
    .orderBy('version', 'desc')
    .limit(limit)
    .execute();
  return rows.map(fromRow);
}

/** What to look for in the history; null for all there is. */
export interface HistoryFilter {
  /** An activity's id. */
  readonly activity: string | null;
  /** The slugs that it has or has had: of the association itself, its activities and its sources. */
  readonly association: readonly string[] | null;
  /** By name. */
  readonly actor: string | null;
}

/** The changes that a filter lets through, newest first, at most `limit`; `before` a version, to page on. */
export async function browseChanges(
  db: Reading,
  { activity, association, actor }: HistoryFilter,
  limit: number,
  before: number = Number.MAX_SAFE_INTEGER,
): Promise<RecordedChange[]> {
  let asked = db.selectFrom('change').selectAll().where('version', '<', before);
  if (activity !== null) asked = asked.where('subject_kind', '=', 'activity').where('subject', '=', activity);
  if (actor !== null) asked = asked.where('actor', '=', actor);
  if (association !== null) {
    asked = asked.where((eb) => {
      const its = eb.selectFrom('activity').select('id').where('association', 'in', association);
      return eb.or([
        eb.and([eb('subject_kind', '=', 'association'), eb('subject', 'in', association)]),
        eb.and([
          eb('subject_kind', '=', 'source'),
          eb.or(association.map((slug) => eb('subject', 'like', `${slug}/%`))),
        ]),
        eb.and([eb('subject_kind', '=', 'activity'), eb('subject', 'in', its)]),
      ]);
    });
  }
  const rows = await asked.orderBy('version', 'desc').limit(limit).execute();
  return rows.map(fromRow);
}

/** The version of the last change, 0 before the first. */
export async function latestVersion(db: Reading): Promise<number> {
  const row = await db
    .selectFrom('change')
    .select((eb) => eb.fn.max<number | null>('version').as('latest'))
    .executeTakeFirst();
  return row?.latest ?? 0;
}

/** How many changes there have been after a version. */
export async function changesCountSince(db: Reading, version: number): Promise<number> {
  const { count } = await db
    .selectFrom('change')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .where('version', '>', version)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Every subject changed after a version, each once, in the order of their first change since. */
export async function subjectsSince(db: Reading, version: number): Promise<Subject[]> {
  // Not DISTINCT: SQLite would walk the whole index of subjects for it instead of the few newest rows.
  const subjects = new Map<string, Subject>();
  for (let after = version; ; ) {
    const rows = await db
      .selectFrom('change')
      .select(['version', 'subject_kind', 'subject'])
      .where('version', '>', after)
      .orderBy('version')
      .limit(PAGE)
      .execute();
    for (const { subject_kind, subject } of rows) {
      const key = `${subject_kind} ${subject}`;
      if (!subjects.has(key)) subjects.set(key, { kind: subject_kind as SubjectKind, id: subject });
    }
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return [...subjects.values()];
    after = last.version;
    await otherWork();
  }
}

type Stored = Omit<ChangeRow, 'version'> & { readonly version: number };

function fromRow({ version, at, actor, deed, subject_kind, subject, detail }: Stored): RecordedChange {
  return {
    version,
    at,
    actor,
    deed,
    subject: { kind: subject_kind as SubjectKind, id: subject },
    detail: JSON.parse(detail) as Record<string, unknown>,
  };
}
