// Node's own HTTP server with one body in a Buffer: what the feeds are held against. Prints its port.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const body = readFileSync(process.argv[2] ?? '');
const ETAG = '"bare"';
const headers = { 'Content-Type': 'text/calendar; charset=utf-8', ETag: ETAG, 'Content-Length': body.length };

const server = createServer((request, response) => {
  if (request.headers['if-none-match'] === ETAG) {
    response.writeHead(304, { ETag: ETAG });
    response.end();
    return;
  }
  response.writeHead(200, headers);
  response.end(body);
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`at http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
