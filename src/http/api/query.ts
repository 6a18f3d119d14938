// What the query of an address asks. Parameters that nobody knows, or that say nothing, are ignored; what is wrong is named.
import { z } from '@hono/zod-openapi';
import { readWindow } from '../../actions/asked-window.ts';
import { issuesOf, sentence } from '../../actions/forms/form-issues.ts';
import { CalendarError, type Issue, invalid } from '../../calendar/errors.ts';
import type { Instant, TimeZoneId } from '../../calendar/time.ts';
import { QueryError } from '../http-error.ts';
import type { ApiContext } from './endpoint.ts';

const MAX_CURSOR = 500;

/** The start and the end of what is asked about, which the deed reads; see `readWindow`. */
export function windowQuery(length: string) {
  const at = 'RFC 3339, or a local date or time of the network';
  return z.object({
    from: z
      .string()
      .optional()
      .meta({ description: `${at}; left out, now`, example: '2026-12-01' }),
    to: z
      .string()
      .optional()
      .meta({ description: `As from, exclusive; left out, ${length} after from`, example: '2027-01-01' }),
  });
}

/** How many to answer with at most, and where to go on. */
export function pageQuery(most: number, usual: number) {
  return z.object({
    limit: limitField(most, usual),
    cursor: z
      .string()
      .max(MAX_CURSOR, 'Send the cursor that the page before gave as next.')
      .optional()
      .meta({ description: 'What the page before gave as next' }),
  });
}

export function limitField(most: number, usual: number) {
  return z.coerce.number().int().min(1).max(most).default(usual).openapi({
    type: 'integer',
    minimum: 1,
    maximum: most,
    default: usual,
    description: 'At most so many',
  });
}

/** @throws QueryError naming each parameter that is at fault */
export function readQuery<Query extends z.ZodObject>(c: ApiContext, query: Query): z.output<Query> {
  const said = Object.entries(c.req.query()).filter(([, value]) => value !== '');
  const result = query.safeParse(Object.fromEntries(said), { error: sentence });
  if (result.success) return result.data;
  const parameters = new Set(result.error.issues.map((issue) => issue.path[0]));
  const faults = [...parameters].flatMap((name) => {
    const own = result.error.issues.filter((issue) => issue.path[0] === name);
    return issuesOf(
      own.map((issue) => ({ ...issue, path: issue.path.slice(1) })),
      String(name),
    );
  });
  throw asQueryError(faults);
}

/** An instant asked for, else `now`. */
export function readFrom(text: string | undefined, now: Instant, timeZone: TimeZoneId): Instant {
  return text === undefined ? now : readWindow({ from: text }, now, timeZone).start;
}

/** Runs what reads parameters further; its faults come out as those of the query. */
export function ofQuery<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw error instanceof CalendarError && error.code === 'invalid' ? asQueryError(error.issues) : error;
  }
}

function asQueryError(issues: readonly Issue[]): QueryError {
  return new QueryError('invalid', invalid(issues).message, issues);
}
