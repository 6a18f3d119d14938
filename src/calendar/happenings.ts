// What is on in a window: the rows of an index told as occurrences, in order, a page at a time.
import type { Activity } from './activity.ts';
import type { Venue } from './association.ts';
import { isInside, type Member, type Row, rowRecurrenceId, rowStart } from './occurrence-rows.ts';
import type { Places } from './places.ts';
import { firstAtOrAfter } from './row-columns.ts';
import { LONG, type RowLists } from './row-lists.ts';
import type { Change, RecurrenceId } from './schedule.ts';
import { type Instant, instant, WEEK, type Window } from './time.ts';
import { hasWeek, listWeeks } from './week-bits.ts';
import type { WeekSpan } from './week-span.ts';

/** An occurrence with the activity it is of. */
export interface Happening {
  readonly activity: Activity;
  readonly recurrenceId: RecurrenceId;
  readonly start: Instant;
  /** Exclusive. */
  readonly end: Instant;
  readonly cancelled: boolean;
  readonly change: Change | null;
}

/** Where a page of happenings ended: the next begins after it. */
export interface After {
  readonly start: Instant;
  readonly id: string;
  readonly recurrenceId: string;
}

/** Whether an activity, at the venue of one of its occurrences, is asked for. */
export type Accepts = (activity: Activity, venue: Venue | null) => boolean;

export interface Question {
  readonly window: Window;
  readonly accepts: Accepts;
  readonly limit: number;
  readonly after: After | null;
}

/** Collects the answer to one question. */
export class HappeningSearch {
  readonly #lists: RowLists;
  readonly #places: Places;
  readonly #span: WeekSpan;
  readonly #question: Question;
  readonly #found: Happening[] = [];

  constructor(lists: RowLists, places: Places, span: WeekSpan, question: Question) {
    this.#lists = lists;
    this.#places = places;
    this.#span = span;
    this.#question = question;
  }

  /** By start, then activity, then recurrence id. */
  answer(): readonly Happening[] {
    this.#collectLong();
    this.#collectShort();
    return this.#found.sort(compareHappenings).slice(0, this.#question.limit);
  }

  /** The same, where only these members can be asked for: what is theirs is looked at and nothing else. */
  answerAmong(members: readonly Member[]): readonly Happening[] {
    const { window, limit } = this.#question;
    const first = Math.floor((window.start - this.#span.start) / WEEK);
    const last = Math.min(Math.floor((window.end - 1 - this.#span.start) / WEEK), this.#span.weeks - 1);
    const dates: { readonly row: Row; readonly week: number; readonly start: Instant }[] = [];
    for (const { rows } of members) {
      for (const row of rows) {
        // What goes on for long may have begun in any week before; what is short, a week before at most.
        for (let week = Math.max(0, first - Math.ceil(row.length / WEEK)); week <= last; week++) {
          if (hasWeek(row.weeks, week)) dates.push({ row, week, start: rowStart(this.#span, row, week) });
        }
      }
    }
    dates.sort((a, b) => a.start - b.start);
    let least = Number.POSITIVE_INFINITY;
    for (const { row, week, start } of dates) {
      // Those of one start are put in order by what they are, so all of them are taken.
      if (start > least) break;
      if (this.#take(row, week) && this.#found.length >= limit) least = start;
    }
    return this.#found.sort(compareHappenings).slice(0, limit);
  }

  /** How many start in the window. */
  countStarting(): number {
    const { window, accepts } = this.#question;
    const { start: spanStart, weeks } = this.#span;
    const firstWeek = Math.max(0, Math.floor((window.start - spanStart) / WEEK));
    const lastWeek = Math.min(weeks - 1, Math.floor((window.end - 1 - spanStart) / WEEK));
    let count = 0;
    for (let week = firstWeek; week <= lastWeek; week++) {
      const weekStart = spanStart + week * WEEK;
      for (const list of [this.#lists.all, this.#lists.long]) {
        for (const { rows, slots } of list.parts) {
          for (let i = firstAtOrAfter(slots, window.start - weekStart); i < rows.length; i++) {
            if (weekStart + (slots[i] as number) >= window.end) break;
            const row = rows[i] as Row;
            if (hasWeek(row.weeks, week) && accepts(row.member.activity, this.#places.venue(row.venue)))
              count++;
          }
        }
      }
    }
    return count;
  }

  #collectLong(): void {
    for (const { rows } of this.#lists.long.parts) {
      for (const row of rows) for (const week of listWeeks(row.weeks)) this.#take(row, week);
    }
  }

  /** In their order, so that it can stop at the limit. */
  #collectShort(): void {
    const { window, after, limit } = this.#question;
    const { start: spanStart, weeks } = this.#span;
    const from = Math.max(window.start - LONG, after?.start ?? Number.NEGATIVE_INFINITY);
    const firstWeek = Math.max(0, Math.floor((from - spanStart) / WEEK));
    const lastWeek = Math.min(weeks - 1, Math.floor((window.end - 1 - spanStart) / WEEK));
    let left = limit;
    for (let week = firstWeek; week <= lastWeek; week++) {
      const weekStart = spanStart + week * WEEK;
      for (const { rows, slots } of this.#lists.all.parts) {
        for (let i = firstAtOrAfter(slots, from - weekStart); i < rows.length; i++) {
          if (weekStart + (slots[i] as number) >= window.end) break;
          const row = rows[i] as Row;
          if (hasWeek(row.weeks, week) && this.#take(row, week)) left--;
          if (left <= 0) return;
        }
      }
    }
  }

  /** Takes the row's occurrence of that week if it is asked for. */
  #take(row: Row, week: number): boolean {
    const { window, accepts, after } = this.#question;
    const { activity } = row.member;
    const start = rowStart(this.#span, row, week);
    const end = instant(start + row.length);
    if (!isInside({ start, end }, window) || !accepts(activity, this.#places.venue(row.venue))) return false;
    const recurrenceId = rowRecurrenceId(this.#span, row, week);
    if (after && compareKeys(start, activity.id, recurrenceId, after) <= 0) return false;
    this.#found.push({ activity, recurrenceId, start, end, cancelled: row.cancelled, change: row.change });
    return true;
  }
}

function compareHappenings(a: Happening, b: Happening): number {
  if (a.start !== b.start) return a.start - b.start;
  return compareKeys(a.start, a.activity.id, a.recurrenceId, { ...b, id: b.activity.id });
}

function compareKeys(start: number, id: string, recurrenceId: string, key: After): number {
  if (start !== key.start) return start - key.start;
  if (id !== key.id) return id < key.id ? -1 : 1;
  if (recurrenceId === key.recurrenceId) return 0;
  return recurrenceId < key.recurrenceId ? -1 : 1;
}
