// Bodies that are too large, over real connections: the sender gets to read the answer, whatever it sends with.
import { once } from 'node:events';
import { Agent, type ClientRequest, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { Hono } from 'hono';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hearOut } from '../../src/http/hear-out.ts';
import { listen } from '../../src/http/server.ts';
import { anApp, anInput, type TestApp } from '../support/app.ts';

const MIB = 1024 * 1024;
const TOO_LARGE = 50 * MIB;

/** Made once, so that making it is no part of what is measured. */
const ALL_SPACES = Buffer.alloc(TOO_LARGE, ' ');
const spaces = (size: number): Buffer<ArrayBuffer> => ALL_SPACES.subarray(0, size);

interface Answer {
  readonly status: number;
  readonly text: string;
}

type Send = (url: string, headers: Record<string, string>, size: number) => Promise<Answer>;

const withFetch: Send = async (url, headers, size) => {
  const response = await fetch(url, { method: 'POST', headers, body: spaces(size) });
  return { status: response.status, text: await response.text() };
};

const withFetchInChunks: Send = async (url, headers, size) => {
  const response = await fetch(url, {
    method: 'POST',
    headers,
    body: streamOf(size),
    duplex: 'half',
  } as RequestInit);
  return { status: response.status, text: await response.text() };
};

const withNode: Send = async (url, headers, size) => {
  const sending = request(url, { method: 'POST', headers: { ...headers, 'Content-Length': String(size) } });
  sending.end(spaces(size));
  return nodeAnswer(sending);
};

const withNodeInChunks: Send = async (url, headers, size) => {
  const sending = request(url, { method: 'POST', headers });
  for (let sent = 0; sent < size; sent += MIB) sending.write(spaces(Math.min(MIB, size - sent)));
  sending.end();
  return nodeAnswer(sending);
};

async function nodeAnswer(sending: ClientRequest): Promise<Answer> {
  const [response] = await once(sending, 'response');
  let text = '';
  for await (const part of response) text += part;
  return { status: response.statusCode, text };
}

/** As the simplest of clients: not a byte is read before all of the body is sent. */
const withoutLooking: Send = async (url, headers, size) => {
  const { hostname, port, pathname } = new URL(url);
  const socket = connect(Number(port), hostname);
  const lines = Object.entries({ ...headers, Host: hostname, 'Content-Length': size, Connection: 'close' });
  socket.write(
    `POST ${pathname} HTTP/1.1\r\n${lines.map(([name, is]) => `${name}: ${is}\r\n`).join('')}\r\n`,
  );
  for (let sent = 0; sent < size; sent += MIB) {
    if (!socket.write(spaces(Math.min(MIB, size - sent)))) await once(socket, 'drain');
  }
  let answer = '';
  for await (const part of socket) answer += part;
  const [head = '', text = ''] = answer.split('\r\n\r\n');
  return { status: Number(head.split(' ')[1]), text };
};

const CLIENTS: readonly (readonly [string, Send])[] = [
  ['fetch, which says its length', withFetch],
  ['fetch, in chunks', withFetchInChunks],
  ['node:http, which says its length', withNode],
  ['node:http, in chunks', withNodeInChunks],
  ['one who reads nothing before all is sent', withoutLooking],
];

function streamOf(size: number): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream({
    pull(controller) {
      if (sent >= size) controller.close();
      else controller.enqueue(spaces(Math.min(MIB, size - sent)));
      sent += MIB;
    },
  });
}

async function served(): Promise<{ calendar: TestApp; url: string; headers: Record<string, string> }> {
  const calendar = await anApp();
  const listening = await listen(calendar.app, { host: '127.0.0.1', port: 0 }, () => {});
  onTestFinished(() => listening.close());
  const headers = {
    Authorization: `Bearer ${calendar.tokens.sprogcafeen}`,
    'Content-Type': 'application/json',
  };
  return { calendar, url: `http://127.0.0.1:${listening.port}`, headers };
}

