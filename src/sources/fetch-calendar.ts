// Fetching an outside calendar from an address that somebody gave. Whoever gave it may mean harm, and so may whoever
// answers: see test/sources for each thing that is refused.
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { calendarText } from '../ical/reading/decoding.ts';
import { bodyOf, CODINGS } from './body.ts';
import { agentFor, type ConnectionOptions, hostOf, isRefusal, lookupFor } from './connection.ts';
import { FetchFailure } from './fetch-failure.ts';
import { redirectOf } from './redirect.ts';
import { webAddress } from './web-address.ts';

const SECONDS_IN_ALL = 10;
const MOST_BYTES = 5 * 1024 * 1024;
const MOST_REDIRECTS = 3;
// Some calendars answer nobody who does not look like a browser.
const USER_AGENT = 'Mozilla/5.0 (compatible; Faelleskalender)';

/** What was said of a version at hand when it was fetched, to be asked with the next time. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export type Fetched =
  | { readonly kind: 'calendar'; readonly text: string; readonly validators: Validators }
  | { readonly kind: 'unchanged' };

export interface FetchOptions extends ConnectionOptions {
  /** Ports to ask besides 80 and 443. */
  readonly ports?: readonly number[];
  /** For all of it, redirects and reading included; ten left out. */
  readonly seconds?: number;
}

/**
 * Fetches what is at the address, or learns that it is as it was. Follows at most three redirects, each checked like
 * the address itself and never from https to http, within ten seconds and 5 MiB, unpacked.
 * @throws FetchFailure
 */
export async function fetchCalendar(
  url: string,
  known: Validators,
  options: FetchOptions = {},
): Promise<Fetched> {
  const signal = AbortSignal.timeout((options.seconds ?? SECONDS_IN_ALL) * 1_000);
  let isAnswered = false;
  try {
    let address = checked(url, options);
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      const answer = await ask(address, known, options, signal);
      const next = redirectOf(answer, address, options.ports);
      isAnswered = next === null;
      if (next === null) return await readAnswer(answer);
      answer.destroy();
      address = next;
    }
    throw new FetchFailure('too-many-redirects');
  } catch (error) {
    throw failureOf(error, signal, isAnswered);
  }
}

function checked(url: string, { ports = [] }: FetchOptions): URL {
  const address = webAddress(url, ports);
  if (typeof address === 'string') throw new FetchFailure('not-allowed');
  return address;
}

function ask(
  address: URL,
  { etag, lastModified }: Validators,
  options: FetchOptions,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const { request } = address.protocol === 'https:' ? https : http;
  return new Promise((answered, failed) => {
    const asking = request(
      {
        protocol: address.protocol,
        hostname: hostOf(address),
        port: address.port || undefined,
        path: `${address.pathname}${address.search}`,
        agent: agentFor(address, options),
        headers: {
          Accept: 'text/calendar, */*;q=0.1',
          'Accept-Encoding': CODINGS,
          'User-Agent': USER_AGENT,
          ...(etag === null ? {} : { 'If-None-Match': etag }),
          ...(lastModified === null ? {} : { 'If-Modified-Since': lastModified }),
        },
        signal,
        lookup: lookupFor(options),
      },
      answered,
    );
    asking.on('error', failed);
    asking.end();
  });
}

async function readAnswer(answer: IncomingMessage): Promise<Fetched> {
  const { statusCode = 0, headers } = answer;
  try {
    if (statusCode === 304) return { kind: 'unchanged' };
    if (statusCode === 404 || statusCode === 410) throw new FetchFailure('gone');
    if (statusCode === 401 || statusCode === 403) throw new FetchFailure('refused');
    if (statusCode !== 200) throw new FetchFailure('error');
    const text = calendarText(await bodyOf(answer, MOST_BYTES));
    const { etag = null, 'last-modified': lastModified = null } = headers;
    return {
      kind: 'calendar',
      text,
      validators: { etag: sendable(etag), lastModified: sendable(lastModified) },
    };
  } finally {
    answer.destroy();
  }
}

/** A header's value that can be sent back as it is. */
function sendable(value: string | null): string | null {
  return value !== null && value.length <= 1_000 && /^[\x20-\x7e]+$/.test(value) ? value : null;
}

/** Every error as one of ours, without what it says of the address. */
function failureOf(error: unknown, signal: AbortSignal, isAnswered: boolean): FetchFailure {
  if (error instanceof FetchFailure) return error;
  if (signal.aborted) return new FetchFailure('too-slow');
  if (isRefusal(error)) return new FetchFailure('not-allowed');
  return new FetchFailure(isAnswered ? 'broken' : 'unreachable');
}
