// Finds the rows that may clash and has the rules say whether they do. Compares series, not dates: a pair of rows
// clashes in the weeks they both stand in.
import { VENUE } from './clash.ts';
import { ClashRules, EVENING_GAP, type Nearness } from './clash-rules.ts';
import type { MemberRelations } from './member-relations.ts';
import type { Member, Row } from './occurrence-rows.ts';
import { NOWHERE, type Places } from './places.ts';
import { type Columns, columnsOf, firstAtOrAfter, rowAt } from './row-columns.ts';
import type { RowLists } from './row-lists.ts';
import type { SortedRows } from './sorted-rows.ts';
import { WEEK } from './time.ts';
import { meetingWeeks, noWeeks, shareWeek, WEEK_WORDS, type WeekBits } from './week-bits.ts';

/**
 * Told of each pair of rows that clashes: the other is the i-th of the columns, so that it need not be opened to be
 * counted. The weeks are those of `mine`; the other stands `shift` weeks later; the reasons are bits. `weeks` is
 * overwritten after the call. What answers `false` has heard enough: the search ends.
 */
export type OnMatch = (
  mine: Row,
  others: Columns,
  i: number,
  shift: number,
  reasons: number,
  weeks: WeekBits,
) => unknown;

/** What a search is after. */
interface Quest {
  /** Rows of members with a higher number than this. */
  readonly above: number;
  readonly nearness: Nearness;
  readonly onMatch: OnMatch;
}

/** Its private parts answer whether to go on. */
export class ClashSearch {
  readonly #lists: RowLists;
  readonly #places: Places;
  readonly #rules: ClashRules;
  readonly #weeks = noWeeks();

  constructor(lists: RowLists, places: Places, relations: MemberRelations) {
    this.#lists = lists;
    this.#places = places;
    this.#rules = new ClashRules(places, relations);
  }

  /**
   * Tells `onMatch` of every row that clashes with one of the member's.
   * @param above only members with a higher number, so that a search of all finds each pair once; -1 for every one
   */
  search(member: Member, above: number, onMatch: OnMatch): void {
    if (!member.clashes) return;
    const near: Quest = { above, nearness: 'near', onMatch };
    const far: Quest = { above, nearness: 'far', onMatch };
    const either: Quest = { above, nearness: 'either', onMatch };
    for (const row of member.rows) {
      if (row.cancelled) continue;
      const goOn =
        this.#scanNear(row, near) &&
        this.#scan(row, this.#lists.anywhere, near) &&
        this.#scanHelpers(row, far) &&
        this.#compareLong(row, either);
      if (!goOn) return;
    }
  }

