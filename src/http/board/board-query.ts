// What of the board is asked for, out of its address.
import type { Slug } from '../../calendar/association.ts';
import type { Severity } from '../../calendar/clash.ts';
import {
  DAY,
  FIRST_DAY,
  formatLocalDate,
  LAST_DAY,
  parseLocalDate,
  type Window,
  wallClock,
} from '../../calendar/time.ts';
import type { ClashState } from '../../calendar/verdict.ts';
import { toInstant } from '../../calendar/zone.ts';
import type { Reader } from '../pages/reader.ts';

export const WEEKS = [4, 12, 26, 52] as const;
export const STATES = ['open', 'talked', 'settled'] as const;
export const SEVERITIES = ['high', 'medium'] as const;

export interface BoardQuery {
  readonly by: 'week' | 'association';
  readonly association: Slug | null;
  readonly severity: Severity | null;
  /** Null for all. */
  readonly state: ClashState | null;
  /** The first day; null for today. */
  readonly from: number | null;
  readonly weeks: number;
  readonly skip: number;
}

const USUAL_WEEKS = 12;
/** Days at both ends of the calendar that are left out of it. */
const EDGE = 400;

/** What means nothing counts as not said. */
export function boardQueryOf({ query }: Reader): BoardQuery {
  const said = (name: string): string => query.get(name) ?? '';
  const skip = /^\d{1,5}$/.test(said('after')) ? Number(said('after')) : 0;
  return {
    by: said('by') === 'association' ? 'association' : 'week',
    association: said('association') || null,
    severity: SEVERITIES.find((one) => one === said('severity')) ?? null,
    state: said('state') === 'all' ? null : (STATES.find((one) => one === said('state')) ?? 'open'),
    from: parseLocalDate(said('from')),
    weeks: WEEKS.find((one) => String(one) === said('weeks')) ?? USUAL_WEEKS,
    skip,
  };
}

/** The query as an address has it: only what is not as usual. */
export function queryOfBoard(asked: BoardQuery): string {
  const { by, association, severity, state, from, weeks, skip } = asked;
  const parts = new URLSearchParams();
  if (by !== 'week') parts.set('by', by);
  if (association !== null) parts.set('association', association);
  if (severity !== null) parts.set('severity', severity);
  if (state !== 'open') parts.set('state', state ?? 'all');
  if (from !== null) parts.set('from', formatLocalDate(from));
  if (weeks !== USUAL_WEEKS) parts.set('weeks', String(weeks));
  if (skip > 0) parts.set('after', String(skip));
  return parts.toString();
}

/** So many weeks from the beginning of a day: what was on this morning is still there, and the days share one window. */
export function windowOfBoard({ from, weeks }: BoardQuery, { today, network }: Reader): Window {
  const midnight = (day: number) => toInstant(network.timeZone, wallClock(day * DAY));
  const first = Math.min(LAST_DAY - EDGE, Math.max(FIRST_DAY + EDGE, from ?? today));
  return { start: midnight(first), end: midnight(first + weeks * 7) };
}
