// What can go wrong, as codes. Only src/http/problem.ts turns them into statuses and pages.

export type ErrorCode =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'clash'
  | 'stale'
  | 'too_large'
  | 'taken'
  | 'full'
  | 'away'
  | 'unsure'
  | 'busy';

/** One thing wrong with what was given: `field` is a dotted path into the input, as `schedule.rule` or `coHosts.1`. */
export interface Issue {
  readonly field: string;
  readonly message: string;
}

/** An expected failure. Its message is a whole sentence that says what to do next. */
export class CalendarError extends Error {
  override readonly name = 'CalendarError';
  readonly code: ErrorCode;
  readonly issues: readonly Issue[];
  /** Facts for the reader of the error, as the clashes behind a refusal. */
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(
    code: ErrorCode,
    message: string,
    issues: readonly Issue[] = [],
    facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.code = code;
    this.issues = issues;
    this.facts = facts;
  }
}

/** The error for input with faults: one sentence, and every fault by its field. */
export function invalid(issues: readonly Issue[]): CalendarError {
  const [first] = issues;
  const rest = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  return new CalendarError(
    'invalid',
    first ? `${first.field}: ${first.message}${rest}` : 'Invalid input',
    issues,
  );
}
