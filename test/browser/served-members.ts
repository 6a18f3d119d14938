// A calendar with members at an address of this computer that browsers know as their own.
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { onTestFinished } from 'vitest';
import { aMembersApp, type MembersApp } from '../http/account/visitors.ts';
import { addressOf } from '../support/address-of.ts';

interface Answering {
  fetch(request: Request): Response | Promise<Response>;
}

/** Served on localhost, where browsers allow passkeys, until the test is over. */
export async function servedMembers(): Promise<MembersApp> {
  // The calendar's own address is known only once the server listens.
  let answering: Answering = { fetch: () => new Response(null, { status: 503 }) };
  const server = createAdaptorServer({ fetch: (request) => answering.fetch(request) }) as Server;
  const { port } = await addressOf(server);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const members = await aMembersApp({ services: { baseUrl: `http://localhost:${port}` } });
  answering = members.app;
  return members;
}
