// Which of our activities an imported one is. UIDs are kept apart by association, so that nobody's file can overwrite
// what another has published.
import type { Activity } from '../calendar/activity.ts';
import type { Slug } from '../calendar/association.ts';
import { compileSchedule } from '../calendar/compiled-schedule.ts';
import { occurrencesOf } from '../calendar/recurrence.ts';
import type { Schedule } from '../calendar/schedule.ts';
import { instant } from '../calendar/time.ts';
import { toInstant } from '../calendar/zone.ts';
import type { ReadActivity } from '../ical/reading/read-activity.ts';
import { storableUid } from '../ical/reading/uids.ts';

export interface FoundActivity {
  /** The UID it is stored under. */
  readonly uid: string;
  /** Null where it is not here yet. */
  readonly before: Activity | null;
}

/** As our feeds name a date that goes out on its own: `name-20261201@host`. */
export const DATED = /^(.+)-\d{8}(?:T\d{6})?(@[^@]*)?$/;

export class ImportedUids {
  readonly #byUid: ReadonlyMap<string, Activity>;
  readonly #association: Slug;
  readonly #found = new Set<string>();

  constructor(byUid: ReadonlyMap<string, Activity>, association: Slug) {
    this.#byUid = byUid;
    this.#association = association;
  }

  /**
   * The activity of the association with the file's own UID, or where another association has that, with the
   * association's slug before it. No two calls find the same.
   */
  find(own: string): FoundActivity {
    for (let uid = own; ; uid = storableUid(`${this.#association}.${uid}`) ?? uid) {
      const before = this.#byUid.get(uid) ?? null;
      if ((before !== null && !this.#isOurs(before)) || this.#found.has(uid)) continue;
      this.#found.add(uid);
      return { uid, before };
    }
  }

  /** The series of the association's own that an activity of one date is a date of, come back out of a feed; or null. */
  seriesOf({ uid, schedule, status }: ReadActivity): Activity | null {
    const parts = schedule.rule === null && !this.#byUid.has(uid) ? DATED.exec(uid) : null;
    const series = parts && this.#byUid.get(`${parts[1]}${parts[2] ?? ''}`);
    if (!series || !this.#isOurs(series)) return null;
    const [only, ...others] = datesFrom(schedule, schedule);
    const isDate = datesFrom(series.schedule, schedule).some(
      ({ start, end, cancelled }) =>
        start === only?.start && end === only.end && cancelled === (status === 'cancelled'),
    );
    return isDate && others.length === 0 ? series : null;
  }

  #isOurs({ association }: Activity): boolean {
    return association === this.#association;
  }
}

/** The occurrences of one schedule at the instant that another starts. */
function datesFrom(schedule: Schedule, other: Schedule) {
  const { zone, start } = compileSchedule(other);
  const at = toInstant(zone, start);
  return occurrencesOf(schedule, { start: at, end: instant(at + 1) });
}
