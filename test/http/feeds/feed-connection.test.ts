import { type IncomingMessage, request, type Server } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { createAdaptorServer } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anActivity } from '../../ical/an-activity.ts';
import { addressOf } from '../../support/address-of.ts';
import { TestNetwork } from './a-network.ts';

interface Received {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly bytes: Buffer;
}

let network: TestNetwork;
let server: Server;
let port: number;
beforeAll(async () => {
  network = await TestNetwork.open();
  await network.publish(anActivity());
  server = createAdaptorServer({ fetch: network.app.fetch }) as Server;
  ({ port } = await addressOf(server));
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await network[Symbol.asyncDispose]();
});

function receive(method: string, headers: Readonly<Record<string, string>>): Promise<Received> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path: '/calendar.ics', headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, bytes: Buffer.concat(parts) }),
      );
    });
    sent.on('error', reject).end();
  });
}

describe('over a connection', () => {
  it('a feed arrives with its length, plain and compressed', async () => {
    const plain = await receive('GET', {});
    const gzip = await receive('GET', { 'Accept-Encoding': 'gzip' });
    expect(plain.headers['content-length']).toBe(String(plain.bytes.length));
    expect(gzip.headers['content-length']).toBe(String(gzip.bytes.length));
    expect(gunzipSync(gzip.bytes).equals(plain.bytes)).toBe(true);
  });

  it('HEAD tells the length of what GET would send, and sends nothing', async () => {
    for (const headers of [{}, { 'Accept-Encoding': 'gzip' }]) {
      const [get, head] = [await receive('GET', headers), await receive('HEAD', headers)];
      expect({ ...head.headers, date: '' }).toEqual({ ...get.headers, date: '' });
      expect([head.status, head.bytes.length]).toEqual([200, 0]);
    }
  });

  it('304 sends no bytes and no length', async () => {
    const { headers } = await receive('GET', {});
    const unchanged = await receive('GET', { 'If-None-Match': headers.etag ?? '' });
    expect([unchanged.status, unchanged.bytes.length]).toEqual([304, 0]);
    expect(unchanged.headers.etag).toBe(headers.etag);
    expect(unchanged.headers['content-length']).toBeUndefined();
    expect(unchanged.headers['content-type']).toBeUndefined();
  });
});
