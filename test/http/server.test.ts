import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  type Answered,
  type Answering,
  CannotListen,
  LIMITS,
  type Listening,
  listen,
  type ServerLimits,
} from '../../src/http/server.ts';
import { Later } from '../support/later.ts';

const HELLO: Answering = { fetch: () => new Response('hello') };
const LOCAL = { host: '127.0.0.1', port: 0 };

describe('a server', () => {
  test('answers at the port that the system chose', async () => {
    const { port } = await serving(HELLO);
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('hello');
  });

  test('says what to do where its port is taken', async () => {
    const { port } = await serving(HELLO);
    const second = listen(HELLO, { ...LOCAL, port }, () => {});
    await expect(second).rejects.toThrow(CannotListen);
    await expect(second).rejects.toThrow(`Port ${port} is taken`);
  });

  test('says what to do where its host is not of this computer', async () => {
    await expect(listen(HELLO, { host: '192.0.2.1', port: 0 }, () => {})).rejects.toThrow('correct HOST');
  });

  test('gives up on one who dawdles over the headers', async () => {
    const { port } = await serving(HELLO, { headers: 200, request: 1e8 });
    const socket = await connected(port);
    socket.write('GET / HTTP/1.1\r\nHost: a\r\nX-Slow');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('gives up on one who dawdles over the body', async () => {
    const { port } = await serving(readingBody(), { headers: 200, request: 400 });
    const socket = await connected(port);
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('keeps a connection for the next request longer than it waits for headers', async () => {
    const { port } = await serving(HELLO, { headers: 200, request: 400, keepAlive: 10_000 });
    const socket = await connected(port);
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    const [first] = await once(socket, 'data');
    // Another dawdler is given up meanwhile, so the limits have been looked after.
    const dawdler = await connected(port);
    dawdler.write('GET');
    await text(dawdler);
    socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    expect(String(first)).toContain('hello');
    expect(await text(socket)).toContain('hello');
  });

  test('takes no more connections than it is allowed', async () => {
    const { port } = await serving(HELLO, { connections: 1 });
    const first = await connected(port);
    const second = await connected(port);
    expect(await text(second)).toBe('');
    first.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    expect(await text(first)).toContain('hello');
  });
});

test('the limits of a server are those that it is known by', () => {
  expect(LIMITS).toMatchObject({ headers: 10_000, request: 30_000, connections: 2_000 });
});

const MEGABYTE = 'a'.repeat(1_000_000);

describe('what cannot be read as a request is refused in a sentence that arrives:', () => {
  test.each([
    ['an address of a megabyte', `GET /?q=${MEGABYTE} HTTP/1.1\r\nHost: a\r\n\r\n`, 431, 'shorter address'],
    [
      'a cookie of a megabyte',
      `GET / HTTP/1.1\r\nHost: a\r\nCookie: ${MEGABYTE}\r\n\r\n`,
      431,
      'fewer cookies',
    ],
    ['no HTTP', `${'\x16\x03\x01'.repeat(100_000)}`, 400, 'Ask in HTTP/1.1'],
    [
      'a header with a space in its name',
      `GET / HTTP/1.1\r\nHo st: ${MEGABYTE}\r\n\r\n`,
      400,
      'Ask in HTTP/1.1',
    ],
  ])('%s', async (_what, sent, status, sentence) => {
    const { port } = await serving(readingBody());
    const socket = await connected(port);
    socket.write(sent);
    const answer = await text(socket);
    expect(answer).toMatch(
      new RegExp(`^HTTP/1\\.1 ${status} .*Connection: close\\r\\n\\r\\n.*${sentence}.*\\.\\n$`, 's'),
    );
  });

  test('what follows a request is refused after that is answered', async () => {
    const { port } = await serving(HELLO);
    const socket = await connected(port);
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    expect(String((await once(socket, 'data'))[0])).toContain('hello');
    socket.write(`GET /${MEGABYTE}`);
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 431 /);
  });

  test('one who goes on sending is cut off', async () => {
    const { port } = await serving(HELLO, { headers: 200, request: 400 });
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    socket.write(`GET /${MEGABYTE}`);
    expect(String((await once(socket, 'data'))[0])).toMatch(/^HTTP\/1\.1 431 /);
    await once(socket, 'end');
    const sending = setInterval(() => socket.write('a'), 10);
    onTestFinished(() => clearInterval(sending));
    const cut = { code: expect.stringMatching(/^(EPIPE|ECONNRESET)$/) };
    await expect(once(socket, 'close')).rejects.toMatchObject(cut);
  });
});

describe('a server that is closed', () => {
  test('finishes what is under way, then takes no more', async () => {
    const gate = new Gate();
    const server = await serving({ fetch: () => gate.passed.then(() => new Response('finished')) });
    const answer = fetch(`http://127.0.0.1:${server.port}/`);
    await gate.reached;
    const closed = server.close();
    gate.open();
    const response = await answer;
    expect(await response.text()).toBe('finished');
    expect(response.headers.get('Connection')).toBe('close');
    await closed;
    await expect(fetch(`http://127.0.0.1:${server.port}/`)).rejects.toThrow('fetch failed');
  });

  test('finishes an answer of which a part has been sent', async () => {
    const gate = new Gate();
    const parts = new ReadableStream({
      async start(controller) {
        controller.enqueue(new TextEncoder().encode('one, '));
        await gate.passed;
        controller.enqueue(new TextEncoder().encode('two'));
        controller.close();
      },
    });
    const server = await serving({ fetch: () => new Response(parts) });
    const response = await fetch(`http://127.0.0.1:${server.port}/`);
    const closed = server.close();
    gate.open();
    expect(await response.text()).toBe('one, two');
    await closed;
  });

  test('waits for no connection that is kept for a next request', async () => {
    const server = await serving(HELLO);
    await (await fetch(`http://127.0.0.1:${server.port}/`)).text();
    await server.close();
    await expect(fetch(`http://127.0.0.1:${server.port}/`)).rejects.toThrow('fetch failed');
  });

  test('waits for no connection that has never carried a request', async () => {
    const server = await serving(HELLO, { lastCall: 50 });
    const socket = await connected(server.port);
    await server.close();
    expect(await text(socket)).toBe('');
  });

  test('answers the request that was on its way', async () => {
    const server = await serving(HELLO);
    const socket = await connected(server.port);
    const closed = server.close();
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    expect(await text(socket)).toMatch(/Connection: close.*hello/is);
    await closed;
  });

  test('cuts off what does not finish in time', async () => {
    const gate = new Gate();
    const server = await serving({ fetch: () => gate.passed.then(() => new Response()) }, { farewell: 50 });
    const answer = fetch(`http://127.0.0.1:${server.port}/`).catch((error: Error) => error.message);
    await gate.reached;
    await server.close();
    expect(await answer).toBe('fetch failed');
    gate.open();
  });
});

const PATHS: [sentence: string, asked: string, noted: string][] = [
  ['a path', '/associations/sprogcafeen.ics', '/associations/sprogcafeen.ics'],
  ['no query, which may hold a secret', '/calendar.ics?token=hemmelig', '/calendar.ics'],
  ['no token of a private feed', '/private/hemmelig.ics', '/private/…'],
  ['no token in other letters', '/%70rivate%2Fhemmelig.ics', '/private/…'],
  ['no start link', '/start/hemmelig', '/start/…'],
  ['no more than the beginning of a path', `/${'x'.repeat(2_000)}`, `/${'x'.repeat(499)}`],
];

describe('what is noted of a request has', () => {
  test.each(PATHS)('%s', async (_sentence, asked, noted) => {
    const answered = new Later<Answered>();
    const server = await serving(HELLO, {}, answered.tell);
    await (await fetch(`http://127.0.0.1:${server.port}${asked}`)).text();
    expect(await answered.value).toEqual({
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      method: 'GET',
      path: noted,
      route: '',
      status: 200,
      ms: expect.any(Number),
      isAborted: false,
    });
  });

  test('whether the other side left before the answer', async () => {
    const gate = new Gate();
    const answered = new Later<Answered>();
    const slow: Answering = { fetch: () => gate.passed.then(() => new Response()) };
    const server = await serving(slow, {}, answered.tell);
    const leaving = new AbortController();
    const answer = fetch(`http://127.0.0.1:${server.port}/`, { signal: leaving.signal });
    await gate.reached;
    leaving.abort();
    await expect(answer).rejects.toThrow('aborted');
    expect((await answered.value).isAborted).toBe(true);
    gate.open();
  });

  test('the id that the request was answered under', async () => {
    const answered = new Later<Answered>();
    const telling: Answering = { fetch: (_request, { requestId }) => new Response(requestId) };
    const server = await serving(telling, {}, answered.tell);
    const told = await (await fetch(`http://127.0.0.1:${server.port}/`)).text();
    expect((await answered.value).requestId).toBe(told);
  });
});

/** Where requests are held up until the test lets them pass. */
class Gate {
  readonly #reached = new Later<void>();
  readonly #passed = new Later<void>();

  /** Resolved when the first request has come this far. */
  get reached(): Promise<void> {
    return this.#reached.value;
  }

  get passed(): Promise<void> {
    this.#reached.tell();
    return this.#passed.value;
  }

  open(): void {
    this.#passed.tell();
  }
}

async function serving(
  app: Answering,
  limits: Partial<ServerLimits> = {},
  onAnswered: (answered: Answered) => void = () => {},
): Promise<Listening> {
  const server = await listen(app, LOCAL, onAnswered, { ...LIMITS, ...limits });
  onTestFinished(() => server.close());
  return server;
}

function readingBody(): Answering {
  return { fetch: async (request) => new Response(await request.text()) };
}

async function connected(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => {
    socket.destroy();
  });
  await once(socket, 'connect');
  return socket;
}
