// What a poster is to show, as its address says: which days, on which paper, in which languages.
import {
  DAY,
  dayOf,
  formatLocalDate,
  parseLocalDate,
  type WallClock,
  wallClock,
  weekdayOf,
} from '../../calendar/time.ts';
import { type InterfaceLanguage, interfaceLanguage } from '../words/languages.ts';
import { firstDayOf, isInCalendar, monthOf } from './month.ts';
import type { Reader } from './reader.ts';

export const SPANS = ['week', 'month'] as const;
export const PAPERS = ['a4', 'a3'] as const;

export interface PosterChoice {
  readonly span: (typeof SPANS)[number];
  readonly paper: (typeof PAPERS)[number];
  /** Beside the page's own language; null for that alone. */
  readonly second: InterfaceLanguage | null;
  /** The days on it, the end exclusive: a week from Monday on, or a month. */
  readonly from: number;
  readonly to: number;
  /** Whether those are the days that are proposed where nobody asks for any. */
  readonly isProposed: boolean;
}

/** Of a week or a month with less than this left a poster is too late: from Saturday noon on the coming week is proposed. */
const SOON_OVER = 1.5 * DAY;

/** Anything else that an address may say is read as though it were not there. */
export function posterChoice({ query, now, clockAt, words }: Reader): PosterChoice {
  const span = SPANS.find((one) => one === query.get('span')) ?? 'week';
  const paper = PAPERS.find((one) => one === query.get('paper')) ?? 'a4';
  const second = interfaceLanguage(query.get('second') ?? undefined);
  const asked = parseLocalDate(query.get('from') ?? '');
  const proposed = daysAround(proposedDay(clockAt(now)), span);
  const days = asked !== null && isInCalendar(monthOf(asked)) ? daysAround(asked, span) : proposed;
  return {
    span,
    paper,
    second: second === words.language ? null : second,
    ...days,
    isProposed: days.from === proposed.from,
  };
}

/** A day of the week or the month to propose. @param clock in the network's zone */
function proposedDay(clock: WallClock): number {
  return dayOf(wallClock(clock + SOON_OVER));
}

/** The week or the month that a day is in, the end exclusive. */
function daysAround(day: number, span: PosterChoice['span']): Pick<PosterChoice, 'from' | 'to'> {
  if (span === 'month') {
    const month = monthOf(day);
    return { from: firstDayOf(month), to: firstDayOf(month + 1) };
  }
  const monday = day - weekdayOf(day);
  return { from: monday, to: monday + 7 };
}

/** The choice as a query. */
export function posterQuery({ span, paper, second, from }: PosterChoice): string {
  const parameters = { span, from: formatLocalDate(from), paper, ...(second && { second }) };
  return new URLSearchParams(parameters).toString();
}
