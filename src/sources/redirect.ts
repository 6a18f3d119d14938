// Where an answer sends on to.
import { FetchFailure } from './fetch-failure.ts';
import { webAddress } from './web-address.ts';

const REDIRECTS: ReadonlySet<number | undefined> = new Set([301, 302, 303, 307, 308]);

/** An answer, as much of it as says where to go on. */
export interface Redirecting {
  readonly statusCode?: number | undefined;
  readonly headers: { readonly location?: string | undefined };
}

/**
 * The address to ask next; null where the answer is no redirect.
 * @param ports that may be asked besides 80 and 443
 * @throws FetchFailure where it leads to what may not be asked, or from https to http
 */
export function redirectOf(
  { statusCode, headers: { location } }: Redirecting,
  from: URL,
  ports: readonly number[] = [],
): URL | null {
  if (!REDIRECTS.has(statusCode) || location === undefined) return null;
  if (!URL.canParse(location, from.href)) throw new FetchFailure('error');
  const to = webAddress(new URL(location, from.href).href, ports);
  if (typeof to === 'string') throw new FetchFailure('not-allowed');
  // What was asked for in secret would go on for everybody on the way to read.
  if (from.protocol === 'https:' && to.protocol === 'http:') throw new FetchFailure('not-allowed');
  return to;
}
