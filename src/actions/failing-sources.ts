// Sources that fail again and again: their editors are told once, until it has been good again.
import type { Slug } from '../calendar/association.ts';
import type { SourceKind } from '../calendar/source.ts';
import type { Instant } from '../calendar/time.ts';
import type { Reading } from '../store/handles.ts';
import type { StoredSource } from '../store/sources.ts';
import { allSources, noteTold } from '../store/sources.ts';
import type { Desk } from './desk.ts';

/** A fault that mends itself is not worth a letter. */
const FAILURES = 3;

export interface FailingSource {
  readonly association: Slug;
  readonly name: Slug;
  /** A neighbour's is told to the coordinator, the association's own to its editors. */
  readonly kind: SourceKind;
  readonly fault: string;
  /** How old is what is here; null where it never was good. */
  readonly fetched: Instant | null;
}

/**
 * The failing sources that nobody has been told of, who count as told from now on: each is handed out once over all
 * processes, to whoever writes the letters. Their addresses are not in it.
 */
export async function takeFailingSources(desk: Desk): Promise<readonly FailingSource[]> {
  const untold = (await allSources(desk.store.read)).filter(
    ({ failures, told }) => failures >= FAILURES && told === null,
  );
  const taken: FailingSource[] = [];
  for (const source of untold) {
    const isOurs = await desk.store.transaction((trx) => noteTold(trx, source, desk.clock()));
    const { association, name, kind, fault, fetched } = source;
    if (isOurs) taken.push({ association, name, kind, fault: fault ?? '', fetched });
  }
  return taken;
}

/** The sources that could not be taken in the last time, however often. Their addresses are not in it. */
export async function failingSources(
  db: Reading,
): Promise<readonly Pick<StoredSource, 'association' | 'name' | 'fault' | 'failures'>[]> {
  return (await allSources(db)).flatMap(({ association, name, fault, failures }) =>
    failures > 0 ? [{ association, name, fault, failures }] : [],
  );
}

export async function countFailingSources(db: Reading): Promise<number> {
  return (await failingSources(db)).length;
}
