// What people have agreed about pairs of activities, and how long it holds.
import type { Activity } from '../calendar/activity.ts';
import { clashesAnew, type PairState, pairIdOf, type Settlement } from '../calendar/settlement.ts';
import { DAY, formatInstant, type Instant, instant, type Window } from '../calendar/time.ts';
import type { ClashState, StateOf } from '../calendar/verdict.ts';
import type { Desk } from './desk.ts';
import type { Register } from './renderings.ts';

/** So far ahead two activities are compared. */
const AHEAD = 732 * DAY;

/** From now on, as far as settlements look. */
export function windowOfSettlements(now: Instant): Window {
  return { start: now, end: instant(now + AHEAD) };
}

/** The two by id, the lower one first. */
export function pairOf(one: Activity, other: Activity, { venues }: Pick<Register, 'venues'>): PairState {
  return one.id < other.id ? { first: one, second: other, venues } : { first: other, second: one, venues };
}

/**
 * The state of each pair as it is remembered. A pair that is settled is open with an activity that is not as it is
 * stored, where so it would clash on dates on which it does not now: publishing it would reopen the pair.
 */
export function stateOf(desk: Desk): StateOf {
  const { network, settings } = desk;
  const { settlements, activities } = network;
  if (settlements.size === 0) return () => 'open';
  const window = windowOfSettlements(desk.clock());
  return (one, other): ClashState => {
    const state = settlements.get(pairIdOf(one.id, other.id))?.state ?? 'open';
    if (state !== 'settled') return state;
    const [wasOne, wasOther] = [activities.get(one.id), activities.get(other.id)];
    if (!wasOne || !wasOther || (wasOne === one && wasOther === other)) return state;
    const was = pairOf(wasOne, wasOther, network);
    return clashesAnew(was, pairOf(one, other, network), window, settings) ? 'open' : state;
  };
}

/** A settlement as members are told of it. */
export interface SettlementView extends Pick<Settlement, 'outcome' | 'note' | 'by'> {
  readonly at: string;
  /** Whose side has said yes to joining. */
  readonly agreed: readonly ('first' | 'second')[];
}

export function viewSettlement({ outcome, note, by, at, agreed }: Settlement): SettlementView {
  const sides = (['first', 'second'] as const).filter((side) => agreed[side] !== null);
  return { outcome, note, by, at: formatInstant(at), agreed: sides };
}

/** The settlement as history tells of it. */
export function toldInHistory(settlement: Settlement | null): object | null {
  return settlement && { ...viewSettlement(settlement), state: settlement.state };
}
