// What is on in a window: the rows of an index told as occurrences, in order, a page at a time.
import type { Activity } from './activity.ts';
import type { Venue } from './association.ts';
import { isInside, type Row, rowRecurrenceId, rowStart } from './occurrence-rows.ts';
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
  return compareKeys(a.start, a.activity.id, a.recurrenceId, { ...b, id: b.activity.id });
}

function compareKeys(start: number, id: string, recurrenceId: string, key: After): number {
  if (start !== key.start) return start - key.start;
  if (id !== key.id) return id < key.id ? -1 : 1;
  if (recurrenceId === key.recurrenceId) return 0;
  return recurrenceId < key.recurrenceId ? -1 : 1;
}
