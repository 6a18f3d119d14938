// What a poster is to show, as its address says: which days, on which paper, in which languages.
import { formatLocalDate, parseLocalDate, weekdayOf } from '../../calendar/time.ts';
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
}

/** Anything else that an address may say is read as though it were not there. */
export function posterChoice({ query, today, words }: Reader): PosterChoice {
  const span = SPANS.find((one) => one === query.get('span')) ?? 'week';
  const paper = PAPERS.find((one) => one === query.get('paper')) ?? 'a4';
  const second = interfaceLanguage(query.get('second') ?? undefined);
  const asked = parseLocalDate(query.get('from') ?? '');
  const day = asked !== null && isInCalendar(monthOf(asked)) ? asked : today;
  const other = second === words.language ? null : second;
  if (span === 'month') {
    const month = monthOf(day);
    return { span, paper, second: other, from: firstDayOf(month), to: firstDayOf(month + 1) };
  }
  const monday = day - weekdayOf(day);
  return { span, paper, second: other, from: monday, to: monday + 7 };
}

/** The choice as a query. */
export function posterQuery({ span, paper, second, from }: PosterChoice): string {
  const parameters = { span, from: formatLocalDate(from), paper, ...(second && { second }) };
  return new URLSearchParams(parameters).toString();
}
