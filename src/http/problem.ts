// What went wrong, as an answer: errors to statuses and RFC 9457 problems, here and nowhere else. The API answers with
// problem+json, everything else with a few plain words.
import { randomUUID } from 'node:crypto';
import type { Context, ErrorHandler, NotFoundHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { CalendarError, type ErrorCode } from '../calendar/errors.ts';
import type { AppEnv } from './actor.ts';
import { HttpError, type HttpErrorCode, QueryError } from './http-error.ts';
import { pointerTo } from './json-pointer.ts';
import type { Services } from './services.ts';

/** RFC 9457, with every fault by its field and the facts of the error beside. */
interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: ContentfulStatusCode;
  readonly detail: string;
  readonly instance: string;
  readonly errors?: readonly ProblemError[];
  readonly [fact: string]: unknown;
}

interface ProblemError {
  /** A dotted path into the body, or the name of a query parameter or a header; `body` is all of it. */
  readonly field: string;
  /** The same place in the body as a JSON pointer (RFC 6901 §6). */
  readonly pointer?: string;
  /** The query parameter. */
  readonly parameter?: string;
  readonly detail: string;
}

type Code = ErrorCode | HttpErrorCode | 'fault';

const KINDS: Readonly<Record<Code, readonly [ContentfulStatusCode, string]>> = {
  invalid: [422, 'Something in this cannot be right'],
  unauthenticated: [401, 'Sign in first'],
  forbidden: [403, 'This is not yours to do'],
  not_found: [404, 'There is no such thing'],
  clash: [409, 'It clashes'],
  stale: [412, 'It has changed meanwhile'],
  too_large: [413, 'This is too large'],
  taken: [409, 'It is there already'],
  full: [507, 'There is no room left'],
  away: [503, 'The database does not answer'],
  unsure: [503, 'Nobody knows whether it is kept'],
  busy: [503, 'Too much is asked just now'],
  malformed: [400, 'This cannot be read'],
  unsupported_media_type: [415, 'This is in another form than asked for'],
  method_not_allowed: [405, 'That cannot be done here'],
  unknown_address: [404, 'There is nothing at this address'],
  gone: [410, 'It is not here any more'],
  too_many: [429, 'Too much is asked from there'],
  fault: [500, 'Something went wrong here'],
};

/** The answer to an error; one that nobody expected is reported whole and answered with the id of the report alone. */
export function answerError({ reportFault }: Pick<Services, 'reportFault'>): ErrorHandler<AppEnv> {
  return (error, c) => {
    if (error instanceof CalendarError || error instanceof HttpError)
      return send(c, problemOf(error, addressOf(c)), headersOf(error));
    if (error instanceof HTTPException && error.status < 500) return error.getResponse();
    if (isCutOff(c))
      return send(c, problem('malformed', 'Send it again: it ended too early.', addressOf(c)), {});
    const id = c.env?.requestId ?? randomUUID();
    reportFault(error, id);
    const detail = `Try again; if it happens again, tell the coordinator this number: ${id}.`;
    return send(c, { ...problem('fault', detail, addressOf(c)), requestId: id }, {});
  };
}

/** Whether whoever asked has left in the middle of asking. What goes wrong then is no fault of ours. */
function isCutOff(c: Context<AppEnv>): boolean {
  const incoming = (c.env as Partial<AppEnv['Bindings']> | undefined)?.incoming;
  return incoming?.destroyed === true && !incoming.complete;
}

export const answerUnknownAddress: NotFoundHandler<AppEnv> = (c) => {
  const detail = 'Check the address: nothing is kept there.';
  return send(c, problem('unknown_address', detail, addressOf(c)), {});
};

/** An expected error as a problem about the request to `path`. */
function problemOf(error: CalendarError | HttpError, path: string): Problem {
  const errors = error.issues.map(({ field, message }): ProblemError => {
    return { field, ...placeOf(error, field), detail: message };
  });
  const facts = error instanceof CalendarError ? error.facts : {};
  return {
    ...facts,
    ...problem(error.code, error.message, path),
    ...(errors.length > 0 ? { errors } : {}),
  };
}

function placeOf(
  error: CalendarError | HttpError,
  field: string,
): Pick<ProblemError, 'pointer' | 'parameter'> {
  if (error instanceof HttpError) return {};
  return error instanceof QueryError ? { parameter: field } : { pointer: pointerTo(field) };
}

function problem(code: Code, detail: string, path: string): Problem {
  const [status, title] = KINDS[code];
  return { type: `/problems/${code}`, title, status, detail, instance: path };
}

function headersOf(error: CalendarError | HttpError): Readonly<Record<string, string>> {
  if (error instanceof HttpError) return error.headers;
  if (error.code === 'busy' || error.code === 'away') return { 'Retry-After': '10' };
  return error.code === 'unauthenticated' ? { 'WWW-Authenticate': 'Bearer' } : {};
}

function send(c: Context<AppEnv>, told: Problem, headers: Readonly<Record<string, string>>): Response {
  const { status, title, detail } = told;
  const all = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', ...headers };
  if (!isOfApi(c.req.path)) return c.text(`${title}. ${detail}`, status, all);
  return c.body(JSON.stringify(told), status, { ...all, 'Content-Type': 'application/problem+json' });
}

/** The path as it was sent, which is an address as it stands. */
function addressOf(c: Context<AppEnv>): string {
  return new URL(c.req.url).pathname;
}

/** Whether the API is asked, which answers in its own form. */
export function isOfApi(path: string): boolean {
  return path === '/api' || path.startsWith('/api/');
}
