// What the routes are served with.
import type { Desk } from '../actions/desk.ts';
import type { Letters } from '../mail/postman.ts';
import type { FetchOptions } from '../sources/fetch-calendar.ts';
import type { Program } from './program.ts';

export interface Services {
  readonly desk: Desk;
  readonly letters: Letters;
  readonly program: Program;
  /** The address people know the calendar by, without a slash at the end. */
  readonly baseUrl: string;
  /** How many proxies in front are trusted to say whom they speak for. */
  readonly trustProxy: number;
  /** The origins of the websites that may show embeds; left out or empty, all may. */
  readonly embedPartners?: readonly string[];
  /** Takes in what other processes have committed, at most some times a second; undefined when there is nothing to wait for. */
  readonly refresh: () => Promise<void> | undefined;
  /** How outside calendars are fetched; left out, from the open internet alone. */
  readonly fetching?: FetchOptions;
  /** Hears of every feed that is asked for, and whether it was kept or is made anew. */
  readonly onFeed?: (isKept: boolean) => void;
  /** Takes note of an error that nobody expected, under the id the answer shows. */
  readonly reportFault: (error: unknown, requestId: string) => void;
}
