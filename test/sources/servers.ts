// Real servers on loopback: those that may be asked, and canaries that never may.
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface TestServer {
  readonly port: number;
  readonly url: string;
  /** What was asked of it, in order. */
  readonly asked: readonly IncomingMessage[];
  /** How many connections were made to it, whatever was asked. */
  readonly connections: () => number;
}

/** The address that the tests allow, as it were the open internet. */
export const OPEN = '127.0.0.1';
/** Loopback too, and never allowed. */
export const INSIDE = '127.0.0.2';

export const CALENDAR = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n';

export async function aServer(
  answer: RequestListener = (_request, response) => response.end(CALENDAR),
  host: string = OPEN,
  port = 0,
): Promise<TestServer> {
  const asked: IncomingMessage[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  server.on('connection', () => {
    connections++;
  });
  await new Promise<void>((listening) => server.listen(port, host, listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port: own } = server.address() as AddressInfo;
  return { port: own, url: `http://${host}:${own}/`, asked, connections: () => connections };
}
