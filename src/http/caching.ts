// Conditional requests: whether what the client has is still what it would get (RFC 9110 §13).
import { type Instant, instant, SECOND } from '../calendar/time.ts';

/** What the client's copy is compared with; `lastModified` counts in whole seconds. */
export interface Validators {
  readonly etag: string;
  /** Null where it is not known. */
  readonly lastModified: Instant | null;
}

/** The condition of a GET or HEAD, as its headers have it. */
export interface Condition {
  readonly ifNoneMatch: string | undefined;
  readonly ifModifiedSince: string | undefined;
}

/** Whether to answer 304. If-Modified-Since counts only where there is no If-None-Match (§13.2.2). */
export function isNotModified({ ifNoneMatch, ifModifiedSince }: Condition, now: Validators): boolean {
  if (ifNoneMatch !== undefined) return ifNoneMatch === now.etag || matchesAny(ifNoneMatch, now.etag);
  if (ifModifiedSince === undefined || now.lastModified === null) return false;
  const since = parseHttpDate(ifModifiedSince);
  return since !== null && Math.floor(now.lastModified / SECOND) * SECOND <= since;
}

/** The weak comparison (§8.8.3.2) with each of a list; a tag may hold commas. */
function matchesAny(list: string, etag: string): boolean {
  if (list.trim() === '*') return true;
  const opaque = etag.replace(/^W\//, '');
  return list.match(/"[^"]*"/g)?.includes(opaque) ?? false;
}

/** An instant in the form that headers have it, in whole seconds: `Sun, 06 Nov 1994 08:49:37 GMT` (§5.6.7). */
export function formatHttpDate(at: Instant): string {
  return new Date(at).toUTCString();
}

const FORMS = [
  /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/,
  /^[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT$/,
  /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/,
];

/** The instant that a header names in any of the three forms that must be understood; null for anything else. */
function parseHttpDate(text: string): Instant | null {
  if (!FORMS.some((form) => form.test(text))) return null;
  // The form of C's asctime has no zone, and is in UTC all the same.
  const at = Date.parse(text.endsWith(' GMT') ? text : `${text} GMT`);
  return Number.isNaN(at) ? null : instant(at);
}
