// The rules about clashes, applied to two rows: two occurrences of different activities without a host in common clash
// for the same venue, the same people, the same helpers, or the same people on one evening.
import { AUDIENCE, EVENING, HELPERS, VENUE } from './clash.ts';
import { AUDIENCES_MEET, HELPERS_MEET, type MemberRelations } from './member-relations.ts';
import type { Row } from './occurrence-rows.ts';
import { NOWHERE, type Places } from './places.ts';
import type { Columns } from './row-columns.ts';
import { HOUR, WEEK } from './time.ts';

/** Occurrences on one local day clash as *evening* with at most so much time between, inclusive. */
export const EVENING_GAP = 2 * HOUR;

/** What is known about where two rows are, or asked for. */
export type Nearness = 'near' | 'far' | 'either';

export class ClashRules {
  readonly #places: Places;
  readonly #relations: MemberRelations;

  constructor(places: Places, relations: MemberRelations) {
    this.#places = places;
    this.#relations = relations;
  }

  /**
   * Why `mine` clashes with the i-th row of the columns in each week in which that stands `shift` weeks later: reasons
   * as bits, 0 for none. Neither row is cancelled or transparent.
   * @param nearness `near` where the two are known to be; `far` for no reasons where they are
   */
  reasonsBetween(mine: Row, columns: Columns, i: number, shift: number, nearness: Nearness): number {
    const start = (columns.slots[i] as number) + shift * WEEK;
    const end = (columns.ends[i] as number) + shift * WEEK;
    const overlap = mine.slot < end && start < mine.slot + mine.length;
    if (!overlap && !isSameEvening(mine, start, end, (columns.days[i] as number) + 7 * shift)) return 0;
    const relation = this.#relations.relation(mine.member, columns.members[i] as number);
    if (relation === 0) return 0;
    const near = nearness === 'near' || this.#areNear(mine, columns, i);
    if (near && nearness === 'far') return 0;

    const audiencesMeet = near && (relation & AUDIENCES_MEET) !== 0;
    if (!overlap) return audiencesMeet ? EVENING : 0;
    let reasons = audiencesMeet ? AUDIENCE : 0;
    if (relation & HELPERS_MEET) reasons |= HELPERS;
    if (this.#shareVenue(mine, columns, i)) reasons |= VENUE;
    return reasons;
  }

  #areNear(mine: Row, columns: Columns, i: number): boolean {
    if (mine.anywhere || columns.anywhere[i] === 1) return true;
    return this.#places.areNear(mine.venue, columns.venues[i] as number);
  }

  #shareVenue({ venue }: Row, columns: Columns, i: number): boolean {
    return venue !== NOWHERE && venue === columns.venues[i] && this.#places.isSingle(venue);
  }
}

/** Whether what does not overlap the row is on the same local day with little enough time between, touching included. */
function isSameEvening(mine: Row, start: number, end: number, day: number): boolean {
  if (mine.day !== day) return false;
  const mineEnd = mine.slot + mine.length;
  return (start >= mineEnd ? start - mineEnd : mine.slot - end) <= EVENING_GAP;
}
