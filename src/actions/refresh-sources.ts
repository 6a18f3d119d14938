// Asking the sources that are due. Of several processes one asks each.

import { CalendarError } from '../calendar/errors.ts';
import type { Source } from '../calendar/source.ts';
import { type Instant, instant, MINUTE } from '../calendar/time.ts';
import type { FetchOptions } from '../sources/fetch-calendar.ts';
import { appendChanges, type NewChange } from '../store/changes.ts';
import { originsFrom, type StoredOrigin, saveOrigins } from '../store/origins.ts';
import {
  dueSources,
  endLease,
  holdsLease,
  leaseSource,
  releaseLease,
  type SourceState,
  type StoredSource,
} from '../store/sources.ts';
import { deedTime } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { readSource, type SourceFault, type SourceReading } from './read-source.ts';
import { mergeSource, type SourceMerge } from './source-merge.ts';
import { nextDue } from './source-times.ts';
import { transactionOf, writeInPortions } from './write-in-portions.ts';

/** Longer than anything takes; a process that is killed meanwhile keeps others waiting no longer than this. */
const LEASED_FOR = 5 * MINUTE;
const AT_A_TIME = 4;
/** How often it is worked out anew because somebody was writing at the same time. */
const ATTEMPTS = 3;

export interface Refreshing {
  /** From 0 to 1, drawn anew with each call. */
  readonly chance: () => number;
  readonly fetching?: FetchOptions;
  /** Whether nothing more is to be begun. */
  readonly isEnding?: () => boolean;
  /** Told of each source that was asked: what went wrong, or null. Never with its address. */
  readonly onAsked?: (source: Pick<Source, 'association' | 'name'>, fault: SourceFault | null) => void;
}

/**
 * Asks every source that is due, a few at a time, so that one that is slow keeps no others waiting.
 * @returns how many were asked here
 */
export async function refreshSources(desk: Desk, refreshing: Refreshing): Promise<number> {
  const due = await dueSources(desk.store.read, desk.clock());
  let count = 0;
  const askOn = async (): Promise<void> => {
    while (refreshing.isEnding?.() !== true) {
      const source = due.shift();
      if (!source) return;
      if (await refreshSource(desk, source, refreshing)) count++;
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: AT_A_TIME }, askOn));
  const failures = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
  if (failures.length > 0) throw failures.length === 1 ? failures[0] : new AggregateError(failures);
  return count;
}

/** @returns whether it was asked here; not where it is not due, or somebody else is asking */
async function refreshSource(desk: Desk, source: StoredSource, refreshing: Refreshing): Promise<boolean> {
  const holder = desk.newId();
  const now = deedTime(desk.clock);
  const lease = { holder, until: instant(now + LEASED_FOR) };
  if (!(await desk.store.transaction((trx) => leaseSource(trx, source, lease, now)))) return false;
  try {
    const known = await originsFrom(desk.store.read, source.association, source.name);
    const { fetching = {} } = refreshing;
    const reading = await readSource(desk, source.url, source, known.length > 0, now, fetching);
    const fault = await takeIn(desk, source, reading, holder, now, refreshing.chance());
    refreshing.onAsked?.(source, fault);
    return true;
  } catch (error) {
    await desk.store.transaction((trx) => releaseLease(trx, source, holder));
    throw error;
  }
}

async function takeIn(
  desk: Desk,
  source: StoredSource,
  reading: SourceReading,
  holder: string,
  now: Instant,
  chance: number,
): Promise<SourceFault | null> {
  if (reading.kind === 'failed') return fail(desk, source, reading.fault, holder, now, chance);
  const { etag, lastModified } = source;
  const fetched: SourceState = {
    ...{ etag, lastModified, tried: now, fetched: now, failures: 0, fault: null, told: null },
    due: nextDue(source, 0, now, chance),
  };
  if (reading.kind === 'unchanged') {
    await desk.store.transaction((trx) => endLease(trx, source, holder, fetched));
    return null;
  }
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    await desk.network.catchUp();
    const known = await originsFrom(desk.store.read, source.association, source.name);
    const merge = await mergeSource(desk, source, reading.read, known, now);
    // What is missing is looked at again in full, although nothing may have changed since.
    const validators = merge.isToConfirm ? { etag: null, lastModified: null } : reading.validators;
    try {
      await transactionOf(desk, merge.revisions, async (trx) => {
        // Somebody may have removed it meanwhile, or said something else of it.
        if (!(await holdsLease(trx, source, holder))) return releaseLease(trx, source, holder);
        await writeInPortions(trx, desk, source.name, merge.revisions, now);
        await saveOrigins(trx, merge.origins);
        await appendChanges(trx, adoptions(source, merge, known, now));
        await endLease(trx, source, holder, { ...fetched, ...validators });
      });
      await desk.network.catchUp();
      return null;
    } catch (error) {
      const isRace = error instanceof CalendarError && (error.code === 'stale' || error.code === 'taken');
      if (!isRace) throw error;
    }
  }
  return fail(desk, source, 'not-stored', holder, now, chance);
}

/** What was here already and is the source's from now on has not been revised, and yet memory is to hear of it. */
function adoptions(
  { association, name }: Source,
  { revisions, origins }: SourceMerge,
  known: readonly StoredOrigin[],
  at: Instant,
): NewChange[] {
  const heard = new Set([
    ...revisions.map(({ after }) => after.id),
    ...known.map(({ activity }) => activity),
  ]);
  const adopted = origins.filter(({ activity }) => !heard.has(activity)).length;
  if (adopted === 0) return [];
  const subject = { kind: 'source', id: `${association}/${name}` } as const;
  return [{ at, actor: name, deed: 'adopt', subject, detail: { activities: adopted } }];
}

async function fail(
  desk: Desk,
  source: StoredSource,
  fault: SourceFault,
  holder: string,
  now: Instant,
  chance: number,
): Promise<SourceFault> {
  const { etag, lastModified, fetched, told } = source;
  const failures = source.failures + 1;
  const due = nextDue(source, failures, now, chance);
  const state: SourceState = { etag, lastModified, fetched, told, tried: now, failures, fault, due };
  await desk.store.transaction((trx) => endLease(trx, source, holder, state));
  return fault;
}