  /** The rows in the same venue alone, for the *venue* reason. */
  searchVenue(member: Member, onMatch: OnMatch): void {
    if (!member.clashes) return;
    const sameVenue: OnMatch = (mine, others, i, shift, reasons, weeks) =>
      (reasons & VENUE) === 0 || onMatch(mine, others, i, shift, reasons, weeks);
    const near: Quest = { above: -1, nearness: 'near', onMatch: sameVenue };
    const either: Quest = { ...near, nearness: 'either' };
    for (const row of member.rows) {
      if (row.cancelled || row.venue === NOWHERE) continue;
      const list = this.#lists.byVenue.get(row.venue);
      const goOn =
        (!list || this.#scan(row, list, near)) &&
        this.#scan(row, this.#lists.hybrid, near) &&
        this.#compareLong(row, either);
      if (!goOn) return;
    }
  }

  /** Every clash between two members. */
  searchPair(mine: Member, other: Member, onMatch: OnMatch): void {
    if (!mine.clashes) return;
    const columns = columnsOf(other.rows);
    for (const row of mine.rows) {
      if (!row.cancelled && !this.#compareAll(row, columns, { above: -1, nearness: 'either', onMatch }))
        return;
    }
  }

  /** Short rows at places that somebody knows. */
  #scanNear(row: Row, quest: Quest): boolean {
    const { byVenue } = this.#lists;
    if (row.anywhere) {
      for (const list of byVenue.values()) if (!this.#scan(row, list, quest)) return false;
      return true;
    }
    for (const venue of this.#places.nearTo(row.venue)) {
      const list = byVenue.get(venue);
      if (list && !this.#scan(row, list, quest)) return false;
    }
    return true;
  }

  /** Helpers are scarce however far apart the places are; what is near has been seen already. */
  #scanHelpers(row: Row, quest: Quest): boolean {
    if (row.anywhere) return true;
    const { needs } = row.member;
    for (const need of needs) {
      const list = this.#lists.byNeed.get(need);
      if (!list) continue;
      const onMatch: OnMatch = (mine, others, i, shift, reasons, weeks) => {
        const theirNeeds = rowAt(others, i).member.needs;
        const firstShared = needs.find((one) => theirNeeds.includes(one));
        return firstShared !== need || quest.onMatch(mine, others, i, shift, reasons, weeks);
      };
      if (!this.#scan(row, list, { ...quest, onMatch })) return false;
    }
    return true;
  }

  #compareLong(row: Row, quest: Quest): boolean {
    return this.#lists.long.parts.every((columns) => this.#compareAll(row, columns, quest));
  }

  /** Compares the row with those of a list that can touch it, also across the ends of the week. */
  #scan(row: Row, list: SortedRows, quest: Quest): boolean {
    const earliest = row.slot - list.longest - EVENING_GAP;
    const latest = row.slot + row.length + EVENING_GAP;
    for (let shift = Math.floor(earliest / WEEK); shift * WEEK <= latest; shift++) {
      for (const columns of list.parts) {
        if (!this.#scanPart(row, columns, shift, earliest, latest, quest)) return false;
      }
    }
    return true;
  }

  #scanPart(
    row: Row,
    columns: Columns,
    shift: number,
    earliest: number,
    latest: number,
    quest: Quest,
  ): boolean {
    const { slots, ends, members, weeks } = columns;
    const { above } = quest;
    const from = row.slot - EVENING_GAP - shift * WEEK;
    const to = latest - shift * WEEK;
    for (let i = firstAtOrAfter(slots, earliest - shift * WEEK); i < slots.length; i++) {
      if ((slots[i] as number) > to) break;
      if ((members[i] as number) <= above || (ends[i] as number) < from) continue;
      if (shift === 0 && !shareWeek(row.weeks, weeks, i * WEEK_WORDS)) continue;
      if (!this.#compare(row, columns, i, shift, quest)) return false;
    }
    return true;
  }

  /** Compares the row with each of a few, at every distance in weeks at which they can touch. */
  #compareAll(row: Row, columns: Columns, quest: Quest): boolean {
    for (let i = 0; i < columns.slots.length; i++) {
      const { member, cancelled } = rowAt(columns, i);
      if (cancelled || !member.clashes || member.number <= quest.above) continue;
      const first = Math.ceil((row.slot - EVENING_GAP - (columns.ends[i] as number)) / WEEK);
      const last = Math.floor((row.slot + row.length + EVENING_GAP - (columns.slots[i] as number)) / WEEK);
      for (let shift = first; shift <= last; shift++) {
        if (!this.#compare(row, columns, i, shift, quest)) return false;
      }
    }
    return true;
  }

  #compare(mine: Row, columns: Columns, i: number, shift: number, quest: Quest): boolean {
    const reasons = this.#rules.reasonsBetween(mine, columns, i, shift, quest.nearness);
    if (reasons === 0) return true;
    const weeks = this.#weeks;
    if (!meetingWeeks(mine.weeks, columns.weeks, i * WEEK_WORDS, shift, weeks)) return true;
    return quest.onMatch(mine, columns, i, shift, reasons, weeks) !== false;
  }
}
