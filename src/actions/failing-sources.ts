// Sources that fail again and again: their editors are told once, until it has been good again.
import type { Slug } from '../calendar/association.ts';
import type { SourceKind } from '../calendar/source.ts';
import type { Instant } from '../calendar/time.ts';
import type { Reading, Writing } from '../store/handles.ts';
import { allSources, noteTold, type StoredSource } from '../store/sources.ts';
import type { Desk } from './desk.ts';

/** A fault that mends itself is not worth a letter. */
const FAILURES = 3;

export interface FailingSource {
  readonly association: Slug;
  readonly name: Slug;
  /** A neighbour's is told to the coordinator, the association's own to its editors. */
  readonly kind: SourceKind;
  /** Attempts in a row that came to nothing, and why the last did. */
  readonly failures: number;
  readonly fault: string | null;
  /** How old is what is here; null where it never was good. */
  readonly fetched: Instant | null;
}

/**
 * Tells of the failing sources that nobody has been told of. That they count as told from now on is written together with
 * what `tell` writes: each is told of once over all processes, whenever one of them dies.
 */
export async function tellOfFailingSources(
  { store, clock }: Pick<Desk, 'store' | 'clock'>,
  tell: (trx: Writing, source: FailingSource) => Promise<void>,
): Promise<void> {
  const untold = (await allSources(store.read)).filter(
    ({ failures, told }) => failures >= FAILURES && told === null,
  );
  for (const source of untold) {
    await store.transaction(async (trx) => {
      if (await noteTold(trx, source, clock())) await tell(trx, withoutAddress(source));
    });
  }
}

/** The sources that could not be taken in the last time, however often. Their addresses are not in it. */
export async function failingSources(db: Reading): Promise<readonly FailingSource[]> {
  return (await allSources(db)).filter(({ failures }) => failures > 0).map(withoutAddress);
}

function withoutAddress({ association, name, kind, fault, failures, fetched }: StoredSource): FailingSource {
  return { association, name, kind, fault, failures, fetched };
}

export async function countFailingSources(db: Reading): Promise<number> {
  return (await failingSources(db)).length;
}