describe('a body that is too large', () => {
  it.each(CLIENTS)('is answered 413 to %s, within a second, and nothing is stored', async (_client, send) => {
    const { calendar, url, headers } = await served();
    const before = await calendar.desk.store.latestVersion();
    const began = performance.now();
    const { status, text } = await send(`${url}/api/v1/activities`, headers, TOO_LARGE);
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(status).toBe(413);
    expect(JSON.parse(text)).toMatchObject({
      type: '/problems/too_large',
      detail: 'Send at most 1 MiB at a time.',
    });
    expect(await calendar.desk.store.latestVersion()).toBe(before);
    expect(calendar.faults).toEqual([]);
    const after = await fetch(`${url}/api/v1/activities`);
    expect(after.status).toBe(200);
  });

  it.each(CLIENTS)('is one byte more than 1 MiB, to %s', async (_client, send) => {
    const { url, headers } = await served();
    expect((await send(`${url}/api/v1/clash-check`, headers, MIB + 1)).status).toBe(413);
    // All of it spaces, and so no JSON.
    expect((await send(`${url}/api/v1/clash-check`, headers, MIB)).status).toBe(400);
  });

  it.each(CLIENTS)('is answered the same at an address where nothing is, to %s', async (_client, send) => {
    const { url, headers } = await served();
    expect((await send(`${url}/nowhere`, headers, TOO_LARGE)).status).toBe(413);
  });

  it('is not waited for', async () => {
    const { url } = await served();
    const socket = slowSender(url, '/api/v1/activities', TOO_LARGE);
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1\.1 413 /);
    expect(String(answer)).toMatch(/"type":"\/problems\/too_large".*\}$/s);
    socket.destroy();
  });
});

describe('a sender whose answer is ready', () => {
  const patience = { bytes: 2 * MIB, milliseconds: 100 };

  const app = new Hono();
  app.use(hearOut(patience));
  app.post('/', (c) => c.text('Nej tak', 403));

  async function impatient(): Promise<string> {
    const listening = await listen(app, { host: '127.0.0.1', port: 0 }, () => {});
    onTestFinished(() => listening.close());
    return `http://127.0.0.1:${listening.port}`;
  }

  it('is heard out, and may use the connection again', async () => {
    const url = await impatient();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    onTestFinished(() => agent.destroy());
    const sockets = new Set();
    for (const size of [patience.bytes, patience.bytes]) {
      const headers = { 'Content-Length': String(size) };
      const sending = request(url, { method: 'POST', agent, headers });
      sending.once('socket', (socket) => sockets.add(socket));
      sending.end(Buffer.alloc(size));
      expect(await nodeAnswer(sending)).toEqual({ status: 403, text: 'Nej tak' });
    }
    expect(sockets.size).toBe(1);
  });

  it('is cut off after a while, having got the answer', async () => {
    const socket = slowSender(await impatient(), '/', MIB);
    let heard = '';
    socket.on('data', (part) => {
      heard += part;
    });
    await once(socket, 'close');
    expect(heard).toMatch(/^HTTP\/1\.1 403 .*\r\n\r\nNej tak$/s);
  });

  it('is cut off where it never ends', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += MIB;
        controller.enqueue(new Uint8Array(MIB));
      },
    });
    const headers = { 'Content-Length': String(TOO_LARGE) };
    const response = await app.request('/', {
      method: 'POST',
      headers,
      body: endless,
      duplex: 'half',
    } as RequestInit);
    expect(await response.text()).toBe('Nej tak');
    expect(sent).toBeLessThanOrEqual(patience.bytes + 2 * MIB);
  });
});

/** Says it will send so much, and sends one byte of it. */
function slowSender(url: string, path: string, size: number): Socket {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  onTestFinished(() => {
    socket.destroy();
  });
  socket.on('error', () => {});
  socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: ${size}\r\n\r\n{`);
  return socket;
}

describe('a body that is not too large', () => {
  it.each([
    ['says its length', (input: Buffer<ArrayBuffer>): BodyInit => input],
    ['comes in chunks', (input: Buffer<ArrayBuffer>): BodyInit => new Blob([input]).stream()],
  ])('is read where it %s', async (_sentence, bodyOf) => {
    const { url, headers } = await served();
    const input = Buffer.from(JSON.stringify(anInput()));
    const body = bodyOf(Buffer.alloc(MIB, ' ').fill(input, 0, input.length));
    const response = await fetch(`${url}/api/v1/activities`, {
      method: 'POST',
      headers,
      body,
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(201);
  });
});
