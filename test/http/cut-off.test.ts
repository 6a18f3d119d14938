// Those who leave in the middle of asking are no fault of ours: nobody is to be woken by them.
import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { type Answered, listen } from '../../src/http/server.ts';
import { anApp } from '../support/app.ts';
import { Later } from '../support/later.ts';

const CHUNKED = 'Transfer-Encoding: chunked\r\n\r\n5\r\n{"a":\r\n';
const LONG = 'Content-Length: 1000\r\n\r\n{"a":';

it.each([
  ['a check in chunks', 'POST /api/v1/clash-check', 'application/json', CHUNKED],
  ['a check', 'POST /api/v1/clash-check', 'application/json', LONG],
  ['a calendar', 'POST /api/v1/associations/sprogcafeen/import', 'text/calendar', LONG],
  ['a form', 'POST /sign-in', 'application/x-www-form-urlencoded', LONG],
  ['a form in chunks', 'POST /sign-in', 'application/x-www-form-urlencoded', CHUNKED],
  ['a file', 'POST /sign-in', 'multipart/form-data; boundary=x', LONG],
])('%s', async (_sentence, line, type, rest) => {
  const { app, faults, tokens } = await anApp();
  const answered = new Later<Answered>();
  const server = await listen(app, { host: '127.0.0.1', port: 0 }, (one) => {
    if (one.method === 'POST') answered.tell(one);
  });
  onTestFinished(() => server.close());
  const socket = connect(server.port, '127.0.0.1');
  await once(socket, 'connect');
  const head = [
    `${line} HTTP/1.1`,
    'Host: kalender.example',
    'Origin: http://kalender.example',
    `Authorization: Bearer ${tokens.coordinator}`,
    `Content-Type: ${type}`,
  ];
  socket.write(`${head.join('\r\n')}\r\n${rest}`);
  // The server has begun with the request once it answers another.
  await (await fetch(`http://127.0.0.1:${server.port}/healthz`)).text();
  socket.destroy();
  expect((await answered.value).isAborted).toBe(true);
  await (await fetch(`http://127.0.0.1:${server.port}/calendar.ics`)).text();
  expect(faults).toEqual([]);
});
