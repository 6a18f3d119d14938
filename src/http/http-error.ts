// What can be wrong with a request before it becomes a deed, and with how its address asks.
import { CalendarError, type Issue } from '../calendar/errors.ts';

/** What only HTTP can get wrong. */
export type HttpErrorCode =
  | 'malformed'
  | 'unsupported_media_type'
  | 'method_not_allowed'
  | 'unknown_address'
  | 'too_many'
  | 'gone';

/** A request that never becomes a deed. Its message is a whole sentence that says what to do. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly code: HttpErrorCode;
  readonly issues: readonly Issue[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: HttpErrorCode,
    message: string,
    {
      issues = [],
      headers = {},
    }: { issues?: readonly Issue[]; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.code = code;
    this.issues = issues;
    this.headers = headers;
  }
}

/** Faults in the query of the address, not in the body. */
export class QueryError extends CalendarError {}
