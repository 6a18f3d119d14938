// Pages and answers that tell of dates, after a large change.
import type { MiddlewareHandler } from 'hono';
import type { Desk } from '../actions/desk.ts';

/**
 * Has those wait who may ask for dates until all of a large change is in the index of occurrences. Were it taken in for
 * the first who asks, everybody would wait for that.
 */
export function datesKnown({ occurrences }: Desk): MiddlewareHandler {
  return async (_c, next) => {
    await occurrences.following;
    await next();
  };
}
