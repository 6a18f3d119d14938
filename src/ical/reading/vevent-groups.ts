// The VEVENTs of one UID put together: a master with its overrides, or several things that share a UID by mistake.
import { dateTimeDigits } from '../clock-reading.ts';
import { applyOverrides } from './overrides.ts';
import { startOf } from './placed-times.ts';
import { activityOf, type ReadActivity } from './read-activity.ts';
import { limitDates, seriesOf } from './series.ts';
import type { SeriesDraft, Tools } from './series-draft.ts';
import { eachOnce, newestOfEach, overridesByDraft, uidOfMaster } from './shared-uids.ts';
import { splitSeries } from './this-and-future.ts';
import { type GivenUids, suffixedUid } from './uids.ts';
import type { Vevent } from './vevent.ts';

/** A VEVENT that was left out, and why, in a sentence. */
export interface Skipped {
  readonly uid: string;
  readonly reason: string;
}

export interface ReadGroup {
  readonly activities: readonly ReadActivity[];
  readonly skipped: readonly Skipped[];
}

/** What reading one activity costs, in microseconds or so. */
const ACTIVITY = 60;
const SAME_AGAIN = 'It is in the file twice, word for word.';
const OLDER = 'It is an older version of a date that the file has again.';

/** The activities that the VEVENTs of one UID are. Each VEVENT is in one of them, or skipped. Yields costs. */
export function* readGroup(
  uid: string,
  vevents: readonly Vevent[],
  given: GivenUids,
  tools: Tools,
): Generator<number, ReadGroup> {
  const group = new Group(uid, given, tools);
  const again: Vevent[] = [];
  const masters = yield* eachOnce(
    vevents.filter(({ recurrenceId }) => recurrenceId === null),
    again,
  );
  const overrides = vevents.filter(({ recurrenceId }) => recurrenceId !== null);
  group.skip(again, SAME_AGAIN);
  const drafts: SeriesDraft[] = [];
  for (const vevent of masters) {
    const draft = group.master(vevent, uidOfMaster(uid, vevent, masters.length === 1, tools));
    if (draft) drafts.push(draft);
    yield ACTIVITY;
  }
  const alone: Vevent[] = drafts.length > 0 ? [] : [...(yield* group.newest(null, overrides))];
  for (const [draft, own] of yield* overridesByDraft(drafts, overrides, tools)) {
    alone.push(...(yield* group.series(draft, yield* group.newest(draft, own))));
  }
  for (const vevent of alone) {
    group.alone(vevent);
    yield ACTIVITY;
  }
  return group;
}

class Group implements ReadGroup {
  readonly activities: ReadActivity[] = [];
  readonly skipped: Skipped[] = [];
  readonly #uid: string;
  readonly #given: GivenUids;
  readonly #tools: Tools;

  constructor(uid: string, given: GivenUids, tools: Tools) {
    this.#uid = uid;
    this.#given = given;
    this.#tools = tools;
  }

  skip(vevents: readonly Vevent[], reason: string): void {
    for (const _ of vevents) this.skipped.push({ uid: this.#uid, reason });
  }

  /** The draft of a master; null where it was left out. */
  master(vevent: Vevent, uid: string): SeriesDraft | null {
    const draft = seriesOf(vevent, uid, this.#tools);
    if (!('reason' in draft)) return draft;
    this.skip([vevent], draft.reason);
    return null;
  }

  *newest(draft: SeriesDraft | null, overrides: readonly Vevent[]): Generator<number, readonly Vevent[]> {
    if (overrides.length < 2) return overrides;
    const older: Vevent[] = [];
    const newest = yield* newestOfEach(draft, overrides, older, this.#tools);
    this.skip(older, OLDER);
    return newest;
  }

  /** Takes a draft with its overrides in; gives back what cannot be a changed date of it. */
  *series(draft: SeriesDraft, overrides: readonly Vevent[]): Generator<number, readonly Vevent[]> {
    if (overrides.length === 0) {
      this.#take(draft);
      return [];
    }
    const singles = overrides.filter(({ isFuture }) => !isFuture);
    const alone = yield* applyOverrides(draft, singles, this.#tools);
    limitDates(draft, this.#tools);
    const counted = { ...draft, vevents: draft.vevents + singles.length - alone.length };
    const futures = overrides.filter(({ isFuture }) => isFuture);
    const { series, strays } = splitSeries(counted, futures, this.#tools);
    for (const one of series) this.#take(one);
    return [...alone, ...strays];
  }

  /** Takes in a VEVENT with a RECURRENCE-ID that no series has room for, as an activity of one date. */
  alone(vevent: Vevent): void {
    const id = vevent.recurrenceId && startOf(vevent.recurrenceId, false, this.#tools).wall;
    const uid = id === null ? this.#uid : suffixedUid(this.#uid, dateTimeDigits(id));
    const start = vevent.start ?? vevent.recurrenceId;
    const draft = this.master(
      { ...vevent, start, rules: [], recurrenceId: null, added: [], excluded: [] },
      uid,
    );
    if (draft) this.#take(draft);
  }

  #take(draft: SeriesDraft): void {
    this.activities.push(activityOf({ ...draft, uid: this.#given.give(draft.uid) }, this.#tools));
  }
}
