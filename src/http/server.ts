// Listening: a Node server in front of the app, patient with nobody who dawdles, and an end that finishes what is
// under way.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { performance } from 'node:perf_hooks';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { Farewell, type FarewellLimits } from './farewell.ts';
import { refuseUnreadable } from './unreadable.ts';

/** What every request's handler finds in its environment. */
export interface RequestBindings extends HttpBindings {
  /** The one that the log knows the request by. */
  readonly requestId: string;
}

/** What answers the requests; a Hono app is one. */
export interface Answering {
  fetch(request: Request, bindings: RequestBindings): Response | Promise<Response>;
  /** Asked first, where there is such a thing. @returns whether it has answered */
  answersUnchanged?(incoming: IncomingMessage, outgoing: ServerResponse): boolean;
  /** Which of its routes answers, for those who tell requests apart; left out, nobody does. */
  routeOf?(method: string, path: string): string;
}

/** A request that has been answered, or given up. */
export interface Answered {
  readonly requestId: string;
  readonly method: string;
  /** Without the query, and without secrets that are part of a path. */
  readonly path: string;
  /** As the table of routes has it; '' where nobody tells requests apart. */
  readonly route: string;
  readonly status: number;
  readonly ms: number;
  /** Whether the other side left before the answer was sent. */
  readonly isAborted: boolean;
}

export interface ServerLimits extends FarewellLimits {
  /** Milliseconds that a connection has for a request's headers, and for all of a request. */
  readonly headers: number;
  readonly request: number;
  /** Milliseconds that a connection may stay open between requests; longer than proxies in front keep theirs. */
  readonly keepAlive: number;
  readonly connections: number;
}

export const LIMITS: ServerLimits = {
  headers: 10_000,
  request: 30_000,
  keepAlive: 65_000,
  farewell: 10_000,
  lastCall: 500,
  connections: 2_000,
};

export interface Listening {
  /** The one the system chose where it was asked to. */
  readonly port: number;
  /** Takes no more requests, finishes those under way within the farewell, and cuts off the rest. */
  close(): Promise<void>;
}

/** Why the server cannot listen: one sentence that says what to do. */
export class CannotListen extends Error {
  override readonly name = 'CannotListen';
}

/**
 * Makes the app answer at an address.
 * @param onAnswered is told of every request; null where nobody would listen, which makes each a quarter cheaper
 * @throws CannotListen with a sentence saying what to do
 */
export async function listen(
  app: Answering,
  { host, port }: { readonly host: string; readonly port: number },
  onAnswered: ((answered: Answered) => void) | null,
  limits: ServerLimits = LIMITS,
): Promise<Listening> {
  const ids = new WeakMap<IncomingMessage, string>();
  const answer = getRequestListener((request, bindings) => {
    const { incoming, outgoing } = bindings as HttpBindings;
    return app.fetch(request, new Bindings(incoming, outgoing, ids));
  });
  const options = {
    headersTimeout: limits.headers,
    requestTimeout: limits.request,
    keepAliveTimeout: limits.keepAlive,
    // How often the two limits above are looked after.
    connectionsCheckingInterval: Math.min(2_000, limits.headers / 2),
  };
  const server = createServer(options, (incoming, outgoing) => {
    farewell.begin(outgoing);
    if (!app.answersUnchanged?.(incoming, outgoing)) void answer(incoming, outgoing);
  });
  server.maxConnections = limits.connections;
  const farewell = new Farewell(server, limits);
  refuseUnreadable(server, limits.headers, (socket) => farewell.answering(socket));
  const note =
    (tell: (answered: Answered) => void) => (incoming: IncomingMessage, outgoing: ServerResponse) => {
      const began = performance.now();
      const requestId = idOf(ids, incoming);
      const { method = '', url = '' } = incoming;
      outgoing.once('close', () => {
        tell({
          requestId,
          method,
          path: withoutSecrets(url),
          route: app.routeOf?.(method, decoded(pathOf(url))) ?? '',
          status: outgoing.statusCode,
          ms: Math.round((performance.now() - began) * 10) / 10,
          isAborted: !outgoing.writableFinished,
        });
      });
    };
  if (onAnswered) server.prependListener('request', note(onAnswered));
  await startListening(server, host, port);
  return {
    port: (server.address() as AddressInfo).port,
    close: () => farewell.close(),
  };
}

/** Most requests are never asked for their id, so it is made when one is. */
class Bindings implements RequestBindings {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly #ids: WeakMap<IncomingMessage, string>;

  constructor(incoming: IncomingMessage, outgoing: ServerResponse, ids: WeakMap<IncomingMessage, string>) {
    this.incoming = incoming;
    this.outgoing = outgoing;
    this.#ids = ids;
  }

  get requestId(): string {
    return idOf(this.#ids, this.incoming);
  }
}

function idOf(ids: WeakMap<IncomingMessage, string>, incoming: IncomingMessage): string {
  const known = ids.get(incoming);
  if (known) return known;
  const id = randomUUID();
  ids.set(incoming, id);
  return id;
}

async function startListening(server: Server, host: string, port: number): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    const advice: Readonly<Record<string, string>> = {
      EADDRINUSE: `Port ${port} is taken: stop the program that has it, or choose another in PORT.`,
      EACCES: `Port ${port} is not ours to use: choose one above 1023 in PORT.`,
      EADDRNOTAVAIL: `This computer has no address ${host}: correct HOST.`,
      ENOTFOUND: `Nobody knows the address ${host}: correct HOST.`,
    };
    throw new CannotListen(advice[code] ?? `The server cannot listen at ${host}:${port} (${message}).`, {
      cause: error,
    });
  }
}

const SECRET_PATHS = /^(\/(?:private|start|sign-in)\/)[^/]+/i;

function withoutSecrets(url: string): string {
  const path = pathOf(url);
  const plain = decoded(path);
  return (SECRET_PATHS.test(plain) ? plain.replace(SECRET_PATHS, '$1…') : path).slice(0, 500);
}

function pathOf(url: string): string {
  return url.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/\?.*$/s, '');
}

/** As routes see it. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
