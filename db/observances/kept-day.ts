// A day that people keep: what it is called, and when it falls.
import type { Day } from './dates.ts';

export type Tradition = 'danish' | 'geez' | 'islamic' | 'persian' | 'ukrainian';

export interface KeptDay {
  readonly id: string;
  readonly traditions: readonly Tradition[];
  /** A holiday or a half-day is one in Denmark; what others keep is a festival. */
  readonly kind: 'holiday' | 'half-day' | 'festival';
  /** Seen in the sky rather than reckoned, so that it may be a day earlier or later. */
  readonly approximate: boolean;
  /** By language. */
  readonly name: Names;
  /** When it falls, in order; the second day of each is the first that is no longer part of it. */
  readonly spans: readonly (readonly [Day, Day])[];
}

export interface Names {
  readonly da: string;
  readonly en: string;
  readonly ar: string;
  readonly uk: string;
  readonly ti: string;
}

/** Names in the order Danish, English, Arabic, Ukrainian, Tigrinya. */
export function named(da: string, en: string, ar: string, uk: string, ti: string): Names {
  return { da, en, ar, uk, ti };
}

/** Single days, each a span of its own. */
export function singly(days: readonly Day[]): KeptDay['spans'] {
  return lasting(1, days);
}

/** Spans of so many days from each day. */
export function lasting(length: number, days: readonly Day[]): KeptDay['spans'] {
  return days.map((day) => [day, day + length]);
}
