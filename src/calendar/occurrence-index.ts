// The network's occurrences in memory over a stretch of weeks: what is on in a window, and what clashes. Filled once,
// then patched activity by activity; equal to one filled afresh after any sequence of patches.
import { type Activity, hostsOf } from './activity.ts';
import type { Venue } from './association.ts';
import { ClashSearch, type OnMatch } from './clash-search.ts';
import { compileSchedule } from './compiled-schedule.ts';
import { type Accepts, type After, type Happening, HappeningSearch } from './happenings.ts';
import { bitsOf, MemberRelations } from './member-relations.ts';
import { rowsOf } from './member-rows.ts';
import type { Member } from './occurrence-rows.ts';
import { Places } from './places.ts';
import { RowLists } from './row-lists.ts';
import type { TimeZoneId, Window } from './time.ts';
import { isWellInside, spanOf, type WeekSpan } from './week-span.ts';

export type { After, Happening } from './happenings.ts';

/** What the network has agreed on. */
export interface NetworkRules {
  /** The zone whose days *evening* compares. */
  readonly timeZone: TimeZoneId;
  /** Venues at most so many kilometres apart are near. */
  readonly nearKm: number;
}

type NameKind = 'host' | 'audience' | 'need';

/** Dates of one activity in a window, as a rule. */
const DATES_LOOKED_AT = 5;

/** The number of a name that nobody in the index has, so that it is shared with nobody. */
const UNKNOWN = -1;

export class OccurrenceIndex {
  /** Of occurrences outside it the index knows nothing. */
  readonly span: WeekSpan;
  readonly #rules: NetworkRules;
  readonly #places: Places;
  readonly #members = new Map<string, Member>();
  /** Null where it has to be sorted afresh. */
  #inOrder: readonly Member[] | null = null;
  readonly #lists = new RowLists();
  readonly #relations = new MemberRelations();
  readonly #search: ClashSearch;
  readonly #names: Readonly<Record<NameKind, Map<string, number>>> = {
    host: new Map(),
    audience: new Map(),
    need: new Map(),
  };
  /** Numbers of members that are gone. */
  readonly #freeNumbers: number[] = [];

  /** An index of the weeks that hold the window, up to `MAX_WEEKS` of them. */
  constructor(window: Window, venues: Iterable<Venue>, activities: Iterable<Activity>, rules: NetworkRules) {
    this.span = spanOf(window);
    this.#rules = rules;
    this.#places = new Places(venues, rules.nearKm);
    this.#search = new ClashSearch(this.#lists, this.#places, this.#relations);
    this.#lists.fill([...activities].flatMap((activity) => this.#join(activity).rows));
  }

  /** By the ids of their activities, in no order. */
  get members(): ReadonlyMap<string, Member> {
    return this.#members;
  }

  /**
   * Whether a question about this window can be answered here in full. (An occurrence of more than a week may reach
   * out of the span; what it meets out there is not seen.)
   */
  covers(window: Window): boolean {
    return isWellInside(window, this.span);
  }

  /** Every member in the order of their activities' ids. Not to be kept across a change. */
  membersById(): readonly Member[] {
    this.#inOrder ??= [...this.#members.values()].sort((a, b) => (a.activity.id < b.activity.id ? -1 : 1));
    return this.#inOrder;
  }

  /** Adds an activity, or puts it in the place of the one with its id. */
  put(activity: Activity): void {
    this.remove(activity.id);
    for (const row of this.#join(activity).rows) this.#lists.insert(row);
  }

  /** Takes an activity out; nothing happens where there is none with this id. */
  remove(id: string): void {
    const member = this.#members.get(id);
    if (!member) return;
    for (const row of member.rows) this.#lists.delete(row);
    this.#members.delete(id);
    this.#inOrder = null;
    this.#freeNumbers.push(member.number);
  }

  /** Takes note of a venue, new or changed. */
  putVenue(venue: Venue): void {
    this.#places.put(venue);
  }

  /** Above every member's number, and the number of a draft of something new. */
  get numbers(): number {
    return this.#members.size + this.#freeNumbers.length;
  }

  /** The activity as it would stand in this index, without putting it there. */
  draft(activity: Activity): Member {
    const number = this.#members.get(activity.id)?.number ?? this.numbers;
    return this.#member(activity, number, (kind, name) => this.#names[kind].get(name) ?? UNKNOWN);
  }

  /** Tells of every row that clashes with the member's; see `ClashSearch.search`. */
  searchClashes(member: Member, above: number, onMatch: OnMatch): void {
    this.#search.search(member, above, onMatch);
  }

  /** Tells of the clashes in the member's own venue alone. */
  searchVenueClashes(member: Member, onMatch: OnMatch): void {
    this.#search.searchVenue(member, onMatch);
  }

  /** Tells of the clashes between two members. */
  searchPairClashes(mine: Member, other: Member, onMatch: OnMatch): void {
    this.#search.searchPair(mine, other, onMatch);
  }

  /**
   * What is on in the window, by start, then activity, at most `limit`, beginning after `after`. Cancelled dates are
   * among them. The index must cover the window.
   * @param among the only activities that can be asked for, where that is known; they must be this index's own
   */
  happenings(
    window: Window,
    accepts: Accepts,
    limit: number,
    after?: After,
    among: readonly Activity[] | null = null,
  ): readonly Happening[] {
    const question = { window, accepts, limit, after: after ?? null };
    const search = new HappeningSearch(this.#lists, this.#places, this.span, question);
    if (among === null || isFasterInOrder(among.length, this.#members.size, limit)) return search.answer();
    return search.answerAmong(among.flatMap(({ id }) => this.#members.get(id) ?? []));
  }

  /** How many occurrences that are asked for start in the window. */
  countStarting(window: Window, accepts: Accepts): number {
    const question = { window, accepts, limit: Number.POSITIVE_INFINITY, after: null };
    return new HappeningSearch(this.#lists, this.#places, this.span, question).countStarting();
  }

  #join(activity: Activity): Member {
    const number = this.#freeNumbers.pop() ?? this.#members.size;
    const member = this.#member(activity, number, (kind, name) => this.#numberOf(kind, name));
    this.#relations.put(member);
    this.#members.set(activity.id, member);
    this.#inOrder = null;
    return member;
  }

  #numberOf(kind: NameKind, name: string): number {
    const names = this.#names[kind];
    const number = names.get(name) ?? names.size;
    names.set(name, number);
    return number;
  }

  /** @param numberOf the number of a host, an audience or a helper */
  #member(activity: Activity, number: number, numberOf: (kind: NameKind, name: string) => number): Member {
    const audiences = activity.audiences.map((audience) => numberOf('audience', audience));
    const needs = [...new Set(activity.needs)].map((need) => numberOf('need', need));
    const member: Member = {
      activity,
      compiled: compileSchedule(activity.schedule),
      number,
      hosts: hostsOf(activity).map((slug) => numberOf('host', slug)),
      audiences,
      needs,
      audienceBits: bitsOf(audiences),
      needBits: bitsOf(needs),
      clashes: activity.status !== 'cancelled' && !activity.transparent,
      rows: [],
    };
    member.rows = rowsOf(member, this.span, this.#places, this.#rules.timeZone);
    return member;
  }
}

/**
 * Whether reading everything in its order, until enough is found, beats putting the dates of so many activities in order:
 * the one looks at `limit * all / wanted` dates, the other at some dates of each wanted activity.
 */
function isFasterInOrder(wanted: number, all: number, limit: number): boolean {
  return wanted * wanted * DATES_LOOKED_AT > limit * all;
}
